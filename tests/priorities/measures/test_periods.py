"""Periods of figures: their names, and what somebody wrote."""

from datetime import date

import pytest

from priorities.measures.periods import FigureSpan, read_span, span_around, spans_between


@pytest.mark.parametrize(
    ("first", "last", "name", "short"),
    [
        (date(2026, 4, 1), date(2026, 4, 30), "April 2026", "Apr 26"),
        (date(2027, 1, 1), date(2027, 3, 31), "Q4 2026/27", "Q4 26/27"),
        (date(2026, 10, 1), date(2027, 3, 31), "H2 2026/27", "H2 26/27"),
        (date(2026, 4, 1), date(2027, 3, 31), "2026/27", "26/27"),
        (date(2026, 5, 1), date(2026, 7, 31), "1 May 2026 to 31 July 2026", "Jul 26"),
    ],
)
def test_a_period_has_a_name(first, last, name, short):
    assert (FigureSpan(first, last).name, FigureSpan(first, last).short_name) == (name, short)


@pytest.mark.parametrize(
    ("text", "months", "name"),
    [
        ("Q1 2026/27", 3, "Q1 2026/27"),
        ("Apr-26", 1, "April 2026"),
        ("01/04/2026", 1, "April 2026"),
        ("2026/27", 12, "2026/27"),
    ],
)
def test_a_period_is_read_as_it_is_written(text, months, name):
    assert read_span(text, months).name == name


@pytest.mark.parametrize(
    ("text", "months", "why"),
    [
        ("April 2026", 3, "“April 2026” is a month: this measure has one figure each quarter, such as Q1 2026/27."),
        ("15/04/2026", 1, "“15/04/2026” is a day: this measure has one figure each month, such as April 2026."),
        ("soon", 12, "Write the period as 2026/27."),
    ],
)
def test_what_is_no_period_of_the_measure_is_told(text, months, why):
    with pytest.raises(ValueError) as refused:
        read_span(text, months)

    assert str(refused.value).endswith(why)


def test_quarters_begin_in_april_and_follow_each_other():
    names = [span.name for span in spans_between(date(2027, 2, 1), date(2027, 4, 1), 3)]

    assert names == ["Q4 2026/27", "Q1 2027/28"]
    assert span_around(date(2028, 2, 29), 1).year_before() == FigureSpan(date(2027, 2, 1), date(2027, 2, 28))
