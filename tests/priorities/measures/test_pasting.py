"""Lines copied out of a sheet."""

from decimal import Decimal

from priorities.measures.pasting import pasted_lines


def told(text, *, months=3, is_rate=False):
    lines = pasted_lines(text, months=months, is_rate=is_rate)
    return [line.wrong or (line.span.name, *line.figures, line.state) for line in lines]


def test_each_line_is_a_period_and_a_figure():
    assert told("Quarter\tOffences\nQ1 2026/27\t1,204\nQ2 2026/27\t412\tprovisional\n\nQ3 2026/27\t") == [
        ("Q1 2026/27", Decimal(1204), "final"),
        ("Q2 2026/27", Decimal(412), "provisional"),
    ]


def test_a_rate_has_two_figures():
    assert told("Q1 2026/27\t412\t131,500", is_rate=True) == [("Q1 2026/27", Decimal(412), Decimal(131_500), "final")]
    assert told("Q1 2026/27\t412", is_rate=True) == [
        "Line 1: give the count and what it is counted among, in two cells."
    ]


def test_what_cannot_be_read_is_told_with_its_line():
    assert told("Q1 2026/27\tabout 40\nQ2 2026/27\t[c]\nQ3 2026/27\t4\tmaybe") == [
        "Line 1: “about 40” is not a number, such as 412 or 61.5.",
        "Line 2: “[c]” stands for a figure that is not told. Leave it empty here, and say so in words.",
        "Line 3: “maybe” is no state. Write provisional, revised or final.",
    ]


def test_a_missing_figure_is_not_read_as_nought():
    assert told("Q1 2026/27\tn/a\nQ2 2026/27\t0") == [("Q2 2026/27", Decimal(0), "final")]
