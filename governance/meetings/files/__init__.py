"""Meetings out of a file: ``.ics`` or Excel, told apart by what is in it. Pure: no ORM, no clock.

Nothing of a file is believed: its size, its lines and its cells have limits, formulas and rules of repetition are not
worked out, and what cannot be read says on which line, what was read and what to do.
"""

from .entries import MOST_BYTES, MOST_MEETINGS, Kind, LineFault, MeetingEntry, MeetingsFile, Unreadable
from .ics import read_ics
from .sheet import read_sheet, template

__all__ = [
    "MOST_BYTES",
    "MOST_MEETINGS",
    "Kind",
    "LineFault",
    "MeetingEntry",
    "MeetingsFile",
    "Unreadable",
    "read",
    "template",
]

ZIP, OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"


def read(data: bytes) -> MeetingsFile:
    """The meetings of a file, and its faults line by line. Raises Unreadable for what is no such file at all."""
    if len(data) > MOST_BYTES:
        raise Unreadable(f"The file is larger than {MOST_BYTES // 1_000_000} MB. Send a year of meetings at a time.")
    if not data.strip():
        raise Unreadable("The file is empty.")
    if data.startswith(OLE):
        raise Unreadable("This is an old Excel file (.xls), or one with a password. Save it as .xlsx without one.")
    reading = read_sheet(data) if data.startswith(ZIP) else read_ics(data)
    if not reading.entries and not reading.faults:
        raise Unreadable("No meeting was found in the file.")
    if len(reading.entries) + len(reading.faults) > MOST_MEETINGS:
        raise Unreadable(f"The file holds more than {MOST_MEETINGS} meetings. Send a year of meetings at a time.")
    return reading
