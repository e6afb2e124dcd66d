"""What one person saved of one thing in one sitting, told as one change; what one act wrote, as one line. Pure."""

from dataclasses import replace
from datetime import timedelta
from itertools import groupby

from plans.papers.changes import FieldChange, RecordedChange

#: A sitting goes on as long as the next save comes within this time.
PAUSE = timedelta(minutes=30)
#: So many lines of one act are told as one.
LEAST = 3


def folded(changes: list[RecordedChange]) -> list[RecordedChange]:
    """The same changes, newest first; saves of one sitting as one, unless somebody else's stands between them."""
    told: list[RecordedChange] = []
    newest: dict[tuple, int] = {}  # of each row, the place of the last that was told
    for change in changes:
        row = (change.source, change.row)
        at = newest.get(row)
        if at is not None and _is_one_sitting(told[at], change):
            told[at] = _together(told[at], change)
        else:
            newest[row] = len(told)
            told.append(change)
    return told


def _is_one_sitting(later: RecordedChange, earlier: RecordedChange) -> bool:
    return (
        bool(later.source)
        and later.verb == earlier.verb == "Changed"
        and (later.by, later.who, later.why) == (earlier.by, earlier.who, earlier.why)
        and later.began - earlier.at <= PAUSE
    )


def _together(later: RecordedChange, earlier: RecordedChange) -> RecordedChange:
    fields = {each.label: each for each in earlier.fields}
    for each in later.fields:
        before = fields[each.label].before if each.label in fields else each.before
        fields[each.label] = FieldChange(each.label, before, each.after)
    return replace(
        later,
        before=earlier.before,
        fields=list(fields.values()),
        began=earlier.began,
        saves=later.saves + earlier.saves,
    )


def in_runs(changes: list[RecordedChange]) -> list[RecordedChange]:
    """The same lines, newest first; those that one act wrote one after the other (a file brought in, the standard
    outline, a plan carried forward) as one line that holds them."""
    told = []
    for act, lines in groupby(changes, key=_act):
        run = list(lines)
        told += [_as_one(run)] if act and len(run) >= LEAST else run
    return told


def _act(change: RecordedChange):
    """What lines of one act have in common; None for a line that is an act of its own."""
    is_written_at_once = change.source and change.verb == "Added" and change.why
    return (change.by, change.who, change.why, change.at.date()) if is_written_at_once else None


def _as_one(run):
    newest, oldest = run[0], run[-1]
    return replace(
        newest,
        subject=f"{len(run)} chapters, rows and facts",
        fields=[],
        source="",
        block_key="",
        began=oldest.at,
        run=tuple(run),
    )
