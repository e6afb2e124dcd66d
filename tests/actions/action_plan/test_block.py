from datetime import date

import pytest

from actions.action_plan.finishing import note_finish
from actions.models import Action
from plans.document.kinds import kind_named
from priorities.models import Priority
from tests.actions.data import action, action_plan
from tests.factories import make_block, make_plan, make_user, make_year
from tests.plans.rows.kinds import compose, load
from tests.priorities.data import indicator, indicators, priorities, priority


@pytest.mark.django_db
def test_action_of_a_year_shows_the_title_its_plans_priority_has_now():
    user, plan = make_user(), make_plan(blocks=())
    road_safety = priority("Road safety")
    load("priorities", priorities(road_safety), plan.paper, by=user)
    named = {"key": road_safety["key"], "title": "Road safety"}
    block = load("action_plan", action_plan(action(priorities=[named])), make_year(plan).paper, by=user)

    Priority.objects.update(title="Safer roads")

    assert compose(block)["actions"][0]["priorities"] == [{"key": road_safety["key"], "title": "Safer roads"}]


@pytest.mark.django_db
def test_areas_and_indicators_that_an_action_serves_go_by_their_titles_of_today():
    user, paper = make_user(), make_plan(blocks=()).paper
    known, measured = priority("Road safety"), indicator("Collisions")
    load("priorities", priorities(known), paper, by=user)
    load("indicators", indicators(measured), paper, by=user)
    area = {"key": known["areas"][0]["key"], "title": "As it was"}
    item = action(areas=[area], indicators=[{"key": measured["key"], "title": "As it was"}])

    composed = compose(load("action_plan", action_plan(item), paper, by=user))["actions"][0]

    assert (composed["areas"], composed["indicators"]) == (
        [{**area, "title": "School streets"}],
        [{"key": measured["key"], "title": "Collisions"}],
    )


@pytest.mark.django_db
def test_unfinished_actions_are_carried_forward():
    user = make_user()
    source = load("action_plan", action_plan(action("Done"), action("Not done")), make_plan(blocks=()).paper, by=user)
    note_finish(Action.objects.get(title="Done"), date(2027, 1, 5), by=user, event="action finished")
    target = make_block(make_plan(blocks=()).paper, kind="action_plan", data={})

    kind_named("action_plan").carry_forward(source, target, by=user)

    carried = kind_named("action_plan").compose(target)
    assert carried["actions"] == [item for item in compose(source)["actions"] if item["title"] == "Not done"]
    assert carried["taxonomy"] == compose(source)["taxonomy"]
