"""An accepted recommendation becomes an action of the year that runs: one for each authority that accepted it."""

from dataclasses import dataclass
from datetime import date

from django.utils.text import Truncator

from actions.delivery.added.verbs import add
from actions.models import AddedAction, ReportingPeriod
from governance.models import Recommendation, RecommendationAnswer
from partnerships.access import Permission, may
from partnerships.models import Organisation
from plans.models import Paper

Decision = RecommendationAnswer.Decision
State = Recommendation.State
TITLE, MINUTE = (AddedAction._meta.get_field(name).max_length for name in ("title", "minute"))


@dataclass(frozen=True)
class Taker:
    """Who accepted it (nobody by name: the partnership), and the action that it became."""

    organisation: Organisation | None
    action: AddedAction | None

    @property
    def button(self) -> str:
        return f"take-{self.organisation.slug if self.organisation else ''}"


def year_that_runs(row: Recommendation, on: date) -> Paper | None:
    """The text on whose actions leads report now."""
    periods = ReportingPeriod.objects.filter(
        calendar__paper__partnership=row.paper.partnership,
        calendar__paper__state__in=Paper.STANDING,
        is_year=False,
        starts_on__lte=on,
        ends_on__gte=on,
    )
    period = periods.select_related("calendar__paper__partnership").order_by("-pk").first()
    return period and period.paper


def takers(row: Recommendation, year: Paper | None, *, by) -> list[Taker]:
    """Those who accepted it, for whoever may add actions to the year."""
    if year is None or not may(by, Permission.MANAGE_PERIOD, year):
        return []
    known = {each.organisation_id: each for each in AddedAction.objects.of(year).filter(came_from=row.key)}
    return [Taker(each, known.get(each and each.pk)) for each in _who_accepted(row)]


def _who_accepted(row) -> list[Organisation | None]:
    answers = list(row.answers.all())
    if not answers:
        return [None] if row.state in (State.ACCEPTED, State.IN_PART) else []
    return [each.organisation for each in answers if each.decision in (Decision.ACCEPTED, Decision.IN_PART)]


def take(row: Recommendation, organisation: Organisation | None, year: Paper, *, by, on: date) -> AddedAction:
    """In its own words; due on the day that the authority gave last."""
    days = [each.due_on for each in row.follow_ups.all() if each.organisation == organisation and each.due_on]
    title = Truncator(row.text).chars(TITLE)
    said = ", ".join(filter(None, (row.made_by or "Scrutiny", row.made_on_words)))
    return add(
        year, by=by, on=on, came_from=row.key, title=title, text="" if title == row.text else row.text,
        organisation=organisation, due_on=days[-1] if days else None, source=AddedAction.Source.SCRUTINY,
        minute=Truncator(said).chars(MINUTE), is_confidential=False, confidential_until=None,
    )  # fmt: skip
