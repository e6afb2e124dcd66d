"""Building a timetable stop by stop, adding to it, keeping its route."""

import pytest

from governance.models import Stage
from governance.timetables.verbs import Stop, add_stage, build_timetable, keep_route
from partnerships.access import Role
from partnerships.models import AuditEntry
from tests.factories import make_body, make_plan, make_timetable, make_user
from tests.governance.meetings.test_verbs import reasons

pytestmark = pytest.mark.django_db


@pytest.fixture
def clerk():
    return make_user(Role.SITE_ADMINISTRATOR)


def test_build_timetable_refuses_a_second_one_for_the_same_council(clerk):
    timetable = make_timetable(by=clerk)
    stop = Stop(1, make_body(timetable.council), "decide")

    with pytest.raises(Exception, match="This council has a timetable for this paper already"):
        build_timetable(timetable.paper, by=clerk, council=timetable.council, route="", stops=[stop])


def test_build_timetable_without_stops_is_refused(clerk):
    assert reasons(build_timetable, make_plan().paper, by=clerk, council=None, route="", stops=[]) == [
        "Choose at least one committee or board."
    ]


def test_a_stage_that_is_added_comes_last_of_its_step(clerk):
    timetable = make_timetable(by=clerk, route=[("executive", "recommend"), ("full_council", "decide")])
    body = make_body(timetable.council, kind="scrutiny")

    stage = add_stage(timetable, Stop(1, body, "scrutinise", title="Look at the draft"), by=clerk)

    stage = Stage.objects.get(pk=stage.pk)
    assert (stage.step, stage.position, stage.body, stage.title) == (1, 1, body, "Look at the draft")
    assert stage.current_date is None
    assert AuditEntry.objects.about(stage).get().event == "stage added"


def test_a_route_that_is_kept_holds_the_stages_as_steps(clerk):
    timetable = make_timetable(by=clerk, route=[("executive", "recommend"), ("full_council", "decide")])

    route = keep_route(timetable, by=clerk, name="The short way", description="When little changes.")

    assert [(step.step, step.body_kind, step.role) for step in route.steps.all()] == [
        (1, "executive", "recommend"),
        (2, "full_council", "decide"),
    ]
    assert route.council == timetable.council


def test_a_reader_changes_no_timetable(clerk):
    timetable = make_timetable(by=clerk)
    reader = make_user(Role.READER, timetable.paper.partnership)

    assert reasons(add_stage, timetable, None, by=reader) == ["Your roles do not let you build a timetable."]
    assert reasons(keep_route, timetable, by=reader, name="Short") == [
        "Your roles do not let you change this council's settings."
    ]
