"""How money stands to its profile, with the paper's own numbers."""

from decimal import Decimal

import pytest

from actions.delivery.money.reckoning import PeriodMoney, Variance, beside, broken_cap, pounds_of, standing, total
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
    assert found.sentence == "Not rated: no forecast to the end of the year."


def test_nought_that_was_told_is_not_missing():
    assert standing(D(100), [PeriodMoney(actual=D(0)), PeriodMoney(actual=D(0)), PeriodMoney()]).missing == 1


def test_promise_that_was_said_last_counts_and_the_forecast_of_the_last_period():
    told = [PeriodMoney(committed=D(900), forecast=D(500)), PeriodMoney(committed=D(300)), PeriodMoney(actual=D(1))]
    assert [standing(D(1_000), told[:number]).committed for number in (0, 1, 2, 3)] == [None, D(900), D(300), D(300)]
    assert [standing(D(1_000), told[:number]).outturn for number in (0, 1, 2, 3)] == [None, D(500), None, None]


def test_budget_of_nothing_is_not_rated_and_its_spending_has_no_share():
    found = standing(D(0), [PeriodMoney(actual=D(50), forecast=D(0))])
    assert (found.meaning, found.sentence) == (RatingMeaning.NOT_RATED, "Expected £50 of £0: £50 more.")


@pytest.mark.parametrize(
    ("amount", "against", "words"),
    [
        (0, 22_000, "as planned"),
        (0, 0, "as planned"),
        ("0.01", 22_000, "£0.01 more (+0.0%)"),
        (1, 8, "£1 more (+12.5%)"),
        (-1, 3, "£1 less (−33.3%)"),
        (250, 0, "£250 more"),
        (-250, 0, "£250 less"),
    ],
)
def test_variance_in_words(amount, against, words):
    assert Variance(D(amount), D(against)).words == words


def test_cap_on_what_three_grants_leave_is_broken():
    assert broken_cap(D(15_000), [D(2_250), D(9_400), D(4_100)]) == D(750)
    assert broken_cap(D(15_750), [D(2_250), D(9_400), D(4_100)]) == D(0)


def test_instalments_that_do_not_come_to_the_grant_are_told():
    said = beside("instalments", [D(26_440), D(13_220)], D(39_661), "the grant")
    assert said == "The instalments come to £39,660: £1 less than the grant."
    said = beside("instalments", [D(26_440), D("13221.50")], D(39_661), "the grant")
    assert said == "The instalments come to £39,661.50: £0.50 more than the grant."


def test_nothing_stated_agrees_with_everything():
    assert (beside("costs", [], D(100), "the grant"), beside("costs", [D(5)], None, "the grant")) == ("", "")
    assert beside("costs", [D(0)], D(100), "the grant") == "The costs come to £0: £100 less than the grant."


def test_labour_and_other_costs_come_to_the_grant_exactly():
    costs = [D("211864.69"), D("334965.78")]
    assert total(costs) == D("546830.47")
    assert beside("costs", costs, D("546830.47"), "the grant") == ""


def test_sums_in_words():
    assert [pounds_of(D(each)) for each in ("156.00", "-4450", "99.5")] == ["£156", "−£4,450", "£99.50"]
    assert [pounds_of(each) for each in (None, D(0), D("-0.5"), D("100.00"))] == ["", "£0", "−£0.50", "£100"]
