"""Words and places of the picture: what minutes tell, months and weeks on the axis, phases and their edges."""

from datetime import date

import pytest

from governance.dates.notice import Settings
from governance.dates.stages import StageFacts
from governance.timetables.picture.axis import DayAxis
from governance.timetables.picture.minuted import minuted, short
from governance.timetables.picture.phases import phases_of

PART = {"letter": "a", "label": "Delegates", "to": "", "consulted": "", "text": "minor changes."}
DECIDED = {"decided_by": "Director", "consulted": "", "decided_on": "", "text": "Figure 2 corrected."}
DECLARED = {"label": "Another interest", "declared_by": "the Chair", "text": "", "left": None, "dispensation": ""}
LATE = {"came_on": "", "title": "View of Scrutiny", "why": ""}


@pytest.mark.parametrize(
    ("kind", "row", "sentence"),
    [
        ("parts", PART, "(a) Delegates: minor changes."),
        ("parts", PART | {"to": "Director", "consulted": "Portfolio holder"},
         "(a) Delegates (to Director) in consultation with the Portfolio holder: minor changes."),
        ("delegate_decisions", DECIDED, "Decision by the Director: Figure 2 corrected."),
        ("delegate_decisions", DECIDED | {"decided_on": "2026-03-02", "consulted": "Leader"},
         "Decision by the Director in consultation with the Leader, 2 Mar 2026: Figure 2 corrected."),
        ("declarations", DECLARED, "Another interest, declared by the Chair"),
        ("declarations", DECLARED | {"text": "Owns a shop", "left": True},
         "Another interest, declared by the Chair: Owns a shop; left while it was decided"),
        ("declarations", DECLARED | {"left": False, "dispensation": "By the monitoring officer"},
         "Another interest, declared by the Chair: stayed; dispensation: By the monitoring officer"),
        ("late_papers", LATE, "Late paper: View of Scrutiny"),
        ("late_papers", LATE | {"came_on": "2026-02", "why": "It met on the 19th."},
         "Late paper, public Feb 2026: View of Scrutiny (It met on the 19th.)"),
    ],
)  # fmt: skip
def test_what_minutes_tell_is_said_as_far_as_it_is_known(kind, row, sentence):
    assert minuted({kind: [row]}) == [sentence]


def test_what_minutes_tell_comes_in_the_order_of_an_agenda():
    told = minuted({
        "late_papers": [LATE], "declarations": [DECLARED], "delegate_decisions": [DECIDED],
        "parts": [PART, PART | {"letter": "b"}],
    })  # fmt: skip

    assert [sentence.split()[0] for sentence in told] == ["(a)", "(b)", "Decision", "Another", "Late"]


@pytest.mark.parametrize(("on", "words"), [("2017-04-18", "18 Apr 2017"), ("2019-12", "Dec 2019"), ("2016", "2016")])
def test_days_in_the_picture_are_short(on, words):
    assert short(on) == words


# --- The axis -------------------------------------------------------------------------------------------------


def axis(first, last):
    return DayAxis([date(*first), date(*last)], 0, 1000)


def test_days_lie_between_two_margins():
    found = axis((2027, 1, 1), (2027, 3, 2))  # sixty days and a margin of six at either end

    places = [round(found(date(*day))) for day in ((2026, 12, 26), (2027, 1, 1), (2027, 3, 2), (2027, 3, 8))]
    assert places == [0, 83, 917, 1000]


@pytest.mark.parametrize(
    ("day", "is_on"), [((2026, 12, 25), False), ((2026, 12, 26), True), ((2027, 3, 8), True), ((2027, 3, 9), False)]
)
def test_a_day_outside_the_margins_is_not_on_it(day, is_on):
    assert axis((2027, 1, 1), (2027, 3, 2)).holds(date(*day)) is is_on


def test_one_day_alone_stands_in_the_middle():
    found = DayAxis([date(2027, 1, 1)], 0, 1000)

    assert (found(date(2027, 1, 1)), found.holds(date(2027, 1, 7)), found.holds(date(2027, 1, 8))) == (500, True, False)


def test_without_a_day_there_is_an_axis_all_the_same():
    assert [str(month) for month in DayAxis([], 0, 1000).months(12)] == [
        "2000-01-01",
        "2000-02-01",
        "2000-03-01",
        "2000-04-01",
    ]


@pytest.mark.parametrize(
    ("first", "last", "most", "months"),
    [
        ((2027, 1, 10), (2027, 4, 10), 12, ["2027-02-01", "2027-03-01", "2027-04-01"]),
        ((2027, 1, 10), (2027, 8, 10), 4, ["2027-01-01", "2027-03-01", "2027-05-01", "2027-07-01"]),
        ((2025, 1, 10), (2027, 12, 10), 5, ["2025-01-01", "2026-01-01", "2027-01-01", "2028-01-01"]),
    ],
)  # fmt: skip
def test_months_are_thinned_to_as_many_as_can_be_read(first, last, most, months):
    assert [str(month) for month in axis(first, last).months(most)] == months


def test_mondays_are_marked_on_a_short_axis_alone():
    short_one, long_one = axis((2027, 1, 4), (2027, 2, 1)), axis((2027, 1, 4), (2028, 2, 1))

    assert [str(day) for day in short_one.weeks()][:2] == ["2027-01-04", "2027-01-11"]
    assert {day.weekday() for day in short_one.weeks()} == {0}
    assert list(long_one.weeks()) == []


# --- Phases ---------------------------------------------------------------------------------------------------


def stage(number, kind, role, *on, **flags):
    return StageFacts(number, f"Body {number}", kind, role, number, date(*on) if on else None, **flags)


def phases(*stages):
    return {each["label"]: (each["first"], each["last"]) for each in phases_of(list(stages), Settings())}


def test_a_board_without_statutory_notice_has_drafting_up_to_it_and_its_view():
    assert phases(stage(1, "partnership_board", "prepare", 2027, 2, 1)) == {
        "Drafting": ("", "2027-02-01"), "Views and endorsement": ("2027-02-01", "2027-02-01"),
    }  # fmt: skip


@pytest.mark.parametrize("role", ["decide", "note"])
def test_who_decides_or_takes_note_gives_no_view(role):
    assert "Views and endorsement" not in phases(stage(1, "partnership_board", role, 2027, 2, 1))


@pytest.mark.parametrize(
    ("kind", "flags", "labels"),
    [
        ("executive", {}, []),
        ("executive", {"is_key_decision": True}, ["Notice of the key decision"]),
        ("executive", {"is_open_to_call_in": True}, ["Call-in"]),
        ("executive", {"is_key_decision": False, "is_open_to_call_in": False}, []),
        ("scrutiny", {"is_key_decision": True, "is_open_to_call_in": True}, []),
    ],
)
def test_notice_and_call_in_are_the_executives_and_as_recorded(kind, flags, labels):
    found = phases(stage(1, kind, "decide", 2027, 4, 13, **flags))

    assert [label for label in found if label in ("Notice of the key decision", "Call-in")] == labels


def test_notice_and_comments_of_an_adjourned_meeting_are_counted_from_its_first_day():
    adjourned = stage(1, "executive", "decide", 2027, 5, 11, is_key_decision=True, first_sat_on=date(2027, 4, 13))

    assert phases(adjourned)["Notice of the key decision"] == ("2027-03-15", "2027-05-11")
    as_planned = phases(stage(1, "executive", "decide", 2027, 4, 13))
    assert phases(adjourned)["Consultation (6 weeks)"] == as_planned["Consultation (6 weeks)"]


def test_steps_that_were_put_off_have_no_phase():
    board = stage(1, "partnership_board", "prepare", 2027, 2, 1, state="deferred")

    assert phases(board, stage(2, "partnership_board", "prepare", 2027, 3, 1))["Views and endorsement"] == (
        "2027-03-01", "2027-03-01",
    )  # fmt: skip
