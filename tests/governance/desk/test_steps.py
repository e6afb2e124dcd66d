from datetime import date

import pytest

from governance.desk.steps import steps
from governance.models import Body, Meeting, Stage, StageDate, Timetable
from tests.factories import make_plan, make_user

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 23)


@pytest.fixture
def paper():
    return make_plan().paper


def add_stage(paper, name, day, state="planned"):
    timetable, _ = Timetable.objects.get_or_create(paper=paper)
    body = Body.objects.create(
        slug=f"body-{Body.objects.count()}", name=name, kind="executive", partnership=paper.partnership
    )
    stage = Stage.objects.create(timetable=timetable, step=1, body=body, role="note", state=state)
    if day:
        meeting = Meeting.objects.create(body=body, on=day)
        StageDate.objects.create(stage=stage, standing="planned", meeting=meeting, said_by=make_user())


def step(paper):
    return steps(paper, None, TODAY)[0]


def test_without_a_timetable_the_step_says_who_builds_it(paper):
    assert (step(paper).status, step(paper).colour) == ("Not started", "grey")


def test_next_meeting_is_the_earliest_that_is_waited_for(paper):
    add_stage(paper, "Board", date(2026, 12, 1), state="decided")
    add_stage(paper, "Council", date(2027, 1, 27))
    add_stage(paper, "Cabinet", date(2027, 1, 12))
    add_stage(paper, "Scrutiny", None)

    assert (step(paper).hint, step(paper).status) == ("Next: Cabinet, 12 January 2027", "1 of 4")


def test_stage_without_a_date_says_so(paper):
    add_stage(paper, "Cabinet", None)

    assert step(paper).hint == "Next: Cabinet, date not set"


def test_way_that_is_over_says_so(paper):
    add_stage(paper, "Cabinet", date(2026, 12, 1), state="decided")

    assert (step(paper).hint, step(paper).status, step(paper).colour) == ("Every stage is over", "1 of 1", "")


def test_nobody_is_asked_to_take_an_adopted_text_through_meetings():
    adopted = make_plan(state="adopted").paper
    assert steps(adopted, None, TODAY) == []

    add_stage(adopted, "Council", date(2026, 11, 3), state="decided")

    assert (step(adopted).title, step(adopted).status) == ("See its way through the meetings", "1 of 1")
