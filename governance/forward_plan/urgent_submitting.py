"""Recording that a report on urgent decisions was submitted to the council: the verb."""

from datetime import date

from django.db import transaction

from governance.dates.clear_days import spell
from governance.forward_plan.notices import not_yet
from governance.models import UrgentSubmission
from partnerships.verbs import require, swap


@transaction.atomic
def record_submitted(
    council, year: int, *, by, submitted_on: date | None, seen: date | None = None, today: date | None = None
) -> UrgentSubmission:
    """``submitted_on`` None: it was recorded in error. ``seen``: the day that stood when the person looked."""
    require(reasons_not_to_record(year, submitted_on, today))
    row = UrgentSubmission.objects.filter(council=council, year=year).first()
    if row is None:
        row = UrgentSubmission(council=council, year=year)
        row._history_user = by
        row.save()
    event = "report on urgent decisions submitted" if submitted_on else "report on urgent decisions not submitted"
    swap(row, was={"submitted_on": seen}, now={"submitted_on": submitted_on}, by=by, event=event, council=council)
    return row


def reasons_not_to_record(year: int, submitted_on: date | None, today: date | None = None) -> list[str]:
    if submitted_on is None:
        return []
    if submitted_on.year < year:
        return [f"{spell(submitted_on)} is before {year}, of which the report tells: check the day."]
    return not_yet(submitted_on, today, "it is submitted")
