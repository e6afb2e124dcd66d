"""Notice rules and deadlines as settings: plain data with good defaults for an English council. Pure: no ORM, no clock.

Everything here is a setting per council and kind of body; nothing is decided by a council's name in the code.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from governance.dates.bodies import BodyKind
from governance.dates.clear_days import KEY_DECISION_DAYS, Counted, Unit, clear_days, key_decision_notice
from governance.dates.labelled import Labelled
from partnerships.days.calendars import Calendar

LGA = "Local Government Act 1972 s100A and s100B"
EXECUTIVE = "SI 2012/2089 reg 6"
KEY_DECISION = "SI 2012/2089 reg 9"
HOUSE = "the council's own rule"
#: Clear working days for papers of a meeting (LGA 1972, SI 2012/2089 reg 6); a council may give more.
AGENDA_DAYS = 5
#: SI 2012/2089 reg 10: clear working days, and no council may make them fewer.
GENERAL_EXCEPTION_DAYS = 5
CALL_IN_BY = "The overview and scrutiny committee (Local Government Act 2000 s9F)"


@dataclass(frozen=True)
class Notice:
    """How long before a meeting its papers must be public; 0 days: no notice is asked for."""

    number: int
    unit: Unit
    source: str = HOUSE

    @property
    def is_asked_for(self) -> bool:
        return self.number > 0


NONE = Notice(0, Unit.CLEAR_WORKING)
_COMMITTEE = Notice(AGENDA_DAYS, Unit.CLEAR_WORKING, LGA)

DEFAULT_NOTICE: dict[str, Notice] = {
    BodyKind.FULL_COUNCIL: _COMMITTEE,
    BodyKind.EXECUTIVE: Notice(AGENDA_DAYS, Unit.CLEAR_WORKING, EXECUTIVE),
    BodyKind.SINGLE_MEMBER: Notice(AGENDA_DAYS, Unit.CLEAR_WORKING, EXECUTIVE),
    BodyKind.COMMITTEE: _COMMITTEE,
    BodyKind.SCRUTINY: _COMMITTEE,
    BodyKind.ADVISORY: _COMMITTEE,
    BodyKind.HEALTH_WELLBEING: _COMMITTEE,
    BodyKind.POLICE_PANEL: _COMMITTEE,
    BodyKind.PARTNERSHIP_BOARD: NONE,
    BodyKind.OFFICER_BOARD: NONE,
    BodyKind.WORKING_PARTY: NONE,
}
#: Bodies whose key decisions need 28 days' notice and can be called in.
EXECUTIVE_KINDS = frozenset({BodyKind.EXECUTIVE, BodyKind.SINGLE_MEMBER})


class TakesEffect(Labelled):
    """When a decision takes effect that nobody called in: a council's own rules say it."""

    ON_EXPIRY = "on_expiry", "on the day on which call-in ends"
    NEXT_DAY = "next_day", "on the day after call-in ends"
    NEXT_WORKING_DAY = "next_working_day", "on the working day after call-in ends"


class QuietKind(StrEnum):
    RECESS = "recess"
    ELECTION = "election"


@dataclass(frozen=True)
class QuietPeriod:
    """Days of a recess (nobody meets), or of the weeks before an election (nothing is decided or consulted on)."""

    kind: QuietKind
    name: str
    starts_on: date
    ends_on: date

    def holds(self, day: date) -> bool:
        return self.starts_on <= day <= self.ends_on

    def overlaps(self, first: date, last: date) -> bool:
        return first <= self.ends_on and self.starts_on <= last


@dataclass(frozen=True)
class Settings:
    """All that a council lays down about time; ``Settings()`` is a new English council."""

    notice: Mapping[str, Notice] = field(default_factory=lambda: dict(DEFAULT_NOTICE))
    calendar: Calendar = field(default_factory=Calendar)
    key_notice_days: int = KEY_DECISION_DAYS
    key_notice_unit: Unit = Unit.CLEAR_CALENDAR
    decision_published_days: int = 2
    call_in_days: int = 5
    call_in_by: str = CALL_IN_BY
    takes_effect: str = TakesEffect.NEXT_WORKING_DAY
    leader_told_days: int = 2  # practice; a council's standing orders may say more
    leader_answer_days: int = 5
    final_report_days: int = 3
    sign_off_days: int = 10
    comments_days: int = 15
    least_consultation_weeks: int = 6
    most_weeks_waited: int = 8  # how long a decision may wait for a view, an optional step, a day outside a recess
    switched_off: frozenset[str] = frozenset()
    quiet_periods: tuple[QuietPeriod, ...] = ()

    def notice_of(self, body_kind: str) -> Notice:
        return self.notice.get(body_kind, NONE)

    def publish_by(self, body_kind: str, meeting: date) -> Counted | None:
        """The last day on which the papers of a meeting may be published; None where no notice is asked for."""
        notice = self.notice_of(body_kind)
        if not notice.is_asked_for:
            return None
        return clear_days(meeting, notice.number, notice.unit, calendar=self.calendar)

    def key_notice_by(self, meeting: date) -> Counted:
        return key_decision_notice(meeting, self.key_notice_days, self.calendar, self.key_notice_unit)

    def general_exception_by(self, meeting: date) -> Counted:
        """The last day for a notice under the general exception, where a key decision cannot wait for 28 days."""
        return clear_days(meeting, GENERAL_EXCEPTION_DAYS, Unit.CLEAR_WORKING, calendar=self.calendar)

    def call_in_ends(self, published: date) -> Counted:
        """The last day on which a decision published on a day may be called in."""
        return clear_days(published, self.call_in_days, Unit.WORKING, direction="after", calendar=self.calendar)

    def effective_after(self, ends: date) -> Counted:
        """When a decision takes effect whose call-in ends on a day, and that nobody called in."""
        if self.takes_effect == TakesEffect.ON_EXPIRY:
            return Counted(ends, ends, 0, Unit.CALENDAR, "after", said="the day on which call-in ends")
        unit = Unit.CALENDAR if self.takes_effect == TakesEffect.NEXT_DAY else Unit.WORKING
        return clear_days(ends, 1, unit, direction="after", calendar=self.calendar)

    def decision_published_by(self, decided: date) -> Counted:
        number = self.decision_published_days
        return clear_days(decided, number, Unit.WORKING, direction="after", calendar=self.calendar)
