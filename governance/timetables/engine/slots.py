"""How a way was made, as slots: each leg with its meeting, its deadlines and its slack. Pure."""

from collections.abc import Iterable, Mapping
from datetime import date
from itertools import groupby

from governance.dates.checks import conflicts
from governance.dates.deadlines import deadlines_of
from governance.dates.notice import Settings
from governance.dates.stages import StageFacts
from governance.timetables.engine.answer import Schedule, Slot
from governance.timetables.engine.legs import NEVER, ONE_DAY
from governance.timetables.engine.question import Question
from governance.timetables.engine.search import Chosen, Direction, LeftOut, Way, made_of
from governance.timetables.engine.sentences import reason_for, relaxed_by


def as_schedule(
    question: Question, whole: Way, latest: Way, direction: Direction, plan_starts: date | None
) -> Schedule:
    """``latest``: the way with every step at its latest meeting, from which the slack follows."""
    settings = question.settings
    order = {leg.key: number for number, leg in enumerate(question.legs)}
    choices = sorted(whole.choices, key=lambda each: order[each.leg.key])
    made, bounds = made_of(choices), latest_days(made_of(latest.choices), settings)
    slots = tuple(_slot(question, each, made, bounds, direction) for each in made)
    found = conflicts([facts_of_slot(slot, n) for n, slot in enumerate(slots)], settings, plan_starts)
    changeable = [each for each in found if not all(slots[n].has_met for n in each.stages)]
    left_out = tuple(each.leg for each in choices if isinstance(each, LeftOut))
    return Schedule(slots, left_out, tuple(relaxed_by(choices, question)), tuple(changeable))


def _slot(
    question: Question, chosen: Chosen, made: list[Chosen], bounds: Mapping[str, date], direction: Direction
) -> Slot:
    leg, sitting, settings = chosen.leg, chosen.candidate.sitting, question.settings
    has_met = question.candidates.has_met(leg)
    latest = sitting.on if has_met else bounds.get(leg.key, sitting.on)
    return Slot(
        leg=leg,
        sitting=sitting,
        deadlines=deadlines_of(
            leg.kind, sitting.on, settings, is_key=leg.is_key, is_open_to_call_in=leg.is_open_to_call_in
        ),
        consultation=chosen.candidate.consultation,
        latest=latest,
        slack=slack_between(sitting.on, latest, settings),
        reason=reason_for(chosen, made, direction, question),
        broken=chosen.broken,
        has_met=has_met,
    )


def latest_days(made: Iterable[Chosen], settings: Settings) -> dict[str, date]:
    """The last working day on which each leg could take place, given the meetings of the steps after it."""
    found = {}
    steps = [list(step) for _, step in groupby(made, key=lambda each: each.leg.step)]
    for number, step in enumerate(steps):
        following = steps[number + 1 :]
        for each in step:
            limits = [after.candidate.before_by for after in (following[0] if following else [])]
            limits += [after.candidate.view_by for after in _that_hold(each, following)]
            last = min(limits, default=NEVER)  # a fact limits nothing: its papers are as they are
            latest = settings.calendar.working_day_on_or_before(date.fromordinal(last)) if last < NEVER else None
            found[each.leg.key] = latest or each.candidate.sitting.on
    return found


def _that_hold(chosen: Chosen, following: list[list[Chosen]]) -> list[Chosen]:
    """Those whose papers hold its view: up to the next step at which anybody says something himself. A view that was
    given up for some papers is not held by them, and limits nothing any more."""
    found: list[Chosen] = []
    for step in following if chosen.leg.gives_view else []:
        found += [after for after in step if chosen.candidate.day <= after.candidate.view_by]
        if any(after.leg.gives_view for after in step):
            break
    return found


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
