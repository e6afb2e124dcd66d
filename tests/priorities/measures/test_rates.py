"""Rates and changes, with the numbers of a quarter."""

import pytest

from plans.document.rounding import half_up
from priorities.measures.rates import change, pooled_rate, rolling_rate


@pytest.mark.parametrize(
    ("parts", "shown"),
    [([(412, 131_500)], "3.13"), ([(150, 88_000)], "1.70"), ([(412, 131_500), (150, 88_000)], "2.56")],
)
def test_rates_of_several_areas_are_pooled(parts, shown):
    assert str(half_up(pooled_rate(parts), 2)) == shown


def test_nothing_counted_among_has_no_rate():
    assert pooled_rate([(0, 0)]) is None


def test_a_years_rate_is_that_of_its_four_quarters():
    assert str(half_up(rolling_rate([437, 402, 405, 412], 131_500), 2)) == "12.59"


def test_the_same_quarter_last_year():
    difference, percent = change(412, 451)

    assert (difference, str(half_up(percent, 1))) == (-39, "-8.6")
    assert change(3, 0) == (3, None)
