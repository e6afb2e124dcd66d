"""What is to do after a period has closed: record what the board decided, and publish what everybody may read."""

from collections.abc import Iterator
from datetime import date, timedelta

from django.db.models import Count, Q
from django.urls import reverse

from actions.models import PeriodReport, ReportingPeriod
from partnerships.access import Permission, holds_anywhere, may
from partnerships.tasks import Task
from plans.models import Version
from plans.models.papers import with_owner

NEEDED = {Permission.AGREE_RATING, Permission.PUBLISH_PERFORMANCE}
#: What nobody has published by then is left to its list.
ASKED_FOR = timedelta(days=180)


def tasks_for(user, on: date) -> Iterator[Task]:
    if not holds_anywhere(user, NEEDED):
        return
    sent = ~Q(returns__state="draft")
    asks = Count("returns__asks", filter=Q(returns__asks__decided_at=None) & sent, distinct=True)
    dates = Count("returns__date_changes", filter=Q(returns__date_changes__state="asked") & sent, distinct=True)
    closed = ReportingPeriod.objects.filter(
        state=ReportingPeriod.State.CLOSED,
        calendar__paper__partnership__in=user.partnership_ids(),
        ends_on__gte=on - ASKED_FOR,
    )
    periods = list(closed.select_related(*with_owner("calendar__paper")).annotate(undecided=asks + dates))
    waiting = _not_public(periods) if periods else set()
    for period in periods:
        yield from _of_period(period, user, is_waiting=period.pk in waiting)


def _not_public(periods) -> set[int]:
    """Periods whose newest public copy is not published."""
    rows = Version.objects.filter(
        paper__period_report__reporting_period__in=periods, paper__period_report__edition=PeriodReport.Edition.PUBLIC
    )
    newest = {}
    for version in rows.select_related("paper__period_report", "publication").order_by("number").defer("canonical"):
        newest[version.paper.period_report.reporting_period_id] = version
    return {period for period, version in newest.items() if not version.is_public}


def _of_period(period, user, *, is_waiting):
    about = str(period.paper)
    if period.undecided and may(user, Permission.AGREE_RATING, period):
        number = f"{period.undecided} question{'' if period.undecided == 1 else 's'} of the leads"
        url = reverse("actions:period_decisions", args=[period.key])
        yield Task(f"Record what the board decided on {period.name}", url, detail=f"{number}: {about}", weight=3)
    may_publish = period.closed_by_id != user.pk or period.calendar.closer_may_publish
    if is_waiting and may_publish and may(user, Permission.PUBLISH_PERFORMANCE, period):
        url = reverse("actions:period_publish", args=[period.key])
        detail = f"Once the board has received it: {about}"
        yield Task(f"Publish the report of {period.name}", url, detail=detail, weight=3)
