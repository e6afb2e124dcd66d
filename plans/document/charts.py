"""Charts as SVG, drawn from plain numbers: the same on a page and in a PDF, readable without colour.

``bar_chart``, ``stacked_bar_chart`` and ``line_chart`` take labels and series (``[("2024", [12, None, "not read"])]``;
None and words stand where there is no figure) and give a SafeString. Words are drawn in ``currentColor``; each
series has a pattern or a marker beside its colour; the ``<title>`` is the summary. Put the numbers in a
table beside the chart. No inline style: the Content-Security-Policy holds.
"""

import hashlib
import textwrap
from collections.abc import Sequence
from decimal import Decimal

from django.utils.safestring import SafeString

from plans.document.axes import Number, Point, Scale, axis_labels, runs, ticks
from plans.document.drawing import Drawing

Series = Sequence[tuple[str, Sequence[Number]]]

WIDTH = 420
FONT = 15
#: Each at least 4.5 to 1 on white.
COLOURS = ("#0b6870", "#b3480f", "#54409c", "#7a5c00", "#a8265a", "#3d4f57")
DASHES = ("", "7 4", "2 4", "10 3 2 3", "12 5", "4 2")


def bar_chart(
    labels: Sequence[str], series: Series, *, title: str, summary: str = "", unit: str = "", id: str = ""
) -> SafeString:
    """Horizontal bars, one group for each label, each bar with its figure. ``unit`` is ``%``, ``£`` or empty;
    ``id`` keeps two charts of the same figures apart on one page."""
    picture = _Chart(title, summary, labels, series, id)
    values = _values(series)
    low, high = min([0.0, *values]), max([0.0, *values])
    scale = Scale(low, high if high > low else 1, 0, WIDTH - 78)
    y = picture.legend(series) if len(series) > 1 else 0
    for at, label in enumerate(labels):
        y = picture.label(label, y)
        for number, (_, numbers) in enumerate(series):
            y = _bar(picture, scale, y, number, _at(numbers, at), unit)
        y += 10
    return picture.drawn(y)


def _bar(picture: "_Chart", scale: "Scale", y: float, number: int, value: Number, unit: str) -> float:
    if value is None or isinstance(value, str):
        picture.text(scale(0) + 6, y + 14, written(value))
        return y + 22
    left, right = sorted((scale(0), scale(float(value))))
    picture.rect(left, y, max(right - left, 1), 18, number)
    picture.text(right + 6, y + 14, written(value, unit), bold=True)
    return y + 22


def stacked_bar_chart(
    labels: Sequence[str], series: Series, *, title: str, summary: str = "", unit: str = "", id: str = ""
) -> SafeString:
    """One bar for each label, the series laid end to end; negative numbers are left out. Figures where they fit."""
    picture = _Chart(title, summary, labels, series, id)
    sums = [sum(max(v, 0) for v in _values([("", [_at(n, at)]) for _, n in series])) for at in range(len(labels))]
    scale = Scale(0, max(sums, default=0) or 1, 0, WIDTH - 2)
    y = picture.legend(series)
    for at, label in enumerate(labels):
        y = picture.label(label, y)
        left = 0.0
        for number, (_, numbers) in enumerate(series):
            value = _at(numbers, at)
            if value is None or isinstance(value, str) or value <= 0:
                continue
            width = scale(float(value))
            picture.rect(left, y, width, 28, number)
            picture.plate(left, y, width, written(value, unit))
            left += width
        y += 42
    return picture.drawn(y)


def line_chart(
    labels: Sequence[str], series: Series, *, title: str, summary: str = "", unit: str = "", id: str = ""
) -> SafeString:
    """Lines over the labels in their order, with a marker at each figure; a gap in the figures is a gap in the line."""
    picture = _Chart(title, summary, labels, series, id)
    values = _values(series)
    marks = ticks(min(values, default=0), max(values, default=1))
    top = picture.legend(series, as_lines=True) + 12 if len(series) > 1 else 16
    left = 14 + max(len(written(tick, unit)) for tick in marks) * 8
    height = 200
    down = Scale(marks[0], marks[-1], top + height, top)
    across = Scale(0, max(len(labels) - 1, 1), left + 12, WIDTH - 24)
    for tick in marks:
        picture.gridline(left, down(float(tick)), written(tick, unit))
    picture.axis_words(labels, across, top + height + 24)
    for number, (_, numbers) in enumerate(series):
        points = [
            None if v is None or isinstance(v, str) else (across(at), down(float(v)), v)
            for at, v in enumerate(numbers[: len(labels)])
        ]
        picture.series_line(points, number, unit, with_figures=len(series) == 1 and len(labels) <= 8)
    return picture.drawn(top + height + 34)


def written(value: Number, unit: str = "") -> str:
    """``1,820`` · ``2.7%`` · ``£106,460``; no needless zeros; why there is none, where there is none."""
    if value is None or isinstance(value, str):
        return value or "not stated"
    figure = Decimal(str(value)).normalize()
    words = f"{figure:,f}"
    if unit == "£":
        return f"−£{words[1:]}" if words.startswith("-") else f"£{words}"
    return words.replace("-", "−") + (unit if unit == "%" else "")


def _values(series: Series) -> list[float]:
    return [float(v) for _, numbers in series for v in numbers if v is not None and not isinstance(v, str)]


def _at(numbers: Sequence[Number], at: int) -> Number:
    return numbers[at] if at < len(numbers) else None


class _Chart(Drawing):
    def __init__(self, title: str, summary: str, labels: Sequence[str], series: Series, id: str):
        fingerprint = repr((title, summary, list(labels), [(name, list(numbers)) for name, numbers in series]))
        super().__init__("csp-chart", id or "chart-" + hashlib.sha256(fingerprint.encode()).hexdigest()[:12])
        self.alternative = summary or title or "Chart"
        self.count = len(series)

    def rect(self, x: float, y: float, width: float, height: float, number: int) -> None:
        fill = COLOURS[number % len(COLOURS)] if self.count == 1 else f"url(#{self.id}-{number % len(COLOURS)})"
        line = COLOURS[number % len(COLOURS)]
        self.shape(
            f'<rect x="{x:.1f}" y="{y:.1f}" width="{width:.1f}" height="{height}" fill="{fill}" '
            f'stroke="{line}" stroke-width="1.5"/>'
        )

    def plate(self, left: float, y: float, width: float, words: str) -> None:
        """A figure on a white plate in the middle of a bar, where there is room for it."""
        needed = len(words) * 8.5 + 8
        if width < needed + 4:
            return
        middle = left + width / 2
        self.shape(
            f'<rect x="{middle - needed / 2:.1f}" y="{y + 4}" width="{needed:.1f}" height="20" rx="3" fill="#ffffff"/>'
        )
        self.text(middle, y + 19, words, bold=True, anchor="middle", fill="#14252c")

    def label(self, words: str, y: float) -> float:
        for line in textwrap.wrap(words, 52) or ["–"]:
            y += 18
            self.text(0, y - 2, line)
        return y + 4

    def legend(self, series: Series, *, as_lines: bool = False) -> float:
        x, y = 0.0, 4
        for number, (name, _) in enumerate(series):
            width = 40 + len(name) * 8
            if x and x + width > WIDTH:
                x, y = 0.0, y + 26
            if as_lines:
                self.series_line(
                    [(x, y + 8, 0), (x + 22, y + 8, 0)], number, "", with_figures=False, marked=[(x + 11, y + 8)]
                )
            else:
                self.rect(x, y, 20, 16, number)
            self.text(x + 29, y + 13, name)
            x += width
        return y + 30

    def gridline(self, left: float, y: float, words: str) -> None:
        self.shape(
            f'<line x1="{left}" x2="{WIDTH - 12}" y1="{y:.1f}" y2="{y:.1f}" '
            'stroke="currentColor" stroke-opacity="0.2"/>'
        )
        self.text(left - 8, y + 5, words, anchor="end")

    def axis_words(self, labels: Sequence[str], across: Scale, y: float) -> None:
        for middle, label in axis_labels(labels, across, WIDTH):
            self.text(middle, y, label, anchor="middle")

    def series_line(
        self,
        points: Sequence[Point | None],
        number: int,
        unit: str,
        *,
        with_figures: bool,
        marked: Sequence[tuple[float, float]] | None = None,
    ) -> None:
        colour = COLOURS[number % len(COLOURS)]
        for run in runs(points):
            path = " ".join(f"{x:.1f},{y:.1f}" for x, y, _ in run)
            dash = DASHES[number % len(DASHES)]
            self.shape(
                f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="2.5" stroke-linejoin="round"'
                + (f' stroke-dasharray="{dash}"/>' if dash else "/>")
            )
        stated = [point for point in points if point]
        for place in marked or stated:
            self.shape(_marker(place[0], place[1], number, colour))
        for x, y, value in stated if with_figures else ():
            self.text(x, y - 11, written(value, unit), bold=True, anchor="middle")

    def _patterns(self) -> str:
        if self.count == 1:
            return ""
        patterns = (_pattern(f"{self.id}-{n}", n) for n in range(min(self.count, len(COLOURS))))
        return "<defs>" + "".join(patterns) + "</defs>"

    def drawn(self, height: float) -> SafeString:
        return self.framed(
            self.alternative, width=WIDTH, height=round(height), size=FONT, margin=2, defs=self._patterns()
        )


def _marker(x: float, y: float, number: int, colour: str) -> str:
    shapes = (
        f'<circle cx="{x:.1f}" cy="{y:.1f}" r="4.5"',
        f'<rect x="{x - 4.5:.1f}" y="{y - 4.5:.1f}" width="9" height="9"',
        f'<path d="M{x:.1f},{y - 6:.1f} l6,10 h-12 z"',
        f'<path d="M{x:.1f},{y - 6:.1f} l6,6 l-6,6 l-6,-6 z"',
    )
    return f'{shapes[number % len(shapes)]} fill="{colour}" stroke="#ffffff" stroke-width="1.5"/>'


def _pattern(name: str, number: int) -> str:
    colour = COLOURS[number]
    base = f'<rect width="8" height="8" fill="{colour}"/>'
    strokes = (
        "",
        '<path d="M-2,2 l4,-4 M0,8 l8,-8 M6,10 l4,-4" stroke="#ffffff" stroke-width="1.6"/>',
        '<circle cx="4" cy="4" r="1.6" fill="#ffffff"/>',
        '<path d="M0,4 h8" stroke="#ffffff" stroke-width="1.6"/>',
        '<path d="M4,0 v8" stroke="#ffffff" stroke-width="1.6"/>',
        '<path d="M0,0 l8,8 M8,0 l-8,8" stroke="#ffffff" stroke-width="1.2"/>',
    )
    return (
        f'<pattern id="{name}" width="8" height="8" patternUnits="userSpaceOnUse">'
        f"{base}{strokes[number % len(strokes)]}</pattern>"
    )


DRAW = {"bar": bar_chart, "line": line_chart, "stacked_bar": stacked_bar_chart}
