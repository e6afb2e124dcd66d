"""What pages show of a series: words for every figure, the same inside and in public. No questions of the database."""

from dataclasses import dataclass
from decimal import Decimal

from plans.document.rounding import half_up
from priorities.indicators.words import symbol, with_unit
from priorities.measures.chart import series_chart
from priorities.measures.finding import newest_sentence, signal_words
from priorities.measures.rates import change, rolling_rate
from priorities.measures.ratings import TargetStanding
from priorities.measures.series import Series, SeriesPoint, shown_number
from priorities.measures.spc import is_seasonal

COLOURS = {
    TargetStanding.ON_TRACK: "green",
    TargetStanding.AT_RISK: "yellow",
    TargetStanding.OFF_TRACK: "red",
    TargetStanding.NOT_AVAILABLE: "grey",
}


#: Symbols of the statistics of government, behind their words: what is hidden or missing has one instead of a figure.
SHORTHAND = {"provisional": "provisional [p]", "revised": "revised [r]"}


@dataclass(frozen=True)
class ShownRating:
    """How a figure stands to its target: a colour, never without its word and the sentence behind it."""

    text: str
    colour: str
    sentence: str


def shown_series(series: Series) -> dict:
    """The context of ``priorities/measures/series.html``, and what stands above it."""
    latest = series.latest
    return {
        "series": series,
        "finding": newest_sentence(series),
        "chart": series_chart(series),
        "rating": latest and rating_words(series, latest),
        "travels": travel_sentences(series, latest) if latest else [],
        "year_rate": year_rate(series),
        "is_seasonal": series.measure.months == 1 and not series.no_limits and is_seasonal(series.figures),
        "unit": "" if symbol(series.measure.unit) else series.measure.unit,
        "rows": series_rows(series),
        "has_targets": any(point.target is not None for point in series.points),
        "has_sums": any(point.so_far is not None for point in series.points),
        "has_marks": any(point.figure is None for point in series.points),
    }


def series_rows(series: Series) -> list[dict]:
    """The lines of the table beside the chart, the newest first."""
    return [_row(series, point) for point in reversed(series.points)]


def rating_words(series: Series, point: SeriesPoint) -> ShownRating | None:
    """None for a figure that is not rated: a tracker's, a doubtful or a hidden one."""
    found = series.rating(point)
    if found is None:
        return None
    return ShownRating(found.standing.capitalize(), COLOURS[found.standing], _sentence(series, point, found.worse))


def _sentence(series, point, worse) -> str:
    target = series.figure_words(point.target)
    if worse is None:
        return f"Target {target}."
    if worse <= 0:
        return f"The target of {target} is met."
    return (
        f"{half_up(worse, 1)}% worse than the target of {target}; up to {series.tolerance.normalize():f}% is at risk."
    )


def travel_sentences(series: Series, point: SeriesPoint) -> list[str]:
    """The two ways to look back: ``better than Q2 2025/26 by 39 (8.6%)``."""
    return [_travel_sentence(series, point, other, way) for other, way in series.travels(point)]


def _travel_sentence(series, point, other, way) -> str:
    beside = f"{other.span.name} ({series.words(other)})"
    difference, percent = change(point.figure, other.figure)
    if not difference:
        return f"The same as in {beside}."
    sign, size = "+" if difference > 0 else "−", series.figure_words(half_up(abs(difference), 2))
    share = f", {sign}{half_up(abs(percent), 1)}%" if percent is not None else ""
    return (
        f"{way.capitalize()} than in {beside}: {sign}{size}{share}."
        if way != "different"
        else (f"Beside {beside}: {sign}{size}{share}.")
    )


def year_rate(series: Series) -> str:
    """Of a rate for parts of a year: that of the twelve months to the newest figure, in words; empty where it is none.

    A quarter's rate is never multiplied by four. One hidden count among those that are summed would be told by it.
    """
    measure, wanted = series.measure, 12 // series.measure.months
    values = [point.value for point in series.points[-wanted:]]
    if not measure.is_rate or measure.is_rolling or wanted == 1 or len(values) < wanted or not all(values):
        return ""
    if sum(point.is_hidden for point in series.points[-wanted:]) == 1:
        return ""
    rate = rolling_rate([value.numerator for value in values], values[-1].denominator, per=measure.per)
    return f"{half_up(rate, 2)} per {measure.per:,} in the twelve months to the end of {series.points[-1].span.name}."


def _row(series: Series, point: SeriesPoint) -> dict:
    """A period as a line of the table beside the chart."""
    remarks = [SHORTHAND.get(words, words) for words in point.marks]
    if point.before is not None:
        remarks.append(f"was {_bare(series, point.before)}")
    if point.value and not point.is_hidden:
        remarks += [each for each in (point.value.quality_note, "" if series.is_public else point.value.note) if each]
    if point.figure is not None:
        remarks += _signal_remarks(series, point)
    return {
        "name": point.span.name,
        "words": _bare(series, point.figure) or series.words(point),
        "target": _bare(series, point.target),
        "so_far": _bare(series, point.so_far),
        "remarks": remarks,
    }


def _signal_remarks(series: Series, point: SeriesPoint) -> list[str]:
    """``worse: outside the limits, two of three close to a limit``."""
    by_travel: dict[str, list[str]] = {}
    for signal in series.signals_at(point):
        by_travel.setdefault(series.signal_travel(signal), []).append(signal_words(signal))
    return [f"{travel}: {', '.join(words)}" for travel, words in by_travel.items()]


def _bare(series: Series, figure: Decimal | None) -> str:
    """Without a unit that the table's caption says for all of its figures; empty where there is no figure."""
    if figure is None:
        return ""
    return with_unit(f"{shown_number(figure, series.measure):f}", symbol(series.measure.unit))
