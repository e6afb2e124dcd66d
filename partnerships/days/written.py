"""One reader of dates as council officers write them: fields, commands, files of meetings, timescales. Pure, no clock.

Days and months come in English order; a date that can be meant in two ways is asked about, never guessed.
"""

import calendar
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from partnerships.days.parts import PART, days_of_part, is_half, short_name
from partnerships.days.seasons import SEASON, begins_in, days_of_season

FIRST_YEAR, LAST_YEAR = 1900, 2099  # for which bank holidays are known
Period = tuple[date, date]  # its first and last day
FIRST_OF_NEXT_CENTURY = 70  # 69 is 2069, 70 is 1970


class Exactness(StrEnum):
    DAY = "a day"
    MONTH = "a month"
    QUARTER = "a quarter"
    HALF = "half a year"
    SEASON = "a season"
    YEAR = "a year"
    FINANCIAL_YEAR = "a financial year"


@dataclass(frozen=True)
class WrittenDate:
    """The days that a text means, first and last; ``remark``: something in it that does not fit, in a sentence."""

    first: date
    last: date
    exactness: Exactness
    remark: str = ""


class UnreadDate(ValueError):
    """Why a text is read as no date, as a sentence, or empty; ``last``: the last day of what may be meant."""

    def __init__(self, why: str = "", last: date | None = None):
        super().__init__(why)
        self.why, self.last = why, last


_MONTH_NAMES = [name.lower() for name in calendar.month_name]
_MONTHS = {name[:size]: number for number, name in enumerate(_MONTH_NAMES) if name for size in (3, len(name))}
_MONTHS |= {"sept": 9, "janu": 1, "febr": 2}
_WEEKDAYS = [name.lower() for name in calendar.day_name]
_WEEKDAY = r"(?:(?P<weekday>mon|tues?|weds?|wednes|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\.?,? )?"
_MONTH_ALONE = "|".join(sorted(_MONTHS, key=len, reverse=True))
_MONTH = rf"(?P<month>{_MONTH_ALONE})\.?"
_YEAR = r"(?P<year>\d{4}|['’]?\d\d)"
_FINANCIAL = r"(?:fy ?)?(?P<year>\d{4}|\d\d)(?:/|–|-| to )(?P<then>\d{4}|\d\d)"

_DAY_SHAPES = [
    re.compile(rf"{_WEEKDAY}{shape}", re.ASCII)
    for shape in (
        r"(?P<day>\d{1,2})[/.\- ](?P<number>\d{1,2})[/.\- ](?P<year>\d{4}|\d\d)",
        r"(?P<year>\d{4})[/.\-](?P<number>\d{1,2})[/.\-](?P<day>\d{1,2})",
        rf"(?:the )?(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?: of)?[ \-]?{_MONTH},?[ \-]?{_YEAR}",
        rf"{_MONTH} (?P<day>\d{{1,2}})(?:st|nd|rd|th)?,? (?P<year>\d{{4}})",
    )
]
_NTH_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_WITHOUT_YEAR = re.compile(
    rf"(?:[a-z]+,? )?(?:the )?(?:{_NTH_DAY}(?: of)? ?)?(?:{_MONTH_ALONE})(?: {_NTH_DAY})?", re.ASCII
)
_MONTH_SHAPES = [
    re.compile(shape, re.ASCII)
    for shape in (
        rf"{_MONTH},?[ \-/]?(?:of )?(?P<year>\d{{4}})",
        rf"{_MONTH}(?:-|/| ?['’])(?P<year>\d\d)",
        r"(?P<number>\d{1,2})[/.\-](?P<year>\d{4})",
        r"(?P<year>\d{4})[.\-](?P<number>0?[1-9]|1[0-2])",
        r"(?P<year>\d{4})/(?P<number>0[1-9])",
    )
]
_PART_SHAPES = [
    re.compile(shape, re.ASCII) for shape in (rf"{PART},? ?(?:of )?{_FINANCIAL}", rf"{_FINANCIAL},? {PART}")
]
_PART_OF_A_PLAIN_YEAR = [
    re.compile(shape, re.ASCII) for shape in (rf"{PART},?[ /\-]?(?:of )?{_YEAR}", rf"(?P<year>\d{{4}}),?[ /\-]?{PART}")
]
_SEASON_OF_A_FINANCIAL_YEAR = re.compile(rf"{SEASON},? ?(?:of )?{_FINANCIAL}", re.ASCII)
_SEASON_OF_A_YEAR = re.compile(rf"{SEASON},? ?(?:of )?{_YEAR}", re.ASCII)
_BARE_SEASON = re.compile(SEASON, re.ASCII)
_BARE_PART = re.compile(PART, re.ASCII)
_FINANCIAL_YEAR = re.compile(rf"(?:the )?(?:financial year )?{_FINANCIAL}", re.ASCII)


def written_date(text: str) -> WrittenDate:
    """The day, month, part of a year or year that ``text`` names, in the years that count; UnreadDate for all else."""
    words = " ".join(text.replace("\u200b", "").split()).lower().rstrip(".")
    try:
        return _read(text, words)
    except (ValueError, OverflowError) as error:
        if isinstance(error, UnreadDate):
            raise
        raise UnreadDate(f"“{text}” is a day that no calendar has.") from None


def _read(text: str, words: str) -> WrittenDate:
    for shape in _DAY_SHAPES:
        if found := shape.fullmatch(words):
            return _day(text, found)
    for shape in _MONTH_SHAPES:
        if found := shape.fullmatch(words):
            return _month(text, _year(found["year"]), _month_number(found))
    for shape in _PART_SHAPES:
        if found := shape.fullmatch(words):
            year = _financial_year(text, found["year"], found["then"])
            return _part(found, date(year, 4, 1))
    if found := _SEASON_OF_A_FINANCIAL_YEAR.fullmatch(words):
        year = _financial_year(text, found["year"], found["then"])
        days = days_of_season(found["season"], begins_in(found["season"], year))
        return _checked(text, *days, Exactness.SEASON)
    if found := _SEASON_OF_A_YEAR.fullmatch(words):
        return _checked(text, *days_of_season(found["season"], _year(found["year"])), Exactness.SEASON)
    if re.fullmatch(r"\d{4}", words, re.ASCII):
        return _checked(text, date(_year(words), 1, 1), date(_year(words), 12, 31), Exactness.YEAR)
    if found := _FINANCIAL_YEAR.fullmatch(words):
        year = _financial_year(text, found["year"], found["then"])
        return _checked(text, date(year, 4, 1), date(year + 1, 3, 31), Exactness.FINANCIAL_YEAR)
    raise _unread(text, words)


def _unread(text: str, words: str) -> UnreadDate:
    """Why a text that has no shape of a date is none; a quarter or half that may be of either year is asked about."""
    for shape in _PART_OF_A_PLAIN_YEAR:
        if found := shape.fullmatch(words):
            year, kind = _year(found["year"]), "half" if is_half(found) else "quarter"
            plain, financial = (_part(found, date(year, month, 1)) for month in (1, 4))
            return UnreadDate(
                f"“{text}” may be {_spell(plain)}, or {_spell(financial)}. Which is it? Write {short_name(found)} "
                f"{year}/{(year + 1) % 100:02d} for a {kind} of the financial year, or the months.",
                financial.last,
            )
    if _BARE_PART.fullmatch(words):
        return UnreadDate(f"“{text}” does not say of which year: write “{text} 2027/28”.")
    if _BARE_SEASON.fullmatch(words) or _WITHOUT_YEAR.fullmatch(words) or words in _MONTHS:
        return UnreadDate(f"“{text}” does not say of which year: write “{text} 2027”.")
    return UnreadDate()


def last_day_meant(text: str, year: Period | None = None) -> date | None:
    """The last day of a timescale in words: ``by end of March 2025``, ``April to June 2025``, ``Q3 2024/25``.

    None where the words name no day (``ongoing``, ``TBC``). ``year``: the year of which a quarter, a season, a month
    or a day without one is meant. Of what may be meant in two ways the later counts: by then it is surely over.
    """
    return next((last for last, _ in _meant(text, year) if last), None)


def goes_on(text: str) -> bool:
    """Whether a timescale says that it ends with the plan alone: ``ongoing``, ``quarterly``, ``annually in April``."""
    return bool(_GOING_ON.search(text))


_GOING_ON = re.compile(
    r"\b(on-?going|continu\w*|permanent\w*|throughout|rolling|always|life(time|span)? of the (plan|strategy)|"
    r"duration|each|every|daily|weekly|fortnightly|monthly|bi-?monthly|quarterly|termly|(bi-?|half-?)?(annual|year)ly|"
    r"annual|per (year|annum|month|quarter)|all (the )?year|(all|year)[- ]round|term[- ]?time|business as usual)\b",
    re.IGNORECASE,
)


def question_about(text: str, year: Period | None = None) -> str:
    """What has to be asked about a timescale in words, as a sentence; empty where it is clear or names no day."""
    return next((why for last, why in _meant(text, year) if last or why), "")


def _meant(text: str, year: Period | None) -> Iterator[tuple[date | None, str]]:
    """For the whole text and then for the end of a span in it: the last day, and what has to be asked."""
    words = _PREFIX.sub("", " ".join(text.split()).strip(" ."))
    ends = _SPAN.split(words)
    for each in dict.fromkeys((words, _PREFIX.sub("", ends[-1]))):
        try:
            yield _last_of(written_date(each), text), ""
        except UnreadDate as unread:
            within = _within(each, *year) if year and not unread.last else None
            yield within or unread.last, "" if within else unread.why


def _last_of(found: WrittenDate, text: str) -> date:
    """The last day of what is left of a year that is cut short by a word before it: ``mid-2026``, ``early 2026/27``."""
    if found.exactness == Exactness.DAY and _WEEK.match(text.strip()):
        return found.last + timedelta(days=6)
    cut = _PART_OF_A_YEAR.search(text) if found.exactness in (Exactness.YEAR, Exactness.FINANCIAL_YEAR) else None
    if not cut:
        return found.last
    months = found.first.month + (3 if cut["early"] else 7)
    return _end_of(found.first.year, months)


_PART_OF_A_YEAR = re.compile(
    r"\b(?:(?P<early>early|start of|beginning of)|mid|middle of)[ \-](?:the )?(?:financial year )?[\d/–-]+\W*$",
    re.IGNORECASE,
)
_PREFIX = re.compile(
    r"^(?:(?:by|before|until|due|no later than|from|to|the|end|of|beginning of|start of|early|mid|middle of|late|in"
    r"|during|w/?[ceb]|(?:week|wk) (?:commencing|beginning|ending|of))[ \-]+)+",
    re.IGNORECASE,
)
#: A week that is named by its first day.
_WEEK = re.compile(r"(?:by |in |during )?(?:the )?(?:w/?[cb]|(?:week|wk) (?:commencing|beginning|of)) ", re.IGNORECASE)
#: Between the two ends of a span: ``1/4/25-31/3/26``, ``June/July 2027``.
_SPAN = re.compile(
    r" ?[–—] ?| - |(?<=\d{4})-(?=\d{4}$)|(?<=[/.]\d\d)-(?=\d{1,2}[/.])|(?<=[/.]\d{4})-(?=\d{1,2}[/.])"
    r"|(?<=[a-z]{3})/(?=[a-z]{3})| to | until | till ",
    re.IGNORECASE,
)


def _within(words: str, first: date, last: date) -> date | None:
    """The last day of a part of a year, a month or a day without its year, inside a year that has each once."""
    if not 364 <= (last - first).days <= 366:
        return None
    if found := _BARE_PART.fullmatch(words.lower()):
        return _part(found, first).last
    if found := _BARE_SEASON.fullmatch(words.lower()):
        days = [days_of_season(found["season"], year) for year in range(first.year - 1, last.year + 1)]
        return max(min(end, last) for start, end in days if start <= last and end >= first)
    years = (first.year, last.year) if _WITHOUT_YEAR.fullmatch(words.lower()) else ()
    for year in years:
        try:
            found_day = written_date(f"{words} {year}")
        except UnreadDate:
            continue
        if first <= found_day.last <= last:
            return found_day.last
    return None


def _day(text: str, found: re.Match[str]) -> WrittenDate:
    day = date(_year(found["year"]), _month_number(found), int(found["day"]))
    stated = found["weekday"]
    weekday = _WEEKDAYS[day.weekday()]
    fits = not stated or weekday.startswith(stated[:3])
    remark = "" if fits else f"“{text}”: that day is a {weekday.capitalize()}."
    return _checked(text, day, day, Exactness.DAY, remark)


def _month(text: str, year: int, number: int) -> WrittenDate:
    if not 1 <= number <= 12:
        raise UnreadDate(f"“{text}” is a month that no calendar has.")
    return _checked(text, date(year, number, 1), _end_of(year, number), Exactness.MONTH)


def _checked(text: str, first: date, last: date, exactness: Exactness, remark: str = "") -> WrittenDate:
    if not FIRST_YEAR <= first.year <= LAST_YEAR:
        raise UnreadDate(f"“{text}” is not between {FIRST_YEAR} and {LAST_YEAR}.")
    return WrittenDate(first, last, exactness, remark)


def _month_number(found: re.Match[str]) -> int:
    groups = found.groupdict()
    return _MONTHS[groups["month"]] if groups.get("month") else int(groups["number"])


def _year(digits: str) -> int:
    if len(digits) == 4:
        return int(digits)
    number = int(digits.strip("'’"))
    return number + (1900 if number >= FIRST_OF_NEXT_CENTURY else 2000)


def _financial_year(text: str, first: str, then: str) -> int:
    """The year in which it begins; the second must be the next one."""
    year = _year(first)
    if (year + 1) % 100 != int(then) % 100:
        raise UnreadDate(f"“{text}” is not one financial year, such as 2024/25.")
    return year


def _part(found: re.Match[str], first: date) -> WrittenDate:
    return WrittenDate(*days_of_part(found, first), Exactness.HALF if is_half(found) else Exactness.QUARTER)


def _end_of(year: int, month: int) -> date:
    return date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)


def _spell(meant: WrittenDate) -> str:
    first, last = (_MONTH_NAMES[day.month].capitalize() for day in (meant.first, meant.last))
    return f"{first} to {last} {meant.last.year}"
