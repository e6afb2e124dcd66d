"""Days that are known in part: ``2017``, ``2017-01`` or ``2017-01-18``; empty means not stated."""

from calendar import monthrange
from datetime import date

from django.utils.formats import date_format

#: Of what is recorded as done.
TO_COME = "This day is still to come: enter the day on which it happened."


def partial_date(value: str) -> str:
    """``18 January 2017``, ``January 2017``, ``2017`` or nothing."""
    if not value:
        return ""
    parts = [int(part) for part in value.split("-")]
    shape = {1: "Y", 2: "F Y", 3: "j F Y"}[len(parts)]
    return date_format(date(*parts, *(1,) * (3 - len(parts))), shape)


def partial_range(start: str, end: str) -> str:
    """``4 to 27 January 2017``; one of the two may be empty, or less exact than the other."""
    if not start or not end or start == end:
        if not start and end:
            return f"until {partial_date(end)}"
        return partial_date(start)
    first, last = partial_date(start), partial_date(end)
    if len(start) == len(end) == 10:
        if start[:7] == end[:7]:
            first = first.split(" ", 1)[0]
        elif start[:4] == end[:4]:
            first = first.rsplit(" ", 1)[0]
    elif len(start) == len(end) == 7 and start[:4] == end[:4]:
        first = first.rsplit(" ", 1)[0]
    return f"{first} to {last}"


def span(partial: str) -> tuple[date, date] | None:
    """First and last day of a partial date; None when nothing is known."""
    parts = [int(part) for part in partial.split("-")] if partial else []
    match parts:
        case [year, month, day]:
            return date(year, month, day), date(year, month, day)
        case [year, month]:
            return date(year, month, 1), date(year, month, monthrange(year, month)[1])
        case [year]:
            return date(year, 1, 1), date(year, 12, 31)
    return None
