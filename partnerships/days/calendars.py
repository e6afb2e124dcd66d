"""Calendars of working days: England's bank holidays, named extra days, a council's closure days.

Pure: no ORM, no clock. A calendar answers one question: why does this day not count? Weekends and bank holidays never
count as working days; which other days are left out is a setting of the council.
"""

from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import lru_cache

import holidays

SATURDAY, SUNDAY = 5, 6
MAUNDY_THURSDAY_BEFORE_EASTER_MONDAY = timedelta(days=4)

#: Names as councils print them; the library's own names differ.
_NAMES = {
    "May Day": "Early May bank holiday",
    "Spring Bank Holiday": "Spring bank holiday",
    "Late Summer Bank Holiday": "Summer bank holiday",
}

#: One-off holidays, kept here too so that an older library cannot lose them, and moved ones (None: no holiday).
ONE_OFFS: dict[date, str | None] = {
    date(2011, 4, 29): "bank holiday for the Royal Wedding",
    date(2012, 6, 5): "bank holiday for the Diamond Jubilee",
    date(2020, 5, 4): None,
    date(2020, 5, 8): "Early May bank holiday (VE Day)",
    date(2022, 6, 3): "bank holiday for the Platinum Jubilee",
    date(2022, 9, 19): "bank holiday for the State Funeral",
    date(2023, 5, 8): "bank holiday for the Coronation",
}

ENGLAND = "england"
POLICY_FRAMEWORK = "policy-framework"
CHRISTMAS_EVE, MAUNDY_THURSDAY = "christmas-eve", "maundy-thursday"
CALENDAR_NAMES = {
    ENGLAND: "England: weekends and bank holidays",
    CHRISTMAS_EVE: "England: also Christmas Eve",
    MAUNDY_THURSDAY: "England: also Maundy Thursday",
    POLICY_FRAMEWORK: "Budget and Policy Framework: also Christmas Eve and Maundy Thursday",
}


@lru_cache(maxsize=512)
def bank_holidays(year: int) -> Mapping[date, str]:
    """England's bank holidays of one year with their names, one-offs included (source: the holidays library)."""
    found = {day: _named(name) for day, name in holidays.country_holidays("GB", subdiv="ENG", years=year).items()}
    for day, name in ONE_OFFS.items():
        if day.year == year:
            found.pop(day, None)
            if name:
                found[day] = name
    return found


def _named(name: str) -> str:
    base = name.removesuffix(" (observed)")
    return _NAMES.get(base, base) + (" (substitute day)" if base != name else "")


@dataclass(frozen=True)
class Calendar:
    """Which days count as working days, and why the others do not.

    ``closures`` are extra days left out (day → name); ``overrides`` correct the bank holidays (name, or None for a day
    that is no holiday after all) before a package update brings them.
    """

    name: str = ENGLAND
    closures: Mapping[date, str] = field(default_factory=dict)
    overrides: Mapping[date, str | None] = field(default_factory=dict)
    _known: dict[date, str] = field(default_factory=dict, init=False, repr=False, compare=False)
    #: What ``clear_days`` has counted on this calendar, by its question: the same one is asked again and again.
    counted: dict[Hashable, object] = field(default_factory=dict, init=False, repr=False, compare=False)

    def why_left_out(self, day: date) -> str:
        """The reason why a day does not count, in a word or two; empty for a working day."""
        found = self._known.get(day)
        if found is None:
            found = self._known[day] = self._look_up(day)
        return found

    def _look_up(self, day: date) -> str:
        if day.weekday() in (SATURDAY, SUNDAY):
            return f"{day:%A}"
        holiday = self.overrides[day] if day in self.overrides else bank_holidays(day.year).get(day)
        if holiday:
            return holiday
        if self.name in (CHRISTMAS_EVE, POLICY_FRAMEWORK) and (day.month, day.day) == (12, 24):
            return "Christmas Eve"
        if self.name in (MAUNDY_THURSDAY, POLICY_FRAMEWORK) and _is_maundy_thursday(day):
            return "Maundy Thursday"
        return self.closures.get(day, "")

    def is_working(self, day: date) -> bool:
        return not self.why_left_out(day)

    def working_day_on_or_before(self, day: date) -> date:
        while not self.is_working(day):
            day -= timedelta(days=1)
        return day

    def working_day_on_or_after(self, day: date) -> date:
        while not self.is_working(day):
            day += timedelta(days=1)
        return day

    def working_day_after(self, day: date, number: int) -> date:
        """The ``number``-th working day after a day, which itself does not count; 0: the day itself."""
        for _ in range(number):
            day = self.working_day_on_or_after(day + timedelta(days=1))
        return day

    def working_days_between(self, first: date, last: date) -> int:
        """Working days strictly between two days; 0 when the second is not after the first."""
        days = (first + timedelta(days=n) for n in range(1, max((last - first).days, 1)))
        return sum(1 for day in days if self.is_working(day))


class EveryDay(Calendar):
    """No day is left out."""

    def _look_up(self, day: date) -> str:
        return ""


def _is_maundy_thursday(day: date) -> bool:
    return bank_holidays(day.year).get(day + MAUNDY_THURSDAY_BEFORE_EASTER_MONDAY) == "Easter Monday"


def closure_days(spans: Iterable[tuple[date, date, str]]) -> dict[date, str]:
    """Spans of closure (first day, last day, name) as a mapping of days."""
    return {first + timedelta(days=n): name for first, last, name in spans for n in range((last - first).days + 1)}
