"""Dates as council officers write them: read as meant, asked about, or refused; never guessed."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partnerships.days.written import Exactness, UnreadDate, written_date


@pytest.mark.parametrize(
    "text",
    ["15/06/27", "15-Jun-2027", "15.6.2027", "15 06 2027", "2027-06-15", "2027/6/15", "15 June 2027", "15th June 2027",
     "Tuesday 15 June 2027", "Tues. 15th Jun 2027", "Tue, 15 June 2027", "the 15th of June 2027", "June 15, 2027",
     "June 15th 2027", "15-Jun-27", "15Jun2027", " 15  JUNE\xa02027 ", "15 / 06 / 2027", "15–06–2027", "15 - 06 - 27",
     "Tue 15 / 6 / 27", "15 June 2027 (Tuesday)", "15/06/2027 – Tuesday", "15 June 2027, Tuesday"],
)  # fmt: skip
def test_day_in_every_way_of_writing(text):
    found = written_date(text)

    assert (found.first, found.exactness, found.remark) == (date(2027, 6, 15), Exactness.DAY, "")


@pytest.mark.parametrize(
    ("text", "first", "last", "exactness"),
    [
        ("12 Sept 2028", date(2028, 9, 12), date(2028, 9, 12), Exactness.DAY),
        ("March 2025", date(2025, 3, 1), date(2025, 3, 31), Exactness.MONTH),
        ("Sept. 2028", date(2028, 9, 1), date(2028, 9, 30), Exactness.MONTH),
        ("Feb-28", date(2028, 2, 1), date(2028, 2, 29), Exactness.MONTH),
        ("03/2025", date(2025, 3, 1), date(2025, 3, 31), Exactness.MONTH),
        ("2011-12", date(2011, 12, 1), date(2011, 12, 31), Exactness.MONTH),
        ("Q3 2024/25", date(2024, 10, 1), date(2024, 12, 31), Exactness.QUARTER),
        ("Quarter 4 2024-25", date(2025, 1, 1), date(2025, 3, 31), Exactness.QUARTER),
        ("2024/25 Q1", date(2024, 4, 1), date(2024, 6, 30), Exactness.QUARTER),
        ("third quarter of 24/25", date(2024, 10, 1), date(2024, 12, 31), Exactness.QUARTER),
        ("Q3 (2024/25)", date(2024, 10, 1), date(2024, 12, 31), Exactness.QUARTER),
        ("2024/25: Q3", date(2024, 10, 1), date(2024, 12, 31), Exactness.QUARTER),
        ("Q3-2024/25", date(2024, 10, 1), date(2024, 12, 31), Exactness.QUARTER),
        ("Quarter three of the 2024/25", date(2024, 10, 1), date(2024, 12, 31), Exactness.QUARTER),
        ("final quarter of 2024/25", date(2025, 1, 1), date(2025, 3, 31), Exactness.QUARTER),
        ("H1 2024/25", date(2024, 4, 1), date(2024, 9, 30), Exactness.HALF),
        ("2024-25 H2", date(2024, 10, 1), date(2025, 3, 31), Exactness.HALF),
        ("Second half of 2024/25", date(2024, 10, 1), date(2025, 3, 31), Exactness.HALF),
        ("1H FY24/25", date(2024, 4, 1), date(2024, 9, 30), Exactness.HALF),
        ("2025", date(2025, 1, 1), date(2025, 12, 31), Exactness.YEAR),
        ("2011/12", date(2011, 4, 1), date(2012, 3, 31), Exactness.FINANCIAL_YEAR),
        ("FY24/25", date(2024, 4, 1), date(2025, 3, 31), Exactness.FINANCIAL_YEAR),
        ("the 2024/25 financial year", date(2024, 4, 1), date(2025, 3, 31), Exactness.FINANCIAL_YEAR),
        ("2024–25", date(2024, 4, 1), date(2025, 3, 31), Exactness.FINANCIAL_YEAR),
    ],
)
def test_what_is_longer_than_a_day_has_a_first_and_a_last_one(text, first, last, exactness):
    found = written_date(text)

    assert (found.first, found.last, found.exactness) == (first, last, exactness)


def test_weekday_that_does_not_fit_is_remarked_on():
    assert written_date("Wednesday 9 May 2028").remark == "“Wednesday 9 May 2028”: that day is a Tuesday."


@pytest.mark.parametrize(
    ("text", "why"),
    [
        (
            "Q3 2026",
            "“Q3 2026” may be July to September 2026, or October to December 2026. Which is it? "
            "Write Q3 2026/27 for a quarter of the financial year, or the months.",
        ),
        (
            "Q4 26",
            "“Q4 26” may be October to December 2026, or January to March 2027. Which is it? "
            "Write Q4 2026/27 for a quarter of the financial year, or the months.",
        ),
        (
            "first half of 2026",
            "“first half of 2026” may be January to June 2026, or April to September 2026. Which is it? "
            "Write H1 2026/27 for a half of the financial year, or the months.",
        ),
        ("Q3", "“Q3” does not say of which year: write “Q3 2027/28”."),
        ("H2", "“H2” does not say of which year: write “H2 2027/28”."),
        ("4 May", "“4 May” does not say of which year: write “4 May 2027”."),
        (
            "June 27",
            "“June 27” may be a day or a month: write “June 2027”, or “27 June” with its year.",
        ),
        ("FY27", "“FY27” may be 2026/27 or 2027/28: write which of the two."),
        ("Q4 FY27", "“Q4 FY27” may be Q4 2026/27 or Q4 2027/28: write which of the two."),
        ("31/02/2027", "“31/02/2027” is a day that no calendar has."),
        ("06/15/2027", "“06/15/2027” is a day that no calendar has."),
        ("13/2027", "“13/2027” is a month that no calendar has."),
        ("2024/26", "“2024/26” is not one financial year, such as 2024/25."),
        ("1/1/0000", "“1/1/0000” is a day that no calendar has."),
        ("4 May 2127", "“4 May 2127” is not between 1900 and 2099."),
        ("soon", ""),
        ("3/25", ""),
        ("46387", "“46387” is the number by which Excel keeps 31 December 2026: write it as a day."),
    ],
)
def test_what_may_be_meant_in_two_ways_or_is_no_date_is_not_read(text, why):
    with pytest.raises(UnreadDate) as refused:
        written_date(text)

    assert refused.value.why == why


@given(
    st.dates(date(1970, 1, 1), date(2069, 12, 31)), st.sampled_from(["%d/%m/%y", "%d-%b-%Y", "%d %B %Y", "%A %d %b %Y"])
)
def test_day_that_is_written_is_read_back(day, shape):
    assert written_date(day.strftime(shape)).first == day


@given(st.text("0123456789/-. qQfyJanuMrchto", max_size=16))
def test_any_text_is_read_or_refused_and_never_fails(text):
    try:
        assert written_date(text).first.year >= 1900
    except UnreadDate as unread:
        assert isinstance(unread.why, str)
