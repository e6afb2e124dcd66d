"""Times of day as clerks and spreadsheets write them. Pure."""

import re
from datetime import datetime, time
from decimal import Decimal

from governance.meetings.files.entries import Faulty

EARLY = time(8)
_NUMBER = re.compile(r"\d{1,2}(?:\.\d{1,2})?", re.ASCII)
_CLOCK = re.compile(
    r"(?P<hour>\d{1,2})(?:[:.h](?P<minute>\d\d)(?:[:.]\d\d)?)?(?P<half>[ap]\.?m\.?|noon|midnight|midday)?(?:hrs|hours|h)?",
    re.ASCII,
)
_FOUR = re.compile(r"(?P<hour>[01]\d|2[0-3])(?P<minute>[0-5]\d)(?:hrs|hours|h)?", re.ASCII)
_NOT_KNOWN = {"tbc", "tba", "tbd", "tobeconfirmed", "tobeagreed", "-", "–", "n/a", "notknown"}
#: A day and the time behind it in one cell.
AND_TIME = re.compile(
    r"(?P<day>.+?\d{2,4}(?: \([a-z]+\))?)(?:,? at |,? @ ?|,? | [-–] |(?<=\d)T(?=\d\d))"
    r"(?P<time>\d{1,2}(?:[:.]\d\d)?(?::\d\d)?\s*(?:[ap]\.?m\.?)?|noon)",
    re.IGNORECASE,
)
ADVICE = "This is not a time. Give it as 18:30, or leave it empty."


def time_of(value) -> time | None:
    """The time that a cell or a text states; None where it says that it is not known. Raises Faulty.

    A number is a time that somebody typed with a point (18.3 is 18:30, for Excel drops the nought), or a part of a day.
    """
    if isinstance(value, datetime):
        value = value.time()
    if isinstance(value, time):
        return value.replace(second=0, microsecond=0)
    if isinstance(value, bool) or value is None:
        raise Faulty(str(value), ADVICE)
    if isinstance(value, int | float):
        return _of_number(value)
    text = re.sub(r"\s", "", str(value)).lower()
    if text in _NOT_KNOWN:
        return None
    if text in ("noon", "midday", "12noon", "12midday"):
        return time(12)
    if _NUMBER.fullmatch(text):
        return _of_digits(text, str(value))
    return _of_words(text, str(value))


def _of_number(value) -> time:
    if 0 < value < 1:  # Excel keeps a time as a part of the day
        minutes = round(value * 24 * 60)
        if abs(value * 24 * 60 - minutes) < 0.01 and minutes < 24 * 60:
            return time(minutes // 60, minutes % 60)
    text = f"{Decimal(str(value)).normalize():f}"
    if _FOUR.fullmatch(text):
        return _of_words(text, text)
    return _of_digits(text, text)


def _of_digits(text: str, said: str) -> time:
    """``18.3`` is 18:30 and ``18.15`` a quarter past; what may be a part of an hour is asked about."""
    hour, _, minutes = text.partition(".")
    if minutes in ("5", "25", "75"):
        part = {"5": "half", "25": "a quarter", "75": "three quarters"}[minutes]
        raise Faulty(said, f"This may be {part} of an hour, or minutes. Give the time as {hour}:30 or as it is.")
    if not _NUMBER.fullmatch(text):
        raise Faulty(said[:60], ADVICE)
    return _checked(int(hour), int(minutes.ljust(2, "0") or 0), said)


def _of_words(text: str, said: str) -> time:
    found = _FOUR.fullmatch(text) or _CLOCK.fullmatch(text)
    if not found:
        raise Faulty(said[:60], ADVICE)
    parts = found.groupdict()
    hour, half = int(parts["hour"]), (parts.get("half") or "").replace(".", "")
    if half in ("am", "pm", "noon", "midday", "midnight") and not 1 <= hour <= 12:
        raise Faulty(said[:60], ADVICE)
    if half in ("pm", "noon", "midday"):
        hour = hour % 12 + 12
    elif half in ("am", "midnight"):
        hour %= 12
    return _checked(hour, int(parts["minute"] or 0), said)


def _checked(hour: int, minute: int, said: str) -> time:
    try:
        return time(hour, minute)
    except ValueError:
        raise Faulty(said[:60], ADVICE) from None


def span_start(text: str) -> str:
    """Of a span of times its beginning: ``10am – 12 noon`` is 10am; a half of the day may stand at its end alone."""
    text = re.split(r"\s+for\s+", text.strip())[-1]  # “6.30 pm for 7 pm”: doors, then the meeting
    parts = re.split(r"\s*(?:[–—-]|\bto\b|\buntil\b)\s*", text, maxsplit=1)
    if len(parts) == 2 and parts[0] and re.search(r"\d|noon|midday", parts[1]):
        half = re.search(r"[ap]\.?m\.?$", parts[1].strip(), re.IGNORECASE)
        needs = half and re.fullmatch(r"[\d.:]+", parts[0].strip()) and _hour(parts[0]) <= _hour(parts[1])
        return parts[0] + (half[0] if needs and half else "")
    return text


def _hour(text: str) -> int:
    found = re.search(r"\d{1,2}", text)
    return int(found[0]) % 12 if found else 0
