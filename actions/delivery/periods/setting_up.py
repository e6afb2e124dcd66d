"""Setting a text's calendar up: the one form writes all its periods; later the days of one period are changed."""

from datetime import date

from django.db import transaction

from actions.delivery.ratings import day
from actions.delivery.tiling import Clocks, Tile, tiles, tiles_until
from actions.models import Action, ReportingCalendar, ReportingPeriod, Return, ReturnLink
from partnerships.access import Permission, not_allowed
from partnerships.days.calendars import Calendar
from partnerships.history import acting_as
from partnerships.mail.working_days import calendar_of
from partnerships.models import audit
from partnerships.verbs import require, swap
from plans.models import Paper

State = ReportingPeriod.State
Pattern = ReportingCalendar.Pattern


def working_days_of(paper: Paper) -> Calendar:
    """The calendar of the council that leads the partnership, the first of them."""
    return calendar_of(next(iter(paper.partnership.lead_councils.all()), None))


def tiles_of(paper: Paper, pattern: str, clocks: Clocks, ends=()) -> list[Tile]:
    """The periods that a pattern gives; ``ends``: the last days of periods of one's own."""
    first, last = paper.period
    months, calendar = Pattern(pattern).months, working_days_of(paper)
    if months:
        return tiles(first, last, months, calendar, clocks)
    return tiles_until({*ends, last}, first, calendar, clocks)


def reasons_not_to_set_up(paper: Paper, *, by) -> list[str]:
    reasons = not_allowed(by, Permission.MANAGE_PERIOD, paper)
    if not (paper.is_open or paper.is_standing):
        reasons.append("This text is withdrawn: nobody reports on it.")
    if not Action.objects.of(paper).exists():
        reasons.append("This text has no actions of its own, so there is nothing to report on.")
    if Return.objects.filter(period__calendar__paper=paper).exists() or _was_asked(paper):
        reasons.append("Leads have been asked already: change the days of each period instead.")
    return reasons


def _was_asked(paper):
    return ReturnLink.objects.filter(period__calendar__paper=paper).exists()


@transaction.atomic
def set_up(
    paper: Paper, *, by, on: date, pattern: str, due_after: int, closes_after: int, late_days: int, ends=(),
    closer_may_publish: bool = False, asks_for_code: bool = False,
):  # fmt: skip
    """Write the calendar with all its periods anew. Periods that closed before ``on`` were before reporting began."""
    Paper.objects.select_for_update().get(pk=paper.pk)
    require(reasons_not_to_set_up(paper, by=by))
    calendar = ReportingCalendar.objects.filter(paper=paper).first() or ReportingCalendar(paper=paper, revision=0)
    calendar.pattern, calendar.revision = pattern, calendar.revision + 1
    calendar.due_after, calendar.closes_after, calendar.late_days = due_after, closes_after, late_days
    calendar.closer_may_publish, calendar.asks_for_code, calendar._history_user = closer_may_publish, asks_for_code, by
    calendar.save()
    with acting_as(by):
        calendar.periods.all().delete()
    for number, tile in enumerate(tiles_of(paper, pattern, Clocks(due_after, closes_after), ends), start=1):
        state = State.PASSED if tile.closes_on < on else State.PLANNED
        row = ReportingPeriod(calendar=calendar, number=number, state=state, **vars(tile))
        row._history_user = by
        row.save()
    audit("reporting set up", paper, by=by, partnership=paper.partnership, pattern=pattern)
    return calendar


@transaction.atomic
def change_rules(calendar: ReportingCalendar, *, by, late_days: int, asks_for_code: bool, closer_may_publish: bool):
    """From the next page on; what was closed stays as it was closed."""
    require(not_allowed(by, Permission.MANAGE_PERIOD, calendar.paper))
    rules = {"late_days": late_days, "asks_for_code": asks_for_code, "closer_may_publish": closer_may_publish}
    now = {**rules, "revision": calendar.revision + 1}
    place = {"partnership": calendar.paper.partnership}
    swap(calendar, was={"revision": calendar.revision}, now=now, by=by, event="rules of reporting changed", **place)


def reasons_not_to_change_days(period: ReportingPeriod, *, by) -> list[str]:
    reasons = not_allowed(by, Permission.MANAGE_PERIOD, period)
    if period.state in (State.CLOSED, State.PASSED):
        reasons.append(f"{period.name} is {period.get_state_display().lower()}: its days stay as they were.")
    return reasons


@transaction.atomic
def change_days(period: ReportingPeriod, *, by, asks_on: date, due_on: date, closes_on: date, reason: str):
    """Ask, be due or close on other days than the calendar gave; the first and the last day of the period stay.

    Of a period that is open again ``closes_on`` is the day until which it is.
    """
    reasons = reasons_not_to_change_days(period, by=by)
    if not asks_on <= due_on <= closes_on:
        reasons.append("Leads are asked first, then reports are due, then the period is closed.")
    if asks_on < period.starts_on:
        reasons.append(f"Leads cannot be asked before the period begins on {day(period.starts_on)}.")
    require(reasons)
    was = {name: getattr(period, name) for name in ("asks_on", "due_on", "closes_on", "state")}
    now = {"asks_on": asks_on, "due_on": due_on}
    now |= (
        {"open_until": closes_on, "closes_on": max(period.closes_on, due_on)}
        if period.open_until
        else {"closes_on": closes_on}
    )
    place = {"partnership": period.paper.partnership, "reason": reason}
    swap(period, was=was, now=now, by=by, event="days of a period changed", **place)
