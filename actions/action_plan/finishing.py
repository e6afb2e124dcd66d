"""Verbs beside an action: finished, and not finished after all. They are notes of their own, so that adopted text stays
as it was adopted."""

from datetime import date

from django.db import transaction
from django.utils import timezone

from actions.models import Action, AddedAction, FinishNote
from partnerships.access import Permission, may
from partnerships.models import audit
from partnerships.verbs import missing_reason, require


def reasons_not_to_report(action: Action, *, by) -> list[str]:
    """Why ``by`` may not say that the action is finished; a partner lead speaks for its own organisation only."""
    if not may(by, Permission.REPORT_ACTION, action):
        return ["Your roles do not let you report on actions."]
    own = {lead.organisation_id for lead in action.leads.all()} & set(by.organisation_ids())
    if not own and not may(by, Permission.MANAGE_ACTIONS, action):
        return ["Another organisation leads this action: only it, or the community safety officer, reports on it."]
    return ["This action was removed."] if action.removed_at else []


def finished_on(action: Action | AddedAction) -> date | None:
    """The day that the newest note gives; None while it is not finished."""
    newest = FinishNote.objects.of(action.paper).filter(action_key=action.key).last()
    return newest and newest.finished_on


def note_finish(action: Action | AddedAction, on: date | None, *, by, event: str, reason: str = ""):
    """Keep what was said, beside the action's own text. Call inside a transaction."""
    note = FinishNote(
        paper=action.paper, action_key=action.key, finished_on=on, reason=reason, said_at=timezone.now(), said_by=by
    )
    note._history_user = by
    note.save()
    audit(event, action, by=by, partnership=action.paper.partnership, reason=reason, on=str(on or ""))


@transaction.atomic
def finish(action: Action, *, by, on: date):
    """Say that the action is done since a day; it is then not carried forward and no longer due."""
    reasons = reasons_not_to_report(_locked(action), by=by)
    if finished_on(action):
        reasons.append("This action is finished already.")
    require(reasons)
    note_finish(action, on, by=by, event="action finished")


@transaction.atomic
def reopen(action: Action, *, by, reason: str):
    """Say, with a reason, that the action is not finished after all."""
    reasons = reasons_not_to_report(_locked(action), by=by)
    if not finished_on(action):
        reasons.append("This action is not finished.")
    reasons += missing_reason(reason, "Say why the action is not finished after all.")
    require(reasons)
    note_finish(action, None, by=by, event="action reopened", reason=reason)


def _locked(action):
    """Of two people who say the same at one moment the second is told."""
    Action.objects.select_for_update().get(pk=action.pk)
    return action
