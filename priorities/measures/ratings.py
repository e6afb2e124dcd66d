"""How a figure stands to its target, and targets as paths through the year. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from plans.document.rounding import Exact, half_up, spread
from priorities.measures.rates import change


class TargetStanding(StrEnum):
    """The meanings that a partnership's own scale gives a colour, a letter and a word."""

    ON_TRACK = "on track"
    AT_RISK = "at risk"
    OFF_TRACK = "off track"
    NOT_RATED = "not rated"
    NOT_AVAILABLE = "not available"


class Travel(StrEnum):
    BETTER = "better"
    WORSE = "worse"
    SAME = "the same"
    CHANGED = "different"


@dataclass(frozen=True)
class Rated:
    """``worse`` is by how much the figure misses the target, in per cent of it (nought or less: met)."""

    standing: TargetStanding
    worse: Fraction | None = None


def rated(
    value: Exact | None,
    target: Exact | None,
    *,
    is_higher_better: bool,
    tolerance: Exact = 5,
    tolerance_at_nought: Exact = 0,
) -> Rated:
    """Met is on track, missed by no more than ``tolerance`` per cent of the target at risk, by more off track.

    A figure without a target is tracked and never rated; a figure that is missing is not available, which is not good.
    A target of nought has no per cent: there ``tolerance_at_nought`` is in the figure's own unit.
    """
    if target is None:
        return Rated(TargetStanding.NOT_RATED)
    if value is None:
        return Rated(TargetStanding.NOT_AVAILABLE)
    missed = Fraction(target) - Fraction(value) if is_higher_better else Fraction(value) - Fraction(target)
    worse = missed / abs(Fraction(target)) * 100 if target else None
    if missed <= 0:
        return Rated(TargetStanding.ON_TRACK, worse)
    within = missed <= Fraction(tolerance_at_nought) if worse is None else worse <= Fraction(tolerance)
    return Rated(TargetStanding.AT_RISK if within else TargetStanding.OFF_TRACK, worse)


def travel(now: Exact, then: Exact, *, is_higher_better: bool | None) -> Travel:
    """The way from an earlier figure to this one, in one word; None: neither way is better."""
    difference, _ = change(now, then)
    if not difference:
        return Travel.SAME
    if is_higher_better is None:
        return Travel.CHANGED
    return Travel.BETTER if (difference > 0) == is_higher_better else Travel.WORSE


def spread_like_last_year(target: Exact, last_year: Sequence[Exact], *, places: int = 1) -> list[Decimal]:
    """A year's target parted over its periods as last year's counts were: seasons and the sum stay."""
    return spread(target, last_year, places)


def straight_line(start: Exact, target: Exact, periods: int, *, places: int = 1) -> list[Decimal]:
    """For a figure that is read and not summed: equal steps from where it starts to the target in the last period."""
    step = (Fraction(target) - Fraction(start)) / periods
    return [half_up(Fraction(start) + step * (n + 1), places) for n in range(periods)]
