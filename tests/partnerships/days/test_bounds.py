import pytest

from partnerships.days.bounds import bound_in
from partnerships.days.written import UnreadDate


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("by 2020", "2020"),
        ("By March 2021", "2021-03"),
        ("by 18/04/2017", "2017-04-18"),
        ("before 2020", "2019"),
        ("sometime before March 2021", "2021-02"),
        ("prior to 1 April 2021", "2021-03-31"),
        ("before the end of 2020", "2020"),
        ("no later than March 2021", "2021-03"),
        ("not later than 31 March 2021.", "2021-03-31"),
        ("by no later than 2020", "2020"),
        ("March 2021 at the latest", "2021-03"),
        ("on or before 31 March 2021", "2021-03-31"),
        ("until the end of 2020", "2020"),
        ("end of 2019/20", "2020-03-31"),
        ("by the end of 2019/20", "2020-03-31"),
        ("before 2019/20", "2019-03-31"),
        ("by Q3 2019/20", "2019-12-31"),
        ("2020", None),
        ("18 April 2017", None),
    ],
)
def test_a_bound_is_the_last_day_as_far_as_it_is_known(text, last):
    assert bound_in(text) == last


def test_a_bound_without_a_date_is_refused():
    with pytest.raises(UnreadDate):
        bound_in("before the meeting")
