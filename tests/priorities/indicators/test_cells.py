"""Figures in cells of the table of indicators, with the unit behind them as sheets have it."""

import pytest
from django.core.exceptions import ValidationError

from plans.rows.columns import Known
from priorities.indicators.table import READINGS, TABLE, blank_indicator, blank_reading

COLUMNS = {column.name: column for column in TABLE.columns}
FIGURE = next(column for column in READINGS.columns if column.name == "figure")


def put(text, *, unit="", name="target_value"):
    item = {**blank_indicator(), "unit": unit}
    COLUMNS[name].put(item, text, None)
    return item["unit"], item[name.partition("_")[0]]


@pytest.mark.parametrize(
    ("text", "unit", "kept"),
    [
        ("65%", "", ("per cent", {"label": "", "value": "65"})),
        ("65 %", "per cent", ("per cent", {"label": "", "value": "65"})),
        ("65%", "%", ("%", {"label": "", "value": "65"})),
        ("1,204", "", ("", {"label": "", "value": "1204"})),
        ("61.0", "per cent", ("per cent", {"label": "", "value": "61.0"})),
        ("-", "per cent", ("per cent", None)),
        ("", "", ("", None)),
    ],
)
def test_target_with_the_sign_of_per_cent_says_its_unit(text, unit, kept):
    assert put(text, unit=unit) == kept


@pytest.mark.parametrize("text", ["-10%", "+10%", "−10 %"])
def test_change_is_no_target(text):
    with pytest.raises(ValidationError) as refused:
        put(text)
    assert refused.value.messages == [f"“{text}” is a change: enter the figure that it leads to."]


@pytest.mark.parametrize(("text", "unit"), [("65%", "offences"), ("about 65", "")])
def test_figure_that_is_not_one_of_the_unit_is_refused(text, unit):
    with pytest.raises(ValidationError):
        put(text, unit=unit)


def test_mark_stays_while_any_of_its_values_does():
    item = blank_indicator()
    COLUMNS["baseline_label"].put(item, "2024/25", None)
    COLUMNS["baseline_value"].put(item, "61.0", None)
    COLUMNS["baseline_value"].put(item, "", None)
    assert item["baseline"] == {"label": "2024/25", "value": ""}
    COLUMNS["baseline_label"].put(item, "", None)
    assert item["baseline"] is None


@pytest.mark.parametrize(("text", "value"), [("65%", "65"), ("65", "65"), ("1,204.50", "1204.50"), ("", "")])
def test_reading_is_its_figure(text, value):
    item = blank_reading()
    FIGURE.put(item, text, None)
    assert item["value"] == value


@pytest.mark.parametrize(
    ("words", "direction"),
    [("Higher", "up"), ("↓", "down"), ("Fewer is better", "down"), ("n/a", "none"), ("Higher is better", "up")],
)
def test_what_is_good_is_read_in_the_words_of_sheets(words, direction):
    item = blank_indicator()
    COLUMNS["direction"].put(item, words, Known(None, []))
    assert item["direction"] == direction
