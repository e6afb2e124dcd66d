"""XmR charts: whether a series of figures changed, or varies as it does. Pure.

As NHS England's "Making Data Count" draws them: the mean and limits are reckoned from the first points alone and stay
where they are; four rules say which points are signals; no point is screened out as an outlier. A period without a
figure is no point. All reckoning is exact (fractions): rounding belongs to what shows it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from itertools import groupby, pairwise

#: Of an average moving range: 3 / d2, where d2 for two points is 1.128.
FACTOR = Fraction("2.66")
FEWEST, MOST = 12, 20  # points from which limits are reckoned
RUN = 7  # points on one side, or one after another in one way
SEASON = 12  # months

Stated = int | Decimal | Fraction


class SignalKind(StrEnum):
    OUTSIDE = "outside the limits"
    SHIFT = "seven or more in a row on one side of the mean"
    TREND = "seven or more in a row rising or falling"
    TWO_OF_THREE = "two of three close to a limit"


@dataclass(frozen=True)
class ControlLimits:
    """Where a stretch of points varies; ``lower`` is None where counts could not fall so low ("no lower limit")."""

    mean: Fraction
    upper: Fraction
    lower: Fraction | None
    upper_inner: Fraction  # two thirds of the way to the limit
    lower_inner: Fraction


@dataclass(frozen=True)
class Signal:
    """Points (by their place among all) that one rule picks out; ``is_high``: above the mean, or rising."""

    kind: SignalKind
    points: tuple[int, ...]
    is_high: bool


@dataclass(frozen=True)
class Stretch:
    """Points from ``start`` up to, without, ``end`` that share limits; ``limits`` is None while points are too few."""

    start: int
    end: int
    limits: ControlLimits | None


@dataclass(frozen=True)
class Variation:
    """What there is to say of a series: its stretches (more than one after a rebase) and the signals in it."""

    stretches: tuple[Stretch, ...]
    signals: tuple[Signal, ...]

    def of(self, point: int) -> list[Signal]:
        return [signal for signal in self.signals if point in signal.points]


def limits(points: Sequence[Stated], *, is_count: bool = False) -> ControlLimits:
    """Mean and limits of these points, all of them; at least two are needed (ValueError).

    ``is_count``: figures that cannot be negative have no lower limit where it would be.
    """
    if len(points) < 2:
        raise ValueError("Limits need at least two points.")
    exact = [Fraction(point) for point in points]
    mean = sum(exact, Fraction(0)) / len(exact)
    ranges = [abs(after - before) for before, after in pairwise(exact)]
    reach = FACTOR * sum(ranges, Fraction(0)) / len(ranges)
    lower = None if is_count and mean < reach else mean - reach
    return ControlLimits(mean, mean + reach, lower, mean + reach * 2 / 3, mean - reach * 2 / 3)


def variation(
    points: Sequence[Stated | None],
    *,
    baseline: int = FEWEST,
    rebases: Sequence[int] = (),
    is_count: bool = False,
) -> Variation:
    """Limits and signals of a series in the order of time; None is a period without a figure.

    ``baseline``: from how many points limits are reckoned, 12 to 20 (ValueError otherwise); where there are fewer than
    that but 12, from those there are. ``rebases``: places from which limits are reckoned anew, as a person decided.
    """
    if not FEWEST <= baseline <= MOST:
        raise ValueError(f"Limits are reckoned from {FEWEST} to {MOST} points.")
    starts = sorted({0, *rebases})
    stretches, signals = [], []
    for start, end in pairwise([*starts, len(points)]):
        stated = [(at, Fraction(value)) for at in range(start, end) if (value := points[at]) is not None]
        first = [value for _, value in stated[:baseline]]
        found = limits(first, is_count=is_count) if len(first) >= FEWEST else None
        stretches.append(Stretch(start, end, found))
        signals += _signals(stated, found) if found else []
    return Variation(tuple(stretches), tuple(signals))


def why_no_limits(points: Sequence[Stated | None], *, is_rolling: bool = False) -> str:
    """Why no limits are drawn, as words to show; empty where they are."""
    if is_rolling:
        return "No limits: sums over twelve months overlap, so each repeats most of the one before."
    count = sum(point is not None for point in points)
    return "" if count >= FEWEST else f"{count} of {FEWEST} points, no limits yet."


def why_not_rebase(points: Sequence[Stated | None], at: int) -> list[str]:
    """Why limits may not be reckoned anew from the point at this place: sentences, none where they may."""
    after = sum(point is not None for point in points[at:])
    before = sum(point is not None for point in points[:at])
    reasons = []
    if after < FEWEST:
        reasons.append(f"New limits need {FEWEST} points; from this day there are {after}.")
    if before < FEWEST:
        reasons.append(f"There are no limits before this day yet: {before} of {FEWEST} points.")
    return reasons


def is_seasonal(months: Sequence[Stated | None]) -> bool:
    """Whether a monthly series of two years or more repeats its year, so that its limits tell less than they seem to.

    Meant: figures a year apart go together (correlation above one half). A judgement, hence a warning and no more.
    """
    pairs = [
        (float(now), float(then))
        for now, then in zip(months[SEASON:], months, strict=False)
        if now is not None and then is not None
    ]
    if len(pairs) < SEASON:
        return False
    now, then = zip(*pairs, strict=True)
    middle_now, middle_then = sum(now) / len(pairs), sum(then) / len(pairs)
    together = sum((a - middle_now) * (b - middle_then) for a, b in pairs)
    width = sum((a - middle_now) ** 2 for a in now) * sum((b - middle_then) ** 2 for b in then)
    return bool(width > 0 and together > 0 and together**2 > width / 4)


# --- The four rules; points are pairs of place and figure


def _signals(points: list[tuple[int, Fraction]], found: ControlLimits) -> list[Signal]:
    return [
        *_outside(points, found),
        *_shifts(points, found),
        *_trends(points),
        *_close_to_a_limit(points, found),
    ]


def _outside(points: list[tuple[int, Fraction]], found: ControlLimits) -> Iterator[Signal]:
    for at, value in points:
        if value > found.upper or (found.lower is not None and value < found.lower):
            yield Signal(SignalKind.OUTSIDE, (at,), value > found.mean)


def _shifts(points: list[tuple[int, Fraction]], found: ControlLimits) -> Iterator[Signal]:
    """A point on the mean itself ends a run."""
    for side, run in groupby(points, lambda point: (point[1] > found.mean) - (point[1] < found.mean)):
        places = tuple(at for at, _ in run)
        if side and len(places) >= RUN:
            yield Signal(SignalKind.SHIFT, places, side > 0)


def _trends(points: list[tuple[int, Fraction]]) -> Iterator[Signal]:
    """Two that are equal end a run; a turning point belongs to the run before it and to the one after."""
    ways = [(after[1] > before[1]) - (after[1] < before[1]) for before, after in pairwise(points)]
    start = 0
    for way, run in groupby(ways):
        steps = len(list(run))
        if way and steps + 1 >= RUN:
            yield Signal(SignalKind.TREND, tuple(at for at, _ in points[start : start + steps + 1]), way > 0)
        start += steps


def _close_to_a_limit(points: list[tuple[int, Fraction]], found: ControlLimits) -> Iterator[Signal]:
    """Two of three beyond two thirds of a limit, all three on that side; those beyond the limit count too."""
    for is_high in (True, False):
        close: set[int] = set()
        for three in zip(points, points[1:], points[2:], strict=False):
            if any(value == found.mean or (value > found.mean) != is_high for _, value in three):
                continue
            near = [at for at, value in three if _is_close(value, found, is_high)]
            close |= set(near) if len(near) >= 2 else set()
        if close:
            yield Signal(SignalKind.TWO_OF_THREE, tuple(sorted(close)), is_high)


def _is_close(value: Fraction, found: ControlLimits, is_high: bool) -> bool:
    return value > found.upper_inner if is_high else value < found.lower_inner
