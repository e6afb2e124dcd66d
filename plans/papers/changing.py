"""Changing a paper: who may, with which reason; its title and period, and what it rests on."""

from django.db import transaction

from partnerships.verbs import require
from plans.models import Paper


def reasons_not_to_change(paper: Paper, *, by, reason: str = "") -> list[str]:
    """Why ``by`` may not change the paper's text with this reason; empty: allowed."""
    reasons = [] if by.is_system else paper.reasons_not_to_edit(by)
    if not reasons and paper.needs_reason_for_change and not reason.strip():
        reasons.append("This text is in approval: say why you change it.")
    return reasons


def require_change(paper: Paper, *, by, reason: str):
    require(reasons_not_to_change(paper, by=by, reason=reason))


@transaction.atomic
def change_details(paper: Paper, owner, *, by, reason: str = "") -> bool:
    """Save title and period of what owns the paper; False when nothing changed."""
    require_change(paper, by=by, reason=reason)
    stored = type(owner).objects.get(pk=owner.pk)
    if all(getattr(stored, each.attname) == getattr(owner, each.attname) for each in owner._meta.concrete_fields):
        return False
    owner._history_user = by
    owner._change_reason = reason.strip() or None
    owner.save()
    return True


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
