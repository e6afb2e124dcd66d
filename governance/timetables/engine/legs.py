"""What the timetable engine is given: the stops of a route, and the meetings at which each could be made. Pure."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from governance.dates.clear_days import Unit, clear_days, spell
from governance.dates.notice import EXECUTIVE_KINDS, QuietKind, QuietPeriod, Settings
from governance.dates.stages import StageRole
from partnerships.days.calendars import Calendar

#: Preferences: kept where the calendars allow it, else given up one by one and reported; the weightiest first.
NOTICE, VIEW, QUIET, OPTIONAL = "notice", "view-in-papers", "quiet-period", "optional-leg"
#: No preferences but the last resort: a confirmed day that fits nowhere, a stop that has no meeting that fits.
CONFIRMED, OPEN = "confirmed-day", "no-meeting"
#: One broken preference outweighs any number of lighter ones.
WEIGHTS = {OPEN: 10**10, CONFIRMED: 10**8, NOTICE: 10**6, VIEW: 10**4, QUIET: 10**2, OPTIONAL: 1}
#: A day after every calendar's: nothing comes too late for it.
NEVER = date.max.toordinal()
#: Preferences that may be given up for a leg and cost nothing: (preference, key of the leg).
Allowances = frozenset[tuple[str, str]]
ONE_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Leg:
    """One stop of a route. Legs with the same ``step`` may come in any order; the next step comes after all of them.

    ``gap_days``: working days that lie at least between the step before and this meeting. ``consultation_weeks``: a
    consultation of so many weeks (the council's minimum, where that is longer) opens after the step before and closes
    before these papers are public. ``is_over``: it has met on the day to which it is pinned, in time or not;
    ``is_public``: its papers are public, and nothing is due before it any more.
    """

    key: str
    step: int
    body: str
    kind: str
    role: str
    is_optional: bool = False
    gap_days: int = 0
    consultation_weeks: int = 0
    is_key: bool | None = None
    is_open_to_call_in: bool | None = None
    is_over: bool = False
    is_public: bool = False

    @property
    def gives_view(self) -> bool:
        """Whether the next body's papers should hold what this one said; a body that only notes says nothing."""
        return self.role != StageRole.NOTE


@dataclass(frozen=True, order=True)
class Sitting:
    """A meeting of a body: the day, and what the caller knows it by."""

    on: date
    key: str = ""
    body: str = ""


@dataclass(frozen=True)
class Candidate:
    """A sitting at which a leg could be made, with all that the search asks of it. Days are ordinals.

    ``before_by`` is the last day on which the step before may meet at all, ``view_by`` the last one that leaves a
    working day before these papers have to be public.
    """

    sitting: Sitting
    before_by: int
    view_by: int
    broken: tuple[str, ...] = ()
    consultation: tuple[date, date] | None = field(default=None)

    @property
    def day(self) -> int:
        return self.sitting.on.toordinal()


class Candidates:
    """The sittings of each leg inside a window of days, each looked at once."""

    def __init__(
        self,
        sittings: Mapping[str, Iterable[Sitting]],
        settings: Settings,
        *,
        pinned: Mapping[str, date],
        today: date | None,
    ):
        self.sittings, self.settings, self.pinned, self.today = sittings, settings, pinned, today
        self._known: dict[tuple[str, date], Candidate] = {}

    def of(self, leg: Leg, first: date, last: date) -> list[Candidate]:
        """In the order of the calendar. A pinned leg has the one day to which it is pinned, inside the window or not,
        meeting or not."""
        pin = self.pinned.get(leg.key)
        if pin:
            found = [each for each in self.sittings.get(leg.key, ()) if each.on == pin] or [Sitting(pin, body=leg.body)]
            return [self._look_at(leg, found[0])]
        inside = sorted({each for each in self.sittings.get(leg.key, ()) if first <= each.on <= last})
        one_a_day = {each.on: each for each in reversed(inside)}
        return [self._look_at(leg, one_a_day[on]) for on in sorted(one_a_day)]

    def has_met(self, leg: Leg) -> bool:
        """It is over, or confirmed for a day that has passed: a fact, in whatever order it came."""
        pin = self.pinned.get(leg.key)
        return pin is not None and (leg.is_over or (self.today is not None and pin < self.today))

    def _look_at(self, leg: Leg, sitting: Sitting) -> Candidate:
        known = self._known.get((leg.key, sitting.on))
        if known is None:
            asked = Candidate(sitting, NEVER, NEVER) if self.has_met(leg) else self._asked(leg, sitting)
            known = self._known[leg.key, sitting.on] = asked
        return known

    def _asked(self, leg: Leg, sitting: Sitting) -> Candidate:
        return candidate(leg, sitting, self.settings, self.today)


def candidate(leg: Leg, sitting: Sitting, settings: Settings, today: date | None) -> Candidate:
    """What one sitting asks of the step before, and which preferences it breaks by itself."""
    calendar, on = settings.calendar, sitting.on
    publish = settings.publish_by(leg.kind, on)
    papers = publish.day if publish else on
    before_by = _days_before(on, leg.gap_days, calendar)
    window = None
    if leg.consultation_weeks:
        window = consultation(leg, papers, settings)
        before_by = min(before_by, window[0] - ONE_DAY)
    view_by = _days_before(papers, 1, calendar) if publish else on - ONE_DAY
    broken = tuple(_broken(leg, on, papers, window, settings, today))
    return Candidate(sitting, before_by.toordinal(), view_by.toordinal(), broken, window)


def _days_before(day: date, number: int, calendar: Calendar) -> date:
    """The last day that leaves ``number`` working days strictly between itself and ``day``."""
    return clear_days(day, number, Unit.WORKING, calendar=calendar).day - ONE_DAY


def consultation(leg: Leg, papers: date, settings: Settings) -> tuple[date, date]:
    """The latest consultation before the papers: opens and closes on working days, and lasts at least its weeks."""
    weeks = max(leg.consultation_weeks, settings.least_consultation_weeks)
    closes = settings.calendar.working_day_on_or_before(papers - ONE_DAY)
    return settings.calendar.working_day_on_or_before(closes - timedelta(weeks=weeks)), closes


def why_consultation(leg: Leg, on: date, settings: Settings) -> str:
    """How the days of a consultation were counted out, for a meeting on a day."""
    weeks = max(leg.consultation_weeks, settings.least_consultation_weeks)
    whose = "as the step asks" if weeks == leg.consultation_weeks else "the least that the council gives"
    publish = settings.publish_by(leg.kind, on)
    end = f"its papers are public ({spell(publish.day)})" if publish else "the meeting"
    return (
        f"{weeks} week{'s' if weeks != 1 else ''}, {whose}. It closes on the last working day before {end}, and opens "
        "so many weeks earlier, on a working day."
    )


def _broken(
    leg: Leg, on: date, papers: date, window: tuple[date, date] | None, settings: Settings, today: date | None
) -> Iterator[str]:
    is_ready = leg.is_over or leg.is_public
    if today and not is_ready and any(day < today for day in _due_before(leg, on, papers, window, settings)):
        yield NOTICE
    if any(disturbed(on, window, settings)):
        yield QUIET


def _due_before(
    leg: Leg, on: date, papers: date, window: tuple[date, date] | None, settings: Settings
) -> Iterator[date]:
    """The days on which something has to be done for this meeting."""
    yield papers
    if needs_notice(leg):
        yield settings.key_notice_by(on).day
    if window:
        yield window[0]


def disturbed(on: date, window: tuple[date, date] | None, settings: Settings) -> Iterator[QuietPeriod]:
    """The quiet periods in which the meeting lies, then the elections into which its consultation falls."""
    yield from (period for period in settings.quiet_periods if period.holds(on))
    if window:
        elections = (period for period in settings.quiet_periods if period.kind == QuietKind.ELECTION)
        yield from (period for period in elections if period.overlaps(*window))


def needs_notice(leg: Leg) -> bool:
    """Only an executive item recorded as key needs the notice of SI 2012/2089 reg 9."""
    return bool(leg.is_key and leg.kind in EXECUTIVE_KINDS)
