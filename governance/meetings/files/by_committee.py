"""Sheets with a column for each committee, in whose cells its days stand, or beside days its times or ticks: as a list
under heads of our own. Pure."""

import re
from dataclasses import dataclass, replace
from datetime import datetime, time

from governance.meetings.files.clock import AND_TIME, time_of
from governance.meetings.files.entries import Faulty, LineFault, MeetingsFile
from governance.meetings.files.headless import is_day, is_time
from governance.meetings.files.heads import (
    COMMITTEE,
    YES,
    Heads,
    columns_not_read,
    committees_across,
    heads_in,
    names_a_body,
    refuse_committees_across,
)
from governance.meetings.files.words import without_words
from plans.office.sheets import EMPTY_CELL, Sheet, SheetCell, SheetRow

HEAD_ROWS = 30
LEAST = 2
NO_DAY = ("-", "–", "—", "n/a", "none")
#: Heads of days on which nobody meets: what is due before a meeting.
_DUE = re.compile(
    r"\b(deadlines?|due|publi\w+|d[ei]spatch\w*|agendas?|reports?|papers?|briefings?|draft\w*|submission|notice|"
    r"clos\w+|call-?in|sign-?off|clearance|dates?)\b",
    re.IGNORECASE,
)
_WITH_TIME = re.compile(r"(?P<name>.+?)\s*\((?P<time>[^()]*\d[^()]*)\)")
_OWN_TIME = re.compile(r"\d\s*[ap]\.?m\b|\d:\d\d|\b(?:noon|midday)\b", re.IGNORECASE)


@dataclass(frozen=True)
class Committee:
    """One column; ``meets_at`` as its head or the row under it says."""

    name: str
    meets_at: SheetCell


def by_committee(sheet: Sheet, reading: MeetingsFile) -> Sheet | None:
    """The sheet with a row for each day; None where it is none of this kind. Cells that name no day are told."""
    for at, row in enumerate(sheet.rows[:HEAD_ROWS]):
        rows = sheet.rows[at + 1 :]
        if names := _committees(row, rows):
            times, rows = (rows[0], rows[1:]) if _is_of_times(rows[0], [*names]) else (SheetRow(0, []), rows)
            columns = {column: _committee(name, times.at(column)) for column, name in names.items()}
            listed = [each for below in rows for each in _meetings(sheet, below, columns, reading)]
            unread = [(column, cell.text) for column, cell in enumerate(row.cells) if column not in names and cell.text]
            reading.remarks.extend(columns_not_read(sheet, unread, rows))
            heads = SheetRow(row.number, [SheetCell(head) for head in ("Committee", "Date", "Time")])
            return replace(sheet, rows=[heads, *listed])
    return None


def _committees(row: SheetRow, rows: list[SheetRow]) -> dict[int, str]:
    """Columns of days under names of committees; none where a column of days may be something else."""
    width = max((len(each.cells) for each in rows), default=0)
    of_days = [column for column in range(width) if _is_of_days([each.at(column) for each in rows])]
    names = {column: row.at(column).text for column in of_days}
    are_bodies = all(names_a_body(name) and not _DUE.search(name) for name in names.values())
    known = [name for name in names.values() if COMMITTEE.search(name)]
    return names if are_bodies and len(names) >= LEAST and len(known) * 2 >= len(names) else {}


def _is_of_days(cells: list[SheetCell]) -> bool:
    parts = [part for cell in cells for part in _parts(cell) if not _has_no_day(part)]
    days = [part for part in parts if _is_meeting(part)]
    return bool(days) and len(days) * 2 > len([part for part in parts if not is_time(part) or _is_meeting(part)])


def _has_no_day(cell: SheetCell) -> bool:
    return cell.is_empty or (isinstance(cell.value, str) and not re.search(r"\d", cell.value))


def _is_meeting(cell: SheetCell) -> bool:
    """A day, alone or with a time and a word behind it."""
    if not isinstance(cell.value, str):
        return is_day(cell)
    bare = without_words(cell.text)
    found = AND_TIME.fullmatch(bare)
    return is_day(SheetCell(bare)) or (found is not None and is_day(SheetCell(found["day"])))


def _is_of_times(row: SheetRow, columns: list[int]) -> bool:
    said = [row.at(column) for column in columns if not row.at(column).is_empty]
    return bool(said) and all(is_time(cell) and not is_day(cell) for cell in said)


def _committee(name: str, meets_at: SheetCell) -> Committee:
    found = _WITH_TIME.fullmatch(name)
    if found is None or not meets_at.is_empty:
        return Committee(name, meets_at)
    try:
        return Committee(found["name"], SheetCell(found["time"]) if time_of(found["time"]) else EMPTY_CELL)
    except Faulty:
        return Committee(name, meets_at)


def _meetings(sheet: Sheet, row: SheetRow, columns: dict[int, Committee], reading: MeetingsFile):
    where = "" if sheet.is_only else sheet.name
    for column, committee in columns.items():
        for cell in _parts(row.at(column)):
            if not _has_no_day(cell):
                at = EMPTY_CELL if _says_a_time(cell) else committee.meets_at
                yield replace(row, cells=[SheetCell(committee.name), cell, at])
            elif not cell.is_empty and cell.text.lower() not in NO_DAY:
                said = f"{committee.name}: {cell.text}"[:120]
                reading.left_out.append(LineFault(row.number, said, "No day stands here.", sheet=where))


def _parts(cell: SheetCell) -> list[SheetCell]:
    """The days of a cell that holds several, one under the other."""
    if not isinstance(cell.value, str):
        return [cell]
    return [replace(cell, value=part) for part in re.split(r"\s*[;\n]\s*", cell.value.strip()) if part]


def _says_a_time(cell: SheetCell) -> bool:
    if isinstance(cell.value, datetime):
        return cell.value.time() != time.min
    return bool(_OWN_TIME.search(cell.text))


def by_marks(sheet: Sheet, at: int, heads: Heads, reading: MeetingsFile) -> tuple[Sheet, int, Heads]:
    """A sheet of days by committees with a row for each meeting, and its heads; any other as it is. Raises Unreadable
    where more than times and ticks stands under the committees."""
    across = committees_across(heads)
    if not across:
        return sheet, at, heads
    listed, rows = [], sheet.rows[at + 1 :]
    for row in rows:
        beside = [row.at(column) for column in (heads.on, heads.place, *heads.states)]
        for column, name in across.items():
            cell = row.at(column)
            if cell.is_empty or cell.text.lower() in NO_DAY:
                continue
            is_tick = cell.text.lower() in YES
            if not is_tick and (not is_time(cell) or is_day(cell)):
                refuse_committees_across(across)
            meets_at = row.at(heads.starts_at) if is_tick else cell
            listed.append(replace(row, cells=[SheetCell(name), meets_at, *beside]))
    unread = [(column, head) for column, head in heads.unread if column not in across]
    reading.remarks.extend(columns_not_read(sheet, unread, rows))
    words = ("Committee", "Time", "Date", "Place", *heads.states.values())
    own = SheetRow(sheet.rows[at].number, [SheetCell(word) for word in words])
    return replace(sheet, rows=[own, *listed]), 0, heads_in(own) or heads
