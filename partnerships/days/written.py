"""One reader of dates as council officers write them: fields, commands, files of meetings, timescales. Pure, no clock.

Days and months come in English order; a date that can be meant in two ways is asked about, never guessed.
"""

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from partnerships.days.parts import PART, days_of_part, is_half, short_name
from partnerships.days.seasons import SEASON, begins_in, days_of_season

FIRST_YEAR, LAST_YEAR = 1900, 2099  # for which bank holidays are known
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
_WEEKDAY_BEHIND = re.compile(rf"(?P<day>.*\d)(?:,| [-–—])? (?P<weekday>{'|'.join(_WEEKDAYS)})", re.ASCII)
_PARTED = re.compile(
    r"(?P<before>[a-z]+\.?,? )?(?P<first>\d{1,4}) ?(?P<sign>[/.–—-]) ?(?P<second>\d{1,2}) ?(?P=sign) ?"
    r"(?P<third>\d{1,4})",
    re.ASCII,
)
_MONTH_ALONE = "|".join(sorted(_MONTHS, key=len, reverse=True))
_MONTH = rf"(?P<month>{_MONTH_ALONE})\.?"
_YEAR = r"(?P<year>\d{4}|['’]?\d\d)"
_FINANCIAL = r"(?:fy ?|financial year )?(?P<year>\d{4}|\d\d)(?:/|–|-| to )(?P<then>\d{4}|\d\d)"

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
WITHOUT_YEAR = re.compile(
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
    re.compile(shape, re.ASCII)
    for shape in (rf"{PART}[,:]?[ -]?(?:of )?(?:the )?{_FINANCIAL}", rf"{_FINANCIAL}[,:]?[ -]?{PART}")
]
_PART_OF_A_PLAIN_YEAR = [
    re.compile(shape, re.ASCII) for shape in (rf"{PART},?[ /\-]?(?:of )?{_YEAR}", rf"(?P<year>\d{{4}}),?[ /\-]?{PART}")
]
_SEASON_OF_A_FINANCIAL_YEAR = re.compile(rf"{SEASON},? ?(?:of )?{_FINANCIAL}", re.ASCII)
_SEASON_OF_A_YEAR = re.compile(rf"{SEASON},? ?(?:of )?{_YEAR}", re.ASCII)
BARE_SEASON = re.compile(SEASON, re.ASCII)
BARE_PART = re.compile(PART, re.ASCII)
_FINANCIAL_YEAR = re.compile(rf"(?:the )?{_FINANCIAL}(?: financial year)?", re.ASCII)
#: Some name it by the year in which it begins, others by that in which it ends.
_NAMED_BY_ONE = re.compile(rf"(?:{PART},? ?)?fy ?(?P<year>\d{{4}}|\d\d)", re.ASCII)
#: Excel counts days from the end of 1899: from 2000 to 2099 they have five figures.
_NUMBER_OF_EXCEL = re.compile(r"(?:3[7-9]|[4-6]\d|7[0-2])\d{3}", re.ASCII)
MONTH_OR_DAY = re.compile(rf"{_MONTH} (?P<two>\d\d)", re.ASCII)


def written_date(text: str) -> WrittenDate:
    """The day, month, part of a year or year that ``text`` names, in the years that count; UnreadDate for all else."""
    words = _plainly(" ".join(text.replace("\u200b", "").split()).lower().rstrip("."))
    try:
        return _read(text, words)
    except (ValueError, OverflowError) as error:
        if isinstance(error, UnreadDate):
            raise
        raise UnreadDate(f"“{text}” is a day that no calendar has.") from None


def _plainly(words: str) -> str:
    """The same without brackets and long dashes, and with the weekday in front."""
    words = re.sub(r" ?\(([^()]*)\)", r" \1", words).strip()
    if parted := _PARTED.fullmatch(words):
        words = f"{parted['before'] or ''}{parted['first']}-{parted['second']}-{parted['third']}"
    if behind := _WEEKDAY_BEHIND.fullmatch(words):
        words = f"{behind['weekday']} {behind['day']}"
    return words


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
            return part_of_year(found, date(year, 4, 1))
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
            plain, financial = (part_of_year(found, date(year, month, 1)) for month in (1, 4))
            return UnreadDate(
                f"“{text}” may be {_spell(plain)}, or {_spell(financial)}. Which is it? Write {short_name(found)} "
                f"{year}/{(year + 1) % 100:02d} for a {kind} of the financial year, or the months.",
                financial.last,
            )
    if found := _NAMED_BY_ONE.fullmatch(words):
        begins = _year(found["year"])
        part = words.partition("fy")[0]
        last = part_of_year(found, date(begins, 4, 1)).last if part else date(begins + 1, 3, 31)
        years = [f"{part.capitalize()}{year}/{(year + 1) % 100:02d}" for year in (begins - 1, begins)]
        return UnreadDate(f"“{text}” may be {years[0]} or {years[1]}: write which of the two.", last)
    if (found := MONTH_OR_DAY.fullmatch(words)) and int(found["two"]) <= 31:
        month, number = _MONTH_NAMES[_month_number(found)].capitalize(), int(found["two"])
        return UnreadDate(
            f"“{text}” may be a day or a month: write “{month} {2000 + number}”, or “{number} {month}” with its year."
        )
    if _NUMBER_OF_EXCEL.fullmatch(words):
        meant = date(1899, 12, 30) + timedelta(days=int(words))
        return UnreadDate(f"“{text}” is the number by which Excel keeps {meant:%-d %B %Y}: write it as a day.")
    if BARE_PART.fullmatch(words):
        return UnreadDate(f"“{text}” does not say of which year: write “{text} 2027/28”.")
    if BARE_SEASON.fullmatch(words) or WITHOUT_YEAR.fullmatch(words) or words in _MONTHS:
        return UnreadDate(f"“{text}” does not say of which year: write “{text} 2027”.")
    return UnreadDate()


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
    return _checked(text, date(year, number, 1), end_of_month(year, number), Exactness.MONTH)


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


def part_of_year(found: re.Match[str], first: date) -> WrittenDate:
    return WrittenDate(*days_of_part(found, first), Exactness.HALF if is_half(found) else Exactness.QUARTER)


def end_of_month(year: int, month: int) -> date:
    return date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)


def _spell(meant: WrittenDate) -> str:
    first, last = (_MONTH_NAMES[day.month].capitalize() for day in (meant.first, meant.last))
    return f"{first} to {last} {meant.last.year}"
