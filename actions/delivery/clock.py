"""What the days alone do to reporting periods; the worker asks each hour and when the day changes."""

from datetime import date, datetime

from django.utils import timezone

from actions.delivery.chasing.board import lines_of_each
from actions.delivery.periods.lifecycle import move_each
from actions.models import ReportingPeriod
from partnerships.history import acting_as
from partnerships.models import User
from plans.models import Paper
from plans.models.papers import with_owner


def bring_up_to_date(on: date) -> dict[str, int]:
    """Open the periods of standing texts whose first day has come; chase those that are due and miss reports."""
    begun = ReportingPeriod.objects.filter(
        state=ReportingPeriod.State.PLANNED, starts_on__lte=on, calendar__paper__state__in=Paper.STANDING
    )
    with acting_as(User.objects.system("worker")) as by:
        opened = move_each("open", list(begun.select_related(*with_owner("calendar__paper"))), by=by)
        late = [each for each, lines in lines_of_each(_due(on)) if any(line.missing for line in lines)]
        chased = move_each("chase", late, by=by)
    return {"opened": len(opened), "chased": len(chased)}


def _due(on):
    rows = ReportingPeriod.objects.filter(state=ReportingPeriod.State.OPEN, due_on__lt=on, open_until=None)
    return rows.select_related(*with_owner("calendar__paper"))


def sweep(now: datetime, *, everything: bool = False) -> dict[str, int]:
    return bring_up_to_date(timezone.localdate(now)) if everything else {}
