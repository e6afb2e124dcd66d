"""Rows of a stage's record: added, changed by compare-and-swap, set aside with a reason; each with its audit entry."""

from django.db.models import F
from django.utils import timezone

from partnerships.models import audit
from partnerships.verbs import Refused, StaleState


def require(reasons):
    if reasons:
        raise Refused(reasons)


def note(event, stage, *, by, reason="", **details):
    """The audit entry of something recorded of a stage. Call inside the verb's transaction."""
    timetable = stage.timetable
    place = {"partnership": timetable.paper.partnership, "council": timetable.council}
    audit(event, stage, by=by, reason=reason, **place, **details)


def add(row, *, by, event, reason=""):
    row.recorded_by = by
    row._history_user, row._change_reason = by, reason or None
    row.full_clean()
    row.save()
    note(event, row.stage, by=by, reason=reason, row=row.pk)
    return row


def change(row, *, by, event, revision, reason="", **values):
    """Save new values of a row as somebody read it at ``revision``; False when nothing changed."""
    before = {name: getattr(row, name) for name in values}
    if before == values:
        return False
    for name, value in values.items():
        setattr(row, name, value)
    row.full_clean()
    swapped = type(row).objects.filter(pk=row.pk, revision=revision, set_aside_at=None)
    if not swapped.update(revision=F("revision") + 1):
        raise StaleState(f"{row}")
    row.revision = revision + 1
    _write(row, by=by, reason=reason, names=[*values, "revision"])
    note(event, row.stage, by=by, reason=reason, row=row.pk, fields=sorted(values))
    return True


def set_aside(row, *, by, event, because):
    """A row recorded in error stays on record, and holds no longer."""
    ended = {"set_aside_at": timezone.now(), "set_aside_by": by, "set_aside_because": because}
    if not type(row).objects.filter(pk=row.pk, set_aside_at=None).update(**ended):
        raise StaleState(f"{row}")
    for name, value in ended.items():
        setattr(row, name, value)
    _write(row, by=by, reason=because, names=list(ended))
    note(event, row.stage, by=by, reason=because, row=row.pk)


def _write(row, *, by, reason, names):
    row._history_user, row._change_reason = by, reason or None
    row.save(update_fields=names)


def drop_answer(stage, *, by, because):
    """The decision that was answered does not stand any more, so its answer does not either."""
    if stage.standing_answer:
        set_aside(stage.standing_answer, by=by, event="answer recorded in error", because=because)
