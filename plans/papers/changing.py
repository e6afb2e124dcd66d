"""Changing a paper: who may, with which reason; its title and period, and what it rests on."""

from django.db import transaction

from partnerships.access import Permission, may
from partnerships.verbs import change_if_same, require, require_reason
from plans.document.compose import compose
from plans.models import Paper, Plan
from plans.papers.addresses import follow_title
from plans.papers.assessments.verbs import say_whom_it_covers
from plans.papers.whose.verbs import reasons_not_to_be_of


def reasons_not_to_change(paper: Paper, *, by, reason: str = "") -> list[str]:
    """Why ``by`` may not change the paper's text with this reason; empty: allowed."""
    reasons = [] if by.is_system else paper.reasons_not_to_edit(by)
    if not reasons and paper.needs_reason_for_change and not reason.strip():
        reasons.append("This text is in approval: say why you change it.")
    return reasons


def require_change(paper: Paper, *, by, reason: str):
    require(reasons_not_to_change(paper, by=by, reason=reason))


@transaction.atomic
def change_details(paper: Paper, owner, *, by, reason: str = "", also_covers=None) -> bool:
    """Save title and period of what owns the paper; False when nothing changed.

    ``also_covers``: the other partnerships that an assessment is for (None: as it is).
    """
    require_change(paper, by=by, reason=reason)
    covers = also_covers is not None and say_whom_it_covers(owner, also_covers, by=by, reason=reason)
    stored = type(owner).objects.get(pk=owner.pk)
    if all(getattr(stored, each.attname) == getattr(owner, each.attname) for each in owner._meta.concrete_fields):
        return covers
    if isinstance(owner, Plan) and owner.council_id != stored.council_id:
        require(reasons_not_to_be_of(compose(paper), owner.council))
    if isinstance(owner, Plan) and owner.title != stored.title:
        follow_title(owner)
    owner._history_user = by
    owner._change_reason = reason.strip() or None
    owner.save()
    return True


def reasons_not_to_correct_source(paper: Paper, *, by) -> list[str]:
    """Why ``by`` may not say which document the text retells, and what that leaves open; empty: allowed."""
    reasons = []
    if not may(by, Permission.EDIT_PAPER, paper):
        reasons.append("Your roles do not let you edit this text.")
    if not (paper.is_open or paper.is_retold or paper.state == Paper.State.NOT_RECORDED):
        reasons.append("This text was written here: it retells no other document.")
    return reasons


@transaction.atomic
def correct_source(paper: Paper, *, source: str, note: str, years_only: bool | None = None, by, reason: str):
    """Name the document that the text retells; ``years_only``: whether it gives no more than years (None: as it is)."""
    require(reasons_not_to_correct_source(paper, by=by))
    require_reason(reason, "Say where this is known from.")
    was = {"source": paper.source, "source_note": paper.source_note}
    now = {"source": source, "source_note": note}
    if now != was:
        change_if_same(paper, was=was, now=now, by=by, reason=reason)
    owner = paper.owner
    if years_only is not None and years_only != owner.years_only:
        was, now = ({"years_only": each} for each in (owner.years_only, years_only))
        change_if_same(owner, was=was, now=now, by=by, reason=reason)


@transaction.atomic
def add_basis(paper: Paper, basis, *, by, reason: str = ""):
    """Name a paper on which this one rests."""
    require_change(paper, by=by, reason=reason or "Based on another paper")
    basis.paper, basis.position = paper, paper.bases.count()
    basis._history_user = by
    basis.save()


@transaction.atomic
def remove_basis(basis, *, by, reason: str = ""):
    require_change(basis.paper, by=by, reason=reason or "No longer based on another paper")
    basis._history_user, basis._change_reason = by, reason.strip() or None
    basis.delete()
