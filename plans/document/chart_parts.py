"""What charts are made of: fills that are told apart without colour, legends, lines and their markers. Pure."""

import hashlib
import math
import textwrap
from collections.abc import Sequence
from decimal import Decimal

from django.utils.safestring import SafeString

from plans.document.axes import Number, Point, Scale, axis_labels, runs
from plans.document.drawing import Drawing
from plans.document.figures import MarkedFigure

Series = Sequence[tuple[str, Sequence[Number]]]

#: On a screen, and on paper as wide as the page.
NARROW, WIDE = 420, 740
FONT = 15
#: About, of any letter.
LETTER = 7.2
#: Lines: each at least 4.5 to 1 on white.
COLOURS = ("#0b6870", "#b3480f", "#54409c", "#7a5c00", "#a8265a", "#3d4f57")
DASHES = ("", "7 4", "2 4", "10 3 2 3", "12 5", "4 2")
#: Bars: from dark to light and back, so that neighbours differ in print without colour; each has a dark edge.
FILLS = ("#0b6870", "#c4e0e2", "#d98a3d", "#54409c", "#f4e3cd", "#8b9aa1")
EDGES = ("#0b6870", "#0b6870", "#9a4a10", "#54409c", "#7a5c00", "#3d4f57")


def written(value: Number, unit: str = "") -> str:
    """``1,820`` · ``2.7%`` · ``£106,460``; no needless zeros; why there is none, where there is none;
    with the mark of a footnote."""
    if value is None or isinstance(value, str):
        return value or "not stated"
    mark = value.mark if isinstance(value, MarkedFigure) else ""
    figure = Decimal(str(value)).normalize()
    words = f"{figure:,f}"
    if unit == "£":
        return (f"−£{words[1:]}" if words.startswith("-") else f"£{words}") + mark
    return words.replace("-", "−") + (unit if unit == "%" else "") + mark


def figures_of(numbers: Sequence[Number]) -> list[float]:
    """Those that are figures."""
    return [float(v) for v in numbers if v is not None and not isinstance(v, str)]


class ChartDrawing(Drawing):
    """A drawing with the series of a chart."""

    def __init__(self, title: str, summary: str, labels: Sequence[str], series: Series, id: str, width: int = NARROW):
        fingerprint = repr((title, summary, list(labels), [(name, list(numbers)) for name, numbers in series]))
        super().__init__("csp-chart", id or "chart-" + hashlib.sha256(fingerprint.encode()).hexdigest()[:12])
        self.alternative = summary or title or "Chart"
        self.count, self.width = len(series), width
        self.fills: Sequence[tuple[str, str]] = tuple(zip(FILLS, EDGES, strict=True))

    def rect(self, x: float, y: float, width: float, height: float, number: int) -> None:
        fill, edge = self.fills[number % len(self.fills)]
        self.shape(
            f'<rect x="{x:.1f}" y="{y:.1f}" width="{width:.1f}" height="{height}" fill="{fill}" '
            f'stroke="{edge}" stroke-width="1"/>'
        )

    def plate(self, left: float, y: float, width: float, words: str) -> None:
        """A figure on a white plate in the middle of a bar."""
        needed, middle = _plate(words), left + width / 2
        self.shape(
            f'<rect x="{middle - needed / 2:.1f}" y="{y + 2}" width="{needed:.1f}" height="18" rx="3" fill="#ffffff"/>'
        )
        self.text(middle, y + 16, words, bold=True, anchor="middle", fill="#14252c")

    def label(self, words: str, y: float) -> float:
        """Above what it names."""
        for line in textwrap.wrap(words, int(self.width / 8)) or ["–"]:
            y += 18
            self.text(0, y - 2, line)
        return y + 4

    def legend(self, series: Series, *, as_lines: bool = False) -> float:
        x, y = 0.0, 4
        for number, (name, _) in enumerate(series):
            first, *rest = textwrap.wrap(name, int((self.width - 29) / 8)) or [""]
            width = 40 + len(first) * 8
            if x and (rest or x + width > self.width):
                x, y = 0.0, y + 26
            if as_lines:
                self.series_line([(x, y + 8, 0), (x + 22, y + 8, 0)], number, marked=())
            else:
                self.rect(x, y, 20, 14, number)
            self.text(x + 29, y + 12, first)
            for words in rest:
                y += 18
                self.text(29, y + 12, words)
            x = self.width if rest else x + width
        return y + 28

    def axis(self, x: float, top: float, bottom: float) -> None:
        """Where nought is, from which bars are measured."""
        self.shape(
            f'<line x1="{x:.1f}" x2="{x:.1f}" y1="{top:.1f}" y2="{bottom:.1f}" '
            'stroke="currentColor" stroke-opacity="0.55"/>'
        )

    def gridline(self, left: float, right: float, y: float, words: str, *, is_nought: bool) -> None:
        self.shape(
            f'<line x1="{left}" x2="{right:.1f}" y1="{y:.1f}" y2="{y:.1f}" '
            f'stroke="currentColor" stroke-opacity="{0.55 if is_nought else 0.14}"/>'
        )
        self.text(left - 8, y + 5, words, anchor="end")

    def axis_words(self, labels: Sequence[str], across: Scale, y: float) -> None:
        for middle, label in axis_labels(labels, across, self.width):
            self.text(middle, y, label, anchor="middle")

    def series_line(self, points: Sequence[Point | None], number: int, *, marked: Sequence[Point]) -> None:
        colour, dash = COLOURS[number % len(COLOURS)], DASHES[number % len(DASHES)]
        for run in runs(points):
            path = " ".join(f"{x:.1f},{y:.1f}" for x, y, _ in run)
            self.shape(
                f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="2.2" stroke-linejoin="round"'
                + (f' stroke-dasharray="{dash}"/>' if dash else "/>")
            )
        for x, y, _ in marked:
            self.shape(_marker(x, y, number, colour))

    def drawn(self, height: float) -> SafeString:
        return self.framed(self.alternative, width=self.width, height=round(height), size=FONT, margin=2)


def bold_width(words: str) -> float:
    """About, and rather too much."""
    return len(words) * 8.5


def _plate(words: str) -> float:
    return bold_width(words) + 8


def has_room(width: float, words: str) -> bool:
    """Whether a bar shows the whole plate of its figure."""
    return width >= _plate(words) + 4


def apart(heights: Sequence[float], room: float, bottom: float = math.inf) -> list[float]:
    """The same heights, in their order, moved down as far as words at them need room, and up from the bottom again."""
    order, placed = sorted(range(len(heights)), key=lambda at: heights[at]), list(heights)
    least, most = -math.inf, bottom
    for at in order:
        placed[at] = max(heights[at], least)
        least = placed[at] + room
    for at in reversed(order):
        placed[at] = min(placed[at], most)
        most = placed[at] - room
    return placed


def _marker(x: float, y: float, number: int, colour: str) -> str:
    shapes = (
        f'<circle cx="{x:.1f}" cy="{y:.1f}" r="4"',
        f'<rect x="{x - 4:.1f}" y="{y - 4:.1f}" width="8" height="8"',
        f'<path d="M{x:.1f},{y - 6:.1f} l6,10 h-12 z"',
        f'<path d="M{x:.1f},{y - 6:.1f} l6,6 l-6,6 l-6,-6 z"',
    )
    return f'{shapes[number % len(shapes)]} fill="{colour}" stroke="#ffffff" stroke-width="1.5"/>'
