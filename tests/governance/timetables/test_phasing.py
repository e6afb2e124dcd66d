"""Phases of a way that is proposed: days, reasons, and those that would have had to begin already."""

from datetime import date

from governance.dates.notice import Settings
from governance.timetables.engine.legs import Leg, Sitting
from governance.timetables.engine.schedule import forward
from governance.timetables.phasing import planned_phases

CABINET = Leg("b", 2, "Cabinet", "executive", "decide", is_key=True, is_open_to_call_in=True)
BOARD = Leg("a", 1, "Board", "partnership_board", "prepare")


def way(*legs, **days):
    sittings = {key: [Sitting(day)] for key, day in days.items()}
    return forward(list(legs), sittings, Settings(), start=date(2027, 1, 1))


def test_a_key_decision_has_its_notice_and_its_call_in():
    found = planned_phases(way(BOARD, CABINET, a=date(2027, 2, 1), b=date(2027, 4, 13)), Settings(), date(2027, 1, 1))

    assert [each.label for each in found] == [
        "Drafting", "Consultation (6 weeks)", "Views and endorsement", "Notice of the key decision", "Call-in",
    ]  # fmt: skip
    assert found[2].words == "Monday 1 February 2027"
    assert found[3].why == "28 clear days before the executive takes a key decision (SI 2012/2089 regulation 9)."


def test_a_phase_that_had_to_begin_before_today_says_so():
    found = planned_phases(way(BOARD, CABINET, a=date(2027, 2, 1), b=date(2027, 4, 13)), Settings(), date(2027, 2, 20))

    assert [each.label for each in found if each.is_too_late] == [
        "Drafting", "Consultation (6 weeks)", "Views and endorsement",
    ]  # fmt: skip


def test_a_consultation_of_the_route_has_its_own_days():
    cabinet = Leg("b", 2, "Cabinet", "executive", "decide", consultation_weeks=4)
    schedule = way(BOARD, cabinet, a=date(2027, 2, 1), b=date(2027, 4, 13))

    [consulted] = [each for each in planned_phases(schedule, Settings(), date(2027, 1, 1)) if "Consult" in each.label]

    assert (consulted.first, consulted.last) == schedule.slots[1].consultation


def test_no_way_has_no_phases():
    assert planned_phases(None, Settings(), date(2027, 1, 1)) == []
