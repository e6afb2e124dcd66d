"""The timetable engine: a route over real meeting calendars, forwards to the earliest end or backwards from a set one.

Pure: no ORM, no clock, and the same answer for the same question. The order of meetings, the gaps and the consultations
of a route are hard. Three things are preferred: statutory notice (LGA 1972 s100A, s100B; SI 2012/2089 regs 6, 9), the
view of each body in the papers after it, and quiet periods without meetings. Where the calendars allow no way that
keeps them all, the lightest are given up first and every one that was is reported; ``strict`` refuses instead.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date, timedelta

from governance.dates.notice import Settings
from governance.timetables.engine import no_way
from governance.timetables.engine.answer import Aim, Other, Schedule, Slot
from governance.timetables.engine.legs import CONFIRMED, NOTICE, ONE_DAY, OPEN, WEIGHTS, Allowances, Leg, Sitting
from governance.timetables.engine.question import HORIZON, NoWay, Question
from governance.timetables.engine.search import EARLIEST, LATEST, Direction, Search, Way, made_of
from governance.timetables.engine.slack import slack_between
from governance.timetables.engine.slots import as_schedule, facts_of_slot

__all__ = [
    "Aim", "Leg", "NoWay", "Schedule", "Sitting", "Slot", "backward", "facts_of_slot", "forward", "slack_between",
]  # fmt: skip

#: How much of the calendar is looked at first.
WINDOWS = (timedelta(weeks=30),)
#: What no number of weeks is too many for: the law's notice, and a day that is confirmed.
LASTING = {what: WEIGHTS[what] for what in (CONFIRMED, NOTICE)}


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
    aim: str = Aim.USUAL,
) -> Schedule:
    """The earliest way along the route with no meeting before ``start``.

    ``sittings`` holds the meetings of each leg by its key; ``pinned`` legs have their confirmed day and keep it, and
    one that has passed is a fact. ``today``: papers and notices cannot be given before it. ``plan_starts``: the first
    day of the plan. A preference delays the decision by ``settings.most_weeks_waited`` at most, and what comes after it
    no more; neither goes past the plan's first day for one. Where more would be kept by waiting longer, or much time
    won by giving up more, ``others`` of the answer holds these ways too.
    Raises ``NoWay`` with the constraint that fails and the nearest start that would do.
    """
    question = Question(route, sittings, settings, today=today, pinned=pinned, strict=strict, allowed=allowed)
    return _answer(question, EARLIEST, start, None, plan_starts, Aim(aim))


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
    aim: str = Aim.USUAL,
) -> Schedule:
    """The latest way along the route that ends with the deciding body's meeting on ``final``.

    Legs after the deciding one take their earliest meetings after it; so do those beside it that have none before. What
    is optional after it is waited for as ``forward`` waits.
    Otherwise as ``forward``; ``NoWay`` names the nearest final date that would do. From this schedule's start, with
    what it gave up allowed, ``forward`` ends no later.
    """
    question = Question(route, sittings, settings, today=today, pinned=pinned, strict=strict, allowed=allowed)
    return _answer(question, LATEST, start, final, plan_starts, Aim(aim))


def _answer(
    question: Question, direction: Direction, start: date | None, final: date | None, plan_starts: date | None, aim: Aim
) -> Schedule:
    first, last = no_way.window(direction, start, final)
    try:
        way = _best(question, direction, first, last)
    except no_way.Failed as failed:
        rest = _rest(question, direction, first, last, plan_starts)
        raise no_way.explain(question, direction, start, final, failed, rest) from None
    if question.strict:
        return _whole(question, way, direction, plan_starts)
    heads = {Aim.USUAL: way} if direction == LATEST else _aims(question, way, first, last, plan_starts)
    ways = _with_tails(question, heads, plan_starts)
    found = {aim: as_schedule(question, each, direction, plan_starts) for aim, each in ways.items()}
    chosen = found.get(aim, found[Aim.USUAL])
    others = tuple(Other(aim, schedule) for aim, schedule in found.items() if schedule is not chosen)
    return replace(chosen, others=others)


def _best(
    question: Question,
    direction: Direction,
    first: date,
    last: date,
    *,
    decide_by: date | None = None,
    weights: Mapping[str, int] = WEIGHTS,
    is_whole: bool = True,
) -> Way:
    """The best way of the legs up to the deciding one; looking for the latest, it decides on the very last day.
    ``is_whole``: every leg is made that has to be; else as many as have meetings that fit.

    A way found in a narrow window that gives nothing up is the best there is: of two such ways, the later (or the
    earlier) meeting at each step makes a way again. So the whole calendar is looked at only where something must be
    given up, or where others stand beside the body that decides on a set day.
    """
    legs, is_exact = question.head(), direction == LATEST
    search = Search(
        direction,
        losses=question.losses(legs, each=not is_whole),
        is_strict=question.strict and is_whole,
        allowed=question.allowed,
        weights=weights,
        until=last.toordinal(),
    )
    beside = is_exact and sum(leg.step == question.last.step for leg in legs) > 1
    for weeks in (*(each for each in WINDOWS if each < last - first and not beside), last - first):
        window = (first, first + weeks) if direction == EARLIEST else (last - weeks, last)
        way, failed = search.best(question.steps(legs, *window, exact=is_exact, decide_by=decide_by))
        if failed < 0 and (way.cost == 0 or window == (first, last)):
            return way
    raise no_way.Failed(way, failed)


def _aims(question: Question, keeping: Way, first: date, last: date, plan_starts: date | None) -> dict[Aim, Way]:
    """The way with which each preference costs no more weeks than the council waits for one and, where it is later or
    gives up more than need be, the earliest and the one that keeps the most. After the plan's first day nothing is
    worth waiting for (SI 2007/1830 reg 10)."""
    patience = timedelta(weeks=question.settings.most_weeks_waited)
    decided = question.decided_on(keeping)
    if decided <= first + patience and not (plan_starts and decided >= plan_starts):
        return {Aim.USUAL: keeping}

    def by(day: date) -> Way:
        return keeping if decided <= day else _best(question, EARLIEST, first, last, decide_by=day)

    def soonest(weights: Mapping[str, int]) -> date:
        return question.decided_on(_best(question, EARLIEST, first, last, weights=weights))

    def is_late(day: date) -> bool:
        return plan_starts is not None and day >= plan_starts

    lawful, earliest = soonest(LASTING), soonest({})
    most = by(plan_starts - ONE_DAY) if plan_starts and is_late(decided) and not is_late(lawful) else keeping
    worth = [by(day) for day in question.deciding_days(lawful, question.decided_on(most) - patience)]
    usual = min([most, *worth], key=lambda way: (question.decided_on(way) + patience * given_up(way), way.rank))
    found = {Aim.USUAL: usual}
    on = question.decided_on(usual)
    if on - earliest > patience or (is_late(on) and not is_late(earliest)):
        found[Aim.EARLIEST] = by(earliest)
    if on < decided:
        found[Aim.KEEPING] = keeping
    return found


def given_up(way: Way) -> int:
    """How many preferences a way gives up."""
    return sum(len(each.broken) for each in way.choices)


def _whole(question: Question, head: Way, direction: Direction, plan_starts: date | None) -> Schedule:
    """With what comes after the decision: the earliest meetings there are; one that has none is left open, and the
    others are not."""
    return as_schedule(question, _with_tail(question, head), direction, plan_starts)


def _with_tail(
    question: Question, head: Way, *, until: date | None = None, weights: Mapping[str, int] = WEIGHTS
) -> Way:
    """A way up to the decision and the best one after it; ``until``: a day by which it is over."""
    legs = question.tail()
    first = date.fromordinal(head.over) + ONE_DAY
    search = Search(EARLIEST, losses=question.losses(legs, each=True), allowed=question.allowed, weights=weights)
    whole, _ = search.best(question.steps(legs, first, until or first + HORIZON), head)
    return whole


def _with_tails(question: Question, heads: Mapping[Aim, Way], plan_starts: date | None) -> dict[Aim, Way]:
    """Whole ways: the aims among which there is a choice before the decision or after it."""
    tails = {aim: _tails(question, head, plan_starts) for aim, head in heads.items()}
    usual = tails[Aim.USUAL]
    own = {aim: found.get(aim, found[Aim.USUAL]) for aim, found in tails.items()}
    return {aim: own[aim] if aim in own else usual[aim] for aim in Aim if aim in own or aim in usual}


def _tails(question: Question, head: Way, plan_starts: date | None) -> dict[Aim, Way]:
    """The same after the decision as ``_aims`` before it: until all of it is over, no optional step and no view costs
    more weeks than the council waits for one, nor the first day of the plan."""
    keeping = _with_tail(question, head)
    soonest = _with_tail(question, head, weights=LASTING | {OPEN: WEIGHTS[OPEN]})
    patience, last = timedelta(weeks=question.settings.most_weeks_waited), _over(soonest)

    def is_late(way: Way) -> bool:
        return plan_starts is not None and last < plan_starts <= _over(way)

    if _over(keeping) <= last + patience and not is_late(keeping):
        return {Aim.USUAL: keeping}
    most = _with_tail(question, head, until=plan_starts - ONE_DAY) if plan_starts and is_late(keeping) else keeping
    days = question.days_after_the_decision(last, _over(most) - patience)
    worth = [_with_tail(question, head, until=day) for day in days]
    usual = min([most, *worth], key=lambda way: (_over(way) + patience * given_up(way), way.rank))
    found = {Aim.USUAL: usual}
    if _over(usual) > last + patience:
        found[Aim.EARLIEST] = _with_tail(question, head, until=last)
    if _over(usual) < _over(keeping):
        found[Aim.KEEPING] = keeping
    return found


def _over(way: Way) -> date:
    """The day on which all of it is over."""
    return date.fromordinal(way.over)


def _rest(
    question: Question, direction: Direction, first: date, last: date, plan_starts: date | None
) -> Schedule | None:
    """What stands although there is no whole way: as many stops as have meetings that fit each other. None where the
    decision was made on another day than the one asked for."""
    try:
        head = _best(question, direction, first, last, is_whole=False)
    except no_way.Failed:
        return None
    if not made_of(head.choices):
        return None
    return _whole(question, head, direction, plan_starts)
