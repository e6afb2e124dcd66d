"""Saves of one sitting are told as one change."""

from datetime import UTC, datetime, timedelta

import pytest

from plans.papers.changes import FieldChange, RecordedChange
from plans.papers.sittings import folded, in_runs

TEN = datetime(2026, 11, 28, 10, 0, tzinfo=UTC)


def change(minutes, number, **more):
    """What was saved so many minutes after ten; history row ``number``, after the one before it."""
    usual = {"who": "Officer", "by": 1, "verb": "Changed", "subject": "Money", "source": "plans.block", "row": 7}
    return RecordedChange(at=TEN + timedelta(minutes=minutes), before=number - 1, after=number, **{**usual, **more})


def told(*changes):
    """Of changes in the order of time: what is told, newest first."""
    return [(each.before, each.after, each.saves) for each in folded(sorted(changes, key=lambda c: c.at, reverse=True))]


def test_saves_that_follow_each_other_are_one_change():
    assert told(change(0, 2), change(20, 3), change(45, 4)) == [(1, 4, 3)]


def test_a_sitting_ends_with_half_an_hour_of_silence():
    assert told(change(0, 2), change(31, 3)) == [(2, 3, 1), (1, 2, 1)]


@pytest.mark.parametrize(
    "other", [{"by": 2, "who": "Another"}, {"by": 2}, {"why": "Police asked"}, {"verb": "Removed"}]
)
def test_what_another_did_or_for_another_reason_stands_between(other):
    assert told(change(0, 2), change(5, 3, **other), change(9, 4)) == [(3, 4, 1), (2, 3, 1), (1, 2, 1)]


def test_what_happens_to_other_rows_does_not_end_a_sitting():
    assert told(change(0, 2), change(5, 9, row=8), change(9, 3)) == [(1, 3, 2), (8, 9, 1)]


def test_events_without_a_row_are_never_put_together():
    events = [change(minutes, 2, source="", row=None) for minutes in (0, 1)]

    assert len(folded(events)) == 2


def test_each_field_goes_from_its_first_value_to_its_last():
    first = change(0, 2, fields=[FieldChange("Heading", "A", "B")])
    second = change(1, 3, fields=[FieldChange("Heading", "B", "C"), FieldChange("Text", "", "")])

    [one] = folded([second, first])

    assert one.fields == [FieldChange("Heading", "A", "C"), FieldChange("Text", "", "")]
    assert (one.began, one.at) == (TEN, TEN + timedelta(minutes=1))


IMPORT = {"verb": "Added", "who": "Imported", "by": 9, "why": "Imported"}


def lines_of(*changes):
    """How many lines each line that is told stands for, newest first."""
    return [len(each.run) or 1 for each in in_runs(sorted(changes, key=lambda c: c.at, reverse=True))]


def test_lines_of_one_import_are_told_as_one():
    lines = [change(0, number, row=number, **IMPORT) for number in range(2, 47)]

    [one] = in_runs([*reversed(lines)])

    assert (one.subject, one.who, len(one.run)) == ("45 chapters, rows and facts", "Imported", 45)


@pytest.mark.parametrize(
    "other", [{"why": "Standard outline"}, {"by": 2, "who": "B"}, {"verb": "Changed"}, {"source": ""}]
)
def test_a_line_of_another_act_parts_the_run(other):
    lines = [change(minute, minute + 2, row=minute, **IMPORT) for minute in (0, 1, 2, 4, 5, 6)]

    assert lines_of(*lines) == [6]
    assert lines_of(*lines, change(3, 99, row=99, **{**IMPORT, **other})) == [3, 1, 3]


def test_two_lines_and_lines_without_a_reason_stay_as_they_are():
    assert lines_of(*(change(minute, minute + 2, row=minute, **IMPORT) for minute in (0, 1))) == [1, 1]
    assert lines_of(*(change(minute, minute + 2, row=minute, verb="Added") for minute in range(4))) == [1, 1, 1, 1]
