"""When a timescale in words is over, and what has to be asked about it."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partnerships.days.timescales import goes_on, last_day_meant, question_about

YEAR = (date(2024, 4, 1), date(2025, 3, 31))


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("March 2025", date(2025, 3, 31)), ("by end of March 2025", date(2025, 3, 31)),
        ("mid-March 2025", date(2025, 3, 31)),
        ("before 2027", date(2026, 12, 31)), ("before April 2027", date(2027, 3, 31)),
        ("not later than March 2027", date(2027, 3, 31)), ("31 March 2027 at the latest", date(2027, 3, 31)),
        ("by year end 2026/27", date(2027, 3, 31)), ("on or before 31 March 2027", date(2027, 3, 31)),
        ("April to June 2025", date(2025, 6, 30)), ("Apr 2025 – Mar 2026", date(2026, 3, 31)),
        ("Q3", date(2024, 12, 31)), ("by end of year", date(2025, 3, 31)), ("Year end", date(2025, 3, 31)),
        ("March 2025 (end)", date(2025, 3, 31)), ("March 2025?", date(2025, 3, 31)), ("c. May 2025", date(2025, 5, 31)),
        ("Dec 2025/Jan 2026", date(2026, 1, 31)),
        ("by the end of Q2", date(2024, 9, 30)), ("March", date(2025, 3, 31)), ("31 March", date(2025, 3, 31)),
        ("by end of H1 2024/25", date(2024, 9, 30)), ("H2", date(2025, 3, 31)), ("H2 2026", date(2027, 3, 31)),
        ("H1 to H2 2026/27", date(2027, 3, 31)),
        ("Q3 2026", date(2026, 12, 31)), ("2025-2028", date(2028, 12, 31)), ("Q1 to Q3", date(2024, 12, 31)),
        ("Summer 2026", date(2026, 8, 31)), ("by autumn 2027", date(2027, 11, 30)), ("Spring 27", date(2027, 5, 31)),
        ("winter 2026", date(2027, 2, 28)),
        ("w/c 14 June 2027", date(2027, 6, 20)), ("by week commencing 14/06/27", date(2027, 6, 20)),
        ("week ending 18 June 2027", date(2027, 6, 18)), ("June/July 2027", date(2027, 7, 31)),
        ("1/4/25-31/3/26", date(2026, 3, 31)), ("01.04.2025-31.03.2026", date(2026, 3, 31)),
        ("Winter 2027/28", date(2028, 2, 29)), ("Spring 2026/27", date(2027, 5, 31)),
        ("Spring/Summer 2026", date(2026, 8, 31)), ("summer and autumn 2026", date(2026, 11, 30)),
        ("by the end of the Summer term 2026", date(2026, 7, 31)), ("Spring 2026 to Summer 2027", date(2027, 8, 31)),
        ("Summer", date(2024, 8, 31)), ("winter", date(2025, 2, 28)), ("Spring", date(2025, 3, 31)),
        ("end of 2026", date(2026, 12, 31)), ("late 2026", date(2026, 12, 31)), ("mid-2026", date(2026, 8, 31)),
        ("early 2027", date(2027, 4, 30)), ("beginning of 2026/27", date(2026, 7, 31)),
        ("by the middle of 2026/27", date(2026, 11, 30)),
        ("Apr-Jun 2025", date(2025, 6, 30)), ("Nov 2026-Jan 2027", date(2027, 1, 31)),
        ("4-6 May 2027", date(2027, 5, 6)), ("4 & 5 May 2027", date(2027, 5, 5)),
        ("November and December 2026", date(2026, 12, 31)), ("Q1/Q2 2026/27", date(2026, 9, 30)),
        ("Q1 & Q2", date(2024, 9, 30)), ("31 - 03 - 2027", date(2027, 3, 31)), ("FY27", date(2028, 3, 31)),
        ("year ending March 2027", date(2027, 3, 31)), ("Mar 25", date(2025, 3, 31)), ("June 24", date(2024, 6, 30)),
        ("from April 2025", None), ("From 1 April 2025", None), ("after May 2025", None), ("since 2019", None),
        ("from April to June 2025", date(2025, 6, 30)), ("From 1/4/25 - 31/3/26", date(2026, 3, 31)),
        ("ongoing", None), ("TBC", None), ("annually in April", None), ("", None), ("quarterly", None),
    ],
)  # fmt: skip
def test_last_day_of_a_timescale_in_words(text, last):
    assert last_day_meant(text, YEAR) == last


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("Q3", ""),
        ("March", ""),
        ("Summer", ""),
        ("Q3 2026", "“Q3 2026” may be"),
        ("every March", ""),
        ("2027-2030", ""),
        ("2027/29", "“2027/29” is not one financial year"),
        ("ongoing", ""),
        ("by Monday 4 May 2027", "“Monday 4 May 2027”: that day is a Tuesday."),
        ("by Tuesday 4 May 2027", ""),
    ],
)
def test_what_a_year_does_not_settle_is_asked_about(text, asked):
    assert question_about(text, YEAR)[: len(asked) or None] == asked


def test_quarter_of_a_plan_of_three_years_is_asked_about():
    three_years = (date(2024, 4, 1), date(2027, 3, 31))

    assert question_about("by Q3", three_years) == "“Q3” does not say of which year: write “Q3 2027/28”."
    assert question_about("next Spring", three_years) == ""
    assert question_about("by Spring", three_years) == "“Spring” does not say of which year: write “Spring 2027”."
    assert last_day_meant("by Q3", three_years) is None


@pytest.mark.parametrize(
    ("text", "goes"),
    [
        ("Ongoing", True), ("on-going, reviewed quarterly", True), ("annually in April", True), ("Continuous", True),
        ("Throughout the plan", True), ("TBC", False), ("soon", False), ("when funding allows", False),
        ("discontinued", False), ("All year", True), ("year-round", True), ("Term time, from September", True),
        ("From April 2027", True), ("Dec 2026 onwards", True), ("Life of plan", True), ("from April to June", False),
        ("beginning of 2027", False),
    ],
)  # fmt: skip
def test_what_goes_on_until_the_plan_ends(text, goes):
    assert goes_on(text) is goes


@given(st.text("0123456789/-. qQfyJanuMrchto&", max_size=16))
def test_any_text_is_over_on_a_day_or_names_none(text):
    last = last_day_meant(text, YEAR)

    assert last is None or last.year >= 1900
