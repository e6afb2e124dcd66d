"""A plan in other formats: put beside it, exchanged, taken away."""

import hashlib

from django.core.files.base import ContentFile
from django.db import transaction
from django.utils import timezone

from partnerships.access import Permission, not_allowed
from partnerships.models import User, audit
from partnerships.verbs import require, require_reason, swap
from plans.models import OtherFormat, Paper
from plans.printing.cleaning import CleanPdf


def reasons_not_to_change_formats(paper: Paper, *, by: User) -> list[str]:
    """They come after the text: an adopted plan gets them too."""
    if paper.kind != Paper.Kind.PLAN:
        return ["Plans have other formats: open the plan and add it there."]
    return not_allowed(by, Permission.EDIT_PAPER, paper)


@transaction.atomic
def add_format(paper: Paper, *, kind: str, language: str, pdf: CleanPdf, by: User) -> OtherFormat:
    """One under the same name is handed out no more."""
    require(reasons_not_to_change_formats(paper, by=by))
    Paper.objects.select_for_update().get(pk=paper.pk)
    row = OtherFormat(paper=paper, kind=kind, language=language, added_by=by, size=len(pdf.content), pages=pdf.pages)
    row.name, row.sha256 = row.own_name, hashlib.sha256(pdf.content).hexdigest()
    for before in paper.other_formats.standing().filter(name=row.name):
        _take_away(before, by=by, reason="A newer one takes its place.")
    row.file = ContentFile(pdf.content, name=f"{row.key}.pdf")
    row._history_user = by
    row.save()
    audit("other format added", row, by=by, partnership=paper.partnership, name=row.name)
    return row


@transaction.atomic
def remove_format(row: OtherFormat, *, by: User, reason: str) -> None:
    require(reasons_not_to_change_formats(row.paper, by=by))
    require_reason(reason, "Say why it is taken away.")
    _take_away(row, by=by, reason=reason)


def _take_away(row, *, by, reason):
    event, place = "other format taken away", {"partnership": row.paper.partnership}
    swap(row, was={"removed_at": None}, now={"removed_at": timezone.now()}, by=by, event=event, reason=reason, **place)
