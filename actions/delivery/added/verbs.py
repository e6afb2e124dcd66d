"""Actions that came up in the year: added beside the adopted text, changed, and ended with a reason."""

from datetime import date

from django.db import transaction

from actions.models import AddedAction, ReportingCalendar
from partnerships.access import Permission, not_allowed
from partnerships.models import audit
from partnerships.verbs import Refused, StaleState, change_if_same, missing_reason, require
from plans.models import Paper

#: What is said of one.
SAID = ("title", "text", "organisation", "due_on", "source", "minute", "is_confidential", "confidential_until")


def reasons_not_to_add(paper: Paper, *, by) -> list[str]:
    reasons = not_allowed(by, Permission.MANAGE_PERIOD, paper)
    if not ReportingCalendar.objects.filter(paper=paper).exists():
        reasons.append("Set up reporting first: nobody would be asked about it.")
    return reasons


def _reasons_not_to_change(row: AddedAction, *, by) -> list[str]:
    reasons = not_allowed(by, Permission.MANAGE_PERIOD, row.paper)
    return reasons + (["This action has ended."] if row.ended_on else [])


@transaction.atomic
def add(paper: Paper, *, by, on: date, came_from=None, **said) -> AddedAction:
    """``said``: the fields of ``SAID``; ``came_from``: the key of the recommendation that becomes an action."""
    require(reasons_not_to_add(paper, by=by))
    Paper.objects.select_for_update().get(pk=paper.pk)
    if came_from and AddedAction.objects.of(paper).filter(came_from=came_from, organisation=said["organisation"]):
        raise Refused(["This recommendation is an action of the year already."])
    row = AddedAction(paper=paper, added_on=on, added_by=by, came_from=came_from, **said)
    row._history_user = by
    row.save()
    _audit("action added in the year", row, by=by)
    return row


@transaction.atomic
def change(row: AddedAction, *, by, revision: int, **said):
    require(_reasons_not_to_change(row, by=by))
    if AddedAction.objects.select_for_update().get(pk=row.pk).revision != revision:
        raise StaleState(f"“{row}”")
    for name, value in said.items():
        setattr(row, name, value)
    row.revision, row._history_user = revision + 1, by
    row.save()
    _audit("added action changed", row, by=by)


@transaction.atomic
def end(row: AddedAction, *, by, on: date, because: str):
    """It is asked for no more; what was told of it stays."""
    reasons = _reasons_not_to_change(row, by=by)
    require(reasons + missing_reason(because, "Say why it ends."))
    now = {"ended_on": on, "ended_because": because, "revision": row.revision + 1}
    change_if_same(row, was={"revision": row.revision}, now=now, by=by, reason=because)
    _audit("added action ended", row, by=by)


def _audit(event, row, *, by):
    """Under the name of the text: that of a confidential action stays out of the book."""
    audit(event, row.paper, by=by, partnership=row.paper.partnership, action=str(row.key))
