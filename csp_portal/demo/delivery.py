"""The year in force of the made-up council: its quarters, as they stand on the day on which it is filled."""

from django.db import transaction
from django.utils import timezone

from actions.delivery.clock import bring_up_to_date
from actions.delivery.periods.setting_up import set_up
from actions.models import Action, ReportingCalendar, ReportingPeriod
from partnerships.models import User
from plans.models import Paper, Plan


@transaction.atomic
def fill_delivery(plan: Plan, *, by: User) -> int:
    """Quarters for the year that runs now; how many. None where they are set up, or no year runs with actions."""
    paper = _text_in_force(plan)
    if paper is None or ReportingCalendar.objects.filter(paper=paper).exists():
        return 0
    set_up(paper, by=by, on=timezone.localdate(), pattern="quarters", due_after=10, closes_after=15, late_days=31)
    bring_up_to_date(timezone.localdate())
    return ReportingPeriod.objects.of(paper).count()


def _text_in_force(plan) -> Paper | None:
    today = timezone.localdate()
    years = plan.years.filter(starts_on__lte=today, ends_on__gte=today, paper__state__in=Paper.STANDING)
    papers = [*(year.paper for year in years.select_related("paper")), plan.paper]
    return next((paper for paper in papers if Action.objects.of(paper).exists()), None)
