"""Rows of an Excel sheet (.xlsx): a head row with names of columns, then a meeting on each row."""

import re
import zipfile
import zlib
from datetime import date, datetime, time
from io import BytesIO
from itertools import islice

from openpyxl import Workbook, load_workbook
from openpyxl.styles import Font
from openpyxl.utils.exceptions import InvalidFileException

from .entries import Faulty, Kind, LineFault, MeetingEntry, MeetingsFile, Unreadable, checked_day, checked_place

COLUMNS = {
    "body": ("body", "committee", "meeting", "name of body", "committee or board"),
    "on": ("date", "day", "date of meeting", "meeting date"),
    "starts_at": ("time", "start", "start time", "starts at"),
    "place": ("place", "venue", "location", "room"),
}
MOST_ROWS = 20_000  # empty rows between meetings are left out
MOST_COLUMNS = 30
MOST_UNPACKED = 20_000_000
DATES = ("%d/%m/%Y", "%d.%m.%Y", "%d-%m-%Y", "%Y-%m-%d", "%d %B %Y", "%d %b %Y", "%A %d %B %Y", "%a %d %b %Y")
TIMES = ("%H:%M", "%H.%M", "%H:%M:%S", "%I:%M%p", "%I.%M%p", "%I%p")
#: What the readers of zip, XML and workbooks raise for files that are damaged or none.
BROKEN = (
    InvalidFileException, zipfile.BadZipFile, zlib.error, SyntaxError, LookupError, ValueError, TypeError, OSError,
    EOFError, AttributeError, NotImplementedError, RuntimeError,
)  # fmt: skip
NOT_EXCEL = "This Excel file cannot be read. Save it again as an Excel workbook (.xlsx)."


def read_sheet(data: bytes) -> MeetingsFile:
    """The meetings on the first sheet of the workbook."""
    _refuse_what_is_dangerous(data)
    try:
        workbook = load_workbook(BytesIO(data), read_only=True, keep_links=False)
        rows = islice(workbook.worksheets[0].iter_rows(max_col=MOST_COLUMNS), MOST_ROWS + 1)
        filled = [
            (number, row)
            for number, row in enumerate(rows, 1)
            if any(cell.value is not None and str(cell.value).strip() for cell in row)
        ]
    except BROKEN:
        raise Unreadable(NOT_EXCEL) from None
    if filled and filled[-1][0] > MOST_ROWS:
        raise Unreadable(f"The sheet goes on beyond row {MOST_ROWS:,}. Send a sheet with the meetings only.")
    if not filled:
        raise Unreadable("The first sheet of the file is empty.")
    columns = _columns(filled[0][1])
    reading = MeetingsFile(Kind.SHEET)
    for number, row in filled[1:]:
        try:
            reading.entries.append(_entry(number, {name: row[place] for name, place in columns.items()}))
        except Faulty as fault:
            reading.faults.append(LineFault(number, *fault.args))
    return reading


def _refuse_what_is_dangerous(data):
    """A small file that unpacks to a large one, macros, and documents that define entities of their own."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            parts = archive.infolist()
            if sum(part.file_size for part in parts) > MOST_UNPACKED:
                raise Unreadable("The Excel file is too large when unpacked. Send a sheet with the meetings only.")
            if any("vbaproject" in part.filename.lower() for part in parts):
                raise Unreadable("The Excel file holds macros. Save it as a workbook without macros (.xlsx).")
            if any(b"<!DOCTYPE" in archive.open(part).read(4096) for part in parts if part.filename.endswith("xml")):
                raise Unreadable(NOT_EXCEL)
    except BROKEN:
        raise Unreadable(NOT_EXCEL) from None


def _columns(head) -> dict[str, int]:
    """Which column holds what, by the words of the head row."""
    words = [" ".join(str(cell.value or "").lower().split()) for cell in head]
    found = {
        name: next((place for place, word in enumerate(words) if word in known), None)
        for name, known in COLUMNS.items()
    }
    if found["on"] is None:
        seen = ", ".join(word for word in words if word)[:100]
        raise Unreadable(f"The first row names no column “Date”; it reads: {seen}. Use the template's head row.")
    return {name: place for name, place in found.items() if place is not None}


def _entry(number, cells) -> MeetingEntry:
    for cell in cells.values():
        if getattr(cell, "data_type", "") == "f" or (isinstance(cell.value, str) and cell.value.startswith("=")):
            raise Faulty(str(cell.value)[:60], "This is a formula, and formulas are not worked out. Type the value.")
        if getattr(cell, "data_type", "") == "e":
            raise Faulty(str(cell.value), "Excel shows an error here. Type the value.")
    values = {name: cell.value for name, cell in cells.items()}
    on, inside = _day(values["on"])
    given = values.get("starts_at")
    starts_at = _time(given) if given is not None and str(given).strip() else inside
    place, body = (" ".join(str(values.get(name) or "").split()) for name in ("place", "body"))
    return MeetingEntry(number, on, starts_at, checked_place(place), body)


def _day(value) -> tuple[date, time | None]:
    """The day, and the time where it stands in the same cell."""
    if isinstance(value, datetime):
        return checked_day(value.date()), value.time().replace(
            second=0, microsecond=0
        ) if value.time() != time.min else None
    if isinstance(value, date):
        return checked_day(value), None
    if value is None or not str(value).strip():
        raise Faulty("No date", "Give the date of the meeting.")
    text = " ".join(str(value).replace(",", " ").split())
    for form in DATES if isinstance(value, str) else ():
        try:
            return checked_day(datetime.strptime(text, form).date()), None
        except ValueError as error:
            if isinstance(error, Faulty):
                raise
    raise Faulty(text[:60], "This is not a date. Give it as 18/04/2027, or format the column as a date.")


def _time(value) -> time:
    if isinstance(value, datetime):
        value = value.time()
    if isinstance(value, time):
        return value.replace(second=0, microsecond=0)
    text = re.sub(r"\s", "", str(value)).lower()
    for form in TIMES:
        try:
            return datetime.strptime(text, form).time().replace(second=0)
        except ValueError:
            continue
    raise Faulty(str(value)[:60], "This is not a time. Give it as 18:30, or leave it empty.")


GUIDANCE = (
    "One meeting to a row, on the sheet “Meetings”.",
    "Date as 18/04/2027; time as 18:30, or empty where it is not known; place may be empty.",
    "Times are those of London. Formulas are not worked out: type the values.",
)


def template(bodies: list[str], *, with_body: bool) -> bytes:
    """A workbook to fill in: the head row, and beside it how, with the names that may stand under it."""
    workbook = Workbook()
    sheet = workbook.active
    sheet.title = "Meetings"
    sheet.append(["Committee or board", "Date", "Time", "Place"] if with_body else ["Date", "Time", "Place"])
    for cell in sheet[1]:
        cell.font = Font(bold=True)
    for column, width in zip("ABCD", (44, 16, 10, 40) if with_body else (16, 10, 40, 10), strict=True):
        sheet.column_dimensions[column].width = width
    with_bodies = ["Under “Committee or board” one of these names:", *bodies]
    names = workbook.create_sheet("How to fill it in")
    for line in (*GUIDANCE, *(with_bodies if with_body else [f"These are the meetings of {bodies[0]}."])):
        names.append([line])
    names.column_dimensions["A"].width = 90
    out = BytesIO()
    workbook.save(out)
    return out.getvalue()
