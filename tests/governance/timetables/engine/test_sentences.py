"""Why a meeting was chosen, what was given up for it and what can be done: each sentence of the engine."""

from dataclasses import replace
from datetime import date

import pytest

from governance.dates.notice import QuietKind, QuietPeriod, Settings
from governance.timetables.engine.legs import Leg, Sitting
from governance.timetables.engine.schedule import NoWay, backward, forward
from governance.timetables.engine.text import as_text, table

START = date(2027, 1, 1)
BOARD = Leg("board", 1, "Board", "partnership_board", "prepare")
SCRUTINY = Leg("scrutiny", 2, "Scrutiny", "scrutiny", "scrutinise")
CABINET = Leg("cabinet", 3, "Cabinet", "executive", "decide")
MEETS = date(2027, 2, 16)  # its papers are public by Monday 8 February
SETTINGS = Settings()
RECESS = QuietPeriod(QuietKind.RECESS, "Recess", date(2027, 2, 15), date(2027, 2, 19))
ELECTION = QuietPeriod(QuietKind.ELECTION, "Local elections", date(2027, 3, 22), date(2027, 5, 6))


def on(**days):
    return {key: [Sitting(day)] for key, day in days.items()}


def way(*legs, settings=SETTINGS, today=None, pinned=None, **days):
    return forward(legs, on(**days), settings, start=START, today=today, pinned=pinned)


def reasons(schedule):
    return {slot.leg.key: slot.reason for slot in schedule.slots}


def relaxed(schedule):
    return [(each.in_short, each.sentence, each.suggestion, each.lacks_meeting) for each in schedule.relaxed]


# --- Why ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("day", "settings", "ends"),
    [
        (MEETS, SETTINGS, " that keeps what is preferred."),
        (MEETS, Settings(quiet_periods=(RECESS,)), "."),
        (date(2027, 1, 12), SETTINGS, ", though its papers go out without a view that they should hold."),
    ],
    ids=["all kept", "in a recess", "too soon for the view"],
)
def test_forwards_a_meeting_is_the_earliest_after_the_step_before(day, settings, ends):
    found = way(BOARD, CABINET, settings=settings, board=date(2027, 1, 11), cabinet=day)

    assert reasons(found) == {
        "board": "The first meeting of Board from the start.",
        "cabinet": f"The earliest meeting after Board (Monday 11 January 2027){ends}",
    }


def test_of_several_at_the_step_before_the_last_to_meet_is_named():
    beside = replace(SCRUTINY, step=1)

    found = way(BOARD, beside, CABINET, board=date(2027, 1, 11), scrutiny=date(2027, 1, 18), cabinet=MEETS)

    assert reasons(found)["cabinet"] == (
        "The earliest meeting after Scrutiny (Monday 18 January 2027) that keeps what is preferred."
    )


@pytest.mark.parametrize(
    ("today", "reason"),
    [(date(2027, 1, 11), "Confirmed: it stays where it is."), (date(2027, 1, 12), "It has met.")],
)
def test_a_confirmed_day_is_a_fact_once_it_has_passed(today, reason):
    pinned = {"board": date(2027, 1, 11)}

    found = way(BOARD, CABINET, today=today, pinned=pinned, board=date(2027, 1, 11), cabinet=MEETS)

    assert reasons(found)["board"] == reason


@pytest.mark.parametrize(
    ("role", "reason"),
    [
        ("prepare", "The latest meeting that leaves a working day before the papers of Cabinet (Monday 8 February)."),
        ("note", "The latest meeting before Cabinet (Tuesday 16 February 2027)."),
    ],
)
def test_backwards_a_meeting_is_the_latest_that_leaves_time_for_its_view(role, reason):
    found = backward(
        [replace(BOARD, role=role), CABINET], on(board=date(2027, 1, 11), cabinet=MEETS), SETTINGS, final=MEETS
    )

    assert reasons(found) == {"board": reason, "cabinet": "The day asked for."}


def test_who_stands_beside_the_decision_and_meets_after_it_is_told_so():
    beside = replace(SCRUTINY, step=3, role="note")

    found = backward([beside, CABINET], on(scrutiny=date(2027, 2, 23), cabinet=MEETS), SETTINGS, final=MEETS)

    assert reasons(found)["scrutiny"] == (
        "The earliest meeting after Cabinet (Tuesday 16 February 2027), beside which it stands."
    )


# --- What was given up ----------------------------------------------------------------------------------------


def test_a_view_that_cannot_be_in_the_papers_is_told_with_the_day():
    found = way(BOARD, CABINET, board=date(2027, 2, 8), cabinet=MEETS)

    assert relaxed(found) == [(
        "a view in the papers of Cabinet",
        "Cabinet meets on Tuesday 16 February 2027 and its papers have to be public by Monday 8 February 2027: no "
        "working day is left after Board (Monday 8 February 2027), so that view cannot be in them.",
        "Publish a supplement with that view, or choose a later meeting.",
        False,
    )]  # fmt: skip


LATE = "Choose a later meeting, or ask for the urgency procedure (SI 2012/2089 regs 10, 11; LGA 1972 s100B(4))."


@pytest.mark.parametrize(
    ("fields", "due"),
    [
        ({}, "its notice was due by Monday 8 February 2027"),
        ({"is_key": True}, "its notice was due by Monday 18 January 2027"),
        ({"consultation_weeks": 6}, "the consultation before it had to open by Thursday 24 December 2026"),
        ({"consultation_weeks": 6, "is_key": True},
         "the consultation before it had to open by Thursday 24 December 2026"),
    ],
)  # fmt: skip
def test_notice_that_cannot_be_given_any_more_is_told_with_what_was_due_first(fields, due):
    found = way(replace(CABINET, **fields), today=date(2027, 2, 9), cabinet=MEETS)

    sentence = f"Cabinet meets on Tuesday 16 February 2027; {due}, which has passed."
    assert relaxed(found) == [("the notice of Cabinet", sentence, LATE, False)]


@pytest.mark.parametrize(
    ("quiet", "day", "sentence"),
    [
        (RECESS, MEETS, "Cabinet meets on Tuesday 16 February 2027, inside “Recess”."),
        (ELECTION, date(2027, 5, 4), "Cabinet meets on Tuesday 4 May 2027, inside “Local elections”."),
        (ELECTION, date(2027, 5, 11), "The consultation before Cabinet (Thursday 18 March 2027 to Thursday 29 April "
         "2027) falls into “Local elections”."),
    ],
)  # fmt: skip
def test_a_quiet_period_is_told_by_its_name(quiet, day, sentence):
    found = way(replace(CABINET, consultation_weeks=6), settings=Settings(quiet_periods=(quiet,)), cabinet=day)

    suggestion = "Choose a meeting outside it, or have the monitoring officer agree."
    assert relaxed(found) == [("the quiet period at Cabinet", sentence, suggestion, False)]


OPTIONAL = replace(SCRUTINY, is_optional=True)


def test_an_optional_step_that_fits_nowhere_is_left_out_with_what_can_be_done():
    found = way(BOARD, OPTIONAL, CABINET, board=date(2027, 1, 11), scrutiny=date(2027, 2, 23), cabinet=MEETS)

    assert ([leg.key for leg in found.left_out], relaxed(found)) == (["scrutiny"], [(
        "the step of Scrutiny",
        "Scrutiny is left out: no meeting of it fits between the steps around it.",
        "Tell Scrutiny in writing, or add a meeting of it to the calendar.",
        True,
    )])  # fmt: skip


def test_a_confirmed_day_of_an_optional_step_that_fits_nowhere_is_told():
    days = {"board": date(2027, 1, 11), "scrutiny": date(2027, 2, 23), "cabinet": MEETS}

    found = way(BOARD, OPTIONAL, CABINET, pinned={"scrutiny": days["scrutiny"]}, **days)

    assert relaxed(found) == [(
        "the confirmed day of Scrutiny",
        "Scrutiny is confirmed for Tuesday 23 February 2027, which does not fit between the steps around it.",
        "Choose another meeting of Scrutiny, or of the steps around it.",
        False,
    )]  # fmt: skip


# --- No way ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("days", "pinned", "constraint", "sentence"),
    [
        ({"board": date(2027, 1, 11)}, {}, "meetings",
         "Cabinet has no meeting in the calendar from Friday 1 January 2027. Add meetings to the calendar, or leave a "
         "step out."),
        ({"board": date(2027, 2, 23), "cabinet": MEETS}, {}, "order",
         "Cabinet has no meeting after Board on Tuesday 23 February 2027, its earliest. Add meetings to the calendar, "
         "or leave a step out."),
        ({"board": date(2027, 2, 23), "cabinet": MEETS}, {"cabinet": MEETS}, "order",
         "Cabinet is confirmed for Tuesday 16 February 2027 and cannot come after Board on Tuesday 23 February 2027, "
         "its earliest. Add meetings to the calendar, or leave a step out."),
    ],
)  # fmt: skip
def test_forwards_no_way_says_which_body_fails(days, pinned, constraint, sentence):
    with pytest.raises(NoWay) as refused:
        way(BOARD, CABINET, pinned=pinned, **days)

    assert (refused.value.constraint, refused.value.sentence) == (constraint, sentence)


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"gap_days": 40}, "that leaves 40 working days after Board"),
        ({"consultation_weeks": 8}, "that leaves a consultation of 8 weeks after Board"),
    ],
)
def test_what_a_step_needs_after_the_one_before_is_told_where_no_meeting_gives_it(fields, words):
    legs, days = (BOARD, replace(CABINET, **fields)), {"board": date(2027, 1, 11), "cabinet": MEETS}

    with pytest.raises(NoWay, match=words):
        way(*legs, **days)


@pytest.mark.parametrize(
    ("pinned", "sentence"),
    [
        ({}, "Cabinet does not meet on Wednesday 17 February 2027."),
        ({"cabinet": MEETS}, "Cabinet is confirmed for Tuesday 16 February 2027, not for Wednesday 17 February 2027."),
    ],
)
def test_backwards_nobody_decides_on_a_day_without_a_meeting(pinned, sentence):
    with pytest.raises(NoWay) as refused:
        backward([CABINET], on(cabinet=MEETS), SETTINGS, final=date(2027, 2, 17), pinned=pinned)

    nearest = "The nearest day that would do is Cabinet on Tuesday 16 February 2027."
    assert (refused.value.constraint, refused.value.sentence) == ("final", f"{sentence} {nearest}")
    assert refused.value.nearest == MEETS


# --- In plain text --------------------------------------------------------------------------------------------


def test_columns_are_as_wide_as_their_longest_text():
    assert table([("A", "Meeting of"), ("12.", "Cabinet")]) == ["A    Meeting of", "---  ----------", "12.  Cabinet"]


def test_a_way_without_conflicts_says_so_in_plain_text():
    text = as_text(way(BOARD, CABINET, board=date(2027, 1, 11), cabinet=MEETS), "Anyborough, forwards")

    parts = text.split("\n\n")
    assert parts[0] == "Anyborough, forwards: Cabinet on Tuesday 16 February 2027"
    assert [line.split("  ")[0] for line in parts[1].splitlines()] == ["", "--", "1.", "2."]
    assert parts[2].splitlines()[:2] == ["Why", "  Board, Monday 11 January 2027. The first meeting of Board from the "
                                         "start."]  # fmt: skip
    assert parts[3:] == ["Given up: nothing", "Conflicts: 0"]
