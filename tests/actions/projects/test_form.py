import pytest

from actions.projects.noun import PROJECTS
from tests.actions.data import project
from tests.factories import make_partnership, make_plan
from tests.plans.rows.untouched import assert_untouched_form_gives_back
from tests.priorities.data import priority

pytestmark = pytest.mark.django_db


@pytest.fixture
def paper():
    return make_plan(make_partnership(), blocks=()).paper


def test_untouched_project_stays_as_it_was(paper):
    item = project(priorities=[{"key": priority()["key"], "title": "Of the plan"}])

    assert_untouched_form_gives_back(PROJECTS, item, paper)
