"""The timetable engine: a route over real meeting calendars, forwards to the earliest end or backwards from a set one.

Pure: no ORM, no clock, and the same answer for the same question. The order of meetings, the gaps and the consultations
of a route are hard. Three things are preferred: statutory notice (LGA 1972 s100A, s100B; SI 2012/2089 regs 6, 9), the
view of each body in the next body's papers, and quiet periods without meetings. Where the calendars allow no way that
keeps them all, the lightest are given up first and every one that was is reported; ``strict`` refuses instead.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import groupby

from governance.dates.checks import DateConflict, conflicts
from governance.dates.deadlines import Deadline, deadlines_of
from governance.dates.notice import Settings
from governance.dates.stages import StageFacts, StageRole
from governance.timetables.engine import no_way
from governance.timetables.engine.legs import ONE_DAY, VIEW, Allowances, Leg, Sitting
from governance.timetables.engine.question import NoWay, Question
from governance.timetables.engine.search import (
    EARLIEST,
    LATEST,
    Choice,
    Chosen,
    Direction,
    LeftOut,
    Search,
    Way,
    made_of,
)
from governance.timetables.engine.sentences import Relaxed, reason_for, relaxed_by

__all__ = ["Leg", "NoWay", "Schedule", "Sitting", "Slot", "backward", "forward", "slack_between"]

#: How far the engine looks where the caller sets no end: no plan takes longer from its first body to its last.
HORIZON = timedelta(days=3 * 366)
#: How much of it is looked at first.
WINDOWS = (timedelta(weeks=30),)


@dataclass(frozen=True)
class Slot:
    """One leg with its meeting and everything due around it.

    ``latest`` is the last working day on which it could take place with every later step at its latest meeting;
    ``slack`` is the number of working days from the meeting to that day, negative where the meeting is past it.
    """

    leg: Leg
    sitting: Sitting
    deadlines: tuple[Deadline, ...]
    consultation: tuple[date, date] | None
    latest: date
    slack: int
    reason: str
    broken: tuple[str, ...] = ()

    @property
    def on(self) -> date:
        return self.sitting.on

    def deadline(self, what: str) -> Deadline | None:
        return next((each for each in self.deadlines if each.what == what), None)


@dataclass(frozen=True)
class Schedule:
    """A whole way: its slots in the order of the route, what was left out, given up, and what conflicts."""

    slots: tuple[Slot, ...]
    left_out: tuple[Leg, ...]
    relaxed: tuple[Relaxed, ...]
    conflicts: tuple[DateConflict, ...]

    @property
    def final(self) -> date:
        """The day on which the deciding body meets; the last day of a route on which nobody decides."""
        deciding = [slot.on for slot in self.slots if slot.leg.role == StageRole.DECIDE]
        return max(deciding or [slot.on for slot in self.slots])

    @property
    def starts(self) -> date:
        return self.first.on

    @property
    def first(self) -> Slot:
        """The first slot still to come; of a way that is over, the first of all."""
        coming = [slot for slot in self.slots if not slot.leg.is_over]
        return min(coming or self.slots, key=lambda slot: slot.on)

    @property
    def other_conflicts(self) -> list[DateConflict]:
        """Conflicts that are not told already by what was given up."""
        told = {VIEW: ("view-in-papers", "ATI-agenda")}
        given_up = {rule for each in self.relaxed for rule in told.get(each.preference, ())}
        return [each for each in self.conflicts if each.rule not in given_up]

    def slot(self, key: str) -> Slot:
        return next(slot for slot in self.slots if slot.leg.key == key)


def forward(
    route: Iterable[Leg],
    sittings: Mapping[str, Iterable[Sitting]],
    settings: Settings,
    *,
    start: date,
    today: date | None = None,
    pinned: Mapping[str, date] | None = None,
    strict: bool = False,
    allowed: Allowances = frozenset(),
    plan_starts: date | None = None,
) -> Schedule:
    """The earliest way along the route with no meeting before ``start``.

    ``sittings`` holds the meetings of each leg by its key; ``pinned`` legs have their confirmed day and keep it.
    ``today``: papers and notices cannot be given before it. ``plan_starts``: the first day of the plan, for the
    conflict of a late adoption. Raises ``NoWay`` with the constraint that fails and the nearest start that would do.
    """
    question = Question(route, sittings, settings, today=today, pinned=pinned, strict=strict, allowed=allowed)
    return _answer(question, EARLIEST, start, start + HORIZON, plan_starts)


def backward(
    route: Iterable[Leg],
    sittings: Mapping[str, Iterable[Sitting]],
    settings: Settings,
    *,
    final: date,
    start: date | None = None,
    today: date | None = None,
    pinned: Mapping[str, date] | None = None,
    strict: bool = False,
    allowed: Allowances = frozenset(),
    plan_starts: date | None = None,
) -> Schedule:
    """The latest way along the route that ends with the deciding body's meeting on ``final``.

    Legs after the deciding one take their earliest meetings after it. Otherwise as ``forward``; ``NoWay`` names the
    nearest final date that would do. From this schedule's start, with what it gave up allowed, ``forward`` ends no
    later.
    """
    question = Question(route, sittings, settings, today=today, pinned=pinned, strict=strict, allowed=allowed)
    return _answer(question, LATEST, start or final - HORIZON, final, plan_starts)


def _answer(question: Question, direction: Direction, first: date, last: date, plan_starts: date | None) -> Schedule:
    head = _best(question, direction, first, last)
    final = next(each for each in made_of(head.choices) if each.leg is question.last).candidate.sitting.on
    latest = head
    if direction == EARLIEST:
        given_up = frozenset((what, each.leg.key) for each in head.choices for what in each.broken)
        latest = _best(question, LATEST, first, final, allowed=given_up)
    whole = _with_tail(question, head, final)
    return _schedule(question, whole.choices, latest.choices, direction, plan_starts)


def _best(
    question: Question, direction: Direction, first: date, last: date, *, allowed: Allowances = frozenset()
) -> Way:
    """The best way of the legs up to the deciding one; looking for the latest, it decides on the very last day.

    A way found in a narrow window that gives nothing up is the best there is: of two such ways, the later (or the
    earlier) meeting at each step makes a way again. So the whole calendar is looked at only where something must be
    given up.
    """
    search = Search(direction, is_strict=question.strict, allowed=question.allowed | allowed)
    for weeks in (*(each for each in WINDOWS if each < last - first), last - first):
        window = (first, first + weeks) if direction == EARLIEST else (last - weeks, last)
        way, failed = search.best(question.steps(question.head(), *window, exact=direction == LATEST))
        if failed < 0 and (way.cost == 0 or window == (first, last)):
            return way
    raise no_way.explain(question, direction, first, last, way, failed)


def _with_tail(question: Question, head: Way, final: date) -> Way:
    """With what comes after the decision: the earliest meetings there are; one without a meeting is left open."""
    first, last = final + ONE_DAY, final + HORIZON
    legs = question.tail()
    there = [leg for leg in legs if question.candidates.of(leg, first, last)]
    way, failed = Search(EARLIEST, allowed=question.allowed).best(question.steps(there, first, last), head)
    missing = tuple(LeftOut(leg) for leg in legs if leg not in there or failed >= 0)
    whole = way if failed < 0 else head
    return replace(whole, choices=whole.choices + missing)


def _schedule(
    question: Question,
    choices: Sequence[Choice],
    latest: Iterable[Choice],
    direction: Direction,
    plan_starts: date | None,
) -> Schedule:
    settings, made = question.settings, made_of(choices)
    bounds = latest_days(made_of(latest), settings)
    slots = tuple(_slot(question, each, made, bounds, direction) for each in made)
    found = conflicts([facts_of_slot(slot, n) for n, slot in enumerate(slots)], settings, plan_starts)
    left_out = tuple(each.leg for each in choices if isinstance(each, LeftOut))
    return Schedule(slots, left_out, tuple(relaxed_by(choices, settings)), tuple(found))


def _slot(
    question: Question, chosen: Chosen, made: list[Chosen], bounds: Mapping[str, date], direction: Direction
) -> Slot:
    leg, sitting, settings = chosen.leg, chosen.candidate.sitting, question.settings
    latest = bounds.get(leg.key, sitting.on)
    return Slot(
        leg=leg,
        sitting=sitting,
        deadlines=deadlines_of(
            leg.kind, sitting.on, settings, is_key=leg.is_key, is_open_to_call_in=leg.is_open_to_call_in
        ),
        consultation=chosen.candidate.consultation,
        latest=latest,
        slack=slack_between(sitting.on, latest, settings),
        reason=reason_for(chosen, made, direction, leg.key in question.pinned, question.last, settings),
        broken=chosen.broken,
    )


def latest_days(made: list[Chosen], settings: Settings) -> dict[str, date]:
    """The last working day on which each leg could take place, given the meetings of the step after it."""
    found = {}
    steps = [list(step) for _, step in groupby(made, key=lambda each: each.leg.step)]
    for step, following in zip(steps, [*steps[1:], []], strict=True):
        for each in step:
            limits = [_limit(each, after) for after in following]
            last = min(limits, default=each.candidate.day)
            latest = settings.calendar.working_day_on_or_before(date.fromordinal(last))
            found[each.leg.key] = latest if limits else each.candidate.sitting.on
    return found


def _limit(chosen: Chosen, after: Chosen) -> int:
    """A view that was given up for the next papers limits nothing any more; the order still does."""
    needs_view = chosen.leg.gives_view and chosen.candidate.day <= after.candidate.view_by
    return min(after.candidate.before_by, after.candidate.view_by) if needs_view else after.candidate.before_by


def slack_between(on: date, latest: date, settings: Settings) -> int:
    """Working days by which a step on ``on`` may slip before ``latest``; negative: by how many it is past it."""
    if latest >= on:
        return settings.calendar.working_days_between(on, latest + ONE_DAY)
    return -settings.calendar.working_days_between(latest, on + ONE_DAY)


def facts_of_slot(slot: Slot, number: int) -> StageFacts:
    leg = slot.leg
    return StageFacts(
        key=number, body=leg.body, kind=leg.kind, role=leg.role, step=leg.step, on=slot.on, is_optional=leg.is_optional,
        is_key_decision=leg.is_key, is_open_to_call_in=leg.is_open_to_call_in,
    )  # fmt: skip
