"""What is made of texts and rows: nobody can strike a name out of a drawn page, so where a person is erased it goes
whole, and is made again."""

from collections.abc import Iterator

from django.db import models, transaction
from django.db.models import ProtectedError

from csp_portal.people.traces import Trace
from plans.models import Attachment, Import, RenderedText, Rendering, TakeOut, Version


def forget(found: list[Trace], portraits: set[str]) -> None:
    """``found``: where the name stood; ``portraits``: checksums of those that stood over it."""
    RenderedText.objects.all().delete()
    named = {trace.pk for trace in found if trace.model is Rendering}
    about = models.Q(kind=Rendering.Kind.DRAFT) | models.Q(pk__in=named)
    drawn, being_drawn = Rendering.objects.filter(about), Rendering.State.RENDERING
    _delete(drawn.exclude(state=being_drawn))
    _delete(TakeOut.objects.exclude(ended_at=None))
    for under_way in (drawn.filter(state=being_drawn), TakeOut.objects.filter(state=TakeOut.State.MAKING)):
        under_way.update(state="wanted", claimed_by="")  # its worker read the name: it is made again, without
    is_sealed = {sha for sha in portraits if Version.objects.filter(canonical__contains=sha).exists()}
    _delete(Attachment.objects.filter(sha256__in=portraits - is_sealed))


def files_kept_as_they_came(found: list[Trace]) -> int:
    """Files that a text was made of, and that stay with its history; what was read of them names the person."""
    return len({trace.pk for trace in found if trace.model is Import})


def lost_portraits(found: list[Trace]) -> set[str]:
    """Checksums of the pictures that go with a name; asked before anything is replaced."""
    lost: set[str] = set()
    for trace in found:
        if isinstance(trace.now, dict | list):
            before = models.QuerySet(model=trace.model).filter(pk=trace.pk).values_list(trace.column, flat=True).get()
            lost |= {*_portraits(before)} - {*_portraits(trace.now)}
    return lost


def _portraits(value) -> Iterator[str]:
    if isinstance(value, list):
        for each in value:
            yield from _portraits(each)
    if isinstance(value, dict):
        portrait = value.get("portrait")
        if isinstance(portrait, dict) and "sha256" in portrait:
            yield portrait["sha256"]
        for each in value.values():
            yield from _portraits(each)


def _delete(rows) -> None:
    """Each with its file, once it is certain. What a published pack is printed of stays, as the pack does."""
    for row in rows:
        try:
            with transaction.atomic():
                models.QuerySet(model=type(row)).filter(pk=row.pk).delete()
        except ProtectedError:
            continue
        if row.file:
            transaction.on_commit(lambda file=row.file: file.storage.delete(file.name))
