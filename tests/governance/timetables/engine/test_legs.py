"""What one meeting asks of the step before it, which preferences it breaks by itself, and which meetings there are."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from governance.dates.notice import QuietKind, QuietPeriod, Settings
from governance.timetables.engine.legs import (
    NEVER,
    NOTICE,
    QUIET,
    Candidates,
    Leg,
    Sitting,
    candidate,
    needs_notice,
    why_consultation,
)

MEETS = date(2017, 4, 13)  # its papers are public by Wednesday 5 April
CABINET = Leg("cabinet", 2, "Cabinet", "executive", "recommend")
BOARD = Leg("board", 1, "Board", "partnership_board", "prepare")
SETTINGS = Settings()
DAY = timedelta(days=1)


def asked(leg=CABINET, today=None, settings=SETTINGS, **fields):
    return candidate(replace(leg, **fields), Sitting(MEETS), settings, today)


def days(found):
    return date.fromordinal(found.before_by), date.fromordinal(found.view_by)


@pytest.mark.parametrize(
    ("leg", "fields", "before", "view"),
    [
        (CABINET, {}, (4, 12), (4, 3)),
        (CABINET, {"gap_days": 3}, (4, 9), (4, 3)),
        (CABINET, {"consultation_weeks": 4}, (2, 20), (4, 3)),
        (CABINET, {"consultation_weeks": 8}, (2, 6), (4, 3)),
        (CABINET, {"consultation_weeks": 1, "gap_days": 60}, (1, 18), (4, 3)),
        (BOARD, {}, (4, 12), (4, 12)),
        (BOARD, {"consultation_weeks": 6}, (2, 28), (4, 12)),
    ],
)
def test_the_step_before_meets_in_time_for_the_gap_the_consultation_and_the_papers(leg, fields, before, view):
    assert days(asked(leg, **fields)) == (date(2017, *before), date(2017, *view))


def test_a_consultation_opens_and_closes_on_working_days():
    assert asked(consultation_weeks=6).consultation == (date(2017, 2, 21), date(2017, 4, 4))
    assert asked().consultation is None


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"consultation_weeks": 8}, "8 weeks, as the step asks. {} its papers are public (Wednesday 5 April 2017)"),
        ({"consultation_weeks": 6}, "6 weeks, as the step asks. {} its papers are public (Wednesday 5 April 2017)"),
        ({"consultation_weeks": 4}, "6 weeks, the least that the council gives. {} its papers are public (Wednesday 5 "
         "April 2017)"),
        ({"consultation_weeks": 6, "kind": "partnership_board"}, "6 weeks, as the step asks. {} the meeting"),
    ],
)  # fmt: skip
def test_the_days_of_a_consultation_are_counted_out_in_words(fields, words):
    ends = ", and opens so many weeks earlier, on a working day."
    assert why_consultation(replace(CABINET, **fields), MEETS, SETTINGS) == (
        words.format("It closes on the last working day before") + ends
    )


def test_one_week_is_told_as_one():
    leg = replace(CABINET, consultation_weeks=1)

    assert why_consultation(leg, MEETS, Settings(least_consultation_weeks=1)).startswith("1 week, as the step asks.")


PAPERS, KEY, OPENS = date(2017, 4, 5), date(2017, 3, 15), date(2017, 2, 21)


@pytest.mark.parametrize(
    ("fields", "last_day"),
    [
        ({}, PAPERS),
        ({"is_key": True}, KEY),
        ({"is_key": False}, PAPERS),
        ({"consultation_weeks": 6}, OPENS),
        ({"is_key": True, "consultation_weeks": 6}, OPENS),
        ({"kind": "scrutiny", "is_key": True}, PAPERS),
        ({"kind": "partnership_board"}, MEETS),
    ],
)
def test_notice_can_be_given_up_to_its_last_day(fields, last_day):
    assert [asked(today=last_day, **fields).broken, asked(today=last_day + DAY, **fields).broken] == [(), (NOTICE,)]


@pytest.mark.parametrize("fact", ["is_over", "is_public"])
def test_nothing_is_late_of_what_has_met_or_whose_papers_are_public(fact):
    assert asked(today=MEETS, **{fact: True}).broken == ()


@pytest.mark.parametrize(
    ("kind", "first", "last", "weeks", "is_disturbed"),
    [
        ("recess", (4, 13), (4, 13), 0, True),
        ("recess", (4, 1), (4, 12), 0, False),
        ("recess", (4, 14), (4, 30), 0, False),
        ("recess", (3, 1), (3, 31), 6, False),
        ("election", (3, 1), (3, 31), 6, True),
        ("election", (3, 1), (3, 31), 0, False),
        ("election", (4, 4), (4, 6), 6, True),
        ("election", (4, 5), (4, 6), 6, False),
        ("election", (2, 1), (2, 21), 6, True),
        ("election", (2, 1), (2, 20), 6, False),
    ],
)
def test_a_recess_disturbs_a_meeting_and_an_election_its_consultation_too(kind, first, last, weeks, is_disturbed):
    quiet = QuietPeriod(QuietKind(kind), "Quiet", date(2017, *first), date(2017, *last))

    found = asked(settings=Settings(quiet_periods=(quiet,)), consultation_weeks=weeks)

    assert found.broken == (QUIET,) * is_disturbed


@pytest.mark.parametrize(
    ("kind", "is_key", "needed"),
    [("executive", True, True), ("single_member", True, True), ("executive", None, False), ("executive", False, False),
     ("full_council", True, False)],
)  # fmt: skip
def test_notice_is_for_key_decisions_of_the_executive_as_recorded(kind, is_key, needed):
    assert needs_notice(replace(CABINET, kind=kind, is_key=is_key)) is needed


# --- Which meetings there are ---------------------------------------------------------------------------------

FIRST, LAST = date(2017, 4, 1), date(2017, 4, 30)


def meetings(*sittings, pinned=None, today=None):
    rows = Candidates({"cabinet": sittings}, SETTINGS, pinned=pinned or {}, today=today)
    return [(str(each.sitting.on), each.sitting.key) for each in rows.of(CABINET, FIRST, LAST)]


def test_meetings_come_in_the_order_of_the_calendar_each_day_once():
    sittings = [Sitting(date(2017, 4, 20), "m4"), Sitting(MEETS, "m2"), Sitting(MEETS, "m1"), Sitting(MEETS, "m2")]

    assert meetings(*sittings) == [("2017-04-13", "m1"), ("2017-04-20", "m4")]


def test_both_ends_of_the_window_are_inside():
    sittings = [Sitting(on, str(n)) for n, on in enumerate((FIRST - DAY, FIRST, LAST, LAST + DAY))]

    assert meetings(*sittings) == [("2017-04-01", "1"), ("2017-04-30", "2")]


def test_a_confirmed_day_is_the_only_one_meeting_or_not():
    assert meetings(Sitting(MEETS, "m1"), Sitting(LAST, "m2"), pinned={"cabinet": LAST}) == [("2017-04-30", "m2")]
    assert meetings(Sitting(MEETS, "m1"), pinned={"cabinet": LAST + DAY}) == [("2017-05-01", "")]


@pytest.mark.parametrize(
    ("pinned", "today", "is_over", "has_met"),
    [(MEETS, MEETS, False, False), (MEETS, MEETS + DAY, False, True), (MEETS, None, False, False),
     (MEETS, None, True, True), (None, MEETS + DAY, True, False)],
)  # fmt: skip
def test_a_confirmed_day_that_has_passed_is_a_fact_and_asks_for_nothing(pinned, today, is_over, has_met):
    leg = replace(CABINET, is_over=is_over)
    rows = Candidates({}, SETTINGS, pinned={"cabinet": pinned} if pinned else {}, today=today)

    assert rows.has_met(leg) is has_met
    assert all((each.before_by == NEVER) is has_met for each in rows.of(leg, FIRST, LAST))
