"""Lines copied out of a sheet."""

from datetime import date
from decimal import Decimal

import pytest

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
        "Line 3: “maybe” is not a state. Write provisional, revised or final.",
    ]


def test_a_missing_figure_is_not_read_as_nought():
    assert told("Q1 2026/27\tn/a\nQ2 2026/27\t0") == [("Q2 2026/27", Decimal(0), "final")]


@pytest.mark.parametrize(
    ("line", "is_rate", "read"),
    [
        ('Q1 2026/27,"1,204",p', False, ("Q1 2026/27", Decimal(1204), "provisional")),
        (
            "Q1 2026/27 412", False,
            "Line 1: Write the period as Q1 2026/27. Put a tab or a semicolon between the period and its figure.",
        ),
        ("Q1 2026/27;412", False, ("Q1 2026/27", Decimal(412), "final")),
        ("Q1 2026/27   412   p", False, ("Q1 2026/27", Decimal(412), "provisional")),
        ("Q1 2026/27\t412\t[R]", False, ("Q1 2026/27", Decimal(412), "revised")),
        ("Q1 2026/27\t412\tFinal\tanything", False, ("Q1 2026/27", Decimal(412), "final")),
        ("Q1 2026/27\t412\t131,500\tp", True, ("Q1 2026/27", Decimal(412), Decimal(131_500), "provisional")),
        (
            "Q1 2026/27\t412\tn/a", True,
            "Line 1: “n/a” is not a number, such as 412 or 61.5.",
        ),
        ("Q1 2026/27\t\t131,500", True, "Line 1: “” is not a number, such as 412 or 61.5."),
        ("period\t412", False, None),
        ("Q1 2026/27", False, None),
        ("", False, None),
    ],
)  # fmt: skip
def test_line_of_a_sheet(line, is_rate, read):
    assert told(line, is_rate=is_rate) == ([] if read is None else [read])


def test_head_is_passed_over_in_the_first_line_alone():
    assert told("Q1 2026/27\t412\nQuarter\tOffences")[1].startswith("Line 2: ")


@pytest.mark.parametrize(("number", "is_read"), [(600, True), (601, False)])
def test_lines_beyond_the_most_are_told_and_nothing_is_read_by_halves(number, is_read):
    months = [f"{date(1950 + at // 12, at % 12 + 1, 1):%d/%m/%Y}\t{at}" for at in range(number)]
    found = told("\n".join(months), months=1)
    assert len(found) == 600 if is_read else found == ["There are more than 600 lines: paste them in parts."]
