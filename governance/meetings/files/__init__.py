"""Meetings out of a file: ``.ics``, Excel or CSV, told apart by what is in it. Pure: no ORM, no clock.

Nothing of a file is believed: its size, its lines and its cells have limits, formulas are not worked out, rules of
repetition are followed for a while. What cannot be read says on which line, what was read and what to do.
"""

from datetime import date

from plans.office.packages import OLE, ZIP, Unreadable

from .blank import template
from .entries import (
    MOST_BYTES,
    MOST_MEETINGS,
    Kind,
    LineFault,
    MeetingEntry,
    MeetingsFile,
    WholeDays,
    YearWanted,
)
from .ics import NOT_A_CALENDAR, read_ics
from .sheet import read_sheet

__all__ = [
    "MOST_BYTES",
    "MOST_MEETINGS",
    "Kind",
    "LineFault",
    "MeetingEntry",
    "MeetingsFile",
    "Unreadable",
    "WholeDays",
    "YearWanted",
    "read",
    "template",
]


def read(data: bytes, *, today: date | None = None, year: int | None = None) -> MeetingsFile:
    """The meetings of a file, and its faults line by line. Raises Unreadable for what is no such file at all.

    ``today``: from when a repetition without an end is followed. ``year``: in which a grid begins that names none;
    YearWanted asks for it.
    """
    if len(data) > MOST_BYTES:
        raise Unreadable(f"The file is larger than {MOST_BYTES // 1_000_000} MB. Send a year of meetings at a time.")
    if not data.strip():
        raise Unreadable("The file is empty.")
    if data.startswith(OLE):
        raise Unreadable("This is an old Excel file (.xls), or one with a password. Save it as .xlsx without one.")
    reading = _read(data, today, year)
    if not reading.entries and not reading.faults and not reading.left_out:
        raise Unreadable("No meeting was found in the file.")
    if len(reading.entries) + len(reading.faults) > MOST_MEETINGS:
        raise Unreadable(f"The file holds more than {MOST_MEETINGS} meetings. Send a year of meetings at a time.")
    return reading


def _read(data: bytes, today: date | None, year: int | None) -> MeetingsFile:
    if data.startswith(ZIP):
        return read_sheet(data, year=year)
    if b"BEGIN:VCALENDAR" in data[:5_000].replace(b"\0", b"").upper():
        return read_ics(data, today=today)
    try:
        return read_sheet(data, year=year)
    except YearWanted:
        raise
    except Unreadable:
        raise Unreadable(NOT_A_CALENDAR) from None
