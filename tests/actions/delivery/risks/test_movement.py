"""How risks move, with the paper's own numbers."""

import pytest

from actions.delivery.risks.movement import Levels, Movement, RiskWay, movement

LETTERS = Levels(tuple((each, "") for each in "ABCDE"), tuple((each, "") for each in "1234"))
NUMBERS = Levels(
    tuple((each, "") for each in "54321"), tuple((each, "") for each in "54321"), begins_with_impact=True, between="×"
)


def test_less_likely_and_worse_is_down_by_its_score():
    assert (LETTERS.read("D3").score, LETTERS.read("E2").score) == (4, 3)
    assert movement("D3", "E2", LETTERS) == Movement(RiskWay.DOWN, "down: less likely, worse if it happens")


def test_without_a_scale_no_movement_is_known():
    assert movement("D3", "E2", None) == Movement(RiskWay.UNKNOWN, "movement not known: no scale")


@pytest.mark.parametrize(
    ("before", "now", "words"),
    [
        ("D3", "C3", "up: more likely"),
        ("D3", "d 3", "same"),
        ("A2", "B1", "up: less likely, worse if it happens"),
        ("", "D3", "new: not rated before"),
        ("D3", "Z9", "movement not known: Z9 is not on the scale"),
        ("D3", "", "movement not known: not rated now"),
    ],
)
def test_movement_in_words(before, now, words):
    assert movement(before, now, LETTERS).words == words


def test_closed_goes_before_everything():
    assert movement("D3", "D3", LETTERS, is_closed=True).way == RiskWay.CLOSED


@pytest.mark.parametrize("code", ["3×4", "3 x 4", "3*4"])
def test_impact_may_be_written_first(code):
    cell = NUMBERS.read(code)
    assert (cell.impact, cell.likelihood, cell.score, NUMBERS.written(cell)) == ("3", "4", 12, "3×4")


def test_bands_are_the_councils_own_where_it_says_so():
    own = Levels(LETTERS.likelihoods, LETTERS.impacts, bands={"D|3": "severe"})
    assert [each.band(each.read("D3")) for each in (own, LETTERS)] == ["severe", "medium"]
