"""Quarters and halves of a year, as council officers write them. Pure."""

import re
from datetime import date, timedelta

_NTH = {
    "1st": 1, "first": 1, "one": 1, "2nd": 2, "second": 2, "two": 2, "3rd": 3, "third": 3, "three": 3,
    "4th": 4, "fourth": 4, "four": 4, "last": 4, "final": 4,
}  # fmt: skip
_QUARTER = (
    r"(?:q ?|qtr ?|quarter )(?P<quarter>[1-4]|one|two|three|four)"
    r"|(?P<nth>1st|2nd|3rd|4th|first|second|third|fourth|last|final) (?:quarter|qtr)(?: of)?"
)
_HALF = r"(?:h ?|half )(?P<half>[12])|(?P<first_half>[12])h|(?P<nth_half>1st|2nd|first|second) half(?: of)?"
PART = rf"(?:{_QUARTER}|{_HALF})"


def is_half(found: re.Match[str]) -> bool:
    return bool(found["half"] or found["first_half"] or found["nth_half"])


def short_name(found: re.Match[str]) -> str:
    """What people are told to write: Q3 or H1."""
    return f"{'H' if is_half(found) else 'Q'}{_number(found)}"


def days_of_part(found: re.Match[str], first: date) -> tuple[date, date]:
    """The first and the last day of the part that was named, of the year that begins on the first of a month."""
    months = 6 if is_half(found) else 3
    before = first.month - 1 + months * (_number(found) - 1)
    return first_of(first.year, before), first_of(first.year, before + months) - timedelta(days=1)


def _number(found: re.Match[str]) -> int:
    digits = found["quarter"] or found["half"] or found["first_half"]
    words = digits or found["nth"] or found["nth_half"]
    return int(words) if words.isdigit() else _NTH[words]


def first_of(year: int, months: int) -> date:
    """The first of the month that begins so many months after the year."""
    return date(year + months // 12, months % 12 + 1, 1)
