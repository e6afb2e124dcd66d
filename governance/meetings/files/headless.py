"""Sheets of meetings that have no heads over their columns: what each holds is told by its cells. Pure."""

import re
from collections.abc import Callable
from dataclasses import replace

from governance.meetings.files.clock import time_of
from governance.meetings.files.entries import Faulty
from governance.meetings.files.heads import COMMITTEE
from partnerships.days.written import Exactness, UnreadDate, written_date
from plans.office.sheets import Sheet, SheetCell, SheetRow

LEAST_DAYS = 2


def with_heads(sheet: Sheet) -> Sheet | None:
    """The sheet under heads of our own; None where no column is one of days."""
    width = max((len(row.cells) for row in sheet.rows), default=0)
    columns = [[row.at(at) for row in sheet.rows if not row.at(at).is_empty] for at in range(width)]
    heads = [""] * width
    of_days = [at for at in range(width) if _most(columns[at], is_day, LEAST_DAYS)]
    for label, is_one, least in (("Date", is_day, LEAST_DAYS), ("Time", is_time, 1), ("Committee", _is_name, 1)):
        found = next((at for at in range(width) if not heads[at] and _most(columns[at], is_one, least)), None)
        if found is not None:
            heads[found] = label
    if len(of_days) != 1:  # none, or several of which nothing says what each is
        return None
    first = SheetRow(0, [SheetCell(label) for label in heads])
    return replace(sheet, rows=[first, *sheet.rows])


def _most(cells: list[SheetCell], is_one: Callable[[SheetCell], bool], least: int) -> bool:
    found = [cell for cell in cells if is_one(cell)]
    return len(found) >= least and len(found) * 2 > len(cells)


def is_day(cell: SheetCell) -> bool:
    if not isinstance(cell.value, str):
        return hasattr(cell.value, "month")
    try:
        return written_date(cell.text).exactness == Exactness.DAY
    except UnreadDate:
        return False


def is_time(cell: SheetCell) -> bool:
    try:
        return time_of(cell.value) is not None
    except Faulty:
        return False


def _is_name(cell: SheetCell) -> bool:
    return bool(COMMITTEE.search(cell.text)) and not re.search(r"\d", cell.text)
