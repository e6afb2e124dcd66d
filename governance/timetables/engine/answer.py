"""The answer of the timetable engine: a way with everything that is due, given up and in conflict on it. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from governance.dates.clear_days import spell
from governance.dates.conflict import DateConflict
from governance.dates.deadlines import Deadline
from governance.dates.stages import StageRole
from governance.timetables.engine.legs import VIEW, Leg, Sitting
from governance.timetables.engine.sentences import Relaxed
from governance.timetables.engine.slack import Slack
from partnerships.wording import and_words


class Aim(StrEnum):
    """What a way forwards is to be: the one with which no preference costs more weeks than the council waits for one,
    the earliest of all, or the one that keeps the most however long it takes."""

    USUAL = "usual"
    EARLIEST = "earliest"
    KEEPING = "keeping"


@dataclass(frozen=True)
class Slot:
    """One leg with its meeting and everything due around it.

    ``spare``: how long it may wait before what follows is in trouble, as every page of the timetable says it; None
    where nothing follows. ``has_met``: it is a fact, and nothing about it can change any more.
    """

    leg: Leg
    sitting: Sitting
    deadlines: tuple[Deadline, ...]
    consultation: tuple[date, date] | None
    reason: str
    why_consultation: str = ""
    broken: tuple[str, ...] = ()
    has_met: bool = False
    spare: Slack | None = None

    @property
    def latest(self) -> date:
        """The last working day on which it could take place; its own day where nothing follows."""
        return self.spare.latest if self.spare else self.on

    @property
    def slack(self) -> int:
        """The working days up to the latest day; negative: it is past it."""
        return self.spare.days if self.spare else 0

    @property
    def on(self) -> date:
        return self.sitting.on

    def deadline(self, what: str) -> Deadline | None:
        return next((each for each in self.deadlines if each.what == what), None)


@dataclass(frozen=True)
class Other:
    """Another way that a person may choose instead: ``aim`` as ``forward`` takes it."""

    aim: Aim
    schedule: Schedule

    @property
    def words(self) -> str:
        """ "The earliest: decided on Tuesday 16 February 2027, giving up the step of Scrutiny"."""
        lost = and_words(each.in_short for each in self.schedule.relaxed)
        names = {
            Aim.EARLIEST: "The earliest",
            Aim.KEEPING: "Keeping as much as the calendars allow" if lost else "Keeping everything",
            Aim.USUAL: "Waiting no longer than the council does for any one thing",
        }
        giving_up = f", giving up {lost}" if lost else ""
        over = f", over on {spell(self.schedule.ends)}" if self.schedule.ends > self.schedule.final else ""
        return f"{names[self.aim]}: decided on {spell(self.schedule.final)}{over}{giving_up}"


@dataclass(frozen=True)
class Schedule:
    """A whole way: its slots in the order of the route, what was left out, given up, and what conflicts.

    ``others``: the ways beside it where a preference costs more weeks than the council waits for one.
    """

    slots: tuple[Slot, ...]
    left_out: tuple[Leg, ...]
    relaxed: tuple[Relaxed, ...]
    conflicts: tuple[DateConflict, ...]
    others: tuple[Other, ...] = ()

    @property
    def decides(self) -> bool:
        """Whether somebody on it decides: a council that takes note has a way without."""
        return any(slot.leg.role == StageRole.DECIDE for slot in self.slots)

    @property
    def final(self) -> date:
        """The day on which the deciding body meets; the last day of a route on which nobody decides."""
        deciding = [slot.on for slot in self.slots if slot.leg.role == StageRole.DECIDE]
        return max(deciding or [slot.on for slot in self.slots])

    @property
    def ends(self) -> date:
        """The day on which the last of the bodies meets."""
        return max(slot.on for slot in self.slots)

    @property
    def starts(self) -> date:
        return self.first.on

    @property
    def first(self) -> Slot:
        """The first slot still to come; of a way that is over, the first of all."""
        coming = [slot for slot in self.slots if not slot.has_met]
        return min(coming or self.slots, key=lambda slot: slot.on)

    @property
    def other_conflicts(self) -> list[DateConflict]:
        """Conflicts that are not told already by what was given up."""
        told = {VIEW: ("view-in-papers", "ATI-agenda")}
        given_up = {rule for each in self.relaxed for rule in told.get(each.preference, ())}
        return [each for each in self.conflicts if each.rule not in given_up]

    def leg_of(self, conflict: DateConflict) -> Leg:
        """The step of which another day is proposed; the conflicts of a way number its slots."""
        return self.slots[conflict.mended_at].leg

    def slot(self, key: str) -> Slot:
        return next(slot for slot in self.slots if slot.leg.key == key)
