"""Seasons and school terms, from the first day that each may mean to the last. Pure."""

import calendar
from datetime import date

#: First and last month; those after the twelfth are of the next year.
MONTHS = {
    "spring": (3, 5),
    "summer": (6, 8),
    "autumn": (9, 11),
    "winter": (12, 14),
    "spring term": (1, 4),
    "summer term": (4, 7),
    "autumn term": (9, 12),
}
_NAMES = "spring|summer|autumn|winter"
#: One season, or the later one of two; for a pattern that ignores nothing but the case.
SEASON = rf"(?:(?:{_NAMES}) ?(?:/|–|-|&|and|or|to) ?)?(?P<season>(?:spring|summer|autumn) term|{_NAMES})"


def days_of_season(name: str, year: int) -> tuple[date, date]:
    """First and last day of the season that begins in a year."""
    first, last = MONTHS[name]
    ends = (year + (last > 12), (last - 1) % 12 + 1)
    return date(year, first, 1), date(*ends, calendar.monthrange(*ends)[1])


def begins_in(name: str, financial_year: int) -> int:
    """The year of a season of a financial year (2026 for 2026/27); of spring, which both years have, the later."""
    return financial_year + (MONTHS[name][0] < 4)
