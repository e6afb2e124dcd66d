"""Rounding that a reader can add up again. Pure; figures stay exact until they are shown."""

import math
from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

Exact = int | Decimal | Fraction


def half_up(value: Exact, places: int = 0) -> Decimal:
    """``value`` as it is shown, with ``places`` decimals: 2.125 is 2.13, −2.125 is −2.13."""
    scaled = Fraction(value) * 10**places
    whole = math.floor(abs(scaled) + Fraction(1, 2))
    return Decimal(whole if scaled >= 0 else -whole).scaleb(-places)


def spread(total: Exact, weights: Sequence[Exact], places: int = 0) -> list[Decimal]:
    """``total`` parted by ``weights`` (none negative), rounded by largest remainder: the parts add up to it.

    Of equal remainders the first gets more. ValueError where there is nothing to part by.
    """
    whole = sum((Fraction(weight) for weight in weights), Fraction(0))
    if whole <= 0 or any(weight < 0 for weight in weights):
        raise ValueError("Weights of which none is negative and one is above nought are needed.")
    step = Fraction(1, 10**places)
    exact = [Fraction(total) * Fraction(weight) / whole / step for weight in weights]
    parts = [math.floor(value) for value in exact]
    missing = int(half_up(Fraction(total) / step)) - sum(parts)
    by_remainder = sorted(range(len(exact)), key=lambda at: (parts[at] - exact[at], at))
    for at in by_remainder[:missing]:
        parts[at] += 1
    return [Decimal(part).scaleb(-places) for part in parts]


def percentages(counts: Sequence[int], places: int = 0) -> list[Decimal]:
    """What each count is of all of them, in per cent: 3, 3 and 3 are 34, 33 and 33. Noughts where all are nought."""
    if not any(counts):
        return [Decimal(0).scaleb(-places)] * len(counts)
    return spread(100, counts, places)
