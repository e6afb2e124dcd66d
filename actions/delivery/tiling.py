"""The periods into which a year is cut, with the days on which each is asked for, due and closed. Pure: no clock."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from actions.delivery.ratings import day
from partnerships.days.calendars import Calendar
from partnerships.days.parts import first_of
from partnerships.days.periods import in_years

DAY = timedelta(days=1)
#: What a part of a year is called, by its months.
NAMES = {3: "Quarter", 4: "Third", 6: "Half"}


@dataclass(frozen=True)
class Clocks:
    """Working days after a period's last day: until its reports are due, and until it closes."""

    due_after: int = 10
    closes_after: int = 15


@dataclass(frozen=True)
class Tile:
    """One period with its days."""

    name: str
    starts_on: date
    ends_on: date
    asks_on: date
    due_on: date
    closes_on: date


def tiles(first: date, last: date, months: int, calendar: Calendar, clocks: Clocks) -> list[Tile]:
    """The year from ``first`` to ``last`` in periods of so many months; the last one ends with the year."""
    ends = [end for end in _ends(first, months, last) if end < last]
    return tiles_until([*ends, last], first, calendar, clocks, named=_names(first, months, last))


def tiles_until(ends: Iterable[date], first: date, calendar: Calendar, clocks: Clocks, named=()) -> list[Tile]:
    """Periods that end on these days, each beginning on the day after the one before; ``named``: their names."""
    found, names = [], iter(named)
    for number, end in enumerate(sorted(ends), start=1):
        found.append(_tile(next(names, f"Period {number}"), first, end, calendar, clocks))
        first = end + DAY
    return found


def _tile(name, first, end, calendar, clocks) -> Tile:
    """Leads are asked on the day after its end, whatever day that is: the mail leaves on the next working day."""
    due, closes = (calendar.working_day_after(end, number) for number in (clocks.due_after, clocks.closes_after))
    return Tile(name, first, end, end + DAY, due, closes)


def _ends(first: date, months: int, last: date) -> Iterator[date]:
    number = 1
    while (end := first_of(first.year, first.month - 1 + months * number) - DAY) <= last:
        yield end
        number += 1


def _names(first: date, months: int, last: date) -> Iterator[str]:
    """``Quarter 3``; of a text for several years ``Quarter 3 of 2027/28``."""
    in_a_year, is_one_year = 12 // months, last < first_of(first.year + 1, first.month - 1)
    for number in range(1000):
        year, part = divmod(number, in_a_year)
        begins = first_of(first.year + year, first.month - 1)
        ends = first_of(first.year + year + 1, first.month - 1) - DAY
        yield f"{NAMES[months]} {part + 1}" + ("" if is_one_year else f" of {in_years(begins, ends)}")


def faults(periods: Iterable, first: date, last: date) -> list[str]:
    """Where periods leave days of the year out, or count some twice: sentences; none: they tile it."""
    rows = sorted(periods, key=lambda period: period.starts_on)
    if not rows:
        return ["There are no periods."]
    said = [_gap(first, rows[0].starts_on - DAY), _gap(rows[-1].ends_on + DAY, last)]
    said += [_outside(rows[0].starts_on, first - DAY), _outside(last + DAY, rows[-1].ends_on)]
    for before, after in pairwise(rows):
        said.append(_gap(before.ends_on + DAY, after.starts_on - DAY))
        if after.starts_on <= before.ends_on:
            said.append(f"{before.name} and {after.name} both hold {_span(after.starts_on, before.ends_on)}.")
    return [sentence for sentence in said if sentence]


def _gap(first, last) -> str:
    return f"No period holds {_span(first, last)}." if first <= last else ""


def _outside(first, last) -> str:
    return f"{_span(first, last)} {'is' if first == last else 'are'} outside the year." if first <= last else ""


def _span(first: date, last: date) -> str:
    return day(first) if first == last else f"{day(first)} to {day(last)}"
