"""Steps that were never needed: once a text is adopted, those still open are taken off its timetable together."""

from django.db import transaction

from governance.models import Stage, Timetable
from governance.stages.lifecycle import withdraw
from partnerships.access import Permission, not_allowed
from partnerships.verbs import require, require_reason
from plans.models import Paper


def left_open(timetable: Timetable) -> list[Stage]:
    """The steps without an outcome, of a text that is adopted."""
    if timetable.paper.state not in Paper.ADOPTED_ONCE:
        return []
    return [stage for stage in timetable.stages_with_facts() if stage.is_open]


def reasons_not_to_close(timetable: Timetable, *, by) -> list[str]:
    if reasons := not_allowed(by, Permission.RECORD_OUTCOME, timetable):
        return reasons
    if timetable.paper.state not in Paper.ADOPTED_ONCE:
        return [f"“{timetable.paper.title}” is not adopted yet: its steps may still be needed."]
    return [] if left_open(timetable) else ["No step of this timetable is open."]


@transaction.atomic
def close_left_open(timetable: Timetable, *, by, reason: str) -> list[Stage]:
    """Withdraw them all, each with the same reason: they stay on record and ask for nothing more."""
    require(reasons_not_to_close(timetable, by=by))
    require_reason(reason, "Say why the steps are closed.")
    closed = left_open(timetable)
    for stage in closed:
        withdraw(stage, by=by, reason=reason)
    return closed
