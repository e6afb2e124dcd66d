"""Verbs on an action as a record: finished, and not finished after all. They change no text, so they need no draft."""

from datetime import date

from django.db import transaction

from actions.models import Action
from partnerships.access import Permission, may
from partnerships.verbs import missing_reason, require, swap


def reasons_not_to_report(action: Action, *, by) -> list[str]:
    """Why ``by`` may not say that the action is finished; a partner lead speaks for its own organisation only."""
    if not may(by, Permission.REPORT_ACTION, action):
        return ["Your roles do not let you report on actions."]
    own = {lead.organisation_id for lead in action.leads.all()} & set(by.organisation_ids())
    if not own and not may(by, Permission.MANAGE_ACTIONS, action):
        return ["Another organisation leads this action: only it, or the community safety officer, reports on it."]
    return ["This action was removed."] if action.removed_at else []


def _finished(action, on, *, by, event, reason=""):
    was, place = {"finished_on": action.finished_on, "removed_at": None}, {"partnership": action.paper.partnership}
    swap(action, was=was, now={"finished_on": on}, by=by, event=event, reason=reason, on=str(on or ""), **place)


@transaction.atomic
def finish(action: Action, *, by, on: date):
    """Say that the action is done since a day; it is then not carried forward and no longer due."""
    reasons = reasons_not_to_report(action, by=by)
    if action.finished_on:
        reasons.append("This action is finished already.")
    require(reasons)
    _finished(action, on, by=by, event="action finished")


@transaction.atomic
def reopen(action: Action, *, by, reason: str):
    """Say, with a reason, that the action is not finished after all."""
    reasons = reasons_not_to_report(action, by=by)
    if not action.finished_on:
        reasons.append("This action is not finished.")
    reasons += missing_reason(reason, "Say why the action is not finished after all.")
    require(reasons)
    _finished(action, None, by=by, event="action reopened", reason=reason)
