"""An adoption that was recorded in error, or whose decision was called in, is undone by two people: the clerk asks, a
partnership administrator agrees."""

from django.db import transaction
from django.utils import timezone

from governance.models import Stage, UndoRequest
from governance.stages.decisions import is_overturned
from governance.stages.lifecycle import set_aside
from governance.stages.recording import drop_answer, drop_call_in
from governance.stages.taking_effect import what_follows
from governance.stages.transitions import move, reasons_not_to
from partnerships.access import Permission, may
from partnerships.models import audit
from partnerships.verbs import StaleState, change_if_same, require, require_reason
from plans.papers import lifecycle as papers


@transaction.atomic
def ask_to_undo_adoption(stage: Stage, *, by, reason: str) -> UndoRequest:
    """The clerk's half of undoing an adoption; a partnership administrator must agree."""
    require(reasons_not_to("undo_adoption", stage, by=by))
    require_reason(reason, "Say why the adoption is undone.")
    require(["It has been asked already to undo this adoption."] if stage.undo_requests.waiting() else [])
    request = UndoRequest.objects.create(stage=stage, asked_by=by, reason=reason)
    audit("undoing an adoption asked for", stage, by=by, partnership=stage.paper.partnership, reason=reason)
    return request


@transaction.atomic
def agree_to_undo_adoption(request: UndoRequest, *, by) -> list[str]:
    """The administrator's half: the paper is in approval again, the outcome set aside, the stage open.

    A decision that was called in was no error: it stays on record, and what the call-in asks for follows now. Returns
    what to look at.
    """
    stage = request.stage
    papers.undo_adoption(stage.paper, by=request.asked_by, second=by, reason=request.reason)
    _settle_request(request, by=by, agreed=True)
    if is_overturned(stage):
        return what_follows(stage, by=request.asked_by)
    set_aside(stage.outcomes.get(is_current=True), by=request.asked_by, because=request.reason)
    drop_answer(stage, by=request.asked_by, because=request.reason)
    drop_call_in(stage, by=request.asked_by, because=request.reason)
    move("undo_adoption", stage, by=request.asked_by, reason=request.reason, changes={"amended_version": None})
    return []


@transaction.atomic
def decline_to_undo_adoption(request: UndoRequest, *, by):
    require(
        [] if may(by, Permission.MANAGE_PARTNERSHIP, request) else ["Only a partnership administrator decides this."]
    )
    _settle_request(request, by=by, agreed=False)
    audit("undoing an adoption declined", request.stage, by=by, partnership=request.stage.paper.partnership)


def _settle_request(request, *, by, agreed):
    settled = {"settled_at": timezone.now(), "settled_by": by, "was_agreed": agreed}
    words = "agreed to" if agreed else "declined"
    stale = StaleState("The request to undo an adoption")
    change_if_same(request, was={"settled_at": None}, now=settled, by=by, reason=words, stale=stale)
