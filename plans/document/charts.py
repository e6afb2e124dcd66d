"""Charts as SVG, drawn from plain numbers: the same on a page and in a PDF, readable without colour.

``bar_chart``, ``stacked_bar_chart`` and ``line_chart`` take labels and series (``[("2024", [12, None, "not read"])]``;
None and words stand where there is no figure) and give a SafeString. Every figure is written or, along a line, the
last; scales begin at nought. Words are drawn in ``currentColor``; series differ in lightness or dashes beside their
colour; the ``<title>`` is the summary. Put the numbers in a table beside the chart. No inline style: the
Content-Security-Policy holds. ``unit`` is ``%``, ``£`` or empty; ``id`` keeps two charts of the same figures apart on
one page; ``wide`` fills a page of paper.
"""

from collections.abc import Sequence
from itertools import pairwise

from django.utils.safestring import SafeString

from plans.document.axes import Number, Point, Scale, runs, ticks
from plans.document.chart_parts import (
    LETTER,
    NARROW,
    WIDE,
    ChartDrawing,
    Series,
    apart,
    bold_width,
    figures_of,
    has_room,
    written,
)

#: Letters of the longest label that stands beside its bars, and of a name at the end of a line.
SHORT_LABEL = {NARROW: 28, WIDE: 40}
SHORT_NAME = 18
#: Lines of so many figures have each of them written.
FEW_FIGURES = 8
LINE_HEIGHT, BETWEEN_FIGURES = 140, 4


def bar_chart(
    labels: Sequence[str],
    series: Series,
    *,
    title: str,
    summary: str = "",
    unit: str = "",
    id: str = "",
    wide: bool = False,
) -> SafeString:
    """Horizontal bars, one group for each label, each bar with its figure."""
    picture = ChartDrawing(title, summary, labels, series, id, WIDE if wide else NARROW)
    values = figures_of([value for _, numbers in series for value in numbers])
    is_beside = bool(labels) and max(map(len, labels)) <= SHORT_LABEL[picture.width]
    start = max(map(len, labels)) * LETTER + 12 if is_beside else 0
    low, high = min([0.0, *values]), max([0.0, *values])
    behind = 12 + max(bold_width(written(value, unit)) for _, numbers in [("", [None]), *series] for value in numbers)
    scale = Scale(low, high if high > low else 1, start, picture.width - behind)
    height = 16 if len(series) == 1 else 12
    y = top = picture.legend(series) if len(series) > 1 else 0
    for at, label in enumerate(labels):
        if is_beside:
            picture.text(start - 10, y + (height + 3) * len(series) / 2 + 4, label, anchor="end")
        else:
            y = picture.label(label, y)
        begins = y
        for number, (_, numbers) in enumerate(series):
            _bar(picture, scale, y, height, number, _at(numbers, at), unit)
            y += height + 3
        if not is_beside:
            picture.axis(scale(0), begins - 2, y - 1)
        y += 6
    if is_beside:
        picture.axis(scale(0), top, y)
    return picture.drawn(y)


def _bar(picture: ChartDrawing, scale: Scale, y: float, height: float, number: int, value: Number, unit: str) -> None:
    if value is None or isinstance(value, str):
        picture.text(scale(0) + 6, y + height - 1, written(value))
        return
    left, right = sorted((scale(0), scale(float(value))))
    picture.rect(left, y, max(right - left, 1), height, number)
    picture.text(right + 6, y + height - 1, written(value, unit), bold=True)


def stacked_bar_chart(
    labels: Sequence[str],
    series: Series,
    *,
    title: str,
    summary: str = "",
    unit: str = "",
    id: str = "",
    wide: bool = False,
    fills: Sequence[tuple[str, str]] = (),
) -> SafeString:
    """One bar for each label, the series laid end to end. A bar that cannot show each of its figures (too narrow,
    below nought, not stated) has all of them beside its label, in the order of the legend. ``fills``: the colour of
    each series and of its edge, where they have colours of their own."""
    picture = ChartDrawing(title, summary, labels, series, id, WIDE if wide else NARROW)
    picture.fills = fills or picture.fills
    rows = [[_at(numbers, at) for _, numbers in series] for at in range(len(labels))]
    scale = Scale(0, max((sum(_parts(row)) for row in rows), default=0) or 1, 0, picture.width - 2)
    y = picture.legend(series)
    for label, row in zip(labels, rows, strict=True):
        widths = [scale(part) for part in _parts(row)]
        words = [written(value, unit) for value in row]
        is_told = all(map(has_room, widths, words))
        y = picture.label(label if is_told else f"{label or '–'}: {' · '.join(words)}", y)
        left = 0.0
        for number, width in enumerate(widths):
            if width:
                picture.rect(left, y, width, 22, number)
            if is_told:
                picture.plate(left, y, width, words[number])
            left += width
        y += 30
    return picture.drawn(y)


def _parts(row: Sequence[Number]) -> list[float]:
    """How much of a bar each figure takes: nothing where there is none, or one below nought."""
    return [0.0 if value is None or isinstance(value, str) else max(float(value), 0) for value in row]


def line_chart(
    labels: Sequence[str],
    series: Series,
    *,
    title: str,
    summary: str = "",
    unit: str = "",
    id: str = "",
    wide: bool = False,
) -> SafeString:
    """Lines over the labels in their order, named at their end with their last figure; a gap in the figures is a gap in
    the line."""
    picture = ChartDrawing(title, summary, labels, series, id, WIDE if wide else NARROW)
    values = figures_of([value for _, numbers in series for value in numbers[: len(labels)]])
    marks = ticks(min([0.0, *values]), max([0.0, *values]), wanted=4)
    is_named = len(series) > 1 and all(len(name) <= SHORT_NAME for name, _ in series)
    top = picture.legend(series, as_lines=True) + 12 if len(series) > 1 and not is_named else 18
    left = 14 + max(len(written(mark, unit)) for mark in marks) * 8
    ends = [_end(name if is_named else "", numbers[: len(labels)], unit) for name, numbers in series]
    right = picture.width - max((len(words) for words in ends), default=0) * LETTER - 14
    down = Scale(marks[0], marks[-1], top + LINE_HEIGHT, top)
    across = Scale(0, max(len(labels) - 1, 1), left + 10, right)
    for mark in marks:
        picture.gridline(left, right, down(float(mark)), written(mark, unit), is_nought=mark == 0)
    picture.axis_words(labels, across, top + LINE_HEIGHT + 22)
    lines = [_points(numbers[: len(labels)], across, down) for _, numbers in series]
    for number, points in enumerate(lines):
        picture.series_line(points, number, marked=_marked(points))
    if len(series) == 1 and len(labels) <= FEW_FIGURES and _are_apart(lines[0], unit):
        for x, y, value in filter(None, lines[0]):
            picture.text(x, y - 10, written(value, unit), bold=True, anchor="middle")
    else:
        _name_ends(picture, lines, ends, top + LINE_HEIGHT)
    return picture.drawn(top + LINE_HEIGHT + 30)


def _points(numbers: Sequence[Number], across: Scale, down: Scale) -> list[Point | None]:
    return [
        None if v is None or isinstance(v, str) else (across(at), down(float(v)), v) for at, v in enumerate(numbers)
    ]


def _are_apart(points: Sequence[Point | None], unit: str) -> bool:
    """Whether the figures of a line have room beside each other above it."""
    spans = [(x, bold_width(written(value, unit)) / 2) for x, _, value in filter(None, points)]
    return all(x + half + BETWEEN_FIGURES <= after - other for (x, half), (after, other) in pairwise(spans))


def _marked(points: Sequence[Point | None]) -> list[Point]:
    """Few figures each have a marker, of many the last and those that stand alone, of level lines only these."""
    stated = [point for point in points if point]
    alone = [run[0] for run in runs(points) if len(run) == 1]
    if len(stated) > 1 and len({y for _, y, _ in stated}) == 1:
        return alone
    return stated if len(points) <= FEW_FIGURES else [*alone, *stated[-1:]]


def _end(name: str, numbers: Sequence[Number], unit: str) -> str:
    """What is written at the end of a line."""
    last = next((value for value in reversed(numbers) if figures_of([value])), None)
    return " ".join(filter(None, (written(last, unit) if last is not None else "", name)))


def _name_ends(
    picture: ChartDrawing, lines: Sequence[Sequence[Point | None]], ends: Sequence[str], bottom: float
) -> None:
    """The name and the last figure of each line beside it, none over another or over the labels below ``bottom``."""
    last = [next((point for point in reversed(points) if point), None) for points in lines]
    named = [(point, words) for point, words in zip(last, ends, strict=True) if point]
    heights = apart([point[1] for point, _ in named], 16, bottom)
    for (point, words), y in zip(named, heights, strict=True):
        picture.text(point[0] + 8, y + 5, words, bold=True)


def _at(numbers: Sequence[Number], at: int) -> Number:
    return numbers[at] if at < len(numbers) else None


DRAW = {"bar": bar_chart, "line": line_chart, "stacked_bar": stacked_bar_chart}
