import pytest

from priorities.indicators.noun import INDICATORS
from tests.factories import make_partnership, make_plan
from tests.plans.rows.posting import posted
from tests.plans.rows.untouched import assert_untouched_form_gives_back
from tests.priorities.data import indicator, reading

pytestmark = pytest.mark.django_db


@pytest.fixture
def paper():
    return make_plan(make_partnership(), blocks=()).paper


def test_untouched_indicator_stays_as_it_was(paper):
    item = indicator(readings=[reading("Q1", "61.0", "2026-04-01", "2026-06-30"), reading("Q2", "")], baseline=None)

    assert_untouched_form_gives_back(INDICATORS, item, paper)


@pytest.mark.parametrize("value", ["about 60", "6,1.5.2", "12%"])
def test_figure_that_is_no_number_is_refused(paper, value):
    form = INDICATORS.form_class(
        posted(INDICATORS.form_class(paper=paper), title="Burglary", baseline_value=value), paper=paper
    )

    assert form.all_errors() == [("id_baseline_value", "Enter a number, such as 412, 61.5 or 1,204, without its unit.")]
