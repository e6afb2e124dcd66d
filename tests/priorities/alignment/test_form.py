import pytest

from priorities.alignment.noun import AIMS
from tests.factories import make_partnership, make_plan
from tests.plans.rows.untouched import assert_untouched_form_gives_back
from tests.priorities.data import priority

pytestmark = pytest.mark.django_db


@pytest.fixture
def paper():
    return make_plan(make_partnership(), blocks=()).paper


def test_untouched_aim_stays_as_it_was(paper):
    entry = {"partner": "Police", "organisation": None, "contributions": ["Prevent crime", "Protect"]}
    item = {"key": priority()["key"], "title": "Best start", "text": "", "priorities": [], "entries": [entry]}

    assert_untouched_form_gives_back(AIMS, item, paper)
