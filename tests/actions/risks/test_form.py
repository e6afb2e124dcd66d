import pytest

from actions.risks.noun import RISKS
from tests.factories import make_partnership, make_plan
from tests.plans.rows.untouched import assert_untouched_form_gives_back
from tests.priorities.data import priority

pytestmark = pytest.mark.django_db


@pytest.fixture
def paper():
    return make_plan(make_partnership(), blocks=()).paper


def test_untouched_risk_stays_as_it_was(paper):
    item = {
        "key": priority()["key"],
        "title": "Partners lose interest",
        "text": "",
        "code": "E2",
        "owner_post": "",
        "mitigations": ["Show what they lose.", "Tell the board."],
    }

    assert_untouched_form_gives_back(RISKS, item, paper)
