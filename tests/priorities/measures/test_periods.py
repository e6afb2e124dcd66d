"""Periods of figures: their names, and what somebody wrote."""

from datetime import date

import pytest

from priorities.measures.periods import (
    FigureSpan,
    months_later,
    next_span,
    read_span,
    span_after,
    span_around,
    spans_between,
)


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


def span(first, last):
    return FigureSpan(date.fromisoformat(first), date.fromisoformat(last))


@pytest.mark.parametrize(
    ("first", "last", "months", "name"),
    [
        ("2026-04-01", "2026-04-29", 0, "1 April 2026 to 29 April 2026"),
        ("2026-04-02", "2026-04-30", 0, "2 April 2026 to 30 April 2026"),
        ("2026-01-01", "2026-12-31", 12, "1 January 2026 to 31 December 2026"),
        ("2026-07-01", "2026-12-31", 6, "1 July 2026 to 31 December 2026"),
        ("2026-04-01", "2028-03-31", 24, "1 April 2026 to 31 March 2028"),
        ("2026-12-01", "2027-02-28", 3, "1 December 2026 to 28 February 2027"),
        ("1999-04-01", "2000-03-31", 12, "1999/00"),
        ("2026-01-01", "2026-03-31", 3, "Q4 2025/26"),
    ],
)
def test_period_is_named_by_the_financial_year_where_it_is_a_part_of_one(first, last, months, name):
    found = span(first, last)
    assert (found.months, found.name) == (months, name)


@pytest.mark.parametrize(
    ("day", "months", "first", "last"),
    [
        (date(2027, 3, 31), 3, "2027-01-01", "2027-03-31"),
        (date(2027, 4, 1), 3, "2027-04-01", "2027-06-30"),
        (date(2027, 3, 31), 6, "2026-10-01", "2027-03-31"),
        (date(2027, 3, 31), 12, "2026-04-01", "2027-03-31"),
        (date(2027, 12, 31), 1, "2027-12-01", "2027-12-31"),
        (date(2028, 2, 1), 1, "2028-02-01", "2028-02-29"),
    ],
)
def test_day_falls_into_one_period_of_the_financial_year(day, months, first, last):
    assert span_around(day, months) == span(first, last)


def test_next_figure_is_that_of_the_period_after_the_last_or_of_the_last_that_is_over():
    on = date(2026, 11, 5)
    assert next_span(date(2026, 6, 30), 3, on).name == "Q2 2026/27"
    assert [next_span(None, months, on).name for months in (1, 3, 6, 12)] == [
        "October 2026", "Q2 2026/27", "H1 2026/27", "2025/26",
    ]  # fmt: skip
    assert span_after(date(2026, 12, 31), 1).name == "January 2027"


@pytest.mark.parametrize(
    ("day", "months", "later"),
    [
        (date(2026, 5, 15), 3, date(2026, 8, 15)),
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2026, 2, 28), 3, date(2026, 5, 31)),
        (date(2028, 1, 30), 1, date(2028, 2, 29)),
        (date(2026, 12, 31), 3, date(2027, 3, 31)),
        (date(2026, 11, 30), 1, date(2026, 12, 31)),
        (date(2026, 10, 5), 3, date(2027, 1, 5)),
        (date(2026, 5, 15), 0, date(2026, 5, 15)),
    ],
)
def test_same_day_some_months_later(day, months, later):
    assert months_later(day, months) == later


@pytest.mark.parametrize(
    ("first", "last", "before"),
    [
        ("2026-04-01", "2026-06-30", ("2025-04-01", "2025-06-30")),
        ("2027-02-01", "2027-02-28", ("2026-02-01", "2026-02-28")),
        ("2029-02-01", "2029-02-28", ("2028-02-01", "2028-02-29")),
        ("2028-02-29", "2028-03-30", ("2027-02-28", "2027-03-30")),
    ],
)
def test_same_period_of_the_year_before(first, last, before):
    assert span(first, last).year_before() == span(*before)


@pytest.mark.parametrize(
    ("text", "months", "kind"),
    [
        ("2026/27", 3, "quarter, such as Q1 2026/27."), ("Q1 2026/27", 6, "half-year, such as H1 2026/27."),
        ("Q1 2026/27", 12, "year, such as 2026/27."), ("Q1 2026/27", 1, "month, such as April 2026."),
        ("1 May 2026", 3, "quarter, such as Q1 2026/27."),
    ],
)  # fmt: skip
def test_what_is_another_kind_of_period_is_told_with_an_example(text, months, kind):
    with pytest.raises(ValueError) as refused:
        read_span(text, months)
    assert str(refused.value).endswith(f"this measure has one figure each {kind}")


def test_day_is_read_where_a_period_begins_with_it():
    assert [read_span("1 April 2026", months).name for months in (1, 3, 6, 12)] == [
        "April 2026", "Q1 2026/27", "H1 2026/27", "2026/27",
    ]  # fmt: skip
