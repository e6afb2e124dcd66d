"""XmR charts: limits from the first points, and the four signals."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plans.document.rounding import half_up
from priorities.measures.spc import SignalKind, is_seasonal, limits, variation, why_no_limits, why_not_rebase

FIRST = [41, 38, 44, 40, 46, 39, 42, 37, 45, 43, 40, 41]
OUTSIDE, SHIFT, TREND, TWO = SignalKind.OUTSIDE, SignalKind.SHIFT, SignalKind.TREND, SignalKind.TWO_OF_THREE


def two(value):
    return str(half_up(value, 2))


def signals_after_first(following):
    """Kind and the figures it picks out, of what follows the twelve points; the limits must not have moved."""
    points = FIRST + following
    found = variation(points)
    assert [two(each) for each in (found.stretches[0].limits.upper, found.stretches[0].limits.lower)] == LIMITS
    return [(signal.kind, [points[at] for at in signal.points]) for signal in found.signals]


LIMITS = ["52.94", "29.73"]


def test_limits_are_the_mean_and_2_66_mean_moving_ranges():
    found = limits(FIRST)

    assert [two(found.mean), two(found.upper), two(found.lower)] == ["41.33", *LIMITS]
    assert [two(found.upper_inner), two(found.lower_inner)] == ["49.07", "33.60"]


@pytest.mark.parametrize(
    ("following", "signals"),
    [
        ([52], []),
        ([53], [(OUTSIDE, [53])]),
        ([43, 51, 43, 50], [(TWO, [51, 50])]),
        ([43, 51, 55], [(OUTSIDE, [55]), (TWO, [51, 55])]),
        ([45, 38, 39, 40, 41, 39, 38], []),
        ([45, 38, 39, 40, 41, 39, 38, 40], [(SHIFT, [38, 39, 40, 41, 39, 38, 40])]),
        ([45, 36, 37, 38, 40, 41, 42, 46], [(TREND, [36, 37, 38, 40, 41, 42, 46])]),
        ([29], [(OUTSIDE, [29])]),
        ([33, 40, 33], [(TWO, [33, 33])]),
    ],
)
def test_signals_after_the_first_twelve_points(following, signals):
    assert signals_after_first(following) == signals


def test_no_point_is_screened_out_as_an_outlier():
    points = [1, 2, 1, 2, 10, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1]

    found = variation(points, baseline=18).stretches[0].limits

    assert (str(half_up(found.mean, 4)), two(found.upper)) == ("1.9444", "6.95")


def test_counts_have_no_lower_limit_below_nought():
    points = [3, 1, 4, 2, 0, 3, 2, 5, 1, 2, 3, 2]

    assert (two(limits(points).mean), two(limits(points).upper), two(limits(points).lower)) == ("2.33", "7.90", "-3.23")
    assert limits(points, is_count=True).lower is None


def test_eleven_points_have_no_limits():
    found = variation(FIRST[:11])

    assert (found.stretches[0].limits, found.signals) == (None, ())
    assert why_no_limits([*FIRST[:8], None]) == "8 of 12 points, no limits yet."
    assert why_no_limits(FIRST) == ""


def test_sums_over_twelve_months_have_no_limits():
    assert why_no_limits(FIRST, is_rolling=True).startswith("No limits: sums over twelve months overlap")


def test_a_point_on_the_mean_ends_a_run():
    flat = [40, 42] * 6

    assert variation([*flat, 41, 42, 42, 42, 42, 42, 42]).signals == ()
    assert [signal.kind for signal in variation([*flat, 42, 42, 42, 42, 42, 42]).signals] == [SHIFT]


def test_a_period_without_a_figure_is_no_point():
    gap = [*FIRST[:6], None, *FIRST[6:]]

    assert variation(gap).stretches[0].limits == variation(FIRST).stretches[0].limits
    assert variation([*gap, 53]).signals[0].points == (13,)


def test_a_rebase_reckons_new_limits_and_leaves_the_old():
    points = FIRST + [n + 20 for n in FIRST]

    found = variation(points, rebases=[12])

    assert [(s.start, s.end, two(s.limits.mean)) for s in found.stretches] == [(0, 12, "41.33"), (12, 24, "61.33")]
    assert found.signals == ()


def test_a_rebase_needs_twelve_points_on_either_side():
    assert why_not_rebase(FIRST * 2, 12) == []
    assert why_not_rebase(FIRST + FIRST[:11], 12) == ["New limits need 12 points; from this day there are 11."]
    assert len(why_not_rebase(FIRST, 3)) == 2


def test_limits_are_reckoned_from_twelve_to_twenty_points():
    with pytest.raises(ValueError, match="12 to 20"):
        variation(FIRST, baseline=7)


def test_months_that_repeat_their_year_are_seasonal():
    year = [10, 12, 15, 20, 26, 30, 31, 28, 22, 17, 13, 11]

    assert is_seasonal(year * 2)
    assert not is_seasonal(year)
    assert not is_seasonal([7] * 24)


def brute(points, found):
    """The four rules as they are told, point by point: what each picks out."""
    high = [value > found.mean for value in points]
    low = [value < found.mean for value in points]
    picked = {kind: set() for kind in SignalKind}
    for start in range(len(points)):
        if points[start] > found.upper or points[start] < found.lower:
            picked[OUTSIDE].add(start)
        seven = range(start, start + 7)
        if seven[-1] < len(points):
            steps = [points[at + 1] - points[at] for at in seven[:-1]]
            picked[SHIFT] |= set(seven) if any(all(side[at] for at in seven) for side in (high, low)) else set()
            picked[TREND] |= set(seven) if all(s > 0 for s in steps) or all(s < 0 for s in steps) else set()
        three = range(start, start + 3)
        if three[-1] < len(points):
            over = [at for at in three if points[at] > found.upper_inner and all(high[n] for n in three)]
            under = [at for at in three if points[at] < found.lower_inner and all(low[n] for n in three)]
            picked[TWO] |= {at for side in (over, under) if len(side) > 1 for at in side}
    return picked


@given(st.lists(st.integers(0, 12), min_size=12, max_size=40))
def test_signals_are_those_that_the_rules_name(points):
    found = variation([Decimal(point) for point in points])

    picked = {kind: {at for s in found.signals if s.kind == kind for at in s.points} for kind in SignalKind}
    assert picked == brute([Fraction(point) for point in points], found.stretches[0].limits)


@pytest.mark.parametrize("number", [0, 1])
def test_one_point_has_no_limits(number):
    with pytest.raises(ValueError, match="Limits need at least two points"):
        limits(FIRST[:number])
    assert [two(each) for each in vars(limits([4, 6])).values()] == ["5.00", "10.32", "-0.32", "8.55", "1.45"]


@pytest.mark.parametrize(("points", "lower"), [([5, 5], 5), ([0, 0], 0), ([133, 0], None), ([2, 1], None)])
def test_count_has_a_lower_limit_where_it_is_not_below_nought(points, lower):
    assert limits(points, is_count=True).lower == lower


@pytest.mark.parametrize(("baseline", "is_possible"), [(11, False), (12, True), (20, True), (21, False)])
def test_limits_are_reckoned_from_as_many_points_as_are_asked_for(baseline, is_possible):
    if is_possible:
        assert variation([1, 2] * 12, baseline=baseline).stretches[0].limits.mean == Fraction(3, 2)
    else:
        with pytest.raises(ValueError, match="12 to 20"):
            variation([1, 2] * 12, baseline=baseline)


def test_rebases_count_in_the_order_of_time_and_the_first_day_is_none():
    found = variation(FIRST * 3, rebases=[24, 0, 12])
    assert [(stretch.start, stretch.end) for stretch in found.stretches] == [(0, 12), (12, 24), (24, 36)]


def test_point_on_a_limit_or_on_two_thirds_of_it_is_no_signal():
    flat = [Fraction(value) for value in [40, 42] * 6]  # mean 41, limits 2 × 2.66 away
    upper, inner = 41 + 2 * Fraction("2.66"), 41 + Fraction("2.66") * 4 / 3
    assert variation([*flat, upper]).signals == variation([*flat, 82 - upper]).signals == ()
    assert variation([*flat, inner, inner, 42]).signals == variation([*flat, 82 - inner, 82 - inner, 40]).signals == ()
    assert [signal.is_high for signal in variation([*flat, upper + 1, 40, 82 - upper - 1]).signals] == [True, False]


@pytest.mark.parametrize(
    ("following", "signals"),
    [
        ([45, 36, 37, 38, 40, 41, 46], []),
        ([46, 45, 44, 43, 42, 41, 40], [(TREND, False)]),
        ([43, 43, 44, 43, 43, 45, 43], [(SHIFT, True)]),
        ([38, 39, 38, 39, 38, 39, 38], [(SHIFT, False)]),
        ([51, 41, 51], []),
        ([43, 50, 33], []),
        ([50, 33, 32, 40], [(TWO, False)]),
    ],
)
def test_way_of_each_signal(following, signals):
    found = variation([*FIRST, *following]).signals
    assert [(signal.kind, signal.is_high) for signal in found] == signals


def test_signals_of_a_point_are_all_that_pick_it_out():
    found = variation([*FIRST, 43, 51, 55])
    assert [[signal.kind for signal in found.of(at)] for at in (12, 13, 14)] == [[], [TWO], [OUTSIDE, TWO]]


YEAR = [10, 12, 15, 20, 26, 30, 31, 28, 22, 17, 13, 11]


@pytest.mark.parametrize(
    ("months", "is_so"),
    [
        ([*YEAR, *YEAR], True),
        ([*YEAR, *YEAR[:11]], False),
        ([*YEAR, *YEAR[:11], None, 10], True),
        ([*YEAR, *(41 - month for month in YEAR)], False),
        ([*YEAR, *YEAR[6:], *YEAR[:6]], False),
        ([0, 2] * 6 + [2, 0] * 3 + [0, 2] * 3, False),
        ([1, 2, 3, 4, 5, 6] * 4, True),
    ],
)
def test_months_a_year_apart_that_go_together_are_seasonal(months, is_so):
    assert is_seasonal(months) is is_so
