from datetime import date

import pytest

from actions.models import Action
from plans.document.kinds import kind_named
from priorities.models import Priority
from tests.factories import make_block, make_plan, make_user, make_year
from tests.plans.rows.data import priorities, priority
from tests.priorities.kinds import assert_compose_gives_back, assert_schema_is_closed, compose, load

from . import strategies  # noqa: F401
from .data import action, action_plan, funding, line, project, projects

KINDS = ("action_plan", "funding", "risks", "projects")


@pytest.mark.parametrize("name", KINDS)
def test_schema_is_closed_and_bounds_every_text(name):
    assert_schema_is_closed(name)


@pytest.mark.django_db
@pytest.mark.parametrize("name", KINDS)
def test_compose_gives_back_what_was_loaded(name):
    assert_compose_gives_back(name)


@pytest.mark.django_db
@pytest.mark.parametrize("name", KINDS)
def test_empty_block_composes_to_data_of_its_schema(name):
    kind = kind_named(name)
    block = make_block(make_plan(blocks=()).paper, kind=name, data=kind.empty())

    assert kind.faults(kind.compose(block)) == []


def test_money_is_written_with_two_places():
    assert kind_named("funding").faults(funding(line(amount="106460"))) != []
    assert kind_named("funding").faults(funding(line(amount="106460.00"))) == []


@pytest.mark.django_db
def test_action_of_a_year_shows_the_title_its_plans_priority_has_now():
    user, plan = make_user(), make_plan(blocks=())
    road_safety = priority("Road safety")
    load("priorities", priorities(road_safety), plan.paper, by=user)
    named = {"key": road_safety["key"], "title": "Road safety"}
    block = load("action_plan", action_plan(action(priority=named)), make_year(plan).paper, by=user)

    Priority.objects.update(title="Safer roads")

    assert compose(block)["actions"][0]["priority"] == {"key": road_safety["key"], "title": "Safer roads"}


@pytest.mark.django_db
def test_unfinished_actions_are_carried_forward():
    user = make_user()
    source = load("action_plan", action_plan(action("Done"), action("Not done")), make_plan(blocks=()).paper, by=user)
    Action.objects.filter(title="Done").update(finished_on=date(2027, 1, 5))
    target = make_block(make_plan(blocks=()).paper, kind="action_plan", data={})

    kind_named("action_plan").carry_forward(source, target, by=user)

    carried = kind_named("action_plan").compose(target)
    assert carried["actions"] == [item for item in compose(source)["actions"] if item["title"] == "Not done"]
    assert carried["taxonomy"] == compose(source)["taxonomy"]


@pytest.mark.django_db
def test_funders_are_carried_forward_without_their_sums():
    user = make_user()
    data = funding(
        line("Commissioner", year="2025/26"),
        line("Commissioner"),
        line("Council", decision={"body": "Cabinet", "on": "2026-02"}),
    )
    source = load("funding", data, make_plan(blocks=()).paper, by=user)
    target = make_block(make_plan(blocks=()).paper, kind="funding", data={})

    kind_named("funding").carry_forward(source, target, by=user)

    lines = kind_named("funding").compose(target)["lines"]
    assert [(item["funder"], item["year"], item["amount"], item["decision"]) for item in lines] == [
        ("Commissioner", "2026 to 2029", None, None),
        ("Council", "2026 to 2029", None, None),
    ]
    assert lines[0]["key"] == data["lines"][1]["key"]
    assert lines[0]["allocations"] == [{"purpose": "Youth work", "amount": None, "priority": None}]


@pytest.mark.django_db
def test_projects_with_an_outcome_stay_behind():
    user = make_user()
    data = projects(project("Over", outcome="Forty bicycles repaired"), project("Going on"))
    source = load("projects", data, make_plan(blocks=()).paper, by=user)
    target = make_block(make_plan(blocks=()).paper, kind="projects", data={})

    kind_named("projects").carry_forward(source, target, by=user)

    assert kind_named("projects").compose(target)["projects"] == data["projects"][1:]
