"""What was said and seen before a body met follows the days; the numbers of the steps may say something else."""

import pytest

from governance.models import Stage
from governance.reporting.considered import considered_before
from governance.stages import lifecycle
from governance.stages.ordering import move_to
from governance.stages.since import since, targets_of
from tests.factories import MET, make_timetable

pytestmark = pytest.mark.django_db
BOARD, SCRUTINY, CABINET = "Partnership board", "Overview and Scrutiny", "Cabinet"


@pytest.fixture
def route(clerk):
    """Board, Scrutiny and Cabinet met three weeks apart, each with its own version; Scrutiny's step is the last."""
    timetable = make_timetable(by=clerk, start=MET)
    for kind in ("partnership_board", "scrutiny", "executive"):
        stage = timetable.stages.get(body__kind=kind)
        lifecycle.submit(stage, by=clerk)
        lifecycle.record_outcome(stage, by=clerk, kind="noted")
    move_to(timetable.stages.get(body__kind="scrutiny"), "after-4", by=clerk)
    return {stage.body.name: stage for stage in Stage.objects.filter(timetable=timetable).with_facts()}


def test_what_bodies_said_before_one_is_what_was_said_by_its_day(route):
    said = {name: considered_before(route[name], route[name].timetable) for name in (SCRUTINY, CABINET)}

    assert [row["body"] for row in said[SCRUTINY]] == [BOARD]
    assert [row["body"] for row in said[CABINET]] == [BOARD, SCRUTINY]


def test_what_bodies_said_since_one_was_said_after_its_day(route, clerk):
    found = {name: since(route[name], targets_of(route[name], clerk)[0]) for name in (SCRUTINY, CABINET)}

    assert [stage.body.name for stage in found[SCRUTINY].said] == [CABINET, SCRUTINY]
    assert [stage.body.name for stage in found[CABINET].said] == [CABINET]


def test_a_pack_is_compared_with_what_the_body_saw_that_met_before(route):
    seen = {name: stage.before_with_version(only_public=False) for name, stage in route.items()}

    assert {name: before and before.body.name for name, before in seen.items()} == {
        BOARD: None, SCRUTINY: BOARD, CABINET: SCRUTINY, "Full Council": CABINET,
    }  # fmt: skip


def test_without_days_the_places_on_the_route_count(route):
    for stage in route.values():
        stage.dates.all().delete()

    assert Stage.objects.get(pk=route[SCRUTINY].pk).follows(Stage.objects.get(pk=route[CABINET].pk))
