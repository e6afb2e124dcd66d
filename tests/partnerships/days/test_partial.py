"""Days that are known in part, seasons, parts of a year, and days that are given to a command."""

import re
from datetime import date

import pytest
from django.core.management.base import CommandError

from partnerships.days.partial import partial_date, partial_range, span
from partnerships.days.parts import PART, days_of_part, first_of, short_name
from partnerships.days.seasons import begins_in, days_of_season
from partnerships.days.typed import day_of


@pytest.mark.parametrize(
    ("value", "words"),
    [("", ""), ("2017", "2017"), ("2017-01", "January 2017"), ("2017-01-18", "18 January 2017"),
     ("2016-02-29", "29 February 2016")],
)  # fmt: skip
def test_a_day_is_told_as_far_as_it_is_known(value, words):
    assert partial_date(value) == words


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        ("", "", ""),
        ("2017-01-04", "", "4 January 2017"),
        ("", "2017-01", "until January 2017"),
        ("2017-01-04", "2017-01-04", "4 January 2017"),
        ("2017-01-04", "2017-01-27", "4 to 27 January 2017"),
        ("2017-01-04", "2017-02-03", "4 January to 3 February 2017"),
        ("2016-12-04", "2017-01-03", "4 December 2016 to 3 January 2017"),
        ("2017-01", "2017-03", "January to March 2017"),
        ("2016-11", "2017-01", "November 2016 to January 2017"),
        ("2017", "2018", "2017 to 2018"),
        ("2017", "2017-05", "2017 to May 2017"),
        ("2017-01-04", "2017-03", "4 January 2017 to March 2017"),
    ],
)
def test_a_range_says_what_both_ends_share_once(start, end, words):
    assert partial_range(start, end) == words


@pytest.mark.parametrize(
    ("partial", "days"),
    [
        ("", None),
        ("2017", (date(2017, 1, 1), date(2017, 12, 31))),
        ("2017-02", (date(2017, 2, 1), date(2017, 2, 28))),
        ("2016-02", (date(2016, 2, 1), date(2016, 2, 29))),
        ("2017-12", (date(2017, 12, 1), date(2017, 12, 31))),
        ("2017-02-03", (date(2017, 2, 3), date(2017, 2, 3))),
    ],
)
def test_a_day_known_in_part_spans_all_that_it_may_be(partial, days):
    assert span(partial) == days


# --- Parts of a year ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "name", "days"),
    [
        ("q1", "Q1", (date(2026, 4, 1), date(2026, 6, 30))),
        ("quarter four", "Q4", (date(2027, 1, 1), date(2027, 3, 31))),
        ("third quarter", "Q3", (date(2026, 10, 1), date(2026, 12, 31))),
        ("last quarter of", "Q4", (date(2027, 1, 1), date(2027, 3, 31))),
        ("h1", "H1", (date(2026, 4, 1), date(2026, 9, 30))),
        ("2h", "H2", (date(2026, 10, 1), date(2027, 3, 31))),
        ("second half", "H2", (date(2026, 10, 1), date(2027, 3, 31))),
    ],
)
def test_a_part_of_a_financial_year_has_its_months(text, name, days):
    found = re.fullmatch(PART, text)

    assert (short_name(found), days_of_part(found, date(2026, 4, 1))) == (name, days)


def test_a_part_of_a_plain_year_begins_in_january():
    assert days_of_part(re.fullmatch(PART, "q4"), date(2026, 1, 1)) == (date(2026, 10, 1), date(2026, 12, 31))


@pytest.mark.parametrize(("months", "first"), [(0, (2026, 1)), (11, (2026, 12)), (12, (2027, 1)), (27, (2028, 4))])
def test_months_are_counted_over_the_end_of_a_year(months, first):
    assert first_of(2026, months) == date(*first, 1)


@pytest.mark.parametrize("text", ["q5", "quarter", "h3", "third half", "q"])
def test_what_is_no_part_of_a_year_is_none(text):
    assert re.fullmatch(PART, text) is None


@pytest.mark.parametrize(
    ("season", "days", "financial_year"),
    [
        ("spring", (date(2027, 3, 1), date(2027, 5, 31)), 2027),
        ("summer", (date(2027, 6, 1), date(2027, 8, 31)), 2026),
        ("autumn", (date(2027, 9, 1), date(2027, 11, 30)), 2026),
        ("winter", (date(2027, 12, 1), date(2028, 2, 29)), 2026),
        ("spring term", (date(2027, 1, 1), date(2027, 4, 30)), 2027),
        ("summer term", (date(2027, 4, 1), date(2027, 7, 31)), 2026),
        ("autumn term", (date(2027, 9, 1), date(2027, 12, 31)), 2026),
    ],
)
def test_a_season_has_all_days_that_may_be_meant_and_its_year_of_2026_27(season, days, financial_year):
    assert (days_of_season(season, 2027), begins_in(season, 2026)) == (days, financial_year)


# --- Given to a command ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "day"),
    [("", None), ("2017-04-26", date(2017, 4, 26)), ("26/04/2017", date(2017, 4, 26)),
     ("Wednesday 26 April 2017", date(2017, 4, 26))],
)  # fmt: skip
def test_a_command_reads_a_day_as_people_write_it(text, day):
    assert day_of(text) == day


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("soon", "“soon” is not a day: write it as 2017-04-26."),
        ("April 2017", "“April 2017” is not a day: write it as 2017-04-26."),
        ("31/02/2017", "“31/02/2017” is not a day: write it as 2017-04-26."),
        ("26/04/2117", "“26/04/2117” is not between 1900 and 2099."),
        ("Monday 26 April 2017", "“Monday 26 April 2017”: that day is a Wednesday."),
    ],
)
def test_a_slip_is_one_line_and_ends_the_command(text, sentence):
    with pytest.raises(CommandError) as refusal:
        day_of(text)

    assert (str(refusal.value), refusal.value.returncode) == (sentence, 2)
