"""Periods of figures: their names, and what somebody wrote read as one of them. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.formats import date_format

from partnerships.days.periods import period_words
from partnerships.days.written import Exactness, UnreadDate, written_date

#: Months of a period that has a name.
MONTH, QUARTER, HALF, YEAR = 1, 3, 6, 12
APRIL = 4
#: The councils of today began then, and nobody looks further than so many years: another year is a slip.
EARLIEST, FAR = date(1974, 4, 1), 20


@dataclass(frozen=True, order=True)
class FigureSpan:
    """First and last day of a period."""

    first: date
    last: date

    @property
    def months(self) -> int:
        """Whole calendar months; 0 where it is made of parts of months."""
        after = self.last + timedelta(days=1)
        if self.first.day != 1 or after.day != 1:
            return 0
        return (after.year - self.first.year) * 12 + after.month - self.first.month

    @property
    def name(self) -> str:
        """``April 2026``, ``Q1 2026/27``, ``H1 2026/27``, ``2026/27``; else its days."""
        if self.months == MONTH:
            return date_format(self.first, "F Y")
        return self._part_of_year(f"{self.year}/{(self.year + 1) % 100:02d}") or period_words(self.first, self.last)

    @property
    def short_name(self) -> str:
        """For where there is little room: ``Apr 26``, ``Q1 26/27``."""
        if self.months == MONTH:
            return date_format(self.first, "M y")
        short = f"{self.year % 100:02d}/{(self.year + 1) % 100:02d}"
        return self._part_of_year(short) or date_format(self.last, "M y")

    @property
    def year(self) -> int:
        """The calendar year in which its financial year begins."""
        return self.first.year if self.first.month >= APRIL else self.first.year - 1

    def year_before(self) -> "FigureSpan":
        """The same period of the year before; of a last of February, its last day then."""
        return FigureSpan(_year_before(self.first), _year_before(self.last + timedelta(days=1)) - timedelta(days=1))

    def _part_of_year(self, year: str) -> str:
        since_april = (self.first.month - APRIL) % 12
        if self.months == YEAR and since_april == 0:
            return year
        letter = {QUARTER: "Q", HALF: "H"}.get(self.months)
        return f"{letter}{since_april // self.months + 1} {year}" if letter and since_april % self.months == 0 else ""


def _year_before(day: date) -> date:
    return day.replace(year=day.year - 1, day=28 if (day.month, day.day) == (2, 29) else day.day)


def span_around(day: date, months: int) -> FigureSpan:
    """The month, quarter, half or whole of the financial year in which a day falls."""
    at = day.year * 12 + day.month - 1
    first = at - (at - (APRIL - 1)) % 12 % months if months > MONTH else at
    return FigureSpan(_first_of(first), _first_of(first + months) - timedelta(days=1))


def span_after(last: date, months: int) -> FigureSpan:
    """The period that follows a last day."""
    return span_around(last + timedelta(days=1), months)


def next_span(last: date | None, months: int, on: date) -> FigureSpan:
    """The period after the last day of which there is a figure; the last one that is over where there is none."""
    return span_after(last, months) if last else span_around(span_around(on, months).first - timedelta(days=1), months)


def months_later(day: date, months: int) -> date:
    """The same day so many months later; of a shorter month, and of a last day, the last day."""
    at = day.year * 12 + day.month - 1 + months
    first, last = _first_of(at), _first_of(at + 1) - timedelta(days=1)
    is_last = (day + timedelta(days=1)).day == 1
    return last if is_last else first.replace(day=min(day.day, last.day))


def spans_between(first: date, last: date, months: int) -> Iterator[FigureSpan]:
    """The periods from the one around ``first`` to the one around ``last``."""
    span = span_around(first, months)
    while span.first <= last:
        yield span
        span = span_around(span.last + timedelta(days=1), months)


def read_span(text: str, months: int) -> FigureSpan:
    """The period that a text means, of so many months. ValueError with a sentence where it means none of these.

    A day is read where a period begins with it: sheets write April 2026 as 01/04/2026.
    """
    example = span_around(date(2026, 4, 1), months).name
    try:
        found = written_date(text)
    except UnreadDate as unread:
        raise ValueError(f"{unread.why} Write the period as {example}.".strip()) from None
    span = span_around(found.first, months)
    fits = found.first == span.first and (found.last == span.last or found.exactness == Exactness.DAY)
    if not fits or found.remark:
        kind = {MONTH: "month", QUARTER: "quarter", HALF: "half-year"}.get(months, "year")
        raise ValueError(f"“{text}” is {found.exactness}: this measure has one figure each {kind}, such as {example}.")
    return span


def _first_of(months: int) -> date:
    return date(months // 12, months % 12 + 1, 1)


def why_no_figure(span: FigureSpan, today: date) -> str:
    """Why nobody has a figure for a period; empty: somebody may. A slip of the year would make the chart endless."""
    if span.first > today and not why_far_off(span, today):
        return f"{span.name} has not begun: a figure tells what was. What is to be reached is set as a target."
    return why_far_off(span, today)


def why_far_off(span: FigureSpan, today: date) -> str:
    """Of targets and figures of others, which may be of years to come."""
    is_near = span.first >= EARLIEST and span.first.year <= today.year + FAR
    return "" if is_near else f"{span.name} is far from today: look at the year."
