"""Words of the schemas: days, moments, figures and keys as a Document writes them, and which keys it must have."""

import re

import pytest

from plans.document.schemas import (
    KEY,
    SHA256,
    SHARE,
    SLUG,
    choice,
    decimal,
    faults,
    html,
    is_date,
    is_moment,
    is_partial_date,
    many,
    needed,
    nullable,
    record,
    text,
    whole,
    written,
)


def is_taken(check, value):
    """Whether a format takes a value; one that the calendar has not is told by an error."""
    try:
        return check(value)
    except ValueError:
        return False


@pytest.mark.parametrize(
    ("value", "taken"),
    [
        ("2024-02-29", True), ("2023-02-29", False), ("1900-01-01", True), ("1899-12-31", False), ("2099-12-31", True),
        ("2100-01-01", False), ("2024-2-9", False), ("2024-02-29 ", False), ("٢٠٢٤-02-29", False), ("2024-02", False),
        ("", False), (20240229, True), (None, True),
    ],
)  # fmt: skip
def test_a_day_is_one_of_the_calendar(value, taken):
    assert is_taken(is_date, value) == taken


@pytest.mark.parametrize(
    ("value", "taken"),
    [
        ("", True), ("2024", True), ("2024-02", True), ("2024-02-29", True), ("2023-02-29", False), ("2024-13", False),
        ("2024-00", False), ("1899", False), ("24", False), ("2024-", False), ("2024-02-", False), ("2024-2", False),
        ("2024-02-29-01", False), (None, True),
    ],
)  # fmt: skip
def test_a_partial_day_is_a_year_a_month_or_a_day(value, taken):
    assert is_taken(is_partial_date, value) == taken


@pytest.mark.parametrize(
    ("value", "taken"),
    [
        ("2017-04-18T09:30:00Z", True), ("2017-04-18T09:30:00.123456Z", True), ("2017-04-18T09:30:00.123Z", False),
        ("2017-04-18T09:30:00", False), ("2017-04-18T09:30:00+01:00", False), ("2017-04-18 09:30:00Z", False),
        ("2017-04-31T09:30:00Z", False), ("2017-04-18T25:00:00Z", False), ("2017-04-18", False), ("", False),
        (7, True),
    ],
)  # fmt: skip
def test_a_moment_is_one_in_utc(value, taken):
    assert is_taken(is_moment, value) == taken


@pytest.mark.parametrize(
    ("schema", "value", "taken"),
    [
        (decimal(), "106460.00", True), (decimal(), "-0.5", True), (decimal(), "1,000", False),
        (decimal(), "1.", False),
        (decimal(), ".5", False), (decimal(), "1.1234567", False), (decimal(), "1234567890123456", False),
        (decimal(), "1\n", False), (SLUG, "safer\n", False),
        (SHARE, "100", True), (SHARE, "100.0", True), (SHARE, "100.1", False), (SHARE, "2.7", True),
        (SHARE, "101", False), (SHARE, "-1", False), (SHARE, "2.12345", False),
        (SLUG, "safer-anyborough_1", True), (SLUG, "Safer", False), (SLUG, "", False), (SLUG, "a b", False),
        (SLUG, "x" * 80, True), (SLUG, "x" * 81, False),
        (KEY, "3f0c8a52-5b1e-4c53-9d0e-2a7f6c1b9d84", True), (KEY, "3F0C8A52-5B1E-4C53-9D0E-2A7F6C1B9D84", False),
        (KEY, "3f0c8a525b1e4c539d0e2a7f6c1b9d84", False),
        (SHA256, "a" * 64, True), (SHA256, "A" * 64, False), (SHA256, "a" * 63, False),
        (whole(), 0, True), (whole(), -1, False), (whole(None), -1, True), (whole(1), 0, False), (whole(), "1", False),
        (text(3), "", True), (text(3), "abc", True), (text(3), "abcd", False),
        (written(3), "", False), (written(3), "a", True),
        (html(), "<p>" * 60, True), (html(), "<em>" * 61, False),
        (choice("a", "b"), "a", True), (choice("a", "b"), "c", False),
        (nullable(text(3)), None, True), (nullable(text(3)), "abcd", False),
        (many(text(), 2), ["a", "b"], True), (many(text(), 2), ["a", "b", "c"], False),
    ],
)  # fmt: skip
def test_a_value_is_written_as_its_schema_says(schema, value, taken):
    assert (faults(schema, value) == []) == taken


ROW = record({"council": text()}, key=KEY, title=written(), note=text(), kind=choice("a", "b", default="a"))


def test_a_record_asks_for_what_has_no_default():
    assert ROW["required"] == ["key", "title"]
    assert {name for name, schema in ROW["properties"].items() if "default" in schema} == {"note", "kind"}


def test_what_is_needed_or_in_a_list_has_no_default():
    assert ["default" in schema for schema in (text(), needed(text()), written(), many(text())["items"])] == [
        True, False, False, False,
    ]  # fmt: skip
    assert [schema["default"] for schema in (text(), many(text()), nullable(text()))] == ["", [], None]


@pytest.mark.parametrize(
    ("data", "places"),
    [
        ({"key": "3f0c8a52-5b1e-4c53-9d0e-2a7f6c1b9d84", "title": "T"}, []),
        ({"key": "1", "title": ""}, ["key", "title"]),
        ({}, ["data", "data"]),
        ({"key": "3f0c8a52-5b1e-4c53-9d0e-2a7f6c1b9d84", "title": "T", "colour": "red"}, ["data"]),
        ([], ["data"]),
    ],
)
def test_each_fault_of_data_has_its_place(data, places):
    assert [re.match("[^:]*", fault)[0] for fault in faults(ROW, data)] == places


def test_a_fault_deep_inside_has_its_whole_place():
    assert [fault.partition(":")[0] for fault in faults(many(record(rows=many(whole()))), [{"rows": [1, -2]}])] == [
        "0/rows/1"
    ]
