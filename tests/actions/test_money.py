import pytest

from actions.funding.noun import LINES
from actions.money import pounds_words
from plans.document.kinds import kind_named
from tests.actions.data import funding, line
from tests.factories import make_partnership, make_plan
from tests.plans.rows.posting import posted


@pytest.mark.parametrize(("value", "words"), [("106460.00", "£106,460"), ("99.50", "£99.50"), (None, "")])
def test_pounds_in_words(value, words):
    assert pounds_words(value) == words


@pytest.fixture
def paper():
    return make_plan(make_partnership(), blocks=()).paper


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("typed", "amount"),
    [("106,460", "106460.00"), ("£99.5", "99.50"), ("", None), ("007", "7.00"), ("£1.2m", "1200000.00")],
)
def test_pounds_are_kept_with_two_places(paper, typed, amount):
    fresh = LINES.form_class(paper=paper)

    form = LINES.form_class(posted(fresh, funder="Council", year="2026/27", amount=typed), paper=paper)

    assert form.is_valid(), form.all_errors()
    assert form.cleaned_item()["amount"] == amount


COMMA = "“{}” can be read in two ways: write thousands as 1,500 and decimals as 1.5. "
REFUSAL = "Enter a sum in pounds, such as 106,460 or 99.50 or £1.2m."


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("typed", "why"),
    [("£1,5", COMMA.format("£1,5")), ("12,34", COMMA.format("12,34")), ("-£500", ""), ("£1.234", ""), ("5%", ""),
     ("£5–10k", ""), ("about £500", ""), ("£500 a year", ""), ("500*", "")],
)  # fmt: skip
def test_what_is_not_surely_one_sum_is_refused_with_an_example(paper, typed, why):
    form = LINES.form_class(posted(LINES.form_class(paper=paper), funder="C", year="2026", amount=typed), paper=paper)

    assert form.all_errors() == [("id_amount", f"{why}{REFUSAL}")]


def test_money_is_written_with_two_places():
    assert kind_named("funding").faults(funding(line(amount="106460"))) != []
    assert kind_named("funding").faults(funding(line(amount="106460.00"))) == []
