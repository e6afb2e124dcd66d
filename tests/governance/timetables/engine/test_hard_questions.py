"""Questions at which the timetable engine once failed, refused or was beaten: each with its right answer."""

from dataclasses import replace
from datetime import date

import pytest

from governance.dates.notice import QuietKind, QuietPeriod, Settings
from governance.timetables.engine.legs import NOTICE, OPEN, OPTIONAL, QUIET, VIEW, Leg, Sitting
from governance.timetables.engine.schedule import Aim, NoWay, backward, forward
from tests.governance.timetables.engine.schedule_cases import days_of

SETTINGS = Settings()
BOARD = Leg("board", 1, "Board", "partnership_board", "prepare")
SCRUTINY = Leg("scrutiny", 1, "Scrutiny", "scrutiny", "scrutinise")
CABINET = Leg("cabinet", 2, "Cabinet", "executive", "recommend")
COUNCIL = Leg("council", 3, "Council", "full_council", "decide")


def on(*days):
    return [Sitting(date(2027, month, day)) for day, month in days]


def test_a_body_without_notice_that_has_met_and_recorded_nothing_is_a_fact():
    sittings = {"board": [], "council": on((3, 3))}
    today = date(2027, 1, 20)

    found = forward((BOARD, COUNCIL), sittings, SETTINGS, start=today, today=today, pinned={"board": date(2027, 1, 12)})

    assert (days_of(found), found.relaxed) == ({"board": date(2027, 1, 12), "council": date(2027, 3, 3)}, ())
    assert (found.slot("board").reason, found.first.leg.key) == ("It has met.", "council")


def test_a_past_meeting_of_a_body_without_notice_is_reported():
    found = forward((BOARD, COUNCIL), {"board": on((12, 1)), "council": on((3, 3))}, SETTINGS, start=date(2027, 1, 1),
                    today=date(2027, 1, 20))  # fmt: skip

    assert [each.sentence for each in found.relaxed] == ["Board met on Tuesday 12 January 2027, which has passed."]


@pytest.mark.parametrize("role", ["decide", "note"])
def test_a_route_whose_end_may_be_left_out_is_refused(role):
    route = (replace(BOARD, is_optional=True), replace(COUNCIL, role=role, is_optional=True))

    with pytest.raises(NoWay) as refused:
        forward(route, {"board": on((12, 1)), "council": []}, SETTINGS, start=date(2027, 1, 1))

    assert (
        refused.value.sentence
        == {
            "decide": "Council decides, so its step cannot be optional: change the route.",
            "note": "Every step of the route is optional: say which of them has to be made.",
        }[role]
    )


@pytest.mark.parametrize("plan", ["forward", "backward"])
def test_another_body_of_the_deciding_step_may_meet_after_the_decision(plan):
    route = (BOARD, COUNCIL, replace(SCRUTINY, step=3, role="note"))
    sittings = {"board": on((12, 1)), "council": on((3, 2)), "scrutiny": on((10, 2))}
    ask = {"forward": lambda **more: forward(start=date(2027, 1, 1), **more),
           "backward": lambda **more: backward(final=date(2027, 2, 3), **more)}[plan]  # fmt: skip

    found = ask(route=route, sittings=sittings, settings=SETTINGS)

    assert (days_of(found)["scrutiny"], found.final) == (date(2027, 2, 10), date(2027, 2, 3))


def test_backwards_the_reason_beside_the_decision_is_said():
    route = (COUNCIL, replace(SCRUTINY, step=3, role="note"))
    sittings = {"council": on((3, 2)), "scrutiny": on((27, 1), (10, 2))}

    found = backward(route, sittings, SETTINGS, final=date(2027, 2, 3))

    assert found.slot("scrutiny").reason == (
        "The latest meeting up to Council (Wednesday 3 February 2027), beside which it stands."
    )


def test_one_later_step_without_a_meeting_does_not_drop_the_others():
    later = [
        replace(SCRUTINY, key=key, step=step, body=key.title(), role="note")
        for key, step in (("audit", 4), ("panel", 5), ("party", 6))
    ]
    sittings = {"council": on((3, 2)), "audit": on((10, 3)), "panel": on((10, 2)), "party": on((14, 4))}

    found = backward((COUNCIL, *later), sittings, SETTINGS, final=date(2027, 2, 3))

    assert [leg.key for leg in found.left_out] == ["panel"]
    assert (found.slot("audit").on, found.slot("party").on) == (date(2027, 3, 10), date(2027, 4, 14))
    assert [(each.preference, each.sentence) for each in found.relaxed if each.leg.key == "panel"] == [
        (OPEN, "Panel has no meeting that fits between the steps around it: its date stays open."),
    ]


def test_a_view_is_kept_beside_a_body_that_only_notes_later():
    route = (SCRUTINY, replace(BOARD, role="note"), replace(CABINET, role="decide"))
    sittings = {"scrutiny": on((4, 1), (13, 1)), "board": on((14, 1)), "cabinet": on((19, 1))}

    found = backward(route, sittings, SETTINGS, final=date(2027, 1, 19))

    assert (found.slot("scrutiny").on, found.relaxed) == (date(2027, 1, 4), ())


def test_a_body_that_only_notes_in_between_hides_no_lost_view():
    route = (SCRUTINY, replace(BOARD, step=2, role="note"), replace(CABINET, step=3, role="decide"))
    sittings = {"scrutiny": on((13, 1)), "board": on((14, 1)), "cabinet": on((19, 1))}

    found = backward(route, sittings, SETTINGS, final=date(2027, 1, 19))

    assert [(each.preference, each.leg.key) for each in found.relaxed] == [(VIEW, "cabinet")]
    assert "no working day is left after Scrutiny (Wednesday 13 January 2027)" in found.relaxed[0].sentence


def test_the_latest_day_keeps_the_view_past_a_body_that_only_notes():
    route = (SCRUTINY, replace(BOARD, step=2, role="note"), replace(CABINET, step=3, role="decide"))
    sittings = {"scrutiny": on((4, 1)), "board": on((14, 1)), "cabinet": on((19, 1))}

    found = backward(route, sittings, SETTINGS, final=date(2027, 1, 19))

    assert (found.slot("scrutiny").latest, found.slot("scrutiny").slack) == (date(2027, 1, 7), 3)


# --- What a preference may cost -------------------------------------------------------------------------------


RARE = (replace(SCRUTINY, is_optional=True), CABINET, COUNCIL)
RARELY = {"scrutiny": on((10, 6)), "cabinet": on((19, 1), (6, 7)), "council": on((16, 2), (20, 7))}


def ways_of(found):
    return [
        (each.aim, each.schedule.final, [lost.preference for lost in each.schedule.relaxed]) for each in found.others
    ]


def test_an_optional_step_costs_no_more_than_eight_weeks_and_both_ways_are_shown():
    found = forward(RARE, RARELY, SETTINGS, start=date(2027, 1, 4))

    assert (found.final, [each.preference for each in found.relaxed]) == (date(2027, 2, 16), [OPTIONAL])
    assert ways_of(found) == [(Aim.KEEPING, date(2027, 7, 20), [])]


def test_how_many_weeks_is_a_setting_and_the_earliest_way_is_shown_beside_the_longer_one():
    found = forward(RARE, RARELY, replace(SETTINGS, most_weeks_waited=26), start=date(2027, 1, 4))

    assert (found.final, found.relaxed, found.others) == (date(2027, 7, 20), (), ())
    kept = forward(RARE, RARELY, SETTINGS, start=date(2027, 1, 4), aim=Aim.KEEPING)
    assert (kept.final, ways_of(kept)) == (date(2027, 7, 20), [(Aim.USUAL, date(2027, 2, 16), [OPTIONAL])])


def test_the_first_day_of_the_plan_is_not_passed_for_a_preference():
    sittings = {"scrutiny": on((24, 2)), "cabinet": on((3, 3), (24, 3)), "council": on((31, 3), (21, 4))}
    route, starts = (SCRUTINY, CABINET, COUNCIL), date(2027, 4, 1)

    found = forward(route, sittings, SETTINGS, start=date(2027, 1, 4), plan_starts=starts)

    assert (found.final, [each.preference for each in found.relaxed]) == (date(2027, 3, 31), [VIEW])
    assert ways_of(found) == [(Aim.KEEPING, date(2027, 4, 21), [])]


def test_the_law_s_notice_is_not_given_up_for_any_number_of_weeks():
    sittings, today = {"council": on((6, 1), (26, 5))}, date(2027, 1, 4)

    found = forward((COUNCIL,), sittings, SETTINGS, start=today, today=today)

    assert (found.final, found.relaxed) == (date(2027, 5, 26), ())
    assert ways_of(found) == [(Aim.EARLIEST, date(2027, 1, 6), [NOTICE])]


def test_two_bodies_decide_and_one_is_confirmed_before_the_way_begins():
    route = (replace(CABINET, step=1, role="decide"), replace(COUNCIL, step=1))
    recess = QuietPeriod(QuietKind.RECESS, "Recess", date(2027, 2, 15), date(2027, 2, 19))
    sittings = {"cabinet": [], "council": on((16, 2), (20, 7))}

    found = forward(route, sittings, replace(SETTINGS, quiet_periods=(recess,)), start=date(2027, 1, 11),
                    pinned={"cabinet": date(2027, 1, 6)})  # fmt: skip

    assert (found.final, [each.preference for each in found.relaxed]) == (date(2027, 2, 16), [QUIET])
    assert ways_of(found) == [(Aim.KEEPING, date(2027, 7, 20), [])]


# --- No way ---------------------------------------------------------------------------------------------------


def test_where_one_stop_has_no_meeting_the_others_keep_their_dates():
    sittings = {"scrutiny": on((4, 1)), "cabinet": [], "council": on((16, 2))}

    with pytest.raises(NoWay) as refused:
        forward((SCRUTINY, CABINET, COUNCIL), sittings, SETTINGS, start=date(2027, 1, 1))

    assert days_of(refused.value.rest) == {"scrutiny": date(2027, 1, 4), "council": date(2027, 2, 16)}
    assert [leg.key for leg in refused.value.rest.left_out] == ["cabinet"]


def test_the_nearest_start_looks_at_every_body_that_may_come_first():
    route = (replace(BOARD, is_optional=True), SCRUTINY, CABINET, COUNCIL)
    sittings = {"board": on((20, 1)), "scrutiny": on((6, 1)), "cabinet": on((3, 2)), "council": on((24, 2))}

    with pytest.raises(NoWay) as refused:
        forward(route, sittings, SETTINGS, start=date(2027, 1, 11))

    assert refused.value.nearest == date(2027, 1, 6)


def test_the_nearest_day_of_the_decision_stands_although_a_step_is_confirmed_earlier_than_the_window():
    sittings = {"scrutiny": [], "council": on((16, 2), (20, 4))}

    with pytest.raises(NoWay) as refused:
        backward((SCRUTINY, COUNCIL), sittings, SETTINGS, final=date(2027, 3, 1), start=date(2027, 1, 1),
                 pinned={"scrutiny": date(2026, 12, 1)})  # fmt: skip

    assert refused.value.nearest == date(2027, 2, 16)


# --- After the decision ----------------------------------------------------------------------------------------

NOTING = replace(SCRUTINY, key="noting", step=4, role="note", is_optional=True)
ROUTE = (BOARD, COUNCIL, NOTING)


def with_noting(day, plan_starts=None, **more):
    sittings = {"board": on((12, 1)), "council": on((3, 3)), "noting": on(day)}
    return forward(ROUTE, sittings, SETTINGS, start=date(2027, 1, 1), plan_starts=plan_starts, **more)


def ends(schedule):
    return [schedule.ends, *((each.aim, each.schedule.ends) for each in schedule.others)]


def test_an_optional_step_after_the_decision_is_waited_for_as_long_as_the_council_waits():
    assert ends(with_noting((28, 4))) == [date(2027, 4, 28)]  # eight weeks to the day
    assert ends(with_noting((29, 4))) == [date(2027, 3, 3), (Aim.KEEPING, date(2027, 4, 29))]


def test_an_optional_step_after_the_decision_passes_the_first_day_of_the_plan_only_where_it_is_chosen():
    april = date(2027, 4, 1)

    assert ends(with_noting((31, 3), april)) == [date(2027, 3, 31)]
    assert ends(with_noting((1, 4), april)) == [date(2027, 3, 3), (Aim.KEEPING, date(2027, 4, 1))]
    assert ends(with_noting((1, 4), april, aim=Aim.KEEPING)) == [date(2027, 4, 1), (Aim.USUAL, date(2027, 3, 3))]


def test_both_ways_say_what_they_cost():
    found = with_noting((29, 4))

    assert [each.sentence for each in found.relaxed] == [
        "Scrutiny is left out: it meets on Thursday 29 April 2027, later than an optional step is waited for."
    ]
    assert [each.words for each in found.others] == [
        "Keeping everything: decided on Wednesday 3 March 2027, over on Thursday 29 April 2027"
    ]


def test_backwards_an_optional_step_after_the_decision_is_waited_for_no_longer():
    sittings = {"board": on((12, 1)), "council": on((3, 3)), "noting": on((29, 4))}

    found = backward(ROUTE, sittings, SETTINGS, final=date(2027, 3, 3))

    assert ends(found) == [date(2027, 3, 3), (Aim.KEEPING, date(2027, 4, 29))]


def test_a_needed_step_after_the_decision_is_made_however_late():
    route = (BOARD, COUNCIL, replace(NOTING, is_optional=False))
    sittings = {"board": on((12, 1)), "council": on((3, 3)), "noting": on((29, 9))}

    assert ends(forward(route, sittings, SETTINGS, start=date(2027, 1, 1))) == [date(2027, 9, 29)]
