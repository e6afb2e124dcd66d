from datetime import date

import pytest

from partnerships.days.periods import period_words


@pytest.mark.parametrize(
    ("start", "end", "years_only", "words"),
    [
        (date(2017, 4, 1), date(2020, 3, 31), False, "1 April 2017 to 31 March 2020"),
        (date(2017, 4, 1), date(2020, 3, 31), True, "2017 to 2020"),
        (date(2017, 4, 1), date(2018, 3, 31), True, "2017/18"),
        (date(2017, 1, 1), date(2017, 12, 31), True, "2017"),
        (date(2020, 10, 14), date(2020, 10, 14), False, "14 October 2020"),
    ],
)
def test_period_is_told_as_exactly_as_it_is_recorded(start, end, years_only, words):
    assert period_words(start, end, years_only=years_only) == words
