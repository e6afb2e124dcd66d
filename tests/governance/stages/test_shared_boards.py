"""What a partnership's own board decides once counts on the timetable of each of its councils."""

from datetime import timedelta

import pytest

from governance.models import Outcome, Stage
from governance.stages import lifecycle
from governance.stages.dating import set_date
from tests.factories import MET, make_council, make_partnership, make_plan, make_timetable

pytestmark = pytest.mark.django_db
ROUTE = [("partnership_board", "recommend"), ("full_council", "decide")]


@pytest.fixture
def board_steps(clerk):
    """One board, a step of two councils' timetables of one plan, on one day."""
    partnership = make_partnership()
    partnership.lead_councils.add(make_council())
    paper = make_plan(partnership).paper
    first, second = (
        make_timetable(paper, council=council, route=ROUTE, by=clerk, start=MET)
        for council in partnership.lead_councils.all()
    )
    body, meeting = first.stages.first().body, first.stages.first().dates.get().meeting
    Stage.objects.filter(pk=second.stages.first().pk).update(body=body)
    second.stages.first().dates.update(meeting=meeting)
    lifecycle.submit(read(first), by=clerk)
    return first, second


def read(timetable):
    return Stage.objects.with_facts().filter(timetable=timetable).in_order().first()


def recorded(timetable):
    stage = read(timetable)
    return stage.state, stage.outcome and (stage.outcome.kind, stage.outcome.resolution), stage.version


def test_one_decision_counts_on_each_councils_timetable(board_steps, clerk):
    first, second = board_steps

    lifecycle.record_outcome(read(first), by=clerk, kind="recommended", resolution="Go ahead.", held="2026-01-13")

    assert recorded(second) == recorded(first)
    assert recorded(second)[:2] == ("decided", ("recommended", "Go ahead."))
    assert read(second).current_date.on == "2026-01-13"


def test_a_correction_counts_there_too_and_keeps_what_was_said_before(board_steps, clerk):
    first, second = board_steps
    lifecycle.record_outcome(read(first), by=clerk, kind="noted")

    lifecycle.correct_outcome(read(first), by=clerk, reason="Misheard.", kind="recommended", resolution="Yes.")

    assert recorded(second)[:2] == ("decided", ("recommended", "Yes."))
    kept = Outcome.objects.filter(stage=read(second), is_current=False)
    assert [(each.kind, each.set_aside_because) for each in kept] == [("noted", "Misheard.")]


def test_another_meeting_of_the_board_is_another_decision(board_steps, clerk):
    first, second = board_steps
    later = (read(second).day + timedelta(days=30)).isoformat()
    set_date(read(second), by=clerk, stated=later, reason="Asked again.")

    lifecycle.record_outcome(read(first), by=clerk, kind="recommended")

    assert recorded(second)[:2] == ("planned", None)


def test_a_councils_own_body_decides_for_its_council_alone(board_steps, clerk):
    first, second = board_steps
    council = Stage.objects.with_facts().get(timetable=first, role="decide")
    lifecycle.submit(council, by=clerk)

    lifecycle.record_outcome(council, by=clerk, kind="adopted")

    assert Stage.objects.get(timetable=second, role="decide").state == "planned"
