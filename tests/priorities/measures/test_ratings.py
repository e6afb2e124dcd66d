"""Ratings against targets, and targets as paths."""

from decimal import Decimal

import pytest

from plans.document.rounding import half_up
from priorities.measures.ratings import (
    Rated,
    TargetStanding,
    Travel,
    rated,
    spread_like_last_year,
    straight_line,
    travel,
)

LAST_YEAR = [430, 451, 437, 402]


@pytest.mark.parametrize(
    ("value", "target", "is_higher_better", "standing", "worse"),
    [
        ("388", "400", False, TargetStanding.ON_TRACK, "-3.00"),
        ("412", "400", False, TargetStanding.AT_RISK, "3.00"),
        ("420", "400", False, TargetStanding.AT_RISK, "5.00"),
        ("421", "400", False, TargetStanding.OFF_TRACK, "5.25"),
        ("61.75", "65.0", True, TargetStanding.AT_RISK, "5.00"),
        ("61.7", "65.0", True, TargetStanding.OFF_TRACK, "5.08"),
    ],
)
def test_a_figure_is_rated_by_how_far_it_misses_its_target(value, target, is_higher_better, standing, worse):
    found = rated(Decimal(value), Decimal(target), is_higher_better=is_higher_better)

    assert (found.standing, str(half_up(found.worse, 2))) == (standing, worse)


def test_a_tracker_is_not_rated_and_a_missing_figure_is_not_available():
    assert rated(412, None, is_higher_better=False) == Rated(TargetStanding.NOT_RATED)
    assert rated(None, 400, is_higher_better=False) == Rated(TargetStanding.NOT_AVAILABLE)


def test_a_target_of_nought_has_a_tolerance_in_its_own_unit():
    standings = [rated(n, 0, is_higher_better=False, tolerance_at_nought=1).standing for n in (0, 1, 2)]

    assert standings == [TargetStanding.ON_TRACK, TargetStanding.AT_RISK, TargetStanding.OFF_TRACK]


def test_a_years_target_follows_last_years_seasons():
    path = spread_like_last_year(1600, LAST_YEAR)

    assert [str(each) for each in path] == ["400.0", "419.5", "406.5", "374.0"]
    assert sum(path) == 1600


def test_the_year_to_date_is_rated_against_the_path_to_date():
    so_far = sum(spread_like_last_year(1600, LAST_YEAR)[:2])

    assert (so_far, rated(405 + 412, so_far, is_higher_better=False).standing) == (
        Decimal("819.5"),
        TargetStanding.ON_TRACK,
    )


def test_a_straight_line_ends_at_the_target():
    assert straight_line(Decimal("60"), Decimal("65"), 4) == [Decimal(n) for n in ("61.3", "62.5", "63.8", "65.0")]


@pytest.mark.parametrize(
    ("now", "then", "is_higher_better", "word"),
    [(412, 451, False, "better"), (412, 451, True, "worse"), (5, 5, True, "the same"), (6, 5, None, "different")],
)
def test_the_way_of_a_figure_in_one_word(now, then, is_higher_better, word):
    assert travel(now, then, is_higher_better=is_higher_better) == Travel(word)
