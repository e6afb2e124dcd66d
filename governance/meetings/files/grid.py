"""Grids of committees by months, as councils print their calendars: a cell holds the days of one in the other. Pure."""

import re
from dataclasses import dataclass
from datetime import date, datetime, time
from itertools import pairwise

from governance.meetings.files.clock import time_of
from governance.meetings.files.entries import Faulty, LineFault, MeetingEntry, MeetingsFile, checked_day, checked_place
from governance.meetings.files.heads import COLUMNS, columns_not_read, plain_head
from governance.meetings.files.words import judged, without_words
from partnerships.days.written import Exactness, UnreadDate, written_date
from plans.office.sheets import Sheet, SheetCell, SheetRow

LEAST_MONTHS = 3
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_DAY = re.compile(
    r"(?:(?P<weekday>[a-z]{3,9})\.? )?(?P<day>\d{1,2})(?:st|nd|rd|th)?[*†‡]*(?: ?\(?(?:at )?(?P<time>[^)]+)\)?)?", re.I
)
ADVICE = "Give the days of the month, such as 9 or 9, 23."


@dataclass(frozen=True)
class Month:
    year: int
    number: int


class NoYear(Exception):
    """A grid whose months stand under no year."""


def grid_entries(sheet: Sheet, reading: MeetingsFile, *, year: int | None = None) -> bool:
    """Whether the sheet is such a grid; if so its meetings are in the reading now.

    ``year``: in which it begins, as a person says, for a grid that names none. Raises NoYear where nobody says it.
    """
    for at, row in enumerate(sheet.rows):
        if months := _months(list(enumerate(row.cells)), sheet, year):
            _read_rows(sheet, at, months, reading)
            return True
    for column in range(2):
        cells = [(at, row.at(column)) for at, row in enumerate(sheet.rows)]
        if months := _months(cells, sheet, year):
            _read_columns(sheet, column, months, reading)
            return True
    return False


def _months(cells: list[tuple[int, SheetCell]], sheet: Sheet, said: int | None) -> dict[int, Month]:
    """Which places along a row or column name months; empty where they are too few. Years run on from one that is
    stated, and back from the first such; where none is, from the calendar's."""
    found = [(place, month) for place, cell in cells if (month := _month(cell))]
    if len(found) < LEAST_MONTHS:
        return {}
    stated = next((at for at, (_, (_, year)) in enumerate(found) if year), None)
    first = _year_before(found[: stated + 1]) if stated is not None else _first_year(sheet) or said
    if first is None:
        raise NoYear
    months, before, year = {}, 0, first
    for place, (number, own) in found:
        year = own or (year + 1 if number < before else year)
        months[place], before = Month(year, number), number
    return months


def _year_before(found: list[tuple[int, tuple[int, int | None]]]) -> int | None:
    """The year of the first of some months, of which the last states its own."""
    numbers, year = [number for _, (number, _) in found], found[-1][1][1]
    return year and year - sum(after < before for before, after in pairwise(numbers))


def _month(cell: SheetCell) -> tuple[int, int | None] | None:
    """Number and, where it is stated, year of the month that a head names."""
    if isinstance(cell.value, datetime | date):
        return (cell.value.month, cell.value.year) if cell.value.day == 1 else None
    if cell.is_empty:
        return None
    try:
        read = written_date(cell.text)
        return (read.first.month, read.first.year) if read.exactness == Exactness.MONTH else None
    except UnreadDate:
        pass
    try:
        return written_date(f"{cell.text.rstrip('.')} 2000").first.month, None
    except UnreadDate:
        return None


def _first_year(sheet: Sheet) -> int | None:
    """The year in which a calendar begins that says 2027/28 or 2027 in its name or above."""
    words = " ".join([sheet.name, *(cell.text for row in sheet.rows[:6] for cell in row.cells)])
    found = re.search(r"\b(20\d\d)\b", words)
    return int(found[1]) if found else None


def _read_rows(sheet: Sheet, at: int, months: dict[int, Month], reading: MeetingsFile) -> None:
    heads = {column: plain_head(cell.text) for column, cell in enumerate(sheet.rows[at].cells)}
    beside = {
        name: next((column for column, word in heads.items() if word in COLUMNS[name] and column not in months), None)
        for name in ("starts_at", "place")
    }
    name_column = next((column for column in range(min(months)) if column not in beside.values()), None)
    rows = sheet.rows[at + 1 :]
    for row in rows:
        for column, month in months.items():
            _read_cell(sheet, row, row.at(column), row.at(name_column).text, month, beside, reading)
    read = {name_column, *months, *beside.values()}
    width = max((len(row.cells) for row in rows), default=0)
    unread = [(c, sheet.rows[at].at(c).text or f"column {c + 1}") for c in range(width) if c not in read]
    reading.remarks.extend(columns_not_read(sheet, unread, rows))


def _read_columns(sheet: Sheet, column: int, months: dict[int, Month], reading: MeetingsFile) -> None:
    names = sheet.rows[min(months) - 1] if min(months) else None
    for at, month in months.items():
        row = sheet.rows[at]
        for place in range(column + 1, len(row.cells)):
            body = names.at(place).text if names else ""
            _read_cell(sheet, row, row.at(place), body, month, {}, reading)


def _read_cell(
    sheet: Sheet, row: SheetRow, cell: SheetCell, body: str, month: Month, beside: dict, reading: MeetingsFile
) -> None:
    """The meetings of one cell; each part of it that is not read is a fault of its own."""
    if cell.is_empty or cell.text in ("-", "–", "—"):
        return
    where = "" if sheet.is_only else sheet.name
    title = f"{body}, {date(month.year, month.number, 1):%B %Y}"
    if cell.fault:
        reading.faults.append(LineFault(row.number, title, cell.fault, sheet=where))
        return
    value = cell.value
    if isinstance(value, str) and not re.search(r"\d", value):
        reading.left_out.append(
            LineFault(row.number, f"{title}: {cell.text}"[:120], "No day stands here.", sheet=where)
        )
        return
    for part in _parts_of(value):
        try:
            if cell.is_struck:
                raise Faulty(f"{title}: {cell.text}"[:60], "This is struck through. Leave it out, or type it again.")
            entry = _meeting(part, row, body, month, beside)
        except Faulty as fault:
            read_as, advice = fault.args
            reading.faults.append(LineFault(row.number, f"{title}: {read_as}"[:120], advice, sheet=where))
        else:
            reading.entries.append(MeetingEntry(**entry | {"sheet": where}))


def _parts_of(value) -> list:
    """The days of a cell; one that is written in full (1/6/2027) is one of them."""
    if not isinstance(value, str):
        return [value]
    parts = re.split(r"\s*(?:[,;&+\n]|\band\b)\s*", value.strip())
    days: list[date | str] = []
    for part in parts:
        full = _full_day(part)
        days += [full] if full else re.split(r"\s*/\s*", part)
    return days


def _full_day(text: str) -> date | None:
    try:
        found = written_date(text)
    except UnreadDate:
        return None
    return found.first if found.exactness == Exactness.DAY else None


def _meeting(part, row: SheetRow, body: str, month: Month, beside: dict) -> dict:
    remarks: list[str] = []
    is_cancelled, said = judged(f"{body}. {part}") if isinstance(part, str) else judged(body)
    on, clock = _day_of(part, month, remarks)
    at = row.at(beside.get("starts_at"))
    starts_at = clock if clock or at.is_empty else time_of(at.value)
    place = checked_place(row.at(beside.get("place")).text)
    return {
        "line": row.number, "on": on, "starts_at": starts_at, "place": place, "body": without_words(body),
        "is_cancelled": is_cancelled, "remarks": (*said, *remarks),
    }  # fmt: skip


def _day_of(part, month: Month, remarks: list[str]) -> tuple[date, time | None]:
    if isinstance(part, datetime | date):
        on = part.date() if isinstance(part, datetime) else part
        if (on.year, on.month) != (month.year, month.number):
            raise Faulty(f"{on:%d/%m/%Y}", "This day is not in the month of its column. Correct the one or the other.")
        return checked_day(on), None
    text = without_words(str(part)) if isinstance(part, str) else f"{part:g}" if isinstance(part, float) else str(part)
    found = _DAY.fullmatch(text)
    if not found or (found["weekday"] and found["weekday"][:3].lower() not in _WEEKDAYS):
        raise Faulty(str(part)[:60], ADVICE)
    try:
        on = date(month.year, month.number, int(found["day"]))
    except ValueError:
        raise Faulty(text[:60], "The month has no such day. " + ADVICE) from None
    if found["weekday"] and _WEEKDAYS[on.weekday()] != found["weekday"][:3].lower():
        remarks.append(f"The file says “{text}”; that day is {on:%A %-d %B %Y}.")
    if found["time"] and not re.search(r"\d|noon|midday", found["time"], re.IGNORECASE):  # “20 (Annual)”
        remarks.append(f"The file says “{text}”.")
        return checked_day(on), None
    return checked_day(on), time_of(found["time"]) if found["time"] else None
