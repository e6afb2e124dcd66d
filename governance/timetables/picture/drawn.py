"""What is drawn of a timetable: a mark for each step, and what stands behind the rows. Pure data."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Mark:
    """One stage as it is drawn: first and last day of its date (None: not known), slips, day of publication, and on
    pictures of the workspace its deadlines (what, day) and the latest day on which it could meet."""

    body: str
    role: str
    state: str
    days: tuple[date, date] | None
    words: str
    slipped: tuple[date, ...] = ()
    sat: tuple[date, ...] = ()  # sittings that were adjourned
    publish_by: date | None = None
    is_worked_out: bool = False  # the day of publication is counted out, not recorded
    deadlines: tuple[tuple[str, date], ...] = ()
    latest: date | None = None
    number: int = 0  # that of its card
    url: str = ""  # where it is worked on: pictures of the workspace

    def all_days(self):
        others = [day for day in (self.publish_by, self.latest) if day]
        return [*(self.days or ()), *self.slipped, *self.sat, *(day for _, day in self.deadlines), *others]

    def left(self):
        """The first day that is drawn on the line of the stage itself."""
        return min(
            [*self.days, *self.slipped, *self.sat, *(day for _, day in self.deadlines), self.publish_by or self.days[0]]
        )


@dataclass(frozen=True)
class NamedDays:
    """A stretch of days with its words; ``first`` None: from the beginning of the picture."""

    label: str
    first: date | None
    last: date


@dataclass(frozen=True)
class Around:
    """What stands behind the rows: the phases of the plan's way, days on which nobody meets, the plan's first day."""

    phases: tuple[NamedDays, ...] = ()
    quiet: tuple[NamedDays, ...] = ()
    starts_on: date | None = None
