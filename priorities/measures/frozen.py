"""A series as plain data, and back: a frozen report draws the chart of the figures that it holds and of no others."""

from datetime import date
from decimal import Decimal

from priorities.measures.periods import FigureSpan
from priorities.measures.series import Series, SeriesPoint, variation_of
from priorities.models import Measure, MeasureValue

#: What of a measure its chart and its sentences hang on.
OF_MEASURE = ("unit", "direction", "frequency", "adds_up", "is_rolling", "baseline_points")


def frozen_series(series: Series) -> dict:
    return {
        **{name: getattr(series.measure, name) for name in OF_MEASURE},
        "points": [_point(point) for point in series.points],
        "rebases": [stretch.start for stretch in series.variation.stretches[1:]],
        "breaks": series.breaks,
        "comparators": [
            {"name": name, "figures": [_text(each) for each in figures]} for name, figures in series.comparators
        ],
    }


def _point(point: SeriesPoint) -> dict:
    return {
        "first": point.span.first.isoformat(),
        "last": point.span.last.isoformat(),
        "figure": _text(point.figure),
        "is_given": point.value is not None,
        "is_hidden": point.is_hidden,
        "target": _text(point.target),
    }


def series_from(data: dict, *, title: str) -> Series:
    """The series of a frozen report; nothing is asked of the database."""
    measure = Measure(title=title, **{name: data[name] for name in OF_MEASURE})
    points = [_point_from(each) for each in data["points"]]
    return Series(
        measure,
        points,
        variation_of(measure, [point.figure for point in points], data["rebases"]),
        "",
        False,
        [(each["name"], [_figure(text) for text in each["figures"]]) for each in data["comparators"]],
        data["breaks"],
    )


def _point_from(data: dict) -> SeriesPoint:
    span = FigureSpan(date.fromisoformat(data["first"]), date.fromisoformat(data["last"]))
    value = MeasureValue(starts_on=span.first, ends_on=span.last) if data["is_given"] else None
    return SeriesPoint(span, _figure(data["figure"]), value, data["is_hidden"], _figure(data["target"]), None, None)


def _text(figure: Decimal | None) -> str | None:
    return None if figure is None else f"{figure.normalize():f}"


def _figure(text: str | None) -> Decimal | None:
    return None if text is None else Decimal(text)
