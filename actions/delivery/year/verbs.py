"""The report of a whole year: made of the closed periods, frozen for the board and for the public as theirs are."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils import timezone

from actions.delivery.editions.closing import freeze_copies, put_commentary
from actions.delivery.editions.telling import tell_closed
from actions.models import ReportingCalendar, ReportingPeriod
from partnerships.access import Permission, not_allowed
from partnerships.days.periods import in_years
from partnerships.models import audit
from partnerships.verbs import require
from plans.models import Paper, Version

State = ReportingPeriod.State


@dataclass(frozen=True)
class YearOfPeriods:
    """One year of a text with its periods; ``row``: the year itself, once its report was made."""

    paper: Paper
    periods: list[ReportingPeriod]
    row: ReportingPeriod | None

    @property
    def ends_on(self) -> date:
        return self.periods[-1].ends_on

    @property
    def name(self) -> str:
        return f"Year {in_years(self.periods[0].starts_on, self.ends_on)}"

    @property
    def is_closed(self) -> bool:
        return all(each.state in (State.CLOSED, State.PASSED) for each in self.periods)


def years_of(paper: Paper) -> list[YearOfPeriods]:
    """A text for several years has as many, each counted from its first day."""
    made = {each.ends_on: each for each in _with_text(paper).filter(is_year=True)}
    groups = defaultdict(list)
    periods = list(ReportingPeriod.objects.of(paper).select_related("calendar"))
    for period in periods:
        groups[_year(period.starts_on, periods[0].starts_on)].append(period)
    return [YearOfPeriods(paper, group, made.get(group[-1].ends_on)) for group in groups.values()]


def _with_text(paper):
    return ReportingPeriod.objects.filter(calendar__paper=paper).select_related("calendar__paper")


def _year(day: date, first: date) -> int:
    return day.year - first.year - ((day.month, day.day) < (first.month, first.day))


def reasons_not_to_report_the_year(year: YearOfPeriods, *, by) -> list[str]:
    """Why the report cannot be made now; empty: it can, also once more after a period was closed again."""
    reasons = not_allowed(by, Permission.MANAGE_PERIOD, year.paper)
    waiting = [each.name for each in year.periods if each.state not in (State.CLOSED, State.PASSED)]
    if waiting:
        reasons.append(f"Close {' and '.join(waiting)} first: the year is told by its closed periods.")
    elif not Version.objects.filter(paper__period_report__reporting_period=year.periods[-1]).exists():
        reasons.append("The last period was closed before reports were kept: open it again and close it.")
    return reasons


@transaction.atomic
def report_the_year(year: YearOfPeriods, *, by, html: str = "") -> Version:
    """Freeze both copies; ``html``: the co-ordinator's own words. The board's copy."""
    paper = year.paper
    calendar = ReportingCalendar.objects.select_for_update().get(paper=paper)
    calendar.paper = paper
    year = next(each for each in years_of(paper) if each.ends_on == year.ends_on)  # as it stands under the lock
    require(reasons_not_to_report_the_year(year, by=by))
    row = year.row or _begin(year)
    row.calendar, row.closed_at, row.closed_by = calendar, timezone.now(), by
    row._history_user, row._change_reason = by, "The report of the year was made"
    row.save()
    put_commentary(row, by=by, html=html)
    audit("report of the year made", row, by=by, partnership=paper.partnership)
    version = freeze_copies(row, by=by)
    tell_closed(row, version, by=by)
    return version


def _begin(year: YearOfPeriods) -> ReportingPeriod:
    last = year.periods[-1]
    days = {name: getattr(last, name) for name in ("ends_on", "asks_on", "due_on", "closes_on")}
    return ReportingPeriod(
        number=ReportingPeriod.YEARS_FROM + last.number, is_year=True, name=year.name,
        starts_on=year.periods[0].starts_on, state=State.CLOSED, **days,
    )  # fmt: skip
