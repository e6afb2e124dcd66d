from decimal import Decimal

import pytest

from priorities.indicators.words import picture, summary, trend, with_unit
from tests.priorities.data import indicator, reading


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
