"""What the Record of a plan, and of its year, tells of the periods that everybody may read."""

from datetime import date

from actions.models import PeriodReport, ReportingCalendar, ReportingPeriod
from plans.models import Paper
from plans.papers.record import register_record_provider
from plans.papers.record_state import columns, register_state_questions


def register():
    register_record_provider("performance", published_periods)
    register_state_questions(_reports)


def published_periods(paper: Paper, *, public: bool, on: date) -> dict:
    """The published periods of the plan's own text and of its years, the newest first."""
    plan = paper.parent_plan if paper.kind in (Paper.Kind.PLAN, Paper.Kind.YEAR) else None
    if plan is None:
        return {"performance": []}
    reports = PeriodReport.objects.of_plan(plan.slug).for_everybody().select_related("reporting_period")
    return {"performance": [_told(report, plan.slug) for report in reports]}


def _told(report: PeriodReport, slug: str) -> dict:
    period = report.reporting_period
    end = {"end": period.ends_on.isoformat(), "ends_on": period.ends_on}
    return {"name": period.name, "plan": slug, "day": report.day, **end}


def _reports(paper):
    """With their periods and calendars."""
    partnership = Paper.objects.filter(pk=paper).order_by().values("partnership")
    period, calendar = "reporting_period__", "reporting_period__calendar__"
    rows = PeriodReport.objects.filter(paper__partnership__in=partnership).order_by("pk")
    return rows.values_list(
        *columns(PeriodReport), *columns(ReportingPeriod, period), *columns(ReportingCalendar, calendar)
    )
