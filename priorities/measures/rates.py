"""Rates and changes of counts. Pure; exact until shown (``plans.document.rounding.half_up``)."""

from collections.abc import Iterable, Sequence
from fractions import Fraction

from plans.document.rounding import Exact


def pooled_rate(parts: Iterable[tuple[Exact, Exact]], *, per: int = 1000) -> Fraction | None:
    """The rate of several areas or periods together: the sum of the counts over the sum of what they are counted among.

    Never a mean of rates, which would weigh a village like a city. None where there is nothing to count among.
    """
    both = [(Fraction(count), Fraction(among)) for count, among in parts]
    among = sum((each for _, each in both), Fraction(0))
    return sum((count for count, _ in both), Fraction(0)) * per / among if among else None


def rolling_rate(counts: Sequence[Exact], population: Exact, *, per: int = 1000) -> Fraction:
    """The rate of a whole year that ends with the last count: a quarter's own rate is never multiplied by four."""
    return sum((Fraction(count) for count in counts), Fraction(0)) * per / Fraction(population)


def change(now: Exact, then: Exact) -> tuple[Fraction, Fraction | None]:
    """The difference to an earlier figure, and what it is of that figure in per cent (None where that was nought)."""
    difference = Fraction(now) - Fraction(then)
    return difference, difference / abs(Fraction(then)) * 100 if then else None
