"""Everything that is recorded of a stage, field by field: whatever a model holds stands here without a line for it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from django.db import models
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.text import capfirst

from governance.models import NOTICES, Stage
from governance.stages.followed import LOADED
from governance.stages.record_forms import blocks_of
from plans.papers.record import words

#: What is told by the place of a row, or serves the machine.
UNTOLD = {"id", "stage", "timetable", "position", "revision", "is_current", "replaces", "state", "body"}


@dataclass(frozen=True)
class RecordedRow:
    """One row of the record: what it is, and each of its fields that says something, in words."""

    title: str
    fields: list[tuple[str, str]]


def whole_record(stage: Stage) -> list[RecordedRow]:
    """The stage itself, its dates, its outcomes, what followed and what went before them, in that order."""
    return [RecordedRow(title, fields) for title, row in _rows(stage) if (fields := list(_told(row)))]


def _rows(stage) -> Iterator[tuple[str, models.Model]]:
    yield "The step", stage
    for row in stage.dates.all():
        yield f"Date: {row.get_standing_display().lower()}", row
    for row in stage.outcomes.all():
        yield f"Outcome: {row.get_kind_display().lower()}", row
    for name in (*NOTICES, "call_in", "answer"):
        if row := getattr(stage, name, None):
            yield capfirst(row._meta.verbose_name), row
    for related in ("decision_dates", *LOADED, "undo_requests"):
        for number, row in enumerate(getattr(stage, related).all(), start=1):
            yield f"{capfirst(row._meta.verbose_name)} {number}", row


def _told(row) -> Iterator[tuple[str, str]]:
    for column in row._meta.concrete_fields:
        value = getattr(row, column.name)
        if column.name not in UNTOLD and value not in (None, ""):
            yield capfirst(column.verbose_name), _words(row, column, value)


def _words(row, column, value) -> str:
    if column.name == "block_key":
        return dict(blocks_of(row.stage)).get(str(value), "A part that is no longer there")
    if column.name in ("stated_on", "decided_on", "came_on"):
        return words(value)
    if column.choices:
        return getattr(row, f"get_{column.name}_display")()
    match value:
        case bool():
            return "Yes" if value else "No"
        case datetime():
            return date_format(timezone.localtime(value), "j F Y, H:i")
        case date():
            return date_format(value, "j F Y")
    return str(value)
