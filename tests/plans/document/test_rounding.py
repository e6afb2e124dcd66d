"""Rounding: half up, and parts that add up."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plans.document.rounding import half_up, percentages, spread


@pytest.mark.parametrize(
    ("value", "places", "shown"),
    [("2.125", 2, "2.13"), ("-2.125", 2, "-2.13"), ("2.5", 0, "3"), ("-0.4", 0, "0"), ("412", 1, "412.0")],
)
def test_a_half_is_rounded_away_from_nought(value, places, shown):
    assert str(half_up(Decimal(value), places)) == shown


@pytest.mark.parametrize(
    ("counts", "places", "shown"),
    [
        ([64, 49, 1], 1, ["56.1", "43.0", "0.9"]),
        ([64, 49, 1], 0, ["56", "43", "1"]),
        ([3, 3, 3], 0, ["34", "33", "33"]),
        ([0, 0], 0, ["0", "0"]),
    ],
)
def test_percentages_add_up(counts, places, shown):
    assert [str(each) for each in percentages(counts, places)] == shown


@given(st.lists(st.integers(0, 500), min_size=1, max_size=9).filter(any), st.integers(0, 2))
def test_any_percentages_add_up_and_none_is_a_step_off(counts, places):
    shown = percentages(counts, places)

    assert sum(shown) == 100
    exact = [Decimal(100 * n) / sum(counts) for n in counts]
    assert all(abs(part - n) < Decimal(10) ** -places for part, n in zip(shown, exact, strict=True))


def test_nothing_is_parted_by_noughts():
    with pytest.raises(ValueError, match="above nought"):
        spread(100, [0, 0])
