from dataclasses import dataclass, field
from datetime import date, time
from enum import StrEnum

from governance.dates.clear_days import FIRST_YEAR, LAST_YEAR
from plans.office.packages import Unreadable

MOST_BYTES = 1_000_000
MOST_MEETINGS = 500
LONGEST_PLACE = 200
LONGEST_UID = 255


class Kind(StrEnum):
    ICS = "ics"
    SHEET = "sheet"


@dataclass(frozen=True)
class MeetingEntry:
    """One meeting as a file states it; ``line`` is the line of the file, or the row of the ``sheet``."""

    line: int
    on: date
    starts_at: time | None = None
    place: str = ""
    body: str = ""
    uid: str = ""
    is_cancelled: bool = False
    remarks: tuple[str, ...] = ()
    is_whole_day: bool = False  # an event without a time: a meeting only where it is known as one
    sheet: str = ""
    heading: str = ""  # above the table in which it stands, where no name of a committee stands beside it


@dataclass(frozen=True)
class LineFault:
    """Something wrong on a line: what was read there, and what to do about it."""

    line: int
    read: str
    advice: str
    sheet: str = ""


@dataclass(frozen=True)
class WholeDays:
    """Days that a file names and that are no meeting: a recess, an election, a consultation, or anything else."""

    line: int
    name: str
    first: date
    last: date
    sheet: str = ""


@dataclass(frozen=True)
class MeetingsFile:
    """What a file states; ``left_out`` is what stands there and is no meeting, ``days`` those of it that are known,
    ``remarks`` are about the whole file.
    """

    kind: Kind
    entries: list[MeetingEntry] = field(default_factory=list)
    faults: list[LineFault] = field(default_factory=list)
    left_out: list[LineFault] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)
    days: list[WholeDays] = field(default_factory=list)


class YearWanted(Unreadable):
    """A grid of months without a year: to be sent again with the year in which it begins."""


class Faulty(ValueError):
    """Raised by readers of one line: ``(what was read, what to do)``."""


def checked_day(on: date) -> date:
    if not FIRST_YEAR <= on.year <= LAST_YEAR:
        raise Faulty(str(on), f"Give a day between {FIRST_YEAR} and {LAST_YEAR}.")
    return on


def checked_place(place: str) -> str:
    place = " ".join(place.split())
    if len(place) > LONGEST_PLACE:
        raise Faulty(place[:60] + "…", f"The place is longer than {LONGEST_PLACE} characters. Shorten it.")
    return place
