"""The phases of a way that is proposed, before it is taken: drafting, consultation, views and endorsement, notice,
call-in, each with its days and why. Pure: no ORM, no clock."""

from dataclasses import dataclass
from datetime import date

from governance.dates.clear_days import spell
from governance.dates.notice import Settings
from governance.dates.stages import StageFacts
from governance.timetables.engine.schedule import Schedule
from governance.timetables.picture.phases import phases_of

#: Why a phase has its days, by the beginning of its name.
WHY = {
    "Drafting": "The text that people are asked about is written by then.",
    "Consultation": "People who live or work in the area, and groups likely to be affected, are asked (SI 2007/1830 "
    "regulation 12), for the time that the council lays down and before comments are due.",
    "Views": "Boards and committees that prepare, advise, scrutinise or recommend give their views.",
    "Notice": "28 clear days before the executive takes a key decision (SI 2012/2089 regulation 9).",
    "Call-in": "Until it ends the decision does not take effect.",
}


@dataclass(frozen=True)
class PlannedPhase:
    """``first`` None: it may begin at once."""

    label: str
    first: date | None
    last: date
    why: str
    is_too_late: bool

    @property
    def words(self) -> str:
        if self.first is None:
            return f"until {spell(self.last)}"
        return spell(self.first) if self.first == self.last else f"{spell(self.first)} to {spell(self.last)}"


def planned_phases(schedule: Schedule | None, settings: Settings, today: date) -> list[PlannedPhase]:
    """``schedule``: the way that is proposed, None where there is none. A phase that had to begin before today says
    so."""
    found = phases_of(_facts(schedule), settings) if schedule else []
    days = [(each["label"], _day(each["first"]), date.fromisoformat(each["last"])) for each in found]
    return [
        PlannedPhase(label, first, last, _why(label), (first or last) < today)
        for label, first, last in _as_consulted(days, schedule)
    ]


def _facts(schedule) -> list[StageFacts]:
    return [
        StageFacts(
            number, slot.leg.body, slot.leg.kind, slot.leg.role, slot.leg.step, slot.on,
            is_key_decision=slot.leg.is_key, is_open_to_call_in=slot.leg.is_open_to_call_in,
        )
        for number, slot in enumerate(schedule.slots)
    ]  # fmt: skip


def _as_consulted(days, schedule):
    """A route that has a consultation of its own has its days: drafting is over when it begins."""
    own = next((slot.consultation for slot in schedule.slots if slot.consultation), None) if schedule else None
    for label, first, last in days:
        if own and label.startswith("Consultation"):
            yield "Consultation", *own
        elif own and label == "Drafting":
            yield label, first, min(last, own[0])
        else:
            yield label, first, last


def _why(label: str) -> str:
    return next(words for name, words in WHY.items() if label.startswith(name))


def _day(words: str) -> date | None:
    return date.fromisoformat(words) if words else None
