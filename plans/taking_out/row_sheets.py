"""Rows that people keep beside the texts, as sheets: a column for each field, in the words of its form."""

import json
from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal

from django.db import models
from django.utils import timezone

from partnerships.models import User
from plans.office.workbooks import CellOut, HeadOut, SheetOut, workbook

Further = tuple[str, Callable[[models.Model], object]]
#: What says nothing to a reader: keys of the portal, and what its own programs count with.
TECHNICAL = {"id", "key", "revision", "position", "file", "sha256", "content_type"}
LONG = 200  # letters from which a column is wide


def sheet_of(name: str, rows: models.QuerySet, *further: Further, without: tuple[str, ...] = ()) -> SheetOut | None:
    """None where there is no row. ``further`` columns stand first. Who typed it stays in the portal's history."""
    fields = [field for field in rows.model._meta.concrete_fields if _is_told(field, without)]
    found = list(rows.select_related(*(field.name for field in fields if field.is_relation)))
    heads = [HeadOut(label) for label, _ in further]
    heads += [HeadOut(_label(field), "wide" if _is_long(field) else "usual") for field in fields]
    cells = [[*(_said(read(row)) for _, read in further), *(_cell(row, field) for field in fields)] for row in found]
    return SheetOut(name, heads, cells) if found else None


def workbook_of(title: str, author: str, sheets: list[SheetOut | None]) -> bytes | None:
    told = [sheet for sheet in sheets if sheet]
    return workbook(told, title=title, author=author) if told else None


def _is_told(field, without) -> bool:
    is_person = field.is_relation and field.related_model is User
    return not is_person and field.name not in TECHNICAL and field.name not in without


def _label(field) -> str:
    words = str(field.verbose_name)
    return words[:1].upper() + words[1:]


def _is_long(field) -> bool:
    return isinstance(field, models.TextField) or (field.max_length or 0) > LONG


def _cell(row, field) -> CellOut:
    if field.choices:
        return str(getattr(row, f"get_{field.name}_display")())
    return _said(getattr(row, field.name))


def _said(value) -> CellOut:
    match value:
        case None:
            return ""
        case bool():
            return "Yes" if value else "No"
        case datetime():
            return timezone.localdate(value)
        case date():
            return value
        case Decimal():
            return f"{value.normalize():f}"
        case list() if all(isinstance(each, str) for each in value):
            return "; ".join(value)
        case list() | dict():
            return json.dumps(value, ensure_ascii=False) if value else ""
    return str(value)
