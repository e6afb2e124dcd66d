"""What was read of a file as lists of plain values, and back: to travel signed, or out of a process of its own."""

from dataclasses import asdict
from datetime import date, time

from governance.meetings.files.entries import Kind, LineFault, MeetingEntry, MeetingsFile, WholeDays


def as_data(reading: MeetingsFile) -> list:
    told = (reading.entries, reading.faults, reading.left_out, reading.days)
    return [reading.kind.value, *([_plain_values(each) for each in part] for part in told), reading.remarks]


def _plain_values(row) -> list:
    return [value.isoformat() if isinstance(value, date | time) else value for value in asdict(row).values()]


def from_data(data: list) -> MeetingsFile:
    """Raises ValueError for what is no such data."""
    kind, rows, faults, left_out, days, remarks = data
    faults, left_out = ([LineFault(*row) for row in part] for part in (faults, left_out))
    days = [WholeDays(line, name, *map(date.fromisoformat, ends), sheet) for line, name, *ends, sheet in days]
    return MeetingsFile(Kind(kind), [_entry(row) for row in rows], faults, left_out, remarks, days)


def _entry(row: list) -> MeetingEntry:
    line, on, starts_at, place, body, uid, is_cancelled, remarks, *others = row
    at = time.fromisoformat(starts_at) if starts_at else None
    return MeetingEntry(line, date.fromisoformat(on), at, place, body, uid, is_cancelled, tuple(remarks), *others)
