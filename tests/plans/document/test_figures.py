"""Figures as council officers write them: read as meant, or not read; never guessed."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plans.document.figures import FigureStanding, figure_in, why_unread


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("1,204", "1204", ""),
        ("106 460", "106460", ""),
        ("12\u202f000", "12000", ""),
        ("2.7%", "2.7", "%"),
        ("56 per cent", "56", "%"),
        ("£1,820.50", "1820.50", "£"),
        ("500 pounds", "500", "£"),
        (" £        1,820.00 ", "1820.00", "£"),
        (".5", "0.5", ""),
        ("nil", "0", ""),
        ("251 complaints", "251", "complaints"),
        ("up 6%", "6", "%"),
        ("+6%", "6", "%"),
    ],
)
def test_figure_is_read_with_its_unit(text, value, unit):
    figure = figure_in(text)

    assert (figure.value, figure.unit, figure.mark) == (Decimal(value), unit, "")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("–4%", "-4"), ("−4", "-4"), ("(12)", "-12"), ("(£500)", "-500"), ("£(500)", "-500"), ("-£500", "-500"),
        ("£-500", "-500"), ("down 4%", "-4"), ("Fell by 4%", "-4"), ("a fall of 1,200", "-1200"), ("4% lower", "-4"),
        ("▼ 4%", "-4"), ("4% ↓", "-4"), ("minus 4", "-4"), ("12 fewer", "-12"), ("(4)%", "-4"), ("–.5", "-0.5"),
        (" £     (500.00)", "-500"), ("-£ 4", "-4"),
    ],
)  # fmt: skip
def test_figure_below_nought_in_every_way_of_writing(text, value):
    assert figure_in(text).value == Decimal(value)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("£1.2m", "1200000"), ("£12k", "12000"), ("12 thousand", "12000"), ("1.5bn", "1500000000"),
        ("3 hundred", "300"), ("£2 billion", "2000000000"), ("4.2 million", "4200000"), ("1.2345K", "1234.5"),
        ("(£1.2m)", "-1200000"),
    ],
)  # fmt: skip
def test_words_and_letters_of_size_count(text, value):
    figure = figure_in(text)

    assert (figure.value, Decimal(figure.digits)) == (Decimal(value), Decimal(value))


@pytest.mark.parametrize(
    "text",
    ["<5", "< 5", "≤5", "<1%", "fewer than 5", "Less than five", "under 10", "5 or fewer", "up to 5", "[c]", "[low]",
     "*", "**", "c", "suppressed", "<5*"],
)  # fmt: skip
def test_suppressed_is_no_number(text):
    figure = figure_in(text)

    assert (figure.standing, figure.value) == (FigureStanding.SUPPRESSED, None)


@pytest.mark.parametrize(
    ("text", "mark"),
    [("251*", "*"), ("251 *", "*"), ("£1,820†", "†"), ("1,204¹", "¹"), ("412 [r]", "[r]"), ("412 (p)", "(p)")],
)
def test_mark_behind_a_figure_is_a_footnote(text, mark):
    figure = figure_in(text)

    assert (figure.is_read, figure.mark) == (True, mark)


@pytest.mark.parametrize("text", ["", " ", "-", "–", "n/a", "..", " £    -   ", "[x]", "[z]"])
def test_nothing_stated_is_empty(text):
    assert figure_in(text).standing == FigureStanding.EMPTY


@pytest.mark.parametrize(
    "text",
    ["1,5", "12,34", "£1,5", "0,204", "1,23,456", "1.204,50", "1.204.500", "10-15", "10–15%", "12 of 30", "1 in 5",
     "1/5", "2024/25", "7k+", "over 100", "about 12", "c. 12", "~12", ">5", "12:30", "12 weeks", "30th of 343", "-(12)",
     "down -4", "1'204", "½", "$500", "£500 per year", "1,204 (12%)", "1,204 (2)", "1e5", "twelve", "£5 %"],
)  # fmt: skip
def test_what_is_not_surely_one_figure_is_not_read(text):
    assert figure_in(text).standing == FigureStanding.UNREAD


def test_refusal_shows_how_to_write_it():
    assert why_unread("£1,5") == "“£1,5” can be read in two ways: write thousands as 1,500 and decimals as 1.5."
    assert why_unread("<5") == "“<5” stands for a figure that is not told. Leave it empty here, and say so in words."
    assert why_unread("1,204 and more") == ""


@given(st.decimals(-(10**9), 10**9, places=2, allow_nan=False))
def test_figure_written_with_commas_is_read_back(value):
    assert figure_in(f"{value:,.2f}").value == value


@given(st.text("0123456789,.-–−()£% <≤*kmbn[]c", max_size=20))
def test_any_text_is_read_or_not_and_never_fails(text):
    assert figure_in(text).is_read == (figure_in(text).value is not None)
