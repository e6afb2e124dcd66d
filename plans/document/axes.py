"""Where things stand in a chart: scales, round figures at its side, labels under it that have room. Pure."""

import math
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

Number = int | float | Decimal | str | None
#: A place in the picture, and the figure that stands there.
Point = tuple[float, float, Number]
#: About, of a label under a line.
HALF_LETTER, BETWEEN_LABELS = 3.75, 14


class Scale:
    """From the values between ``low`` and ``high`` to the places between ``start`` and ``end``."""

    def __init__(self, low: float | Decimal, high: float | Decimal, start: float, end: float):
        self.low, self.start = float(low), start
        self.factor = (end - start) / ((float(high) - self.low) or 1)

    def __call__(self, value: float) -> float:
        return self.start + (value - self.low) * self.factor


def ticks(low: float, high: float, wanted: int = 5) -> list[Decimal]:
    """Round figures from at or below ``low`` to at or above ``high``; from nought where the line would not be flat."""
    low = 0 if 0 <= low < high * 0.6 or low == high >= 0 else low
    span = (high - low) or abs(high) or 1
    size = 10 ** math.floor(math.log10(span / wanted))
    step = next((size * factor for factor in (1, 2, 2.5, 5, 10) if span / (size * factor) <= wanted), size * 10)
    first, last = math.floor(low / step), math.ceil(high / step)
    return [round(Decimal(str(step)) * n, 6) for n in range(first, max(last, first + 1) + 1)]


def axis_labels(labels: Sequence[str], across: Scale, width: float) -> Iterator[tuple[float, str]]:
    """As many labels as have room beside each other, the last always among them, all kept inside the picture; their
    middles."""
    spans, most = [], int(width / (2 * HALF_LETTER))
    labels = [label if len(label) <= most else f"{label[: most - 1]}…" for label in labels]
    for at, label in enumerate(labels):
        half = len(label) * HALF_LETTER
        middle = max(min(across(at), width - half), half)
        spans.append((middle - half, middle, middle + half))
    every = next((n for n in range(1, len(spans)) if _are_apart(spans[::-n])), len(spans) or 1)
    shown = list(zip(labels, spans, strict=True))[::-every]
    return ((middle, label) for label, (_, middle, _) in reversed(shown))


def _are_apart(spans: Sequence[tuple[float, float, float]]) -> bool:
    """Spans from the last to the first."""
    return all(one[0] >= other[2] + BETWEEN_LABELS for one, other in pairwise(spans))


def runs(points: Sequence[Point | None]) -> Iterator[list[Point]]:
    run: list[Point] = []
    for point in [*points, None]:
        if point is not None:
            run.append(point)
        elif run:
            yield run
            run = []
