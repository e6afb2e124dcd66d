"""What a series says in one sentence: the title of its chart, and the first thing on its page."""

from plans.document.rounding import half_up
from priorities.measures.disclosure import MARK
from priorities.measures.ratings import Travel
from priorities.measures.series import Series
from priorities.measures.spc import Signal, SignalKind

OF_KIND = {
    SignalKind.OUTSIDE: "outside the limits",
    SignalKind.SHIFT: "seven or more in a row on one side of the mean",
    SignalKind.TREND: "seven or more in a row {way}",
    SignalKind.TWO_OF_THREE: "two of three close to a limit",
}
OF_TRAVEL = {
    Travel.BETTER: "a change for the better",
    Travel.WORSE: "a change for the worse",
    Travel.CHANGED: "a change",
}


def finding(series: Series) -> str:
    """The sentence with the measure's title before it: for a picture that stands alone."""
    said = newest_sentence(series)
    return f"{series.measure.title}: {said[0].lower()}{said[1:]}"


def newest_sentence(series: Series) -> str:
    """Figure and period, then whether it varies as usual. What is hidden is told as hidden, here as elsewhere."""
    latest = series.latest
    if latest is None:
        return "No figures yet."
    if latest.is_hidden:
        return f"The figure of {latest.span.name} is too small to be told ({MARK})."
    words = f"{series.words(latest)} in {latest.span.name}"
    said = variation_words(series)
    return f"{words}. {said}" if series.no_limits else f"{words}, {said[0].lower()}{said[1:]}"


def variation_words(series: Series) -> str:
    """Whether the newest figure varies as usual, as a sentence; empty where there is none to be told."""
    latest = series.latest
    if latest is None or latest.is_hidden:
        return ""
    if series.no_limits:
        return series.no_limits
    if signals := series.signals_at(latest):
        return f"{OF_TRAVEL[series.signal_travel(signals[0])].capitalize()}: {signal_words(signals[0])}."
    found = series.stretch.limits if series.stretch else None
    if found is None:
        return "New limits need 12 points."
    upper = series.figure_words(half_up(found.upper, 1))
    if found.lower is None:
        return f"Within usual variation (up to {upper}, no lower limit)."
    return f"Within usual variation (between {series.figure_words(half_up(found.lower, 1))} and {upper})."


def signal_words(signal: Signal) -> str:
    return OF_KIND[signal.kind].format(way="rising" if signal.is_high else "falling")
