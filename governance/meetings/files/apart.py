"""A calendar with rules of repetition is read in a process of its own, with limits: a rule that never comes true is
followed to the end of all days. Everything else is read here, since its size alone bounds its time."""

import json
from datetime import date

from django.core.exceptions import ValidationError

from governance.meetings.files import MeetingsFile, Unreadable, read
from governance.meetings.files.ics import repeats
from governance.meetings.files.plain_data import from_data
from plans.printing.cleaning import SECONDS, answer_of

GIVEN_UP = (
    "The calendar’s rules of repetition take too much time to follow. Export each meeting as an event of its own, or "
    "a year at a time."
)


def read_within_limits(data: bytes, *, today: date, year: int | None = None, seconds: float = SECONDS) -> MeetingsFile:
    """As ``read``. Raises Unreadable too where reading takes too long."""
    if not repeats(data):
        return read(data, today=today, year=year)
    try:
        told = json.loads(
            answer_of(["-m", "governance.meetings.files.process", today.isoformat()], data, seconds=seconds)
        )
    except (ValidationError, ValueError) as error:
        raise Unreadable(GIVEN_UP) from error
    if "refused" in told:
        raise Unreadable(told["refused"])
    return from_data(told["found"])
