"""Counting notice the way English councils count it, and saying why. Pure: no ORM, no clock.

*Clear* days leave out the day of publication and the day of the meeting (LGA 1972 s100A(6)(a), s100B(3); SI 2012/2089
regs 6, 9). *Clear working* days also leave out Saturdays, Sundays, bank holidays and what else the calendar names.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

from partnerships.days.calendars import Calendar

ONE_DAY = timedelta(days=1)
#: Bank holidays are known for these years only.
FIRST_YEAR, LAST_YEAR = 1900, 2099
MOST = 400  # more than any notice known; a larger number is a slip of the keyboard


#: Notice of a key decision (SI 2012/2089 reg 9); a council may give more.
KEY_DECISION_DAYS = 28


class Unit(StrEnum):
    CLEAR_WORKING = "clear-working"
    CLEAR_CALENDAR = "clear-calendar"
    WORKING = "working"
    CALENDAR = "calendar"
    WEEKS = "weeks"


UNIT_WORDS = {
    Unit.CLEAR_WORKING: ("clear working day", "clear working days"),
    Unit.CLEAR_CALENDAR: ("clear calendar day", "clear calendar days"),
    Unit.WORKING: ("working day", "working days"),
    Unit.CALENDAR: ("calendar day", "calendar days"),
    Unit.WEEKS: ("week", "weeks"),
}
_NUMBERS = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"]


#: Days that do not count, each with the reason.
LeftOutDays = tuple[tuple[date, str], ...]


@dataclass(frozen=True)
class Counted:
    """A day that was counted out, and everything that explains it."""

    day: date
    anchor: date
    number: int
    unit: Unit
    direction: str
    left_out: LeftOutDays = ()
    moved_from: date | None = None
    said: str = ""  # the reason, where there was nothing to count

    @property
    def reason(self) -> str:
        """Why it is this day: "five clear working days before Wednesday 26 April 2017, leaving out …"."""
        if self.said:
            return self.said
        words = UNIT_WORDS[self.unit][self.number != 1]
        text = f"{number_words(self.number)} {words} {self.direction} {spell(self.anchor)}"
        if self.left_out:
            text += f", leaving out {spell_days(self.left_out, self.anchor.year)}"
        if self.moved_from:
            text += f", moved back from {spell(self.moved_from, self.day.year)} to a working day"
        return text

    def sentence(self, verb: str = "") -> str:
        """The one true sentence: "publish by Tuesday 18 April 2017: five clear working days before …"."""
        verb = verb or ("publish by" if self.direction == "before" else "ends on")
        return f"{verb} {spell(self.day)}: {self.reason}"


def clear_days(
    anchor: date, number: int, unit: Unit | str, *, direction: str = "before", calendar: Calendar | None = None
) -> Counted:
    """The latest day before ``anchor`` (or the earliest after it) that gives ``number`` days of notice.

    Between a clear-working result and the anchor lie at least ``number`` working days, and the result is itself a
    working day; a clear-calendar result is the plain date. ``working`` is the n-th working day before or after,
    ``calendar`` and ``weeks`` are plain arithmetic. Raises ValueError for an unknown unit or direction, or for a number
    below 0 or above 400.
    """
    unit, calendar = Unit(unit), calendar or Calendar()
    key = (anchor, number, unit, direction)
    known = calendar.counted.get(key)
    if not isinstance(known, Counted):
        known = calendar.counted[key] = _counted(*key, calendar)
    return known


def _counted(anchor: date, number: int, unit: Unit, direction: str, calendar: Calendar) -> Counted:
    if direction not in ("before", "after"):
        raise ValueError(f"A direction is “before” or “after”, not “{direction}”.")
    if not 0 <= number <= MOST:
        raise ValueError(f"A number of days is between 0 and {MOST}, not {number}.")
    step = -ONE_DAY if direction == "before" else ONE_DAY
    day = _COUNTERS[unit](anchor, number, step, calendar)
    left_out = _left_out(anchor, day, calendar) if "working" in unit else ()
    return Counted(day, anchor, number, unit, direction, left_out)


def _clear_working(anchor: date, number: int, step: timedelta, calendar: Calendar) -> date:
    day = _working(anchor, number, step, calendar) + step
    while not calendar.is_working(day):
        day += step
    return day


def _working(anchor: date, number: int, step: timedelta, calendar: Calendar) -> date:
    day, counted = anchor, 0
    while counted < number:
        day += step
        counted += calendar.is_working(day)
    return day


_COUNTERS: dict[Unit, Callable[[date, int, timedelta, Calendar], date]] = {
    Unit.CLEAR_WORKING: _clear_working,
    Unit.CLEAR_CALENDAR: lambda anchor, number, step, calendar: anchor + (number + 1) * step,
    Unit.WORKING: _working,
    Unit.CALENDAR: lambda anchor, number, step, calendar: anchor + number * step,
    Unit.WEEKS: lambda anchor, number, step, calendar: anchor + 7 * number * step,
}


def _left_out(anchor: date, day: date, calendar: Calendar) -> LeftOutDays:
    """Every day strictly between the two that did not count, in the order of the calendar."""
    first, last = sorted((anchor, day))
    days = (first + timedelta(days=n) for n in range(1, (last - first).days))
    return tuple((each, reason) for each in days if (reason := calendar.why_left_out(each)))


def key_decision_notice(
    meeting: date,
    number: int = KEY_DECISION_DAYS,
    calendar: Calendar | None = None,
    unit: Unit = Unit.CLEAR_CALENDAR,
) -> Counted:
    """Last day for the notice of a key decision (SI 2012/2089 reg 9), moved back to a working day."""
    calendar = calendar or Calendar()
    counted = clear_days(meeting, number, unit, calendar=calendar)
    day = calendar.working_day_on_or_before(counted.day)
    return counted if day == counted.day else replace(counted, day=day, moved_from=counted.day)


# --- Words ---------------------------------------------------------------------------------------------------


def number_words(number: int) -> str:
    return _NUMBERS[number] if number < len(_NUMBERS) else str(number)


def spell(day: date, year: int | None = None) -> str:
    """ "Tuesday 18 April 2017"; without its year when that equals ``year``."""
    return f"{day:%A} {day.day} {day:%B}" + ("" if day.year == year else f" {day.year}")


def spell_days(days: LeftOutDays, year: int) -> str:
    """ "Friday 14 (Good Friday), Saturday 15 and Sunday 16 April": the month once for each run of days."""
    items = [_day_words(days, n, year) for n in range(len(days))]
    return items[0] if len(items) == 1 else f"{', '.join(items[:-1])} and {items[-1]}"


def _day_words(days: LeftOutDays, n: int, year: int) -> str:
    day, reason = days[n]
    words = f"{day:%A} {day.day}"
    after = days[n + 1][0] if n + 1 < len(days) else None
    if after is None or (after.year, after.month) != (day.year, day.month):
        words += f" {day:%B}" + ("" if day.year == year else f" {day.year}")
    return words if reason == f"{day:%A}" else f"{words} ({reason})"
