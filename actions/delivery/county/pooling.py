"""Figures of several districts together: counts are summed, rates pooled, and small counts stay hidden. Pure.

A rate of several areas is the sum of their counts over the sum of what these are counted among, never a mean of rates.
The whole is never told as if it were of all districts where one gave no figure.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from plans.document.rounding import half_up
from priorities.measures.disclosure import MARK, hidden
from priorities.measures.rates import pooled_rate

MISSING = "[x]"


@dataclass(frozen=True)
class DistrictFigure:
    """One district's count in a period; ``among``: of a rate, what it is counted among. No count: none was given."""

    name: str
    count: Decimal | None = None
    among: Decimal | None = None

    @property
    def is_given(self) -> bool:
        return self.count is not None


@dataclass(frozen=True)
class PooledLine:
    name: str
    count: str
    rate: str


@dataclass(frozen=True)
class Pooled:
    """The lines of the districts, and that of all that gave a figure; ``whole`` None: none did."""

    lines: list[PooledLine]
    whole: PooledLine | None


def pooled(figures: Sequence[DistrictFigure], *, per: int | None, hides_small: bool) -> Pooled:
    """``per``: of a rate; None: a count that is summed. Where one district does not say among how many it counts, the
    whole has a count and no rate."""
    given = [each for each in figures if each.is_given]
    kept = hidden([[_whole(each.count)] for each in figures], row_totals=False) if hides_small else frozenset()
    lines = [_line(each, per, is_hidden=(at, 0) in kept) for at, each in enumerate(figures)]
    if not given:
        return Pooled(lines, None)
    among = None if None in (each.among for each in given) else sum((each.among for each in given), Decimal(0))
    total = DistrictFigure(
        of_districts(len(given), len(figures)), sum((each.count for each in given), Decimal(0)), among
    )
    return Pooled(lines, _line(total, per, is_hidden=(len(figures), 0) in kept))


def of_districts(given: int, number: int) -> str:
    """Of how many districts a sum is."""
    return (
        f"All {number} districts"
        if given == number > 1
        else f"{given} of {number} district{'' if number == 1 else 's'}"
    )


def _whole(count: Decimal | None) -> int | None:
    return None if count is None else int(half_up(count))


def _line(figure: DistrictFigure, per: int | None, *, is_hidden: bool) -> PooledLine:
    if figure.count is None:
        return PooledLine(figure.name, MISSING, MISSING if per else "")
    if is_hidden:
        return PooledLine(figure.name, MARK, MARK if per else "")
    rate = pooled_rate([(figure.count, figure.among)], per=per) if per and figure.among else None
    return PooledLine(figure.name, f"{figure.count.normalize():,f}", "" if rate is None else f"{half_up(rate, 2)}")
