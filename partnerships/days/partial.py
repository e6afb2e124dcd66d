"""Days that are known in part: ``2017``, ``2017-01`` or ``2017-01-18``; empty means not stated."""

from datetime import date

from django.utils.formats import date_format


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
