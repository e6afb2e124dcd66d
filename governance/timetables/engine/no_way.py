"""Why a question has no feasible way, which constraint fails, and the nearest date that would do. Pure."""

from collections.abc import Iterable
from datetime import date

from governance.dates.clear_days import spell
from governance.timetables.engine.answer import Schedule
from governance.timetables.engine.legs import WEIGHTS, Leg
from governance.timetables.engine.question import HORIZON, NoWay, Question
from governance.timetables.engine.search import EARLIEST, LATEST, Direction, Search, Step, Way, made_of
from governance.timetables.engine.sentences import relaxed_by


class Failed(Exception):
    """There is no way past the n-th step; ``way`` is the quickest way up to it."""

    def __init__(self, way: Way, step: int):
        super().__init__(step)
        self.way, self.step = way, step


def window(direction: Direction, start: date | None, final: date | None) -> tuple[date, date]:
    """The days that are looked at: of the two that are asked for one may be open."""
    if direction == EARLIEST and start:
        return start, start + HORIZON
    if final:
        return start or final - HORIZON, final
    raise ValueError("Planning forwards needs a start, backwards a final day.")


def explain(
    question: Question,
    direction: Direction,
    start: date | None,
    final: date | None,
    failed: Failed,
    rest: Schedule | None,
) -> NoWay:
    """The failing step in words, with what would do."""
    first, last = window(direction, start, final)
    steps = list(question.steps(question.head(), first, last, exact=direction == LATEST))
    nearest = _nearest_final(question, start, last) if direction == LATEST else _nearest_start(question, first, last)
    constraint, sentence = _what_fails(question, steps[failed.step], failed.way, first, last, direction)
    if constraint == "strict" and (given_up := _given_up(question, steps)):
        sentence = f"Nothing may be given up, but: {given_up}"
    return NoWay(constraint, f"{sentence} {_advice(question, direction, nearest)}", nearest, rest)


def _what_fails(
    question: Question, step: Step, way: Way, first: date, last: date, direction: Direction
) -> tuple[str, str]:
    """The constraint, and its sentence."""
    for leg, candidates in step:
        if leg.is_optional or any(each.before_by >= way.over for each in candidates):
            continue
        if direction == LATEST and leg is question.last and not candidates:
            return "final", _not_on(question, leg, last)
        if leg.key in question.pinned:
            on = spell(question.pinned[leg.key])
            return "order", f"{leg.body} is confirmed for {on}{_after_step_before(way, ' and cannot come after ')}."
        if not candidates:
            between = f"from {spell(first)}" if direction == EARLIEST else f"between {spell(first)} and {spell(last)}"
            return "meetings", f"{leg.body} has no meeting in the calendar {between}."
        return "order", _order_words(leg, way, last, direction)
    return "strict", "Every way there is gives something up, and nothing may be given up."


def _not_on(question: Question, leg: Leg, last: date) -> str:
    if leg.key in question.pinned:
        return f"{leg.body} is confirmed for {spell(question.pinned[leg.key])}, not for {spell(last)}."
    return f"{leg.body} does not meet on {spell(last)}."


def _given_up(question: Question, steps: Iterable[Step]) -> str:
    """The weightiest of what the best lenient way gives up, in its sentence."""
    search = Search(LATEST, losses=question.losses(question.head()), allowed=question.allowed)
    way, failed = search.best(steps)
    found = [] if failed >= 0 else list(relaxed_by(way.choices, question))
    heaviest = max(found, key=lambda each: WEIGHTS[each.preference], default=None)
    return heaviest.sentence if heaviest else ""


def _order_words(leg: Leg, way: Way, last: date, direction: Direction) -> str:
    needs = f" {leg.gap_days} working days" if leg.gap_days else ""
    if leg.consultation_weeks:
        needs = f" a consultation of {leg.consultation_weeks} weeks"
    until = f" by {spell(last)}" if direction == LATEST else ""
    after = f" that leaves{needs} after " if needs else " after "
    return f"{leg.body} has no meeting{until}{_after_step_before(way, after)}."


def _after_step_before(way: Way, words: str) -> str:
    made = made_of(way.choices)
    if not made:
        return ""
    before = max(made, key=lambda each: each.candidate.day)
    return f"{words}{before.leg.body} on {spell(before.candidate.sitting.on)}, its earliest"


def _advice(question: Question, direction: Direction, nearest: date | None) -> str:
    if nearest is None:
        return "Add meetings to the calendar, or leave a step out."
    if direction == LATEST:
        return f"The nearest day that would do is {question.last.body} on {spell(nearest)}."
    return f"The nearest start that would do is {spell(nearest)}."


def _nearest_final(question: Question, start: date | None, wanted: date) -> date | None:
    """The nearest meeting of the deciding body to which a way leads; of two as near the earlier one."""
    pin = question.pinned.get(question.last.key)
    days = {pin} if pin else {each.on for each in question.candidates.sittings.get(question.last.key, ())}
    for day in sorted(days - {wanted}, key=lambda day: (abs(day - wanted), day)):
        if _is_feasible(question, LATEST, *window(LATEST, start, day)):
            return day
    return None


def _nearest_start(question: Question, wanted: date, last: date) -> date | None:
    """The last day before the one asked for from which a way leads: the later the start, the fewer the meetings. Not
    before today, when nobody can start any more."""
    today, length = question.candidates.today, last - wanted
    sittings = (each for leg in question.head() for each in question.candidates.sittings.get(leg.key, ()))
    days = sorted({each.on for each in sittings if each.on < wanted and (today is None or each.on >= today)})
    nearest = None
    while days:
        middle = len(days) // 2
        if _is_feasible(question, EARLIEST, days[middle], days[middle] + length):
            nearest, days = days[middle], days[middle + 1 :]
        else:
            days = days[:middle]
    return nearest


def _is_feasible(question: Question, direction: Direction, first: date, last: date) -> bool:
    losses = question.losses(question.head())
    search = Search(direction, losses=losses, is_strict=question.strict, allowed=question.allowed)
    steps = question.steps(question.head(), first, last, exact=direction == LATEST)
    return search.best(steps)[1] < 0
