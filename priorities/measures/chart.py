"""The chart of a series: its line with the last figure, mean and limits, target and what it is compared with. Readable
without colour.

Points that a rule picks out are filled shapes (triangle worse, diamond better, square neither); usual ones are rings.
A period without a figure, and one that is hidden, is a gap. The ``<title>`` is the finding.
"""

from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise

from django.utils.safestring import SafeString

from plans.document.axes import Point, Scale, axis_labels, runs, ticks
from plans.document.chart_parts import LETTER, written
from plans.document.drawing import Drawing
from priorities.indicators.words import symbol
from priorities.measures.finding import finding
from priorities.measures.ratings import Travel
from priorities.measures.series import Series
from priorities.measures.spc import Stretch

WIDTH, HEIGHT, FONT = 420, 210, 15
LINE, LIMIT, MEAN, TARGET, OTHER = "#0b6870", "#54409c", "#3d4f57", "#7a5c00", "#a8265a"
GRID, NOUGHT = "#d5dee0", "#75868d"
WORSE, BETTER = "#b3480f", "#0b6870"
#: What of a legend each line is drawn as: its words, colour and dashes.
LEGEND = {
    "figure": ("Figure", LINE, ""),
    "mean": ("Mean", MEAN, ""),
    "limits": ("Limits", LIMIT, "6 4"),
    "target": ("Target", TARGET, "2 3"),
}
OTHER_DASHES = ("10 3 2 3", "12 5", "1 4")
SHAPES = {Travel.WORSE: "Worse than usual", Travel.BETTER: "Better than usual", Travel.CHANGED: "Unlike the usual"}


def series_chart(series: Series, *, id: str = "") -> SafeString:
    """An empty text where there are fewer than two figures to draw."""
    if sum(figure is not None for figure in series.figures) < 2:
        return SafeString()
    return _XmR(series, id or f"measure-{series.measure.key}").drawn()


class _XmR(Drawing):
    def __init__(self, series: Series, id: str):
        super().__init__("csp-chart", id)
        self.series = series
        self.unit = symbol(series.measure.unit)
        values = [float(value) for value in self._values()]
        self.marks = ticks(min(values), max(values))
        self.top = self._legend() + 10
        left = 14 + max(len(written(mark, self.unit)) for mark in self.marks) * 8
        self.left = left
        self.down = Scale(self.marks[0], self.marks[-1], self.top + HEIGHT, self.top)
        self.last = [(at, figure) for at, figure in enumerate(series.figures) if figure is not None][-1]
        self.right = WIDTH - len(written(self.last[1], self.unit)) * LETTER - 14
        self.across = Scale(0, max(len(series.points) - 1, 1), left + 12, self.right)

    def _values(self):
        """Everything that must have room in the picture."""
        series = self.series
        yield from (each for each in series.figures if each is not None)
        yield from (point.target for point in series.points if point.target is not None)
        for _, figures in series.comparators:
            yield from (each for each in figures if each is not None)
        for found in (stretch.limits for stretch in series.variation.stretches if stretch.limits):
            yield from (each for each in (found.upper, found.lower) if each is not None)

    # --- What each line means

    def _legend(self) -> float:
        has_limits = any(stretch.limits for stretch in self.series.variation.stretches)
        has_target = any(point.target is not None for point in self.series.points)
        names = ["figure", *(["mean", "limits"] if has_limits else []), *(["target"] if has_target else [])]
        entries = [LEGEND[name] for name in names]
        for (name, _), dash in zip(self.series.comparators, OTHER_DASHES, strict=False):
            entries.append((name, OTHER, dash))
        places = self._rows([words for words, _, _ in entries])
        for (words, colour, dash), (x, y) in zip(entries, places, strict=True):
            self.line(x, y + 8, x + 22, y + 8, colour, dash=dash, weight=2.5 if words == "Figure" else 1.8)
            self.text(x + 29, y + 13, words)
        bottom = max(y for _, y in places) + 26
        return self._legend_of_shapes(bottom)

    def _legend_of_shapes(self, bottom: float) -> float:
        travels = {self.series.signal_travel(signal) for signal in self.series.variation.signals}
        found = [travel for travel in SHAPES if travel in travels]
        places = self._rows([SHAPES[travel] for travel in found], start=bottom)
        for travel, (x, y) in zip(found, places, strict=True):
            self.shape(signal_shape(x + 11, y + 8, travel))
            self.text(x + 29, y + 13, SHAPES[travel])
        return max(y for _, y in places) + 26 if places else bottom

    def _rows(self, words: Sequence[str], start: float = 4) -> list[tuple[float, float]]:
        """Where the entries of a legend begin, in as many rows as they need."""
        places, x, y = [], 0.0, start
        for each in words:
            width = 42 + len(each) * 8
            if x and x + width > WIDTH:
                x, y = 0.0, y + 24
            places.append((x, y))
            x += width
        return places

    # --- The picture

    def drawn(self) -> SafeString:
        for mark in self.marks:
            y = self.down(float(mark))
            self.line(self.left, y, self.right + 6, y, NOUGHT if mark == 0 else GRID, weight=0.8)
            self.text(self.left - 8, y + 5, written(mark, self.unit), anchor="end")
        labels = [point.span.short_name for point in self.series.points]
        for middle, label in axis_labels(labels, self.across, WIDTH):
            self.text(middle, self.top + HEIGHT + 24, label, anchor="middle")
        for stretch in self.series.variation.stretches:
            self._limits(stretch)
        self._breaks()
        self._targets()
        for (_, figures), dash in zip(self.series.comparators, OTHER_DASHES, strict=False):
            self._path(figures, OTHER, dash=dash, weight=1.8)
        self._path(self.series.figures, LINE, weight=2.5)
        for at, figure in enumerate(self.series.figures):
            if figure is not None:
                self._marker(at, figure)
        at, figure = self.last
        self.text(self.across(at) + 10, self.down(float(figure)) + 5, written(figure, self.unit), bold=True)
        return self.framed(finding(self.series), width=WIDTH, height=round(self.top + HEIGHT + 34), size=FONT, margin=2)

    def _limits(self, stretch: Stretch) -> None:
        found = stretch.limits
        if found is None:
            return
        start, end = self.across(stretch.start) - 6, self.across(stretch.end - 1) + 6
        for value, colour, dash in ((found.mean, MEAN, ""), (found.upper, LIMIT, "6 4"), (found.lower, LIMIT, "6 4")):
            if value is not None:
                y = self.down(float(value))
                self.line(start, y, end, y, colour, dash=dash, weight=1.8)

    def _breaks(self) -> None:
        """Where figures before and after are not counted alike, or limits begin anew."""
        places = [*self.series.breaks, *(stretch.start for stretch in self.series.variation.stretches[1:])]
        for at in {place for place in places if 0 < place < len(self.series.points)}:
            x = (self.across(at - 1) + self.across(at)) / 2
            self.line(x, self.top - 4, x, self.top + HEIGHT, MEAN, dash="1 4", weight=1.8)

    def _targets(self) -> None:
        """Steps: each target holds for its whole period."""
        half = (self.across(1) - self.across(0)) / 2
        stated = [(at, point.target) for at, point in enumerate(self.series.points) if point.target is not None]
        for at, target in stated:
            x, y = self.across(at), self.down(float(target))
            self.line(max(x - half, self.left), y, min(x + half, self.right + 6), y, TARGET, dash="2 3", weight=2.5)
        for (at, target), (following, after) in pairwise(stated):
            if following == at + 1:
                x = self.across(at) + half
                self.line(x, self.down(float(target)), x, self.down(float(after)), TARGET, dash="2 3", weight=1.2)

    def _path(self, figures: Sequence[Decimal | None], colour: str, *, dash: str = "", weight: float) -> None:
        points: list[Point | None] = [
            None if each is None else (self.across(at), self.down(float(each)), each) for at, each in enumerate(figures)
        ]
        for run in runs(points):
            path = " ".join(f"{x:.1f},{y:.1f}" for x, y, _ in run)
            more = f' stroke-dasharray="{dash}"' if dash else ""
            self.shape(
                f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="{weight}" '
                f'stroke-linejoin="round"{more}/>'
            )

    def _marker(self, at: int, figure: Decimal) -> None:
        x, y = self.across(at), self.down(float(figure))
        signals = self.series.variation.of(at)
        if signals:
            self.shape(signal_shape(x, y, self.series.signal_travel(signals[0])))
        else:
            self.shape(f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3.5" fill="#ffffff" stroke="{LINE}" stroke-width="2"/>')


def signal_shape(x: float, y: float, travel: Travel) -> str:
    path, colour = {
        Travel.WORSE: (f"M{x:.1f},{y - 7:.1f} l7,12 h-14 z", WORSE),
        Travel.BETTER: (f"M{x:.1f},{y - 7.5:.1f} l7,7.5 l-7,7.5 l-7,-7.5 z", BETTER),
    }.get(travel, (f"M{x - 6:.1f},{y - 6:.1f} h12 v12 h-12 z", MEAN))
    return f'<path d="{path}" fill="{colour}" stroke="#ffffff" stroke-width="1.5"/>'
