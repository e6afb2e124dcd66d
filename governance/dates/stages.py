"""What is recorded of a stage and rules about days look at: its state and role, the notice, what followed. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Self

from governance.dates.labelled import Labelled
from governance.dates.notice import EXECUTIVE_KINDS
from governance.dates.outcomes import NOTHING, Meaning, OutcomeKind


class StageState(Labelled):
    """How far a stage is; its colour is that of the tag on pages and of the mark in the picture."""

    colour: str

    def __new__(cls, value: str, label: str = "", colour: str = "") -> Self:
        member = str.__new__(cls, value)
        member._value_, member.label, member.colour = value, label, colour
        return member

    PLANNED = "planned", "Planned", "grey"
    SUBMITTED = "submitted", "Submitted", "yellow"
    PUBLISHED = "published", "Papers published", "blue"
    DECIDED = "decided", "Decided", "green"
    DEFERRED = "deferred", "Deferred", "orange"
    WITHDRAWN = "withdrawn", "Withdrawn", "red"


#: The body has still to meet over it.
STILL_OPEN = (StageState.PLANNED, StageState.SUBMITTED, StageState.PUBLISHED)
#: It never came to a decision there.
ENDED = (StageState.DEFERRED, StageState.WITHDRAWN)


class StageRole(Labelled):
    """What a body does with a paper; labels complete "Cabinet: …"."""

    PREPARE = "prepare", "Prepares"
    CONSULT = "consult", "Is consulted"
    ADVISE = "advise", "Advises"
    SCRUTINISE = "scrutinise", "Scrutinises"
    RECOMMEND = "recommend", "Recommends"
    DECIDE = "decide", "Decides"
    NOTE = "note", "Notes"


OPTIONAL_DECISION = "Who decides cannot be left out: it is not optional."


class NoticeBasis(Labelled):
    """Under which regulation of SI 2012/2089 notice of a key decision was given."""

    NOTICE = "notice", "28 clear days’ notice (regulation 9)"
    EXCEPTION = "general_exception", "General exception (regulation 10)"
    URGENCY = "special_urgency", "Special urgency (regulation 11)"


class KeyOpinion(Labelled):
    """What an executive says to scrutiny's opinion that its decision should have been treated as a key decision."""

    WAS_KEY = "was_key", "It was a key decision"
    WAS_NOT_KEY = "was_not_key", "It was not a key decision"


class AnswerKind(Labelled):
    """What the Leader answers to a decision in principle."""

    AGREES = "agrees", "Agrees: the adoption takes effect"
    OBJECTS = "objects", "Objects: it goes back to those who decided"
    NONE = "none", "No answer by the last day: the adoption takes effect"


class CallInResult(Labelled):
    AWAITED = "awaited", "Not decided yet"
    STANDS = "stands", "The decision stands"
    SENT_BACK = "sent_back", "Sent back to those who decided"
    TO_COUNCIL = "to_council", "Referred to Full Council"
    WITHDRAWN = "withdrawn", "The call-in was withdrawn"


@dataclass(frozen=True)
class InPrivate:
    """That the public is excluded for an item of the executive, and what was done of what SI 2012/2089 reg 5 asks: the
    notice of the intention, the further notice, or the agreement that it is urgent."""

    intended_on: date | None = None
    further_on: date | None = None
    agreed_on: date | None = None


@dataclass(frozen=True)
class StageFacts:
    """What the checks look at of one stage."""

    key: int
    body: str
    kind: str
    role: str
    step: int
    on: date | None
    state: str = StageState.PLANNED
    is_optional: bool = False
    is_key_decision: bool | None = None
    is_open_to_call_in: bool | None = None
    has_version: bool = False
    outcome: str = ""
    meeting_trouble: str = ""
    body_ends: str = ""  # where its day is not before that, or not known
    goes_on_in: str = ""
    is_amended: bool = False
    awaits_text: bool = False
    answer: str = ""
    notice: str = ""
    notice_given_on: date | None = None
    private: InPrivate | None = None
    has_report: bool = True
    first_sat_on: date | None = None  # where its meeting was adjourned and goes on
    is_adjourned: bool = False  # and nobody knows when it goes on

    @property
    def meets_on(self) -> date:
        """The day of a stage that has one; a ValueError where none is set yet."""
        if self.on is None:
            raise ValueError(f"No date is set for {self.body} yet.")
        return self.on

    @property
    def noticed_on(self) -> date | None:
        """The day from which its notice is counted: a meeting that was adjourned keeps that of its first sitting."""
        return self.first_sat_on or self.on

    @property
    def is_executive(self) -> bool:
        return self.kind in EXECUTIVE_KINDS

    @property
    def is_open(self) -> bool:
        """The body has still to meet over it."""
        return self.state in STILL_OPEN

    def is_to_come(self, today: date) -> bool:
        """It can still be moved: nobody knows yet when it meets, or its day has not passed."""
        return self.is_open and (self.on is None or self.on >= today)

    @property
    def is_ended(self) -> bool:
        """It was put off or taken off: it never came to a decision there."""
        return self.state in ENDED

    @property
    def decides(self) -> bool:
        return self.role == StageRole.DECIDE

    @property
    def gives_view(self) -> bool:
        """Others wait for what it says; a body that takes note says nothing."""
        return self.role != StageRole.NOTE

    @property
    def means(self) -> Meaning:
        return OutcomeKind(self.outcome).means if self.outcome else NOTHING


def referred_on(stage: StageFacts, stages: Iterable[StageFacts]) -> date | None:
    """The day on which it is referred to this body by one that recommends it; None where nobody does before."""
    days = [
        each.on
        for each in stages
        if each.step < stage.step and each.role == StageRole.RECOMMEND and each.on and not each.is_ended
    ]
    return max(days, default=None)
