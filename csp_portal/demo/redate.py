"""Moving a made-up plan through time, so that the demonstration looks alive on the day it is filled.

A file whose ``format`` says ``relative_to`` was written as seen on that day. ``redate(data, on)`` gives it as seen
``on`` another: periods (of plan, years, readings, timescales, memberships …) and the years in texts move by whole
financial years, what happened or will happen at meetings by whole weeks.
"""

import re
from collections.abc import Callable, Iterable
from datetime import date, timedelta

import holidays

DAY = timedelta(days=1)
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
_ISO = re.compile(r"(20\d\d)-(\d\d)-(\d\d)(T.*Z)?", re.ASCII)
_MONTH = re.compile(r"(20\d\d)-(0[1-9]|1[0-2])", re.ASCII)
_NOT_TEXT = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|[a-z0-9_]+(-[a-z0-9_]+)+|[0-9a-f]{64}|https?://\S+")
#: A day in words, such as 18 April 2026, with or without its weekday.
_WORDS = re.compile(rf"\b((?:{'|'.join(WEEKDAYS)}) )?(\d{{1,2}}) ({'|'.join(MONTHS)}) (20\d\d)\b", re.ASCII)
#: A year, or a span such as 2026/27 or 2026–2029; not the year of an Act, nor one inside a slug.
_YEARS = re.compile(
    r"(?<![\d.,/£])(?<![a-z]-)(?<!Act )(?<!Regulations )(?<!Order )(20\d\d)(?:([/–-])(\d\d))?(?!\d| Act)", re.ASCII
)


def financial_year(day: date) -> int:
    """The year in which the day's financial year (1 April to 31 March) begins."""
    return day.year if day.month >= 4 else day.year - 1


def redate(data: dict, on: date) -> dict:
    """The file as seen ``on`` a day; a file without ``relative_to`` is given back as it is."""
    if "relative_to" not in data["format"]:
        return data
    seen_on = date.fromisoformat(data["format"]["relative_to"])
    years = financial_year(on) - financial_year(seen_on)
    record = data["record"]
    days = {day for name in _dated_parts(record) for day in _days_in(name, record[name])}
    move = (_weekly if _is_running(data) else _yearly)(days, seen_on, on)

    def move_by_years(value):
        return _in_years(value, years, seen_on.year)

    return {
        "format": {name: value for name, value in data["format"].items() if name != "relative_to"},
        "documents": move_by_years(data["documents"]),
        "record": {
            **record,
            "plan": move_by_years(record["plan"]),
            **{name: _events(record[name], move, move_by_years) for name in _dated_parts(record)},
        },
    }


def _is_running(data) -> bool:
    """Whether the plan of the file is on its way, and its assessment with it."""
    key = data["documents"]["plan"]["key"]
    states = {paper["key"]: paper["state"] for paper in data["record"]["papers"]}
    return states[key] in ("drafting", "in_approval")


def _dated_parts(record) -> list[str]:
    """Parts of the record that tell what happened."""
    return [name for name in record if name not in ("partnership", "organisations", "plan", "files")]


def _events(value, move: Callable[[date], date], move_by_years):
    """What happened, moved; the documents of frozen versions move as documents do."""
    if isinstance(value, dict):
        return {
            key: move_by_years(item) if key == "document" else _events(item, move, move_by_years)
            for key, item in value.items()
        }
    if isinstance(value, list):
        return [_events(item, move, move_by_years) for item in value]
    if not isinstance(value, str):
        return value
    if found := _ISO.fullmatch(value):
        return move(date.fromisoformat(value[:10])).isoformat() + (found[4] or "")
    if _MONTH.fullmatch(value):
        return move(date.fromisoformat(f"{value}-15")).isoformat()[:7]
    return _WORDS.sub(lambda found: _in_words(move(_day_in_words(found)), with_weekday=bool(found[1])), value)


def _day_in_words(found: re.Match) -> date:
    first = date(int(found[4]), MONTHS.index(found[3]) + 1, 1)
    return first + timedelta(days=int(found[2]) - 1)


def _in_words(day: date, *, with_weekday: bool) -> str:
    weekday = f"{WEEKDAYS[day.weekday()]} " if with_weekday else ""
    return f"{weekday}{day.day} {MONTHS[day.month - 1]} {day.year}"


def _days_in(key, value) -> Iterable[date]:
    """Every whole day on which something happened, or is to happen."""
    if key == "document":
        return
    if isinstance(value, dict):
        for name, item in value.items():
            yield from _days_in(name, item)
    elif isinstance(value, list):
        for item in value:
            yield from _days_in(key, item)
    elif isinstance(value, str) and _ISO.fullmatch(value):
        yield date.fromisoformat(value[:10])
    elif isinstance(value, str):
        yield from map(_day_in_words, _WORDS.finditer(value))


# --- Meetings: whole weeks, never on a day on which no meeting is held ----------------------------------------------


def _weekly(days: set[date], seen_on: date, on: date) -> Callable[[date], date]:
    """Days up to ``seen_on`` stay in the past and keep their weekday; later ones stay in the future."""
    weeks, rest = divmod((on - seen_on).days, 7)

    def shifted(day):
        return day + timedelta(weeks=weeks + (1 if rest and day > seen_on else 0))

    return _ordered(days, shifted, seen_on, on)


def _yearly(days: set[date], seen_on: date, on: date) -> Callable[[date], date]:
    """By the weeks nearest to whole financial years; one year less where something would happen after ``on``."""
    years = financial_year(on) - financial_year(seen_on)

    def by(years):
        return lambda day: day + timedelta(weeks=round(years * 365.2425 / 7))

    past = [day for day in days if day <= seen_on]
    shifted = by(years)
    if past and shifted(max(past)) > on:
        shifted = by(years - 1)
    return _ordered(days, shifted, seen_on, on)


def _ordered(days, shifted, seen_on, on) -> Callable[[date], date]:
    """Move each day, keep their order strictly, and let none fall where no meeting is held."""
    moved: dict[date, date] = {}
    later = on + DAY
    for day in sorted((day for day in days if day <= seen_on), reverse=True):
        new = shifted(day)
        if new != day and is_meeting_day(day):
            new = _next_meeting_day(new)
        if new >= later:
            new = _meeting_day_before(later)
        moved[day] = later = new
    earlier = max([on, *moved.values()])
    for day in sorted(day for day in days if day > seen_on):
        new = shifted(day)
        if new != day and is_meeting_day(day):
            new = _next_meeting_day(new)
        if new <= earlier:
            new = _next_meeting_day(earlier + DAY)
        moved[day] = earlier = new
    return lambda day: moved.get(day) or shifted(day)


def is_meeting_day(day: date) -> bool:
    """Monday to Friday, no bank holiday in England, not from Christmas Eve to New Year's Day."""
    in_christmas_week = (day.month, day.day) >= (12, 24) or (day.month, day.day) == (1, 1)
    if day.weekday() >= 5 or in_christmas_week:
        return False
    return day not in holidays.country_holidays("GB", subdiv="ENG", years=day.year)


def _next_meeting_day(day):
    while not is_meeting_day(day):
        day += DAY
    return day


def _meeting_day_before(day):
    day -= DAY
    while not is_meeting_day(day):
        day -= DAY
    return day


# --- Periods and texts: whole years ---------------------------------------------------------------------------------


def _in_years(value, years: int, around: int):
    if isinstance(value, dict):
        return {key: _in_years(item, years, around) for key, item in value.items()}
    if isinstance(value, list):
        return [_in_years(item, years, around) for item in value]
    if not isinstance(value, str) or not years:
        return value
    if _ISO.fullmatch(value):
        return _same_day(date.fromisoformat(value[:10]), years).isoformat() + value[10:]
    if _MONTH.fullmatch(value):
        return f"{int(value[:4]) + years}{value[4:]}"
    if _NOT_TEXT.fullmatch(value):
        return value
    return _YEARS.sub(lambda found: _years(found, years, around), value)


def _same_day(day: date, years: int) -> date:
    try:
        return day.replace(year=day.year + years)
    except ValueError:  # 29 February
        return day.replace(year=day.year + years, day=28)


def _years(found, years, around) -> str:
    first, between, last = int(found[1]), found[2], found[3]
    if abs(first - around) > 9:
        return found[0]
    if last is None:
        return str(first + years)
    is_span = 1 <= (int(last) - first) % 100 <= 5
    return f"{first + years}{between}{(int(last) + years) % 100 if is_span else int(last):02d}"
