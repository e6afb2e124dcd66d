"""From rows to the engine and back to stops: which legs and meetings there are, and what a choice is called."""

from datetime import date

import pytest

from governance.models import RouteTemplate, Stage, settings_of
from governance.stages.dating import set_date
from governance.timetables.building import LEFT_OUT, Row, choices, papers_due
from governance.timetables.planning import (
    kinds_without_body,
    leg_key,
    legs_of_route,
    legs_of_timetable,
    sittings_of_route,
    sittings_of_timetable,
)
from governance.timetables.routes import READY, BodyStep, Route, usual_route
from tests.factories import (
    make_addendum,
    make_body,
    make_council,
    make_meeting,
    make_plan,
    make_timetable,
    make_user,
    make_year,
)

pytestmark = pytest.mark.django_db
START = date(2031, 1, 14)
WAY = Route("way", "Way", "", (
    BodyStep(1, "scrutiny", "scrutinise", gap_days=3),
    BodyStep(2, "executive", "recommend", is_optional=True),
    BodyStep(3, "full_council", "decide", consultation_weeks=6),
))  # fmt: skip


@pytest.fixture
def timetable():
    return make_timetable(start=START)


@pytest.fixture
def council():
    return make_council()


# --- A route --------------------------------------------------------------------------------------------------


def test_stops_without_a_body_have_no_leg_and_keep_their_number(council):
    bodies = [make_body(council), make_body(council, "full_council", name="Full Council")]

    legs = legs_of_route(WAY, bodies, is_key=True, is_open_to_call_in=False)

    assert [(leg.key, leg.body, leg.is_optional, leg.is_key, leg.is_open_to_call_in) for leg in legs] == [
        ("stop-1", "Cabinet", True, True, False), ("stop-2", "Full Council", False, None, None),
    ]  # fmt: skip
    assert kinds_without_body(WAY, bodies) == ["Overview and scrutiny"]


def test_of_several_bodies_the_leg_has_the_name_of_their_kind(council):
    bodies = [make_body(council, "scrutiny", name=name) for name in ("Crime Panel", "Housing Panel")]

    (leg,) = legs_of_route(WAY, bodies)

    assert (leg.body, leg.gap_days, leg.consultation_weeks) == ("Overview and scrutiny", 3, 0)


def test_a_kind_that_comes_twice_is_missed_once():
    twice = Route("twice", "Twice", "", (WAY.steps[0], WAY.steps[0], WAY.steps[1]))

    assert kinds_without_body(twice, []) == ["Overview and scrutiny", "Cabinet or executive"]


def test_each_stop_may_be_any_meeting_of_its_kind(council):
    cabinet, scrutiny = make_body(council), make_body(council, "scrutiny", name="Scrutiny")
    meetings = [make_meeting(body, START) for body in (cabinet, scrutiny, cabinet)]

    found = sittings_of_route(WAY, meetings)

    assert {key: [sitting.key for sitting in sittings] for key, sittings in found.items()} == {
        "stop-0": [f"m{meetings[1].pk}"], "stop-1": [f"m{meetings[0].pk}", f"m{meetings[2].pk}"], "stop-2": [],
    }  # fmt: skip


@pytest.mark.parametrize("key", [route.slug for route in READY])
def test_a_ready_route_decides_once_at_the_end_or_before_a_note(key):
    (route,) = [route for route in READY if route.slug == key]

    roles = [step.role for step in route.steps]
    assert (roles.count("decide"), set(roles[roles.index("decide") + 1 :]) <= {"note"}) == (1, True)
    assert [step.step for step in route.steps] == sorted(step.step for step in route.steps)


def test_the_usual_route_is_the_last_of_the_partnership_then_the_councils_own_then_one_made_for_it(council):
    plan = make_plan()
    texts = (plan, make_year(plan), make_addendum(plan))
    found = [usual_route(each.paper, council) for each in texts]
    own = RouteTemplate.objects.create(council=council, name="Ours")
    found.append(usual_route(plan.paper, council))
    make_timetable(plan.paper)

    assert found == [None, "annual-refresh", "addendum", f"own-{own.pk}"]
    assert usual_route(make_plan(plan.partnership).paper, council) == "district"


# --- A timetable ----------------------------------------------------------------------------------------------


def test_what_is_over_on_a_known_day_is_a_leg_and_what_was_put_off_is_none(timetable):
    board, scrutiny, cabinet, full = timetable.stages.in_order()
    for stage, state in ((board, "decided"), (scrutiny, "deferred"), (cabinet, "withdrawn")):
        Stage.objects.filter(pk=stage.pk).update(state=state)

    assert [(leg.key, leg.is_over) for leg in legs_of_timetable(timetable)] == [
        (leg_key(board), True), (leg_key(full), False),
    ]  # fmt: skip
    board.dates.all().delete()
    assert [leg.key for leg in legs_of_timetable(timetable)] == [leg_key(full)]


@pytest.mark.parametrize(("recorded", "asked"), [(None, True), (False, False), (True, True)])
def test_what_a_stage_records_comes_before_what_is_asked(timetable, recorded, asked):
    timetable.stages.filter(body__kind="executive").update(is_key_decision=recorded)

    legs = {leg.kind: leg.is_key for leg in legs_of_timetable(timetable, is_key=True)}

    assert legs == {"partnership_board": None, "scrutiny": None, "executive": asked, "full_council": None}


def test_who_decides_is_never_left_out(timetable):
    timetable.stages.update(is_optional=True)

    assert [leg.is_optional for leg in legs_of_timetable(timetable)] == [True, True, True, False]


def test_a_stage_may_be_at_each_meeting_of_its_body_and_on_the_day_that_was_given(timetable):
    clerk = make_user("site_administrator")
    full = timetable.stages.get(body__kind="full_council")
    meeting = full.body.meetings.get()
    set_date(full, by=clerk, stated="2031-04-30", reason="Not in the calendar yet.")
    make_meeting(full.body, date(2031, 5, 14))

    found = sittings_of_timetable(timetable)[leg_key(full)]

    assert sorted(str(sitting.on) for sitting in found) == [str(meeting.on), "2031-04-30", "2031-05-14"]


# --- Choosing -------------------------------------------------------------------------------------------------


def row(bodies, meetings=(), **step):
    return Row(0, BodyStep(1, bodies[0].kind, "recommend", **step), bodies, list(meetings))


def test_a_choice_says_by_when_its_papers_are_public(council):
    cabinet = make_body(council)
    meeting = make_meeting(cabinet, date(2031, 1, 14))
    chosen = row([cabinet], [meeting])

    assert choices(chosen, settings_of(None)) == [
        (LEFT_OUT, "Leave this step out"),
        ("Cabinet", [
            (f"m{meeting.pk}", "Tuesday 14 January 2031 (papers by Mon 6 Jan)"),
            (f"b{cabinet.pk}", "Date not known yet"),
        ]),
    ]  # fmt: skip
    assert papers_due(chosen, settings_of(None))[0].startswith(
        "Tuesday 14 January 2031: papers public by Monday 6 January 2031: five clear working days before"
    )


def test_meetings_of_several_bodies_are_told_with_their_names(council):
    panels = [make_body(council, "officer_board", name=name) for name in ("First Board", "Second Board")]
    meeting = make_meeting(panels[1], date(2031, 1, 14))

    (_, first, second) = choices(row(panels, [meeting]), settings_of(None))

    assert first == ("First Board", [(f"b{panels[0].pk}", "First Board: Date not known yet")])
    assert second[1][0] == (f"m{meeting.pk}", "Second Board: Tuesday 14 January 2031")
    assert papers_due(row(panels, [meeting]), settings_of(None)) == []


@pytest.mark.parametrize(("is_optional", "suggested"), [(True, LEFT_OUT), (False, "its body")])
def test_without_a_meeting_an_optional_stop_is_left_out_and_another_has_its_body(council, is_optional, suggested):
    cabinet = make_body(council)

    found = row([cabinet], is_optional=is_optional)

    assert (found.suggested, found.label) == (suggested.replace("its body", f"b{cabinet.pk}"), "Cabinet")
