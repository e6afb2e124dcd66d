"""Planning the rest of a timetable again: what is over or confirmed stays, the engine proposes the other dates."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction

from governance.models import Meeting, Stage, Timetable, planning_settings_of
from governance.stages.dating import set_date
from governance.timetables.building import Proposal
from governance.timetables.engine.schedule import NoWay, Slot, backward, forward
from governance.timetables.planning import legs_of_timetable, sittings_of_timetable
from governance.timetables.stage_facts import first_day
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


def plan_again(timetable: Timetable, *, today: date, final: Meeting | None = None) -> Proposal:
    """The rest of the way from today: backwards from ``final`` where it is given, else the earliest.

    Stages that are over and confirmed dates are pinned; only meetings from today on are proposed.
    """
    settings = planning_settings_of(timetable.council)
    stages = {f"stage-{stage.pk}": stage for stage in timetable.stages_with_facts()}
    over = {key for key, stage in stages.items() if not stage.is_open}
    pinned = {key: stage.day for key, stage in stages.items() if stage.day and (key in over or _is_fixed(stage))}
    if final:
        pinned = {key: day for key, day in pinned.items() if stages[key].body_id != final.body_id or key in over}
    sittings = {
        key: [sitting for sitting in found if sitting.key and sitting.on >= today]
        for key, found in sittings_of_timetable(timetable).items()
    }
    more = {
        "today": today, "pinned": pinned, "plan_starts": first_day(timetable.paper),
    }  # fmt: skip
    start = min([today, *(pinned[key] for key in over if key in pinned)])
    try:
        legs = _legs(timetable, over)
        if final:
            return Proposal(backward(legs, sittings, settings, final=final.on, start=start, **more))
        return Proposal(forward(legs, sittings, settings, start=start, **more))
    except NoWay as refusal:
        return Proposal(no_way=refusal)


def _legs(timetable, over):
    """The stages still to come and, of those that are over, the step just before: its view goes into their papers."""
    legs = legs_of_timetable(timetable)
    coming = [leg for leg in legs if leg.key not in over]
    first = min((leg.step for leg in coming), default=0)
    before = [leg for leg in legs if leg.key in over and leg.step < first]
    last = max((leg.step for leg in before), default=0)
    return [*(leg for leg in before if leg.step == last), *coming]


def _is_fixed(stage) -> bool:
    current = stage.current_date
    return bool(current and current.is_confirmed)


def changes_of(timetable: Timetable, plan: Proposal) -> list[NewDate]:
    """The stages still to come, in order, each beside what is proposed for it."""
    slots = {slot.leg.key: slot for slot in plan.schedule.slots} if plan.schedule else {}
    stages = (stage for stage in timetable.stages_with_facts() if stage.is_open)
    return [NewDate(stage, slots.get(f"stage-{stage.pk}")) for stage in stages]


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
