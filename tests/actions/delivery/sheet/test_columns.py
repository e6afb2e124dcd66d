"""The columns of the sheet: what a cell says of a field, and what it is read as."""

from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError

from actions.delivery.returns.forms import ReturnForm
from actions.delivery.sheet.columns import columns_of
from actions.delivery.sheet.reading import NOT_OURS, read_answers
from plans.office.packages import Unreadable
from plans.office.rows_out import KEY_HEAD, REVISION_HEAD
from tests.actions.delivery.in_memory import SCALE, a_period, a_report, an_action, asked


def columns(about=None):
    return {column.name: column for column in columns_of(ReturnForm(asked=about or asked(), scale=SCALE))}


@pytest.mark.parametrize(
    ("name", "value", "cell", "words"),
    [
        ("progress", None, "", ""),
        ("progress", "Two patrols", "Two patrols", "Two patrols"),
        ("reported", "G", "Green", "Green"),
        ("reported", "Q", "Q", "Q"),
        ("nil_because", "no_change", "Nothing to report: no change", "Nothing to report: no change"),
        ("expected_on", date(2027, 1, 31), date(2027, 1, 31), "31/01/2027"),
        ("spend", Decimal("0.00"), "0.00", "0.00"),
    ],
)
def test_what_a_cell_says(name, value, cell, words):
    assert (columns()[name].out(value), columns()[name].words(value)) == (cell, words)


@pytest.mark.parametrize(
    ("name", "typed", "value"),
    [
        ("reported", "green", "G"),
        ("reported", "g", "G"),
        ("reported", "", ""),
        ("slip_reason", "OTHER", "other"),
        ("progress", "green", "green"),
    ],
)
def test_choice_is_known_by_its_words_or_its_letter(name, typed, value):
    assert columns()[name].value(typed) == value


def test_other_words_are_told_with_the_choices():
    with pytest.raises(ValidationError) as caught:
        columns()["reported"].value("Purple")
    assert caught.value.messages == [
        "“Purple” is not among the choices: “Complete”, “Green”, “Amber”, “Red”, “Not due to start”."
    ]


def sheet(*lines, heads=(KEY_HEAD, REVISION_HEAD, "Rating", "Expected finish")):
    """Lines as they are told of a workbook; a cell may be (what stands in it, its fault)."""
    rows = [{"number": at, "cells": [cell(each) for each in line]} for at, line in enumerate([heads, *lines], start=1)]
    return {"name": "Quarter 3", "rows": rows}


def cell(said):
    words, fault = said if isinstance(said, tuple) else (said, "")
    return {"words": words, "fault": fault}


def read(about, *lines, **more):
    found = read_answers([sheet(*lines, **more)], about, SCALE)
    faults = [(fault.row, fault.column, fault.value, fault.sentence) for fault in found.all_faults]
    return found, faults


def test_line_that_says_what_is_known_changes_nothing():
    about = asked(a_report(revision=2, reported="G", expected_on=date(2027, 1, 31)))
    found, faults = read([about], [str(about.action.key), "2", "Green", "31/01/2027"])
    assert ([line.changes for line in found.lines], faults) == ([[]], [])


def test_change_is_told_with_what_stood_there():
    about = asked(a_report(revision=2, reported="G", expected_on=date(2027, 1, 31)))
    found, faults = read([about], [str(about.action.key).upper(), "1", "amber", ""])
    line = found.lines[0]
    assert (line.changes, line.is_overtaken, faults) == (
        [("Rating", "Green", "amber"), ("Expected finish", "31/01/2027", "")], True, [],
    )  # fmt: skip


def test_each_fault_stands_at_its_cell_once():
    about = asked(a_report(revision=2, reported="G"))
    key = str(about.action.key)
    _, faults = read([about], [key, "2", "Purple", ("#REF!", "This cell holds an error.")])
    assert [(row, column, value) for row, column, value, _ in faults] == [
        (2, "Rating", "Purple"), (2, "Expected finish", "#REF!"),
    ]  # fmt: skip
    assert faults[1][3] == "This cell holds an error."
    _, faults = read([about], [key, "2", "Green", "31/02/2027"])
    assert [(row, column, value) for row, column, value, _ in faults] == [(2, "Expected finish", "31/02/2027")]


def test_lines_of_other_actions_and_second_lines_are_told_and_the_rest_is_read():
    about = asked(a_report(revision=2, reported="G"))
    key = str(about.action.key)
    found, faults = read([about], ["elsewhere", "", "", ""], [key, "2", "Red", ""], [key, "2", "Amber", ""])
    assert [line.changes[0] for line in found.lines] == [("Rating", "Green", "Red")]
    assert [(row, sentence) for row, _, _, sentence in faults] == [
        (2, "This is not an action that you are asked about."), (4, "This line is there twice."),
    ]  # fmt: skip


def test_line_that_says_nothing_is_passed_over_and_one_that_ends_before_its_key_is_none_of_ours():
    about = asked(a_report(revision=2, reported="G"))
    lines = [[], ["", "", ""], ["Total"], ["Red", "2", str(about.action.key)]]
    found, faults = read([about], *lines, heads=("Rating", REVISION_HEAD, KEY_HEAD))
    assert [line.changes for line in found.lines] == [[("Rating", "Green", "Red")]]
    assert [(row, sentence) for row, _, _, sentence in faults] == [
        (4, "This is not an action that you are asked about.")
    ]


def test_columns_that_were_taken_out_and_lines_that_were_left_out_change_nothing():
    kept, left_out = asked(a_report(revision=2)), asked(a_report(), action=an_action(title="Visits"))
    found, faults = read([kept, left_out], [str(kept.action.key), "2"], heads=(KEY_HEAD, REVISION_HEAD))
    assert ([line.changes for line in found.lines], faults) == ([[]], [])


def test_file_without_our_keys_is_none_of_ours():
    with pytest.raises(Unreadable, match=NOT_OURS[:40]):
        read_answers([sheet(heads=("Action", "Rating")), {"name": "Empty", "rows": []}], [asked()], SCALE)


def test_report_of_the_last_period_stands_in_the_sheet_to_go_on_from():
    last = a_report(a_period(2), reported="A", progress="Two patrols")
    about = asked(None, before=[last])
    found, _ = read([about], [str(about.action.key), "0", "Amber", "31/12/2026"])
    assert [line.changes for line in found.lines] == [[]]
