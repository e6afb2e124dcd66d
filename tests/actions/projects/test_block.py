import pytest

from plans.document.kinds import kind_named
from tests.actions.data import project, projects
from tests.factories import make_block, make_plan, make_user
from tests.plans.rows.kinds import load


@pytest.mark.django_db
def test_projects_with_an_outcome_stay_behind():
    user = make_user()
    data = projects(project("Over", outcome="Forty bicycles repaired"), project("Going on"))
    source = load("projects", data, make_plan(blocks=()).paper, by=user)
    target = make_block(make_plan(blocks=()).paper, kind="projects", data={})

    kind_named("projects").carry_forward(source, target, by=user)

    assert kind_named("projects").compose(target)["projects"] == data["projects"][1:]
