"""What is said of a series: findings, ratings, ways back, sums and rates of a year; no database is asked."""

from datetime import date
from decimal import Decimal

import pytest

from priorities.measures.finding import finding, newest_sentence, signal_words, variation_words
from priorities.measures.periods import spans_between
from priorities.measures.ratings import Travel
from priorities.measures.series import Series, SeriesPoint, figure_words, shown_number
from priorities.measures.shown import rating_words, series_rows, travel_sentences, year_rate
from priorities.measures.spc import Signal, SignalKind, variation, why_no_limits
from priorities.models import Measure, MeasureValue
from tests.priorities.measures.rows import FIRST

D = Decimal
APRIL = date(2026, 4, 1)


def a_measure(**fields):
    return Measure(**{"title": "Shoplifting", "unit": "", "direction": "down", "frequency": "quarter", **fields})


def points(measure, figures, *, target=None, hidden=(), first=APRIL, **value):
    """A period for each figure; None: without one. ``hidden``: places of those that are too small to be told."""
    spans = list(spans_between(first, date(first.year + 4, 3, 31), measure.months))
    found = []
    for at, (span, figure) in enumerate(zip(spans, figures, strict=False)):
        row = None if figure is None else MeasureValue(**{"value": D(figure), "state": "final", **value})
        told = None if figure is None or at in hidden else D(figure)
        found.append(SeriesPoint(span, told, row, at in hidden, target, None, None))
    return found


def a_series(figures=(412,), *, is_public=False, tolerance=5, **more):
    names = ("target", "hidden", "first", "quality_note", "note", "state", "numerator", "denominator")
    own = {name: more.pop(name) for name in names if name in more}
    measure = a_measure(**more)
    found = points(measure, figures, **own)
    told = [point.figure for point in found]
    return Series(measure, found, variation(told), why_no_limits(told), is_public, tolerance=D(tolerance))


@pytest.mark.parametrize(
    ("series", "sentence"),
    [
        (a_series(()), "No figures yet."),
        (a_series((None, None)), "No figures yet."),
        (a_series((412, None)), "412 in Q1 2026/27. 1 of 12 points, no limits yet."),
        (a_series((412, 3), hidden=[1]), "The figure of Q2 2026/27 is too small to be told ([c])."),
        (
            a_series(FIRST, frequency="month", direction="none"),
            "41 in March 2027, within usual variation (between 29.7 and 52.9).",
        ),
        (
            a_series((3, 1, 4, 2, 0, 3, 2, 5, 1, 2, 3, 2), frequency="month"),
            "2 in March 2027, within usual variation (between −3.2 and 7.9).",
        ),
        (
            a_series((*FIRST, 53), frequency="month", direction="up"),
            "53 in April 2027, a change for the better: outside the limits.",
        ),
        (
            a_series((*FIRST, 53), frequency="month", direction="none"),
            "53 in April 2027, a change: outside the limits.",
        ),
    ],
)
def test_newest_figure_in_one_sentence(series, sentence):
    assert newest_sentence(series) == sentence


def test_finding_goes_on_behind_the_title():
    assert finding(a_series(())) == "Shoplifting: no figures yet."
    assert [variation_words(each) for each in (a_series(()), a_series((3,), hidden=[0]))] == ["", ""]


@pytest.mark.parametrize(
    ("kind", "is_high", "words"),
    [
        (SignalKind.TREND, True, "seven or more in a row rising"),
        (SignalKind.TREND, False, "seven or more in a row falling"),
        (SignalKind.SHIFT, False, "seven or more in a row on one side of the mean"),
        (SignalKind.TWO_OF_THREE, True, "two of three close to a limit"),
    ],
)
def test_signal_in_words(kind, is_high, words):
    assert signal_words(Signal(kind, (1,), is_high)) == words


@pytest.mark.parametrize(
    ("direction", "is_high", "way"),
    [
        ("down", True, Travel.WORSE), ("down", False, Travel.BETTER), ("up", True, Travel.BETTER),
        ("up", False, Travel.WORSE), ("none", True, Travel.CHANGED),
    ],
)  # fmt: skip
def test_signal_is_good_where_it_goes_the_good_way(direction, is_high, way):
    signal = Signal(SignalKind.SHIFT, (0,), is_high)
    assert a_series(direction=direction).signal_travel(signal) == way


@pytest.mark.parametrize(
    ("series", "rating"),
    [
        (a_series((388,), target=D(400)), ("On track", "green", "The target of 400 is met.")),
        (a_series((400,), target=D(400)), ("On track", "green", "The target of 400 is met.")),
        (
            a_series((412,), target=D(400)),
            ("At risk", "yellow", "3.0% worse than the target of 400; up to 5% is at risk."),
        ),
        (
            a_series((412,), target=D(400), tolerance="2.50"),
            ("Off track", "red", "3.0% worse than the target of 400; up to 2.5% is at risk."),
        ),
        (a_series((1,), target=D(0)), ("Off track", "red", "Target 0.")),
        (a_series((0,), target=D(0)), ("On track", "green", "Target 0.")),
        (a_series((None,), target=D(400)), ("Not available", "grey", "Target 400.")),
        (a_series((412,)), None),
        (a_series((412,), target=D(400), direction="none"), None),
        (a_series((412,), target=D(400), quality_note="64 unassigned"), None),
        (a_series((3,), target=D(400), hidden=[0]), None),
    ],
)
def test_figure_against_its_target_in_words(series, rating):
    found = rating_words(series, series.points[0])
    assert (found and (found.text, found.colour, found.sentence)) == rating


YEAR_AND_ONE = (400, 410, 420, 430)


@pytest.mark.parametrize(
    ("figures", "direction", "sentences"),
    [
        ((412,), "down", []),
        ((None, 412), "down", []),
        ((451, 412), "down", ["Better than in Q1 2026/27 (451): −39, −8.6%."]),
        ((451, 412), "up", ["Worse than in Q1 2026/27 (451): −39, −8.6%."]),
        ((412, 451), "none", ["Beside Q1 2026/27 (412): +39, +9.5%."]),
        ((412, 412), "down", ["The same as in Q1 2026/27 (412)."]),
        ((0, 3), "down", ["Worse than in Q1 2026/27 (0): +3."]),
        (
            (*YEAR_AND_ONE, 390), "down",
            ["Better than in Q4 2026/27 (430): −40, −9.3%.", "Better than in Q1 2026/27 (400): −10, −2.5%."],
        ),
        ((400, None, 420, None, 390), "down", ["Better than in Q1 2026/27 (400): −10, −2.5%."]),
    ],
)  # fmt: skip
def test_ways_back_in_words(figures, direction, sentences):
    series = a_series(figures, direction=direction)
    assert travel_sentences(series, series.points[-1]) == sentences


def test_year_to_the_year_before_of_a_yearly_measure_is_told_once():
    series = a_series((451, 412), frequency="year")
    assert travel_sentences(series, series.points[-1]) == ["Better than in 2026/27 (451): −39, −8.6%."]


def rate(figures, **more):
    counted = {"numerator": D(400), "denominator": D(100_000)}
    return a_series(figures, adds_up="rate", per=1_000, **counted, **more)


@pytest.mark.parametrize(
    ("series", "words"),
    [
        (rate((4, 4, 4, 4)), "16.00 per 1,000 in the twelve months to the end of Q4 2026/27."),
        (rate((4, 4, 4, 4, 4)), "16.00 per 1,000 in the twelve months to the end of Q1 2027/28."),
        (rate((4, 4), frequency="half"), "8.00 per 1,000 in the twelve months to the end of H2 2026/27."),
        (rate((4, 4, 4)), ""),
        (rate((4, None, 4, 4)), ""),
        (rate((4, 4, 4, 4), hidden=[1]), ""),
        (rate((4, 4, 4, 4), hidden=[1, 2]), "16.00 per 1,000 in the twelve months to the end of Q4 2026/27."),
        (rate((4, 4), frequency="year"), ""),
        (rate((4, 4, 4, 4), is_rolling=True), ""),
        (a_series((4, 4, 4, 4)), ""),
    ],
)
def test_rate_of_a_year_is_that_of_all_its_parts_and_never_of_sums_that_overlap(series, words):
    assert year_rate(series) == words


@pytest.mark.parametrize(
    ("figure", "fields", "words"),
    [
        ("412.000000", {}, "412"),
        ("1204.50", {"unit": "offences"}, "1,204.5 offences"),
        ("3.125", {"adds_up": "rate"}, "3.13"),
        ("61.50", {"unit": "%"}, "61.5%"),
        ("100", {}, "100"),
    ],
)
def test_figure_in_words(figure, fields, words):
    assert figure_words(D(figure), a_measure(**fields)) == words


def test_whole_figure_is_told_without_decimals():
    assert [str(shown_number(D(each), a_measure())) for each in ("1200.00", "0.50", "0")] == ["1200", "0.5", "0"]


def test_remarks_of_the_workspace_and_of_the_public():
    said = {"state": "provisional", "quality_note": "64 unassigned", "note": "From the leads"}
    inside, public = (series_rows(a_series((412,), is_public=flag, **said))[0] for flag in (False, True))
    assert inside["remarks"] == ["provisional [p]", "doubtful", "64 unassigned", "From the leads"]
    assert public["remarks"] == ["provisional [p]", "doubtful", "64 unassigned"]
    hidden = series_rows(a_series((3,), hidden=[0], **said))[0]
    assert (hidden["words"], hidden["remarks"]) == ("[c]", ["too small to be told"])


def test_signals_stand_beside_the_points_that_they_pick_out():
    rows = series_rows(a_series((*FIRST, 43, 53, 52), frequency="month"))
    assert [row["remarks"] for row in rows[:3]] == [
        ["worse: two of three close to a limit"],
        ["worse: outside the limits, two of three close to a limit"],
        [],
    ]
