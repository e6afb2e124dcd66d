"""When a timescale in words is over: ``by end of March 2025``, ``Q3``, ``ongoing``. Pure, no clock."""

import re
from collections.abc import Iterator
from datetime import date, timedelta

from partnerships.days.bounds import bound_in, is_before
from partnerships.days.partial import span
from partnerships.days.seasons import days_of_season
from partnerships.days.written import (
    BARE_PART,
    BARE_SEASON,
    MONTH_OR_DAY,
    WITHOUT_YEAR,
    Exactness,
    UnreadDate,
    WrittenDate,
    end_of_month,
    part_of_year,
    written_date,
)

Period = tuple[date, date]  # its first and last day


def last_day_meant(text: str, year: Period | None = None) -> date | None:
    """The last day of a timescale in words: ``by end of March 2025``, ``April to June 2025``, ``Q3 2024/25``.

    None where the words name no day (``ongoing``, ``TBC``). ``year``: the year of which a quarter, a season, a month
    or a day without one is meant. Of what may be meant in two ways the later counts: by then it is surely over.
    """
    return next((last for last, _ in _meant(text, year) if last), None)


def goes_on(text: str) -> bool:
    """Whether a timescale says that it ends with the plan alone: ``ongoing``, ``quarterly``, ``annually in April``,
    ``from April 2027``."""
    return bool(_GOING_ON.search(text)) or _is_beginning(text)


_GOING_ON = re.compile(
    r"\b(on-?going|continu\w*|permanent\w*|throughout|rolling|always|life(time|span)? of (the )?(plan|strategy)|"
    r"onwards?|duration|each|every|daily|weekly|fortnightly|monthly|bi-?monthly|quarterly|termly|(bi-?|half-?)?(annual|year)ly|"
    r"annual|per (year|annum|month|quarter)|all (the )?year|(all|year)[- ]round|term[- ]?time|business as usual)\b",
    re.IGNORECASE,
)
_BEGINS = re.compile(r"(?:starting|starts|commencing|from|after|since|as of|not before) ", re.IGNORECASE)


def _is_beginning(text: str) -> bool:
    """It says when it begins, and no more."""
    words = " ".join(text.split())
    return bool(_BEGINS.match(words)) and len(_SPAN.split(words)) == 1


def question_about(text: str, year: Period | None = None) -> str:
    """What has to be asked about a timescale in words, as a sentence; empty where it is clear or names no day."""
    if goes_on(text):
        return ""
    found = list(_meant(text, year))
    is_span_of_years = _YEARS.fullmatch(" ".join(text.split())) and any(last for last, _ in found)
    return "" if is_span_of_years else next((why for last, why in found if last or why), "")


#: The years of a plan, ``2027-2030``: more than one financial year, and clear.
_YEARS = re.compile(r"(?:19|20)\d\d ?[-–/] ?(?:19|20)\d\d")


def _meant(text: str, year: Period | None) -> Iterator[tuple[date | None, str]]:
    """For the whole text and then for the end of a span in it: the last day, and what has to be asked."""
    if _is_beginning(text):
        return
    if is_before(text):
        yield _last_before(text), ""
    if (
        year
        and _END_OF_THE_YEAR.fullmatch(" ".join(text.split()).strip(" ."))
        and 364 <= (year[1] - year[0]).days <= 366
    ):
        yield year[1], ""
    words = _PREFIX.sub("", _BEHIND.sub("", " ".join(text.split()).strip(" .?~")))
    ends = _SPAN.split(words)
    for each in dict.fromkeys((words, _PREFIX.sub("", ends[-1]))):
        try:
            found = written_date(each)
            yield _last_of(found, text), found.remark
        except UnreadDate as unread:
            within = _within(each, *year) if year and not unread.last else None
            yield within or unread.last, "" if within else unread.why


def _last_before(text: str) -> date | None:
    try:
        days = span(bound_in(text) or "")
    except UnreadDate:
        return None
    return days[1] if days else None


def _last_of(found: WrittenDate, text: str) -> date:
    """The last day of what is left of a year that is cut short by a word before it: ``mid-2026``, ``early 2026/27``."""
    if found.exactness == Exactness.DAY and _WEEK.match(text.strip()):
        return found.last + timedelta(days=6)
    cut = _PART_OF_A_YEAR.search(text) if found.exactness in (Exactness.YEAR, Exactness.FINANCIAL_YEAR) else None
    if not cut:
        return found.last
    months = found.first.month + (3 if cut["early"] else 7)
    return end_of_month(found.first.year, months)


_PART_OF_A_YEAR = re.compile(
    r"\b(?:(?P<early>early|start of|beginning of)|mid|middle of)[ \-](?:the )?(?:financial year )?[\d/–-]+\W*$",
    re.IGNORECASE,
)
_PREFIX = re.compile(
    r"^(?:(?:by|before|until|due|no later than|not later than|not after|on or before|up to|prior to|ahead of"
    r"|at the latest|latest|within|close|year[ -]end|from|to|the|end|of|year ending|calendar year"
    r"|beginning of|start of|early|mid|middle of|late|in|approx(?:imately)?\.?|around|about|circa|c\."
    r"|during|w/?[ceb]|(?:week|wk) (?:commencing|beginning|ending|of))[ \-]+)+",
    re.IGNORECASE,
)
_BEHIND = re.compile(r",? at (?:the )?latest$| \((?:the )?(?:end|latest|tbc|provisional|estimated)\)$", re.IGNORECASE)
_END_OF_THE_YEAR = re.compile(
    r"(?:by |at |before )?(?:the )?(?:(?:end of )(?:the |this )?(?:financial )?year|(?:financial )?year[ -]end)",
    re.IGNORECASE,
)
#: A week that is named by its first day.
_WEEK = re.compile(r"(?:by |in |during )?(?:the )?(?:w/?[cb]|(?:week|wk) (?:commencing|beginning|of)) ", re.IGNORECASE)
#: Between the two ends of a span: ``1/4/25-31/3/26``, ``June/July 2027``, ``Apr-Jun 2027``, ``Q1 & Q2 2026/27``.
_SPAN = re.compile(
    r" ?[–—] ?| - |(?<=\d{4})-(?=\d{4}$)|(?<=[/.]\d\d)-(?=\d{1,2}[/.])|(?<=[/.]\d{4})-(?=\d{1,2}[/.])"
    r"|(?<=[a-z]{3})[/-](?=[a-z]{3})|(?<=\d)/(?=[a-z]{3})|(?<=[qh]\d)[/&+-](?=[qh]\d)|(?<=\d\d)-(?=[a-z]{3})"
    r"|(?<=\d)-(?=\d{1,2}(?:st|nd|rd|th)? [a-z]{3})| ?& ?| and | to | until | till ",
    re.IGNORECASE,
)


def _within(words: str, first: date, last: date) -> date | None:
    """The last day of a part of a year, a month or a day without its year, inside a year that has each once."""
    if not 364 <= (last - first).days <= 366:
        return None
    if found := BARE_PART.fullmatch(words.lower()):
        return part_of_year(found, first).last
    if found := BARE_SEASON.fullmatch(words.lower()):
        days = [days_of_season(found["season"], year) for year in range(first.year - 1, last.year + 1)]
        return max(min(end, last) for start, end in days if start <= last and end >= first)
    spelled = [f"{words} {year}" for year in (first.year, last.year)] if WITHOUT_YEAR.fullmatch(words.lower()) else []
    if month := MONTH_OR_DAY.fullmatch(words.lower()):  # ``Mar 27``: the 27th, or the month of that year
        spelled.append(f"{month['month']} 20{month['two']}")
    return max((day for each in spelled if (day := _last_read(each)) and first <= day <= last), default=None)


def _last_read(words: str) -> date | None:
    try:
        return written_date(words).last
    except UnreadDate:
        return None
