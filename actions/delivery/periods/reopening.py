"""A closed period opened again for a while: with a reason, and everybody who has its report is told."""

from datetime import date

from django.db import transaction

from actions.delivery.editions.telling import tell_reopened
from actions.delivery.periods.lifecycle import move
from actions.models import ReportingPeriod
from partnerships.verbs import missing_reason, require


@transaction.atomic
def reopen(period: ReportingPeriod, *, by, on: date, reason: str, until: date):
    """Let leads write again until a day; what was closed stays as it was closed."""
    reasons = missing_reason(reason, "Say why the period is opened again.")
    if until < on:
        reasons.append("The day until which it is open again is over.")
    require(reasons)
    move("reopen", period, by=by, reason=reason, open_until=until, closed_at=None, closed_by=None)
    tell_reopened(period, by=by, reason=reason)
