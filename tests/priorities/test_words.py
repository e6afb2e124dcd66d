from decimal import Decimal

import pytest

from priorities.words import lead_words, lineage_words, matrix, organisation_names, picture, summary, trend, with_unit

from .data import indicator, priority, reading


def step(change, title="Community confidence", period="2016/17", note=""):
    return {"change": change, "from_title": title, "from_key": None, "from_period": period, "note": note}


@pytest.mark.parametrize(
    ("lineage", "words"),
    [
        ([step("renamed")], ["Called “Community confidence” in 2016/17."]),
        ([step("renamed", period="the year before")], ["Called “Community confidence” the year before."]),
        ([step("renamed", period="")], ["Called “Community confidence” before."]),
        ([step("carried", "Road safety")], ["Carried forward from 2016/17."]),
        ([step("carried", "Safer roads")], ["Carried forward from “Safer roads” of 2016/17."]),
        ([step("split", note="Too broad.")], ["Split off from “Community confidence” of 2016/17. Too broad."]),
        (
            [step("merged", "Alcohol", ""), step("merged", "Drugs", "")],
            ["Brings together “Alcohol” and “Drugs”."],
        ),
        ([], []),
    ],
)
def test_lineage_in_words(lineage, words):
    assert lineage_words(priority("Road safety", lineage=lineage)) == words


@pytest.mark.parametrize(
    ("lead", "words"),
    [
        (None, ""),
        ({"post": "", "organisation": None, "note": ""}, "post not stated"),
        ({"post": "Head of Safety", "organisation": "council", "note": ""}, "Head of Safety, Anyborough Council"),
        ({"post": "", "organisation": None, "note": "one for each"}, "post not stated (one for each)"),
    ],
)
def test_lead_in_words(lead, words):
    assert lead_words(lead, {"council": "Anyborough Council"}) == words


def test_organisation_known_by_slug_alone_is_spelled_out():
    document = {
        "blocks": [{"data": {"lead": {"slug": "fire", "name": "Fire Service"}, "organisation": "anyborough-police"}}]
    }

    assert organisation_names(document) == {"fire": "Fire Service", "anyborough-police": "Anyborough Police"}


def aim(title, **contributions):
    entries = [{"partner": p, "organisation": None, "contributions": words} for p, words in contributions.items()]
    return {"title": title, "entries": entries}


def test_matrix_runs_down_the_longer_side():
    aims = [aim("Best start", police=["Prevent crime"], fire=["Home safety"]), aim("Safety", police=["Protect"])]

    assert matrix(aims) == {
        "corner": "Partner",
        "head": ["Best start", "Safety"],
        "rows": [("police", [["Prevent crime"], ["Protect"]]), ("fire", [["Home safety"], []])],
    }
    assert matrix([*aims, aim("Health")])["corner"] == "Aim"


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
