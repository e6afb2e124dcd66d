"""How money stands to its profile, with the paper's own numbers."""

from decimal import Decimal

import pytest

from actions.delivery.money.reckoning import PeriodMoney, beside, broken_cap, pounds_of, standing, total
from actions.delivery.ratings import RatingMeaning

D = Decimal


def quarters():
    """Two quarters of four: 10,000 and 12,000 planned, 8,400 and 9,150 spent, 25,200 still to come."""
    first = PeriodMoney(D(10_000), D(8_400), forecast=D(36_000))
    return [first, PeriodMoney(D(12_000), D(9_150), forecast=D(15_200) + D(10_000))]


def test_spend_stands_against_the_profile_to_date():
    found = standing(D(45_000), quarters())

    assert (found.actual, found.planned) == (D(17_550), D(22_000))
    assert (found.variance.amount, found.variance.share) == (D(-4_450), D("-20.2"))
    assert found.variance.words == "£4,450 less (−20.2%)"


def test_outturn_stands_against_the_allocation():
    found = standing(D(45_000), quarters())

    assert (found.outturn, found.outturn_variance.amount) == (D(42_750), D(-2_250))
    assert (found.outturn_variance.share, found.meaning) == (D("-5.0"), RatingMeaning.ON_TRACK)
    assert found.sentence == "Expected £42,750 of £45,000: £2,250 less (−5.0%)."


@pytest.mark.parametrize(
    ("outturn", "meaning"),
    [
        ("1050", RatingMeaning.ON_TRACK),
        ("1050.01", RatingMeaning.AT_RISK),
        ("900", RatingMeaning.AT_RISK),
        ("899.99", RatingMeaning.OFF_TRACK),
    ],
)
def test_rating_at_its_borders(outturn, meaning):
    found = standing(D(1_000), [PeriodMoney(actual=D(0), forecast=D(outturn))])
    assert found.meaning == meaning


def test_missing_spend_is_no_nought_and_without_a_forecast_nothing_is_rated():
    found = standing(D(45_000), [PeriodMoney(D(10_000), D(8_400)), PeriodMoney(D(12_000))])
    assert (found.missing, found.outturn, found.meaning) == (1, None, RatingMeaning.NOT_RATED)


def test_cap_on_what_three_grants_leave_is_broken():
    assert broken_cap(D(15_000), [D(2_250), D(9_400), D(4_100)]) == D(750)
    assert broken_cap(D(15_750), [D(2_250), D(9_400), D(4_100)]) == D(0)


def test_instalments_that_do_not_come_to_the_grant_are_told():
    said = beside("instalments", [D(26_440), D(13_220)], D(39_661), "the grant")
    assert said == "The instalments come to £39,660: £1 less than the grant."


def test_labour_and_other_costs_come_to_the_grant_exactly():
    costs = [D("211864.69"), D("334965.78")]
    assert total(costs) == D("546830.47")
    assert beside("costs", costs, D("546830.47"), "the grant") == ""


def test_sums_in_words():
    assert [pounds_of(D(each)) for each in ("156.00", "-4450", "99.5")] == ["£156", "−£4,450", "£99.50"]
