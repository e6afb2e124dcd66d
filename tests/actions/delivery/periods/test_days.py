"""The days of periods: until when leads write, what a calendar takes, and what is never changed."""

from datetime import date

import pytest

from actions.delivery.clock import bring_up_to_date
from actions.delivery.periods.forms import CalendarForm, PeriodDaysForm, RulesForm
from actions.delivery.periods.lifecycle import closed_after, move, not_closed_before, reasons_not_to_write
from actions.delivery.periods.received import Reception, last_day_to_close
from actions.delivery.periods.setting_up import change_days, change_rules, reasons_not_to_set_up, set_up
from actions.models import Action, ReportingCalendar, ReportingPeriod
from partnerships.verbs import Refused, StaleState
from tests.actions.delivery.data import CALENDAR, FIRST, YearInForce
from tests.actions.delivery.in_memory import a_period
from tests.factories import make_plan, make_user

CLOSES = date(2027, 1, 22)
ASKED = "Leads have been asked already: change the days of each period instead."
OVER = (
    "The last day to report on Quarter 3 was 22 January 2027: report in the next period, or ask the partnership’s "
    "officers for more time."
)


@pytest.mark.parametrize(
    ("state", "on", "reasons"),
    [
        ("planned", CLOSES, ["Quarter 3 has not begun."]),
        ("open", CLOSES, []),
        ("chasing", CLOSES, []),
        ("open", date(2027, 1, 23), [OVER]),
        ("chasing", date(2027, 1, 23), [OVER]),
        ("closed", CLOSES, ["Quarter 3 is closed: report in the next period."]),
        ("passed", CLOSES, ["Quarter 3 is closed: report in the next period."]),
    ],
)
def test_leads_write_until_the_last_day(state, on, reasons):
    assert reasons_not_to_write(a_period(state=state), on) == reasons


def test_period_that_is_open_again_is_written_in_until_its_own_day():
    again = a_period(open_until=date(2027, 2, 1))
    assert [reasons_not_to_write(again, date(2027, 2, day)) == [] for day in (1, 2)] == [True, False]


@pytest.mark.parametrize(
    ("close_by", "last"),
    [
        (None, CLOSES),
        (date(2027, 1, 20), date(2027, 1, 20)),
        (date(2027, 1, 25), CLOSES),
        (date(2027, 1, 1), date(2027, 1, 1)),
        (date(2026, 12, 31), CLOSES),
    ],
)
def test_period_closes_before_the_papers_of_its_board_where_it_can(close_by, last):
    reception = close_by and Reception("Board", date(2027, 1, 27), date(2027, 1, 21), close_by, list)
    assert last_day_to_close(a_period(), reception) == last


def calendar_form(**typed):
    return CalendarForm(CALENDAR | typed, paper=a_period().paper)


@pytest.mark.parametrize(
    ("typed", "errors"),
    [
        ({}, {}),
        ({"due_after": "15", "closes_after": "15"}, {}),
        (
            {"due_after": "16"},
            {"closes_after": ["A period cannot close before its reports are due: enter at least as many days."]},
        ),
        (
            {"pattern": "own", "ends": "31 July 2026\nsoon"},
            {"ends": ["“soon” cannot be read as a day: enter one such as 31 July 2026."]},
        ),
        (
            {"pattern": "own", "ends": "31 March 2026"},
            {"ends": ["31 March 2026 is outside the text’s own time (1 April 2026 to 31 March 2027)."]},
        ),
        ({"pattern": "own", "ends": "1 April 2026\n31 March 2027"}, {}),
    ],
)
def test_what_a_calendar_takes(typed, errors):
    assert calendar_form(**typed).errors == errors


def test_days_of_ones_own_periods_count_only_where_they_are_chosen():
    own, quarters = (calendar_form(pattern=pattern, ends="31 July 2026") for pattern in ("own", "quarters"))
    assert [form.is_valid() and form.cleaned_data["ends"] for form in (own, quarters)] == [[date(2026, 7, 31)], []]


@pytest.mark.parametrize(("days", "is_valid"), [("0", True), ("366", True), ("367", False), ("", False), ("-1", False)])
def test_amber_lasts_a_year_at_most(days, is_valid):
    assert RulesForm({"late_days": days}).is_valid() is is_valid


@pytest.fixture
def year(db):
    return YearInForce().with_quarters()


def refused(do, *args, **more):
    with pytest.raises(Refused) as caught:
        do(*args, **more)
    return caught.value.reasons


def test_year_is_set_up_anew_until_a_lead_was_asked(year):
    set_up(year.paper, by=year.officer, on=FIRST, **CALENDAR | {"pattern": "halves", "late_days": 14})
    calendar = ReportingCalendar.objects.get()
    periods = ReportingPeriod.objects.of(year.paper)
    assert (calendar.revision, calendar.late_days, [each.name for each in periods]) == (2, 14, ["Half 1", "Half 2"])

    period = periods[0]
    period.returns.create(action_key=Action.objects.first().key, organisation=year.police)
    assert reasons_not_to_set_up(year.paper, by=year.officer) == [ASKED]
    period.returns.all().delete()
    person = make_user()
    period.links.create(digest="x", person=person, made_by=person, organisation=year.police, expires_on=FIRST)
    assert reasons_not_to_set_up(year.paper, by=year.officer) == [ASKED]


def test_text_without_actions_or_withdrawn_is_not_reported_on(year):
    empty = make_plan(year.partnership, blocks=(), state="withdrawn").paper
    assert reasons_not_to_set_up(empty, by=year.officer) == [
        "This text is withdrawn: nobody reports on it.",
        "This text has no actions of its own, so there is nothing to report on.",
    ]


def test_quarter_that_closes_on_the_day_of_setting_up_is_reported_on(year):
    states = []
    for on in (date(2026, 7, 21), date(2026, 7, 22)):
        set_up(year.paper, by=year.officer, on=on, **CALENDAR)
        states.append(year.period(1).state)
    assert states == ["planned", "passed"]


def days(period, **more):
    return {name: getattr(period, name) for name in ("asks_on", "due_on", "closes_on")} | {"reason": "Board"} | more


def test_days_of_what_is_over_stay_and_leads_are_not_asked_before_the_period(year):
    period = year.period(3)
    assert refused(change_days, period, by=year.officer, **days(period, asks_on=date(2026, 9, 30))) == [
        "Leads cannot be asked before the period begins on 1 October 2026."
    ]
    change_days(period, by=year.officer, **days(period, asks_on=period.starts_on, due_on=period.starts_on))
    for state, words in (("passed", "before reporting began"), ("closed", "closed")):
        period.state = state
        assert refused(change_days, period, by=year.officer, **days(period)) == [
            f"Quarter 3 is {words}: its days stay as they were."
        ]


def test_of_two_who_change_days_or_rules_the_second_is_told(year):
    mine, theirs = year.period(3), year.period(3)
    change_days(theirs, by=year.officer, **days(theirs, closes_on=date(2027, 2, 1)))
    with pytest.raises(StaleState):
        change_days(mine, by=year.officer, **days(mine))

    rules = {"late_days": 7, "asks_for_code": False, "closer_may_publish": True}
    change_rules(theirs.calendar, by=year.officer, **rules)
    with pytest.raises(StaleState):
        change_rules(mine.calendar, by=year.officer, **rules)


def test_days_that_only_the_other_changed_stay_and_those_of_both_are_told(year):
    mine, theirs = year.period(3), year.period(3)
    sent = PeriodDaysForm(instance=mine, initial={"closes_on": mine.closes_on})
    sent = {name: str(sent[name].value()) for name in ("asks_on", "due_on", "closes_on", "read")} | {"reason": "Late."}
    moved = {"due_on": date(2027, 1, 20), "closes_on": date(2027, 2, 1)}
    change_days(theirs, by=year.officer, **days(theirs, **moved))

    form = PeriodDaysForm(sent | {"closes_on": "2027-02-05"}, instance=year.period(3))

    assert form.errors == {
        "closes_on": [
            f"{year.officer.name} changed this to “1 February 2027” while you were writing. Save again to keep yours, "
            "or enter theirs."
        ]
    }
    assert form.cleaned_data["due_on"] == date(2027, 1, 20)


def test_clock_opens_from_the_first_day_and_chases_what_misses_something(year):
    assert bring_up_to_date(date(2026, 3, 31)) == {"opened": 0, "chased": 0}
    assert bring_up_to_date(date(2026, 7, 1)) == {"opened": 2, "chased": 0}
    again = {"open_until": date(2026, 8, 1), "asks_on": date(2026, 7, 1), "due_on": date(2026, 7, 1)}
    ReportingPeriod.objects.of(year.paper).filter(number=2).update(**again)
    assert bring_up_to_date(date(2026, 7, 14)) == {"opened": 0, "chased": 0}
    assert bring_up_to_date(date(2026, 7, 15)) == {"opened": 0, "chased": 1}
    assert [year.period(number).state for number in (1, 2, 3)] == ["chasing", "open", "planned"]


def test_neighbours_are_told_when_a_period_is_closed_out_of_order(year):
    for number in (1, 2, 3):
        move("open", year.period(number), by=year.officer)
    move("close", year.period(2), by=year.officer, closed_at="2026-10-20T10:00Z", closed_by=year.officer)
    assert [each.number for each in not_closed_before(year.period(3))] == [1]
    assert [each.number for each in closed_after(year.period(1))] == [2]
    assert not_closed_before(year.period(1)) == closed_after(year.period(2)) == []
