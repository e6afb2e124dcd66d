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
        ("C3", "D3", "down: less likely"),
        ("D3", "D4", "down: less bad if it happens"),
        ("C3", "B4", "down: more likely, less bad if it happens"),
        ("C3", "D2", "same: less likely, worse if it happens"),
        ("D3", "d 3", "same"),
        ("A2", "B1", "up: less likely, worse if it happens"),
        ("", "D3", "new: not rated before"),
        ("D3", "Z9", "movement not known: Z9 is not on the scale"),
        ("Z8", "Z9", "movement not known: Z8 is not on the scale"),
        ("Z8", "", "movement not known: Z8 is not on the scale"),
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


@pytest.mark.parametrize("code", ["", "D", "3D", "D5", "F1", "D33", "3×3"])
def test_code_that_is_not_on_the_scale_is_not_read(code):
    assert LETTERS.read(code) is None


def test_scale_that_begins_with_impact_reads_no_likelihood_there():
    own = Levels((("A", ""), ("B", "")), (("1", ""), ("2", ""), ("3", "")), begins_with_impact=True)
    assert (own.read("3A").key, own.read("3A").score, own.written(own.read("3A")), own.read("A3")) == (
        "A|3", 2, "3A", None,
    )  # fmt: skip


def test_levels_of_two_figures_are_told_from_those_of_one():
    ten = tuple((str(number), "") for number in range(10, 0, -1))
    cells = [Levels(ten, ten).read(code) for code in ("110", "101", "1010")]
    assert [(cell.likelihood, cell.impact) for cell in cells] == [("1", "10"), ("10", "1"), ("10", "10")]


def test_place_off_the_scale_is_no_cell():
    assert [LETTERS.cell("D", "9"), LETTERS.cell("F", "3")] == [None, None]


def test_cell_in_words_is_its_two_levels_and_its_letters_where_they_have_none():
    said = Levels((("A", "Almost certain"), ("B", "")), (("1", "Catastrophic"), ("2", "")))
    assert [said.words(said.read(code)) for code in ("A1", "B1", "A2")] == [
        "Almost certain, catastrophic", "B, catastrophic", "Almost certain, 2",
    ]  # fmt: skip
    assert said.written(said.read("B1")) == "B1"


@pytest.mark.parametrize(
    ("code", "band"),
    [
        ("A2", "severe"), ("A3", "high"), ("B2", "severe"), ("C2", "high"), ("C3", "medium"), ("D2", "medium"),
        ("E2", "medium"), ("E3", "low"), ("E4", "low"), ("E1", "medium"), ("A1", "severe"),
    ],
)  # fmt: skip
def test_usual_band_goes_by_the_share_of_the_gravest_score(code, band):
    """Of 20: severe from 12, high from 7, medium from 3."""
    assert LETTERS.band(LETTERS.read(code)) == band


def test_usual_bands_begin_on_their_shares():
    twenty = Levels(tuple((str(number), "") for number in range(20, 0, -1)), (("1", ""),))
    found = [twenty.band(twenty.cell(str(number), "1")) for number in (12, 11, 7, 6, 3, 2)]
    assert found == ["severe", "high", "high", "medium", "medium", "low"]


def test_bands_are_the_councils_own_where_it_says_so():
    own = Levels(LETTERS.likelihoods, LETTERS.impacts, bands={"D|3": "severe"})
    assert [each.band(each.read("D3")) for each in (own, LETTERS)] == ["severe", "medium"]
