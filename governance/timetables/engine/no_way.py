"""Why a question has no feasible way, which constraint fails, and the nearest date that would do. Pure."""

from collections.abc import Iterable
from datetime import date

from governance.dates.clear_days import spell
from governance.timetables.engine.legs import WEIGHTS, Leg
from governance.timetables.engine.question import NoWay, Question
from governance.timetables.engine.search import EARLIEST, LATEST, Direction, Search, Step, Way, made_of
from governance.timetables.engine.sentences import relaxed_by

#: Meetings of the first or last body that are tried for a date that would do, nearest first.
MOST_TRIED = 60


def explain(question: Question, direction: Direction, first: date, last: date, way: Way, failed: int) -> NoWay:
    """The failing step in words. ``way`` is the quickest way up to it."""
    steps = list(question.steps(question.head(), first, last, exact=direction == LATEST))
    nearest = _nearest(question, direction, first, last)
    constraint, sentence = _what_fails(question, steps[failed], way, first, last, direction)
    if constraint == "strict" and (given_up := _given_up(question, steps)):
        sentence = f"Nothing may be given up, but: {given_up}"
    return NoWay(constraint, f"{sentence} {_advice(question, direction, nearest)}", nearest)


def _what_fails(
    question: Question, step: Step, way: Way, first: date, last: date, direction: Direction
) -> tuple[str, str]:
    """The constraint, and its sentence."""
    for leg, candidates in step:
        if leg.is_optional or any(each.before_by >= way.over for each in candidates):
            continue
        if leg.key in question.pinned:
            on = spell(question.pinned[leg.key])
            return "order", f"{leg.body} is confirmed for {on}{_after_step_before(way, ' and cannot come after ')}."
        if direction == LATEST and leg is question.last and not candidates:
            return "final", f"{leg.body} does not meet on {spell(last)}."
        if not candidates:
            between = f"from {spell(first)}" if direction == EARLIEST else f"between {spell(first)} and {spell(last)}"
            return "meetings", f"{leg.body} has no meeting in the calendar {between}."
        return "order", _order_words(leg, way, last, direction)
    return "strict", "Every way there is gives something up, and nothing may be given up."


def _given_up(question: Question, steps: Iterable[Step]) -> str:
    """The weightiest of what the best lenient way gives up, in its sentence."""
    way, failed = Search(LATEST, allowed=question.allowed).best(steps)
    found = [] if failed >= 0 else list(relaxed_by(way.choices, question.settings))
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


def _nearest(question: Question, direction: Direction, first: date, last: date) -> date | None:
    """The feasible day nearest to the one asked for: of the deciding body, or of the first body planning forwards."""
    if direction == LATEST:
        wanted, leg = last, question.last
    else:
        wanted, leg = first, question.head()[0]
    days = {each.on for each in question.candidates.sittings.get(leg.key, ())} - {wanted}
    for day in sorted(days, key=lambda day: (abs(day - wanted), day))[:MOST_TRIED]:
        window = (min(first, day), day) if direction == LATEST else (day, last)
        if _is_feasible(question, direction, *window):
            return day
    return None


def _is_feasible(question: Question, direction: Direction, first: date, last: date) -> bool:
    search = Search(direction, is_strict=question.strict, allowed=question.allowed)
    steps = question.steps(question.head(), first, last, exact=direction == LATEST)
    return search.best(steps)[1] < 0
