"""How an action stands by its dates alone, as at the last day of a period. Pure: no clock, no rows.

The rules are asked in order and the first that fits speaks; its sentence carries the dates, so that nobody has to
guess why an action is Red. A later expected finish never takes an overdue action out of Red: the day that counts is the
adopted one, or the one to which the board has moved it, whose moves are told with it.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from enum import Enum
from itertools import pairwise

from django.utils.formats import date_format

#: Days for which an expected finish may lie after the due day before Amber turns Red.
A_MONTH = 31


class RatingMeaning(Enum):
    """What a label of any partnership's scale stands for."""

    COMPLETE = "complete"
    ON_TRACK = "on_track"
    AT_RISK = "at_risk"
    OFF_TRACK = "off_track"
    NOT_STARTED = "not_started"
    NOT_RATED = "not_rated"
    NO_REPORT = "no_report"


@dataclass(frozen=True)
class OpenActivity:
    """A step of the action that is not done, with its own day where it has one."""

    text: str
    due: date | None = None


@dataclass(frozen=True)
class ActionStanding:
    """What is known of an action on the last day of a period.

    ``granted``: the days to which the board has moved it, in order; ``expected``: when the lead expects to finish.
    ``is_stopped``: it will not be done; ``is_added``: it came up in the year, so that no text adopted its day.
    """

    adopted: date | None = None
    granted: tuple[date, ...] = ()
    starts: date | None = None
    is_started: bool = True
    expected: date | None = None
    finished: date | None = None
    is_stopped: bool = False
    is_added: bool = False
    is_reported: bool = True
    open_activities: tuple[OpenActivity, ...] = ()

    @property
    def due(self) -> date | None:
        """The day against which it is measured."""
        return self.granted[-1] if self.granted else self.adopted


@dataclass(frozen=True)
class Rating:
    """What the dates say. ``days``: overdue, late or after its first date, whichever the sentence tells."""

    meaning: RatingMeaning
    sentence: str
    days: int = 0


def computed(known: ActionStanding, last_day: date, *, month: int = A_MONTH) -> Rating:
    """The rating by the dates, as at ``last_day``; ``month``: how many days late is still at risk only."""
    return next(_that_fit(known, last_day, month))


def is_asked(known: ActionStanding, last_day: date) -> bool:
    """Whether its lead is asked at all: not before it is due to start, nor once it is finished or given up."""
    waits = known.starts is not None and known.starts > last_day and not known.is_started
    return not (waits or known.finished or known.is_stopped)


def _that_fit(known: ActionStanding, last_day: date, month: int) -> Iterator[Rating]:
    due = known.due
    if known.finished and known.finished <= last_day:
        yield _complete(known, known.finished)
    if due and due < last_day:
        days = (last_day - due).days
        yield _rated(known, RatingMeaning.OFF_TRACK, f"Overdue by {_days(days)}: due {day(due)}, not finished", days)
    if known.is_stopped:
        yield Rating(RatingMeaning.NOT_RATED, "Not rated: it will not be done.")
    if known.starts and known.starts > last_day and not known.is_started:
        yield Rating(RatingMeaning.NOT_STARTED, f"Not due to start until {day(known.starts)}.")
    if not known.is_reported:
        yield Rating(RatingMeaning.NO_REPORT, f"No report for the period to {day(last_day)}.")
    if due and known.expected and known.expected > due:
        yield _late(known, (known.expected - due).days, month)
    if late := [each for each in known.open_activities if each.due and each.due < last_day]:
        first = min(late, key=lambda each: each.due or date.max)
        words = f"“{first.text}” was due {day(first.due)} and is not done"
        yield _rated(known, RatingMeaning.AT_RISK, words)
    if known.starts and not known.is_started:
        yield _rated(known, RatingMeaning.AT_RISK, f"Due to start {day(known.starts)} and not started")
    if due is None:
        yield Rating(RatingMeaning.NOT_RATED, "Not rated: no date.")
    yield _rated(known, RatingMeaning.ON_TRACK, f"On time: due {day(due)}")


def _complete(known: ActionStanding, finished: date) -> Rating:
    words, days = f"Finished {day(finished)}", 0
    if known.adopted and finished > known.adopted:
        days = (finished - known.adopted).days
        words += f", {_days(days)} after {'its due day' if known.is_added else 'the adopted date'}"
    elif known.adopted:
        words += ", on time"
    return _rated(known, RatingMeaning.COMPLETE, words, days)


def _late(known: ActionStanding, days: int, month: int) -> Rating:
    words = f"Expected {day(known.expected)}, {_days(days)} late: due {day(known.due)}"
    return _rated(known, RatingMeaning.AT_RISK if days <= month else RatingMeaning.OFF_TRACK, words, days)


def _rated(known: ActionStanding, meaning: RatingMeaning, words: str, days: int = 0) -> Rating:
    moved = f" (first {day(known.adopted)}, re-dated {times(len(known.granted))})" if known.granted else ""
    return Rating(meaning, f"{words}{moved}.", days)


# --- Slippage ---------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Slippage:
    """How far the expected finish has moved from the first date. ``steps``: the days of each move, in order."""

    first: date
    now: date
    steps: tuple[int, ...] = field(default=())

    @property
    def days(self) -> int:
        return (self.now - self.first).days

    @property
    def sentence(self) -> str:
        """``First 30 September 2026, now 31 March 2027: 182 days later, moved twice.`` Nothing moved: nothing said."""
        if not self.steps:
            return ""
        if not self.days:
            return f"First {day(self.first)}, and now again: {moved(self.steps)}."
        way = "later" if self.days > 0 else "earlier"
        return f"First {day(self.first)}, now {day(self.now)}: {_days(abs(self.days))} {way}, {moved(self.steps)}."


def slippage(adopted: date | None, said: tuple[date | None, ...]) -> Slippage | None:
    """From the adopted date over the dates said since, oldest first; None where there never was a date."""
    days = [each for each in (adopted, *said) if each]
    if not days:
        return None
    steps = tuple((after - before).days for before, after in pairwise(days) if after != before)
    return Slippage(days[0], days[-1], steps)


def moved(steps: tuple[int, ...]) -> str:
    return f"moved {times(len(steps))}"


# --- In words ---------------------------------------------------------------------------------------------------


def day(value: date | None) -> str:
    return date_format(value, "j F Y") if value else "no day"


def times(number: int) -> str:
    """``once``, ``twice``, ``3 times``."""
    return {1: "once", 2: "twice"}.get(number, f"{number} times")


def _days(number: int) -> str:
    return f"{number} day{'' if number == 1 else 's'}"
