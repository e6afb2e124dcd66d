"""Heads of tables as officers write them: what each means, the periods in them, and which row is the one of heads."""

import pytest

from actions.funding.table import TABLE as MONEY
from actions.risks.table import TABLE as RISKS
from plans.office.lines.heads import (
    KEPT,
    NOTHING,
    PERIOD,
    heads_below,
    heads_in,
    meaning_of,
    period_in_head,
    plain_head,
    word_and_period,
    words_for,
)  # fmt: skip
from priorities.indicators.table import TABLE as INDICATORS


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("Lead agency", "lead agency"),
        (" LEAD – Agency: ", "lead agency"),
        ("Timescale (by when)", "timescale"),
        ("(by when)", "by when"),
        ("No. #", "no #"),
        ("2024/25 (actual)", "2024 25 actual"),
        ("Cost (£)", "cost"),
        ("Risk\nrating", "risk rating"),
        ("", ""),
    ],
)
def test_heads_are_compared_by_their_words_without_brackets(text, plain):
    assert plain_head(text) == plain


@pytest.mark.parametrize(
    ("head", "period"),
    [
        ("2023/24", "2023/24"),
        ("2023-24 (actual)", "2023-24"),
        ("Q1 2024", "Q1 2024"),
        ("April 2024", "April 2024"),
        ("2024/25 outturn", "2024/25"),
        ("Figure", ""),
        ("2024/25 target", ""),
        ("12 March 2024", ""),
        ("Baseline", ""),
        ("", ""),
    ],
)
def test_a_head_may_be_a_period(head, period):
    assert period_in_head(head) == period


@pytest.mark.parametrize(
    ("head", "parts"),
    [
        ("Baseline (2024/25)", ("Baseline", "2024/25")),
        ("Baseline 2024/25", ("Baseline", "2024/25")),
        ("2027/28 target", ("target", "2027/28")),
        ("Target: 2027", ("Target", "2027")),
        ("Baseline (latest)", ("", "")),
        ("2024/25", ("", "")),
        ("Target", ("", "")),
    ],
)
def test_a_head_may_be_a_word_with_its_period(head, parts):
    assert word_and_period(head) == parts


@pytest.mark.parametrize(
    ("table", "head", "meaning"),
    [
        (RISKS, "Risk", "title"),
        (RISKS, "risks", "title"),
        (RISKS, "Mitigating Actions", "mitigations"),
        (RISKS, "Owner’s post", "owner_post"),
        (RISKS, "Latest update", KEPT),
        (RISKS, "Q1 progress", KEPT),
        (RISKS, "Colour", NOTHING),
        (RISKS, "Key", "key"),
        (RISKS, "Revision", "revision"),
        (MONEY, "Amount in pounds", "amount"),
        (MONEY, "Used for", "allocations.purpose"),
        (MONEY, "Financial year", "year"),
    ],
)
def test_a_head_means_a_column_is_kept_or_means_nothing(table, head, meaning):
    assert meaning_of(head, words_for(table), {}) == meaning


def test_what_was_said_of_a_head_before_goes_first():
    said = {"risk": "text", "colour": "code", "owner": NOTHING}

    assert [meaning_of(head, words_for(RISKS), said) for head in ("Risk", "Colour", "Owner", "Rating")] == [
        "text", "code", NOTHING, "code",
    ]  # fmt: skip


def found(rows, table=RISKS, remembered=None):
    heads = heads_in(rows, table, remembered)
    return heads and (heads.row, [held for _, held in heads.columns])


ROWS = {
    "in the first row": ([["Risk", "Rating"], ["Floods", "A1"]], (0, ["title", "code"])),
    "under a title": ([["Risk register"], ["", ""], ["Risk", "Rating"]], (2, ["title", "code"])),
    "the row that names most": ([["Risk", "Rating"], ["x", "y"], ["Risk", "Rating", "Owner"]],
                                (2, ["title", "code", "owner_post"])),
    "the first of two that name as much": ([["Risk", "Rating"], ["Risk", "Owner"]], (0, ["title", "code"])),
    "a column twice": ([["Risk", "Rating", "Score"]], (0, ["title", "code", KEPT])),
    "an empty head": ([["Risk", "", "Rating"]], (0, ["title", NOTHING, "code"])),
    "no main column": ([["Rating", "Owner"]], None),
    "the main column alone": ([["Risk", "Colour"]], None),
    "words that stand in for the main column": ([["Description", "Rating"]], (0, ["title", "code"])),
    "one head over all": ([["Risk", "Risk"]], None),
    "no rows": ([], None),
    "below the twentieth row": ([["x"]] * 20 + [["Risk", "Rating"]], None),
    "in the twentieth row": ([["x"]] * 19 + [["Risk", "Rating"]], (19, ["title", "code"])),
}  # fmt: skip


@pytest.mark.parametrize(("rows", "heads"), ROWS.values(), ids=ROWS)
def test_the_row_of_heads_is_the_one_that_names_most_columns(rows, heads):
    assert found(rows) == heads


@pytest.mark.parametrize(
    ("upper", "lower", "heads"),
    [
        (["Funding source", "Note", ""], ["", "Year", "Amount"], (1, ["funder", "year", "amount"])),
        (["Funding source", "Year", "Amount"], ["Home Office", "2026/27", "500"], (0, ["funder", "year", "amount"])),
        (["Funding source", "Year", ""], ["", "", "Amount"], (0, ["funder", "year", NOTHING])),
        (["Funding source", "Year", ""], ["Fund", "2026", "Amount"], (0, ["funder", "year", NOTHING])),
    ],
    ids=["heads under heads", "a line", "one head alone", "under the main column"],
)
def test_heads_in_two_rows_are_read_as_one(upper, lower, heads):
    assert found([upper, lower], MONEY) == heads


def test_columns_of_periods_and_figures_with_their_period_are_known():
    heads = found([["Measure", "Baseline 2024/25", "2025/26", "Q1 2026/27", "Q1 progress", "Target"]], INDICATORS)

    assert heads == (0, ["title", "baseline_value", PERIOD, PERIOD, KEPT, "target_value"])


def test_a_column_of_a_period_that_was_said_to_be_kept_is_kept():
    row = ["Measure", "Target", "2025/26", "Q1 2026"]

    assert found([row], INDICATORS, {"2025 26": KEPT, "q1 2026": KEPT}) == (0, ["title", "target_value", KEPT, KEPT])


def test_quarters_of_a_table_without_figures_by_period_are_kept():
    assert found([["Risk", "Rating", "Q1 2026/27", "2026/27"]]) == (0, ["title", "code", KEPT, NOTHING])


@pytest.mark.parametrize(
    ("row", "held"),
    [
        (["Risk", "Rating", "Owner"], ["title", "code", "owner_post"]),
        (["Risk", "", "Owner"], ["title", NOTHING, "owner_post"]),
        (["Risk", "Owner", "Controls"], ["title", "owner_post", "mitigations"]),
        (["Floods", "A1", "Manager"], None),
        (["Risk"], None),
        (["Risk", "Rating", "Blue", "Red", "Green"], None),
    ],
    ids=["those above", "some of those above", "others", "a line", "one word", "mostly unknown"],
)
def test_a_row_further_down_may_be_one_of_heads(row, held):
    above = heads_in([["Risk", "Rating", "Owner"]], RISKS)

    below = heads_below(row, RISKS, above, words_for(RISKS))
    assert (below and [each for _, each in below.columns]) == held
