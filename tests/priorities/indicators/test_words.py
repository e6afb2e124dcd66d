from decimal import Decimal
from types import SimpleNamespace

import pytest

from plans.document.highlights import BigNumber, PillarAim
from plans.document.kinds import kind_named
from priorities.indicators.noun import INDICATORS
from priorities.indicators.words import (
    aim_words,
    big_number,
    mark_words,
    picture,
    shown_indicator,
    summary,
    trend,
    with_unit,
)
from tests.priorities.data import indicator, indicators, reading


@pytest.mark.parametrize(
    ("value", "unit", "words"),
    [
        ("87.0", "per cent", "87.0%"),
        ("106460", "£", "£106,460"),
        ("13", "of 15 categories", "13 of 15 categories"),
        ("-3.5", "", "−3.5"),
        ("", "per cent", "not recorded"),
    ],
)
def test_figure_with_its_unit(value, unit, words):
    assert with_unit(value, unit) == words


@pytest.mark.parametrize(
    ("direction", "latest", "standing"),
    [
        ("up", "62", "better"),
        ("up", "60", "worse"),
        ("down", "60", "better"),
        ("down", "62", "worse"),
        ("none", "62", "changed"),
        ("up", "61.00", "same"),
    ],
)
def test_trend_judges_by_the_direction_of_good(direction, latest, standing):
    data = indicator(direction=direction, readings=[reading("Q1", "50"), reading("Q2", latest), reading("Q3", "")])

    assert trend(data)["standing"] == standing


def test_trend_without_a_baseline_judges_nothing():
    assert trend(indicator(baseline=None)) == {"words": "61.5% (Quarter 1)", "standing": "", "standing_words": ""}


def test_picture_carries_its_summary_as_alternative_text():
    data = indicator("Feel safe after dark", readings=[reading("2024", "61"), reading("2025", "66.0")])

    svg = picture(data, [Decimal(61), Decimal("66.0")], "%")

    words = "Feel safe after dark: 61% in 2024, 66.0% in 2025. Baseline 61.0% (2024/25). Target 70% (2028/29)."
    assert summary(data) == words
    assert f"{words}</title>" in svg


@pytest.mark.parametrize(
    ("value", "unit", "words"),
    [
        ("99.50", "£", "£99.50"),
        ("-1250", "pounds", "−£1,250"),
        ("1204.0", "offences", "1,204.0 offences"),
        ("5", "%", "5%"),
        ("5", " Per Cent ", "5%"),
        ("-5", "per cent", "−5%"),
    ],
)
def test_figure_is_written_as_it_was_stated(value, unit, words):
    assert with_unit(value, unit) == words


@pytest.mark.parametrize(
    ("mark", "words"),
    [
        (None, ""),
        ({"label": "2024/25", "value": "61.0"}, "61.0% (2024/25)"),
        ({"label": "", "value": "61.0"}, "61.0%"),
        ({"label": "2024/25", "value": ""}, "figure not stated (2024/25)"),
    ],
)
def test_baseline_or_target_in_words(mark, words):
    assert mark_words(mark, "per cent") == words


@pytest.mark.parametrize(
    ("fields", "number"),
    [
        ({}, BigNumber("70%", "Residents who feel safe after dark", "Target 2028/29, from 61.0% (2024/25)")),
        (
            {"unit": "people", "baseline": None, "target": {"label": "By March 2030", "value": "1204"}},
            BigNumber("1,204", "people: Residents who feel safe after dark", "Target by March 2030"),
        ),
        (
            {"unit": "", "baseline": {"label": "2024", "value": ""}, "target": {"label": "", "value": "4"}},
            BigNumber("4", "Residents who feel safe after dark", "Target"),
        ),
    ],
)
def test_target_as_a_big_number(fields, number):
    assert big_number(indicator(**fields)) == number


def test_aim_goes_on_within_a_sentence():
    knives = indicator("Knife injuries", unit="people", target={"label": "By March 2030", "value": "4"})
    bare = indicator("Knife injuries", target={"label": "", "value": "4"})
    assert [aim_words(each) for each in (knives, bare)] == [
        "Knife injuries: 4 people by March 2030", "Knife injuries: 4%",
    ]  # fmt: skip


def test_indicators_with_a_figure_to_reach_are_highlights_of_the_text():
    aimed, marked = indicator("Aimed", priority="key"), indicator("Marked", target={"label": "2030", "value": ""})
    data = indicators(aimed, marked, indicator("Tracked", target=None))
    kind = kind_named("indicators")
    assert [number.words for number in kind.big_numbers(data)] == ["Aimed"]
    assert kind.aims(data) == [PillarAim("key", "Aimed: 70% 2028/29")]


def test_one_figure_is_no_line_and_a_reading_without_a_figure_no_point():
    one = shown_indicator(indicator(priority="1"), {"1": "Safer streets"})
    two = shown_indicator(indicator(readings=[reading("Q1", "50"), reading("Q2", ""), reading("Q3", "0")]), {})
    told = ("kind_words", "direction_words", "priority_title", "baseline_words", "target_words", "has_notes")
    assert [one[name] for name in told] == [
        "With a target", "Higher is better", "Safer streets", "61.0% (2024/25)", "70% (2028/29)", False,
    ]  # fmt: skip
    assert [row["words"] for row in two["rows"]] == ["50%", "not recorded", "0%"]
    assert (one["picture"], two["picture"] != "", two["trend"]["words"]) == ("", True, "0% (Q3)")


def test_picture_is_told_from_the_first_stated_reading_to_the_last():
    readings = [reading("Q1", ""), reading("Q2", "50"), reading("Q3", "40"), reading("Q4", "")]
    data = indicator(baseline=None, target={"label": "2030", "value": ""}, unit="offences", readings=readings)
    assert summary(data) == "Residents who feel safe after dark: 50 offences in Q2, 40 offences in Q3."


def test_indicator_in_a_list_of_changes():
    item = indicator(priority="1", readings=[reading("Q1", "61.5"), {**reading("Q2", ""), "note": "No survey"}])
    assert INDICATORS.words(item, SimpleNamespace(titles={"1": "Safer streets"})) == [
        ("Indicator", "Residents who feel safe after dark"), ("Kind", "With a target"), ("Unit", "per cent"),
        ("Direction", "Higher is better"), ("Priority", "Safer streets"), ("Baseline", "61.0% (2024/25)"),
        ("Target", "70% (2028/29)"), ("Readings", "Q1: 61.5%\nQ2: not recorded No survey"),
        ("Source", "Yearly residents' survey"), ("Note", ""),
    ]  # fmt: skip
    assert [INDICATORS.summary(each) for each in (item, indicator(readings=[]))] == [
        "Latest figure: 61.5% (Q1)", "No reading yet",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("old", "target", "kind"),
    [
        (None, {"label": "", "value": "4"}, "target"),
        (None, {"label": "2030", "value": ""}, "tracker"),
        (None, None, "tracker"),
        ({}, {"label": "", "value": "4"}, "tracker"),
    ],
)
def test_new_line_of_a_file_with_a_figure_to_reach_is_a_target(old, target, kind):
    new = indicator(kind="tracker", target=target)
    assert (INDICATORS.settle(old, new), new["kind"]) == ([], kind)
