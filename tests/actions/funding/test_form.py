import pytest

from actions.funding.noun import LINES
from tests.actions.data import line
from tests.factories import make_partnership, make_plan
from tests.plans.rows.untouched import assert_untouched_form_gives_back

pytestmark = pytest.mark.django_db


@pytest.fixture
def paper():
    return make_plan(make_partnership(), blocks=()).paper


def test_untouched_funding_line_stays_as_it_was(paper):
    item = line(amount=None, state="awaiting", decision={"body": "Cabinet", "on": "2027-02"})

    assert_untouched_form_gives_back(LINES, item, paper)
