"""On which days somebody is told, and who: tables, and properties over any days of running."""

from dataclasses import dataclass, replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partnerships.days.calendars import Calendar
from partnerships.mail import reminders
from partnerships.mail.reminders import (
    DAYS,
    Remindable,
    latest,
    occasions,
    register_reminders,
    subject,
    told,
    told_later,
)

DUE = date(2027, 3, 10)


@dataclass(frozen=True)
class Person:
    """As much of a user as the ladder looks at."""

    pk: int
    is_active: bool = True
    is_system: bool = False


POST, COLLEAGUE, LEAD, ADMINISTRATOR = map(Person, range(1, 5))
LEFT = Person(9, is_active=False)


def thing(**fields):
    return Remindable(
        **{"kind": "stage", "key": "stage:1:papers", "title": "Publish the papers", "url": "/t/", "due": DUE} | fields
    )


def days_before(number):
    return DUE - timedelta(days=number)


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        (None, [None, *DAYS]),
        (days_before(100), [None, *DAYS]),
        (days_before(30), [None, -7, -1, 1, 7, 30]),
        (days_before(29), [None, -7, -1, 1, 7, 30]),
        (days_before(5), [None, -1, 1, 7, 30]),
        (DUE, [None, 1, 7, 30]),
        (days_before(-3), [None, 7, 30]),
        (days_before(-60), [None]),
    ],
)
def test_occasions_are_those_after_the_thing_became_known(asked, expected):
    assert [each.days for each in occasions(thing(asked_on=asked))] == expected


def test_thing_without_a_due_day_is_told_once():
    assert [each.days for each in occasions(thing(due=None, asked_on=DUE))] == [None]


EASTER = Calendar(closures={date(2027, 3, 30): "closed"})  # Good Friday is 26 March, Easter Monday the 29th


@pytest.mark.parametrize(
    ("due", "asked", "expected"),
    [
        # due on Easter Sunday: what is before it moves back to Thursday, what is after it on to Wednesday
        (date(2027, 3, 28), None, {-7: date(2027, 3, 19), -1: date(2027, 3, 25), 1: date(2027, 3, 31)}),
        (date(2027, 3, 30), None, {-7: date(2027, 3, 23), -1: date(2027, 3, 25), 1: date(2027, 3, 31)}),
        # known on Saturday: told on Wednesday, and the day before the due day has gone
        (date(2027, 4, 1), date(2027, 3, 27), {None: date(2027, 3, 31), 1: date(2027, 4, 2)}),
    ],
)
def test_occasions_fall_on_working_days(due, asked, expected):
    found = {each.days: each.on for each in occasions(thing(due=due, asked_on=asked), EASTER)}

    assert {days: found.get(days) for days in expected} == expected
    assert [day for day in found.values() if day and not EASTER.is_working(day)] == []


def test_turn_that_comes_while_the_council_is_closed_is_taken_at_once():
    """Due and known on Saturday: on Wednesday it is four days overdue."""
    one = thing(**FULL, due=date(2027, 3, 27), asked_on=date(2027, 3, 27))
    first, *later = occasions(one, EASTER)

    assert (first.reached, told(one, first)) == (4, {"people": [POST], "organisation": [COLLEAGUE, LEAD]})
    assert [each.days for each in later] == [7, 30]


@pytest.mark.parametrize(
    ("on", "days"),
    [
        (days_before(60), None),
        (days_before(31), None),
        (days_before(30), -30),
        (days_before(8), -30),
        (days_before(7), -7),
        (days_before(1), -1),
        (DUE, -1),
        (days_before(-1), 1),
        (days_before(-6), 1),
        (days_before(-7), 7),
        (days_before(-30), 30),
        (days_before(-300), 30),
    ],
)
def test_latest_occasion_of_a_day(on, days):
    assert latest(thing(asked_on=days_before(50)), on if on > days_before(50) else days_before(50)).days == days


def test_nothing_is_told_before_it_is_known():
    assert latest(thing(asked_on=days_before(10)), days_before(11)) is None


def test_due_day_that_moves_has_occasions_of_its_own_and_was_asked_only_once():
    before, after = thing(asked_on=days_before(50)), thing(asked_on=days_before(50), due=DUE + timedelta(days=90))

    keys = [[each.key(one) for each in occasions(one)] for one in (before, after)]

    assert set(keys[0]) & set(keys[1]) == {"stage:1:papers"}
    assert keys[0][2] == "stage:1:papers:2027-03-10:-7"


FULL = {"people": (POST,), "organisation": (COLLEAGUE, LEAD), "administrators": (ADMINISTRATOR,)}


@pytest.mark.parametrize(
    ("groups", "days", "expected"),
    [
        (FULL, None, {"people": [POST]}),
        (FULL, -30, {"people": [POST]}),
        (FULL, -1, {"people": [POST]}),
        (FULL, 1, {"people": [POST], "organisation": [COLLEAGUE, LEAD]}),
        (FULL, 7, {"people": [POST], "organisation": [COLLEAGUE, LEAD], "administrators": [ADMINISTRATOR]}),
        # what became known late is told at once to all whose turn has come
        (FULL | {"asked_on": days_before(-1)}, None, {"people": [POST], "organisation": [COLLEAGUE, LEAD]}),
        (
            FULL | {"asked_on": days_before(-9)},
            None,
            {"people": [POST], "organisation": [COLLEAGUE, LEAD], "administrators": [ADMINISTRATOR]},
        ),
        (FULL, 30, {"people": [POST], "organisation": [COLLEAGUE, LEAD], "administrators": [ADMINISTRATOR]}),
        # nobody holds the post: the next is told from the start
        (FULL | {"people": ()}, None, {"organisation": [COLLEAGUE, LEAD]}),
        (FULL | {"people": (LEFT,)}, -7, {"organisation": [COLLEAGUE, LEAD]}),
        (FULL | {"people": ()}, 1, {"organisation": [COLLEAGUE, LEAD]}),
        (FULL | {"people": ()}, 7, {"organisation": [COLLEAGUE, LEAD], "administrators": [ADMINISTRATOR]}),
        (FULL | {"people": (), "organisation": (LEFT,)}, None, {"administrators": [ADMINISTRATOR]}),
        (FULL | {"organisation": ()}, 1, {"people": [POST]}),
        (FULL | {"organisation": ()}, 7, {"people": [POST], "administrators": [ADMINISTRATOR]}),
        # one person in several groups is told once
        (FULL | {"organisation": (POST, LEAD)}, 1, {"people": [POST], "organisation": [LEAD]}),
        (FULL | {"administrators": (POST,)}, 7, {"people": [POST], "organisation": [COLLEAGUE, LEAD]}),
        ({}, 30, {}),
    ],
)
def test_who_is_told_at_an_occasion(groups, days, expected):
    one = thing(**groups)
    occasion = next(each for each in occasions(one) if each.days == days)

    assert told(one, occasion) == expected


@pytest.mark.parametrize(
    ("groups", "days", "expected"),
    [
        (FULL, -7, {1: [COLLEAGUE, LEAD], 7: [ADMINISTRATOR]}),
        (FULL, 1, {7: [ADMINISTRATOR]}),
        (FULL, 7, {}),
        (FULL | {"people": ()}, None, {7: [ADMINISTRATOR]}),
    ],
)
def test_who_is_told_later(groups, days, expected):
    one = thing(**groups)
    occasion = next(each for each in occasions(one) if each.days == days)

    assert told_later(one, occasion) == expected
    assert told_later(replace(one, due=None), occasion) == {}


@pytest.mark.parametrize(
    ("due", "days", "on", "words"),
    [
        (None, None, DUE, "To do: Publish the papers"),
        (DUE, None, days_before(40), "To do by Wednesday 10 March 2027: Publish the papers"),
        (DUE, None, DUE, "Due today: Publish the papers"),
        (DUE, -30, days_before(30), "Due in 30 days: Publish the papers"),
        (DUE, -7, days_before(2), "Due in 2 days: Publish the papers"),
        (DUE, -1, days_before(1), "Due tomorrow: Publish the papers"),
        (DUE, 1, days_before(-1), "Overdue by 1 day: Publish the papers"),
        (DUE, 30, days_before(-90), "Overdue by 90 days: Publish the papers"),
    ],
)
def test_subject_counts_from_the_day_of_the_mail(due, days, on, words):
    one = thing(due=due)
    occasion = next(each for each in occasions(one) if each.days == days)

    assert subject(one, occasion, on) == words


def test_source_registered_twice_is_asked_once(monkeypatch):
    monkeypatch.setattr(reminders, "_SOURCES", [])

    def source(on):
        return [thing()]

    register_reminders(source)
    register_reminders(source)

    assert reminders.sources() == [source]


# --- Whatever days the command runs ------------------------------------------------------------------------------

NEAR = st.integers(-80, 80).map(days_before)
RUNS = st.lists(NEAR, max_size=40)
THINGS = st.builds(thing, due=st.one_of(st.none(), NEAR), asked_on=st.one_of(st.none(), NEAR))


def told_over(one, runs, people=FULL):
    """Every mail of a sequence of runs: (day, key, person); a mail that is there is not written again."""
    one, there = replace(one, **people), {}
    for on in runs:
        occasion = latest(one, on)
        if occasion:
            for group in told(one, occasion).values():
                for person in group:
                    there.setdefault((occasion.key(one), person.pk), on)
    return [(on, key, person) for (key, person), on in there.items()]


@given(THINGS, RUNS)
def test_nobody_is_told_twice_at_one_occasion_nor_more_than_once_a_day(one, runs):
    mails = told_over(one, sorted(runs))

    assert len({(key, person) for _, key, person in mails}) == len(mails)
    assert len({(on, person) for on, _, person in mails}) == len(mails)
    assert max([sum(person == each.pk for _, _, person in mails) for each in FULL["people"]], default=0) <= 1 + len(
        DAYS
    )


@given(THINGS, RUNS)
def test_running_a_day_again_tells_nobody_more(one, runs):
    assert told_over(one, [on for on in runs for _ in range(3)]) == told_over(one, runs)


@given(THINGS, RUNS)
def test_a_mail_is_of_the_latest_occasion_on_its_day(one, runs):
    for on, key, _ in told_over(one, sorted(runs)):
        assert key == latest(one, on).key(one)


@given(THINGS, st.lists(NEAR, min_size=1, max_size=10))
def test_after_days_off_the_last_run_leaves_nobody_behind(one, runs):
    """Whoever would have been told by daily runs knows the newest occasion after a run on the last day alone."""
    last = max(runs)
    daily = told_over(one, [days_before(n) for n in range(200, (DUE - last).days - 1, -1)])
    seldom = told_over(one, sorted(runs))
    occasion = latest(one, last)
    newest = occasion.key(one) if occasion else None

    assert {person for _, key, person in daily if key == newest} == {p for _, key, p in seldom if key == newest}


@given(THINGS)
def test_nobody_higher_is_told_before_those_below(one):
    one = replace(one, **FULL)
    for occasion in occasions(one):
        reached = list(told(one, occasion))
        assert reached == list(FULL)[: len(reached)]
