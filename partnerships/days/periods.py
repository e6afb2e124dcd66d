"""Periods in words, as exactly as they are recorded. Pure."""

from datetime import date

from django.utils.formats import date_format


def in_years(start: date, end: date) -> str:
    """``2017/18`` for a year or less, else ``2017 to 2020``."""
    if start.year == end.year:
        return str(start.year)
    if (end - start).days <= 366:
        return f"{start.year}/{end.year % 100:02d}"
    return f"{start.year} to {end.year}"


def period_words(start: date, end: date, *, years_only: bool = False) -> str:
    """A period as it is recorded: its days, its years, or the one day of an addendum."""
    if years_only:
        return in_years(start, end)
    days = [date_format(day, "j F Y") for day in (start, end)]
    return days[0] if start == end else " to ".join(days)
