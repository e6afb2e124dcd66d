"""Planning the rest of a timetable again: what is over or confirmed stays, the engine proposes the other dates."""

from dataclasses import dataclass, replace
from datetime import date

from django.db import transaction

from governance.models import Meeting, Stage, Timetable, planning_settings_of
from governance.stages.dating import set_date
from governance.timetables.building import Proposal, only_at, proposal
from governance.timetables.engine.legs import Leg
from governance.timetables.engine.schedule import Aim, NoWay, Slot
from governance.timetables.planning import leg_key, legs_of_timetable, sittings_of_timetable
from governance.timetables.stage_facts import dated_facts, first_day
from partnerships.verbs import StaleState, require_reason


@dataclass(frozen=True)
class NewDate:
    """One stage still to come: its date now, and what the engine proposes (None: no meeting is proposed)."""

    stage: Stage
    slot: Slot | None

    @property
    def meeting(self) -> str:
        """The proposed meeting's number; "" where the stage keeps its day or none is proposed."""
        key = self.slot.sitting.key if self.slot else ""
        return key[1:] if key and self.slot.on != self.stage.day else ""

    @property
    def is_confirmed(self) -> bool:
        current = self.stage.current_date
        return bool(current and current.is_confirmed)


def plan_again(timetable: Timetable, *, today: date, final: Meeting | None = None, aim: Aim = Aim.USUAL) -> Proposal:
    """The rest of the way from today: backwards from ``final`` where it is given, else the earliest.

    Stages that are over, have met, are confirmed or whose papers are public are pinned; only meetings from today on are
    proposed, and none before the one from which a stage was deferred.
    """
    settings = planning_settings_of(timetable.council)
    stages = {leg_key(stage): stage for stage in timetable.stages_with_facts()}
    pinned = {key: stage.day for key, stage in stages.items() if stage.day and _stays(stage, today)}
    legs = _legs(timetable, stages)
    if not legs:
        return Proposal(no_way=NoWay("route", "Every step is over: nothing is left to be planned."))
    sittings = {
        key: [sitting for sitting in found if sitting.key and sitting.on >= today]
        for key, found in sittings_of_timetable(timetable).items()
    }
    deciding = [leg.key for leg in legs if stages[leg.key].is_deciding and stages[leg.key].is_open]
    if final and deciding:
        if pinned.get(deciding[-1]) != final.on:
            pinned.pop(deciding[-1], None)
        sittings[deciding[-1]] = only_at(final, sittings[deciding[-1]])
    legs = [replace(leg, is_public=leg.is_public and leg.key in pinned) for leg in legs]  # papers of that day alone
    more = {"today": today, "pinned": pinned, "plan_starts": first_day(timetable.paper), "aim": aim}
    return proposal(legs, sittings, settings, start=today, final=final, **more)


def _legs(timetable, stages) -> list[Leg]:
    """The stages still to come and, of those that are over, all that came before: their views go into the papers."""
    legs = legs_of_timetable(timetable)
    last = max((leg.step for leg in legs if stages[leg.key].is_open), default=0)
    there = [leg for leg in legs if leg.step <= last]
    if there and all(leg.is_optional for leg in there):
        there[-1] = replace(there[-1], is_optional=False)
    return there


def _stays(stage, today: date) -> bool:
    """It is over or confirmed; or its meeting was not cancelled or moved, and has passed or has its papers public."""
    has_come = stage.day < today or stage.state == Stage.State.PUBLISHED
    return not stage.is_open or _is_fixed(stage) or (has_come and not dated_facts(stage).meeting_trouble)


def _is_fixed(stage) -> bool:
    current = stage.current_date
    return bool(current and current.is_confirmed)


def changes_of(timetable: Timetable, plan: Proposal) -> list[NewDate]:
    """The stages still to come, in order, each beside what is proposed for it."""
    slots = {slot.leg.key: slot for slot in plan.shown.slots} if plan.shown else {}
    stages = (stage for stage in timetable.stages_with_facts() if stage.is_open)
    return [NewDate(stage, slots.get(leg_key(stage))) for stage in stages]


@transaction.atomic
def take_dates(timetable: Timetable, meetings: dict[int, int], *, by, reason: str) -> int:
    """Give stages the meetings that were shown (stage → meeting), with one reason; gives how many were changed.

    Raises ``StaleState`` when a stage or a meeting is no longer what was shown.
    """
    require_reason(reason, "Say why the dates are changed.")
    there = Stage.objects.still_open().filter(timetable=timetable).select_related("timetable__paper", "body")
    stages = {stage.pk: stage for stage in there.in_order().prefetch_related("dates__meeting")}
    chosen = Meeting.objects.standing().select_related("body").in_bulk(list(meetings.values()))
    for pk, number in meetings.items():
        stage, meeting = stages.get(pk), chosen.get(number)
        if stage is None or meeting is None or meeting.body_id != stage.body_id or _is_fixed(stage):
            raise StaleState(f"The timetable of “{timetable.paper.title}”")
        set_date(stage, by=by, meeting=meeting, reason=reason)
    return len(meetings)
