"""How a way was made, as slots: each leg with its meeting, its deadlines and its slack. Pure."""

from dataclasses import replace
from datetime import date

from governance.dates.checks import conflicts
from governance.dates.deadlines import deadlines_of
from governance.dates.stages import StageFacts, StageRole, StageState
from governance.timetables.engine.answer import Schedule, Slot
from governance.timetables.engine.legs import why_consultation
from governance.timetables.engine.question import Question
from governance.timetables.engine.search import Chosen, Direction, LeftOut, Way, made_of
from governance.timetables.engine.sentences import reason_for, relaxed_by
from governance.timetables.engine.slack import slack_of


def as_schedule(question: Question, whole: Way, direction: Direction, plan_starts: date | None) -> Schedule:
    settings = question.settings
    order = {leg.key: number for number, leg in enumerate(question.legs)}
    choices = sorted(whole.choices, key=lambda each: order[each.leg.key])
    made = made_of(choices)
    bare = [_slot(question, each, made, direction) for each in made]
    facts = [facts_of_slot(slot, number) for number, slot in enumerate(bare)]
    asked = {number: each.candidate for number, each in enumerate(made)}
    spare = slack_of(facts, settings, plan_starts, asked)
    slots = tuple(replace(slot, spare=spare.get(number)) for number, slot in enumerate(bare))
    found = conflicts(facts, settings, plan_starts)
    changeable = [each for each in found if not all(slots[n].has_met for n in each.stages)]
    left_out = tuple(each.leg for each in choices if isinstance(each, LeftOut))
    return Schedule(slots, left_out, tuple(relaxed_by(choices, question)), tuple(changeable))


def _slot(question: Question, chosen: Chosen, made: list[Chosen], direction: Direction) -> Slot:
    leg, sitting, settings = chosen.leg, chosen.candidate.sitting, question.settings
    referring = [
        each.candidate.sitting.on for each in made if each.leg.step < leg.step and each.leg.role == StageRole.RECOMMEND
    ]
    return Slot(
        leg=leg,
        sitting=sitting,
        deadlines=deadlines_of(
            leg.kind,
            sitting.on,
            settings,
            is_key=leg.is_key,
            is_open_to_call_in=leg.is_open_to_call_in,
            referred_on=max(referring, default=None),
            decides=leg.role == StageRole.DECIDE,
        ),
        consultation=chosen.candidate.consultation,
        why_consultation=why_consultation(leg, sitting.on, settings) if chosen.candidate.consultation else "",
        reason=reason_for(chosen, made, direction, question),
        broken=chosen.broken,
        has_met=question.candidates.has_met(leg),
    )


def facts_of_slot(slot: Slot, number: int) -> StageFacts:
    leg = slot.leg
    return StageFacts(
        key=number, body=leg.body, kind=leg.kind, role=leg.role, step=leg.step, on=slot.on, is_optional=leg.is_optional,
        is_key_decision=leg.is_key, is_open_to_call_in=leg.is_open_to_call_in,
        state=StageState.DECIDED if slot.has_met else StageState.PLANNED,
    )  # fmt: skip
