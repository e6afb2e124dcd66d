"""The line on a plan's desk that leads to the reporting of the text in force: the plan's own, or its year's."""

from datetime import date

from django.urls import reverse

from actions.models import Action, ReportingPeriod
from partnerships.access import Permission, may
from plans.models import Paper
from plans.papers.desk import Step


def steps(paper: Paper, user, on: date) -> list[Step]:
    """One line for each text of the plan that stands, has actions, and is inside its time or is reported on."""
    if not may(user, Permission.VIEW_DRAFT, paper) or paper.kind != Paper.Kind.PLAN:
        return []
    years = [year.paper for year in paper.plan.years.select_related("paper") if year.starts_on <= on <= year.ends_on]
    texts = [each for each in (paper, *years) if each.is_standing and Action.objects.of(each).exists()]
    return [*(_step(each, on) for each in texts), *_reports(texts, paper.partnership)]


def _reports(texts, partnership) -> list[Step]:
    closed = ReportingPeriod.objects.filter(calendar__paper__in=texts, state=ReportingPeriod.State.CLOSED).count()
    if not closed:
        return []
    url = reverse("actions:performance_reports", args=[partnership.slug])
    return [
        Step("Read and publish its performance reports", url, "The board’s copies, and what is public", f"{closed}")
    ]


def _step(paper, on):
    periods = list(ReportingPeriod.objects.of(paper))
    url, name = reverse("actions:reporting", args=[paper.key]), f"Reporting on {paper.title}"
    now = next((each for each in periods if each.is_asking), None)
    if now:
        return Step(name, url, f"{now.name}: due by {now.due_on:%-d %B %Y}", now.get_state_display(), now.state_colour)
    if not periods:
        return Step(name, url, "Ask the leads after each quarter how their actions stand", "Not set up", "blue")
    closed = sum(1 for each in periods if each.state == ReportingPeriod.State.CLOSED)
    return Step(name, url, f"{closed} of {len(periods)} periods closed")
