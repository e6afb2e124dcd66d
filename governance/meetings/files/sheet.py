"""Sheets (.xlsx, .csv) with a meeting on each row, under a row of heads that may stand anywhere near the top."""

import re
from dataclasses import replace
from datetime import date, datetime, time

from openpyxl.utils import get_column_letter

from governance.meetings.files.blank import GUIDE
from governance.meetings.files.by_committee import by_committee, by_marks
from governance.meetings.files.clock import AND_TIME, span_start, time_of
from governance.meetings.files.entries import (
    Faulty,
    Kind,
    LineFault,
    MeetingEntry,
    MeetingsFile,
    WholeDays,
    YearWanted,
    checked_day,
)
from governance.meetings.files.grid import NoYear, grid_entries
from governance.meetings.files.headless import with_heads
from governance.meetings.files.heads import (
    COMMITTEE,
    Heads,
    columns_not_read,
    head_row,
    names_a_body,
)
from governance.meetings.files.words import in_characters, judged, place_in, without_words
from partnerships.days.written import Exactness, UnreadDate, written_date
from plans.office.packages import Unreadable
from plans.office.sheet_marks import MOST_COLUMNS
from plans.office.sheets import Sheet, SheetCell, SheetRow, read_sheets

MOST_NOTES = 20
HEAD_ROWS = 30  # in which the row of heads is looked for
NOT_A_DATE = "This is not a date. Give it as 18/04/2027, or format the column as a date."
_MONTH_FIRST = re.compile(r"(?<!\d)(0?[1-9]|1[0-2])[/.-](1[3-9]|2\d|3[01])[/.-]\d{2,4}\b", re.ASCII)
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
#: Under the name of a committee: the same again.
DITTO = ('"', "''", "”", "“", "〃", "ditto", "do.", "as above")


def read_sheet(data: bytes, *, year: int | None = None) -> MeetingsFile:
    """The meetings on every sheet of the file; what is not read of it is named."""
    reading = MeetingsFile(Kind.SHEET)
    sheets = [sheet for sheet in read_sheets(data) if sheet.name != GUIDE]
    sheets = [replace(sheet, is_only=sheet.is_only or len(sheets) == 1) for sheet in sheets]
    if not any(sheet.rows for sheet in sheets):
        raise Unreadable("The first sheet of the file is empty.")
    is_read = [_read(sheet, reading, year) for sheet in sheets]
    if NoYear in is_read and True not in is_read:
        raise YearWanted("The months of this calendar name no year.")
    if True not in is_read:
        seen = ", ".join(
            cell.text.lower() for cell in next(sheet for sheet in sheets if sheet.rows).rows[0].cells if cell.text
        )
        raise Unreadable(f"The first row names no column “Date”; it reads: {seen[:100]}. Use the template's head row.")
    for sheet in (each for each in sheets if each.rows and not each.is_hidden):
        reading.remarks.extend(_not_read_of(sheet))
    if months_first := [fault for fault in reading.faults if _MONTH_FIRST.search(fault.read)]:
        reading.remarks.append(
            f"“{months_first[0].read}” can only be the month before the day. Look whether the other days are meant so "
            "too: they were read with the day first."
        )
    return reading


def _not_read_of(sheet: Sheet) -> list[str]:
    """Notes on its cells, which may say that a meeting was moved, and columns that are too many."""
    of_sheet = "" if sheet.is_only else f" of the sheet “{sheet.name}”"
    notes = [f"A note on {note.at}{of_sheet} was not read: “{note.words[:200]}”" for note in sheet.notes[:MOST_NOTES]]
    last = get_column_letter(MOST_COLUMNS)
    return notes + ([f"What stands behind column {last}{of_sheet} was not read."] if sheet.is_cut else [])


def _read(sheet: Sheet, reading: MeetingsFile, year: int | None) -> bool | type[NoYear]:
    """Whether the sheet holds meetings; if so they are in the reading now. NoYear: once somebody says the year."""
    if sheet.is_hidden or not sheet.rows:
        if sheet.rows:
            reading.remarks.append(f"The sheet “{sheet.name}” is hidden and was not read.")
        return False
    for first in range(len(sheet.rows[:HEAD_ROWS])):
        if found := head_row(sheet.rows, first):
            listed, *where = by_marks(sheet, *found, reading)
            _read_rows(listed, *where, reading, is_named=listed is not sheet)
            return True
    try:
        if grid_entries(sheet, reading, year=year):
            return True
    except NoYear:
        if not sheet.is_only:
            reading.remarks.append(f"The sheet “{sheet.name}” was not read: its months name no year.")
        return NoYear
    if (headed := by_committee(sheet, reading) or with_heads(sheet)) and (found := head_row(headed.rows, 0)):
        _read_rows(headed, *found, reading, is_named=True)
        return True
    if not sheet.is_only:
        reading.remarks.append(f"The sheet “{sheet.name}” was not read: it names no column “Date”.")
    return False


def _read_rows(sheet: Sheet, at: int, heads: Heads, reading: MeetingsFile, *, is_named: bool = False) -> None:
    """``is_named``: a row of the file holds meetings of several committees: its number does not say which is wrong."""
    head, rows = sheet.rows[at], sheet.rows[at + 1 :]
    band = sheet.name if not sheet.is_only and names_a_body(sheet.name) else ""
    above = " · ".join(cell.text for row in sheet.rows[:at] for cell in row.cells if cell.text)[:200]
    where = "" if sheet.is_only else sheet.name
    above_it = ""
    for row in rows:
        if [cell.text for cell in row.cells] == [cell.text for cell in head.cells]:
            continue  # the heads of the next page
        if name := _band_in(row, heads):
            band, above_it = name, ""
            continue
        name, above_it = above_it, without_words(_title(row, heads)) or above_it
        try:
            entry = _entry(row, heads, band, name)
        except Faulty as fault:
            read, advice = fault.args
            whose = f"{_title(row, heads)}: " if is_named else ""
            reading.faults.append(LineFault(row.number, whose + read, advice, sheet=where))
        else:
            if entry:
                reading.entries.append(replace(entry, sheet=where, heading="" if entry.body else above))
            elif entry is None:
                read_as = f"{row.at(heads.on).text} {row.at(heads.body).text}".strip()
                why = "A whole day or several days: no meeting."
                reading.left_out.append(LineFault(row.number, read_as, why, sheet=where))
                if days := _whole_days(row, heads, where):
                    reading.days.append(days)
    for head in heads.notes_of(rows):
        reading.remarks.append(f"The column “{head}” was read for words of cancelling and moving only.")
    reading.remarks.extend(columns_not_read(sheet, heads.unread, rows))


def _band_in(row: SheetRow, heads: Heads) -> str:
    """The name of a committee that stands over the rows that follow, alone in its row or merged across it."""
    texts = {cell.text for cell in row.cells if not cell.is_empty}
    if len(texts) != 1:
        return ""
    (text,) = texts
    is_across = len([cell for cell in row.cells if not cell.is_empty]) > 2
    if not (row.at(heads.on).is_empty or is_across or (len(heads.columns) > 1 and COMMITTEE.search(text))):
        return ""
    try:
        written_date(text)
    except UnreadDate as unread:
        return "" if unread.why or not names_a_body(text) else text
    return ""


def _as_above(cell: SheetCell, above_it: str) -> str:
    """The committee of the row above, where a sign says that it is the same. An empty cell may mean another."""
    if above_it and cell.is_empty:
        advice = f"The row above is of {above_it}. Write whose meeting this is, or “ditto” for the same again."
        raise Faulty("No committee or board", advice)
    return above_it


def _title(row: SheetRow, heads: Heads) -> str:
    """The words that name whose meeting it is; empty for the sign of the same again."""
    title = in_characters(row.at(heads.body).text)
    return "" if title.lower() in DITTO else title


def _entry(row: SheetRow, heads: Heads, band: str, above_it: str) -> MeetingEntry | None:
    """The meeting of a row; None where it is a whole day or several. ``above_it``: the committee of the row above."""
    used = [row.at(column) for column in heads.columns]
    for cell in used:
        if cell.fault:
            raise Faulty(cell.text[:60] or "A formula", cell.fault)
    if any(cell.is_struck for cell in used if not cell.is_empty):
        raise Faulty(
            " ".join(cell.text for cell in used)[:60], "This line is struck through. Leave it out, or type it again."
        )
    title = _title(row, heads)
    if heads.is_whole_day(row) or span_of_days(row.at(heads.on).text):
        return None
    day, inside, of_day = _day(row.at(heads.on))
    starts_at, of_time = _time(row.at(heads.starts_at), inside)
    states = [heads.state_of(row, column) for column in heads.states]
    try:
        is_cancelled, said = judged(". ".join(filter(None, [title, of_day, of_time, *states])))
    except Faulty as moved:
        raise Faulty(f"{day:%d/%m/%Y}: {moved.args[0]}", moved.args[1]) from None
    remarks = [*said, *heads.states_not_known(row), *_weekday_remarks(row.at(heads.on), row.at(heads.weekday), day)]
    remarks += ["This row is hidden in the file."] if row.is_hidden else []
    place, is_off = place_in(in_characters(row.at(heads.place).text))
    return MeetingEntry(
        row.number, day, starts_at, place, without_words(title) or band or _as_above(row.at(heads.body), above_it),
        is_cancelled=is_cancelled or is_off, remarks=tuple(remarks),
    )  # fmt: skip


def _whole_days(row: SheetRow, heads: Heads, sheet: str) -> WholeDays | None:
    """The days of a row that is no meeting, where they can be read."""
    on, end = row.at(heads.on), row.at(heads.ends_on)
    name = row.at(heads.body).text or next((cell.text for cell in row.cells if cell not in (on, end) and cell.text), "")
    try:
        first, last = span if (span := span_of_days(on.text)) else (_day(on)[0], _day(on if end.is_empty else end)[0])
    except Faulty:
        return None
    return WholeDays(row.number, name, first, last, sheet) if name and first <= last else None


def span_of_days(text: str) -> tuple[date, date] | None:
    """First and last day of ``26 July – 31 August 2027``; of the first the month or the year may not be said."""
    ends = re.split(r"\s*(?:–|—|\bto\b|\buntil\b)\s*|\s+-\s+", text.strip(), maxsplit=1)
    if len(ends) != 2:
        return None
    try:
        last = written_date(ends[1])
        firsts = (ends[0], f"{ends[0]} {last.first:%Y}", f"{ends[0]} {last.first:%B %Y}")
        first = next(day for day in map(_day_written, firsts) if day)
    except (UnreadDate, StopIteration):
        return None
    return (first, last.first) if last.exactness == Exactness.DAY and first < last.first else None


def _day_written(text: str) -> date | None:
    try:
        found = written_date(text)
    except UnreadDate:
        return None
    return found.first if found.exactness == Exactness.DAY else None


def _day(cell: SheetCell) -> tuple[date, time | None, str]:
    """The day, the time where it stands in the same cell, and the words beside them."""
    value = cell.value
    if cell.is_empty:
        raise Faulty("No date", "Give the date of the meeting.")
    if isinstance(value, datetime | date) and re.fullmatch(r"m{3,4}[-/ ,\\]*y+.*", cell.number_format.lower()):
        raise Faulty(f"{value:%B %Y}", "The sheet shows a month here. Give the day.")
    if isinstance(value, datetime):
        inside = value.time().replace(second=0, microsecond=0)
        return checked_day(value.date()), inside if inside != time.min else None, ""
    if isinstance(value, date):
        return checked_day(value), None, ""
    if not isinstance(value, str):
        raise Faulty(cell.text[:60], NOT_A_DATE)
    bare = without_words(cell.text).rstrip("*†‡ ")
    words = cell.text if bare != cell.text else ""
    found = AND_TIME.fullmatch(bare)
    for text, clock in [(bare, ""), *([(found["day"], found["time"])] if found else [])]:
        try:
            read = written_date(text)
        except UnreadDate as unread:
            why = unread.why if not clock else ""
            continue
        if read.exactness != Exactness.DAY:
            raise Faulty(cell.text[:60], f"This is {read.exactness}. Give the day, as 18/04/2027.")
        return read.first, time_of(clock) if clock else None, words
    if "between" in why:
        raise Faulty(cell.text[:60], "Give a day between 1900 and 2099.")
    raise Faulty(cell.text[:60], f"{why} {NOT_A_DATE}".strip())


def _time(cell: SheetCell, inside: time | None) -> tuple[time | None, str]:
    if cell.is_empty:
        return inside, ""
    if not isinstance(cell.value, str):
        return time_of(cell.value), ""
    words = cell.text
    bare = without_words(words)
    return (time_of(span_start(bare)) if bare else inside), words if bare != words else ""


def _weekday_remarks(cell: SheetCell, weekday: SheetCell, day: date) -> list[str]:
    """Weekdays of the date's own cell or of one beside it that are not that day's."""
    spelled = [each.text for each in (cell, weekday) if isinstance(each.value, str)]
    right = f"{day:%A %-d %B %Y}"
    said = [text for text in spelled for name in re.findall(r"[A-Za-z]{3,}", text)[:1] if name[:3].lower() in _WEEKDAYS]
    wrong = [text for text in said if not text.lower().startswith(_WEEKDAYS[day.weekday()])]
    return [f"The file says “{text}”; that day is {right}." for text in wrong]
