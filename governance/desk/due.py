"""The words of the desk: kinds of things that fall due, one such thing, and the stage at which it does. Pure data."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from governance.dates import deadlines
from governance.dates.effect import TOLD, EffectDay
from governance.dates.stages import StageFacts


class What(StrEnum):
    """The kinds of things that fall due; the deadlines bear the names of the engine."""

    MEETING = "meeting"
    DATE = "date"
    KEY = "key"
    NOTICE = deadlines.KEY_NOTICE
    PRIVATE = "private"
    COMMENTS = deadlines.COMMENTS
    SIGN_OFF = deadlines.SIGN_OFF
    SIGNATURE = "signature"
    FINAL_REPORT = deadlines.FINAL_REPORT
    VERSION = "version"
    REPORT = "report"
    PUBLICATION = deadlines.PUBLICATION
    OUTCOME = "outcome"
    DECISION_PUBLISHED = deadlines.DECISION_PUBLISHED
    CALL_IN_ENDS = deadlines.CALL_IN_ENDS
    LEADER_TOLD = TOLD
    TAKE_IN = "take-in"
    DELEGATED = "delegated"
    AMENDED = "amended"
    ANSWER = "answer"
    OWN = "own"


LABELS = {
    What.MEETING: "Meetings",
    What.DATE: "Dates to be set",
    What.KEY: "Key decision not recorded",
    What.NOTICE: "Key-decision notices",
    What.PRIVATE: "Notices of meetings in private",
    What.COMMENTS: "Comments due",
    What.SIGN_OFF: "Drafts to those who sign",
    What.SIGNATURE: "Sign-offs still open",
    What.REPORT: "Reports to be written",
    What.FINAL_REPORT: "Final reports",
    What.VERSION: "Texts to be submitted",
    What.PUBLICATION: "Papers to be published",
    What.OUTCOME: "Outcomes to be recorded",
    What.DECISION_PUBLISHED: "Decisions to be published",
    What.CALL_IN_ENDS: "Ends of call-in",
    What.LEADER_TOLD: "Leaders to be told",
    What.TAKE_IN: "Amendments to take in",
    What.DELEGATED: "Delegated amendments",
    What.AMENDED: "Amended texts awaited",
    What.ANSWER: "Answers awaited",
    What.OWN: "Other tasks of yours",
}
TITLES = {
    What.MEETING: "{body} meets",
    What.DATE: "Set the date of {body}",
    What.KEY: "Say whether it is a key decision of {body}",
    What.NOTICE: "Give notice of the key decision of {body}",
    What.PRIVATE: "Give notice that {body} meets in private",
    What.COMMENTS: "Comments on the draft for {body}",
    What.SIGN_OFF: "Draft for {body} to those who sign it",
    What.SIGNATURE: "Sign “{heading}” in the report for {body}",
    What.REPORT: "Write the report for {body}",
    What.FINAL_REPORT: "Final report for {body} to democratic services",
    What.VERSION: "Submit the text to {body}",
    What.PUBLICATION: "Publish the papers for {body}",
    What.OUTCOME: "Record what {body} decided",
    What.DECISION_PUBLISHED: "Publish the decision of {body}",
    What.CALL_IN_ENDS: "Call-in of the decision of {body} ends",
    What.LEADER_TOLD: "Tell the Leader of the decision of {body}",
    What.TAKE_IN: "Take in the amendments that {body} asked for",
    What.DELEGATED: "Make the final amendments that {body} delegated",
    What.AMENDED: "Adopt the amended text of {body}",
    What.ANSWER: "Record the answer to the decision of {body}",
}
#: The same in the words of who waits for others to do it, where the title tells somebody to.
AWAITED = {
    What.DATE: "Date of {body} to be set",
    What.KEY: "Whether it is a key decision of {body} to be said",
    What.NOTICE: "Notice of the key decision of {body} to be given",
    What.PRIVATE: "Notice that {body} meets in private to be given",
    What.SIGNATURE: "“{heading}” in the report for {body} to be signed",
    What.REPORT: "Report for {body} to be written",
    What.VERSION: "Text to be submitted to {body}",
    What.PUBLICATION: "Papers for {body} to be published",
    What.OUTCOME: "Outcome of {body} to be recorded",
    What.DECISION_PUBLISHED: "Decision of {body} to be published",
    What.LEADER_TOLD: "Leader to be told of the decision of {body}",
    What.TAKE_IN: "Amendments that {body} asked for to be taken in",
    What.DELEGATED: "Final amendments that {body} delegated to be made",
    What.AMENDED: "Amended text of {body} to be adopted",
    What.ANSWER: "Answer to the decision of {body} to be recorded",
}
#: In the words of who is asked to sign it.
SIGNATURE = "Sign “{heading}” in “{report}”"


@dataclass(frozen=True)
class Slip:
    """An earlier date of a stage, in words, and why it is not that any more."""

    on: str
    reason: str = ""


@dataclass(frozen=True)
class SignOff:
    """A heading of the stage's report that nobody has signed yet; ``due`` where the post was asked for a day."""

    heading: str
    post: str = ""
    due: date | None = None


@dataclass(frozen=True)
class TextWork:
    """Work that a decision leaves on the text: where it is done, the last day for it and why, and whose it is."""

    url: str
    sentence: str
    due: date | None = None
    reason: str = ""
    post: str = ""


@dataclass(frozen=True)
class DeskEntry:
    """One stage with the words of its place: everything that a row of the desk says beside the facts."""

    stage: StageFacts
    paper: str
    partnership: str
    council: str = ""
    url: str = ""
    timetable: int = 0
    role: str = ""
    author: str = ""
    report: str = ""
    date_words: str = ""
    slipped: tuple[Slip, ...] = ()
    sign_offs: tuple[SignOff, ...] = ()
    after: tuple[EffectDay, ...] = ()
    referred_on: date | None = None
    to_take_in: TextWork | None = None
    delegated: TextWork | None = None
    forms: Mapping[str, str] = field(default_factory=dict)  # what is due → the form that settles it

    @property
    def clerks(self) -> str:
        """Of the deciding council; where the partnership itself decides, those of its lead councils record it."""
        return f"Democratic services, {self.council}" if self.council else f"Democratic services for {self.partnership}"

    @property
    def officers(self) -> str:
        return f"Officers of {self.partnership}"

    @property
    def report_author(self) -> str:
        return self.author or f"The author of the report (not named), {self.partnership}"

    def settled_by(self, what: What) -> str:
        return self.report_author if what == What.REPORT else self.clerks


@dataclass(frozen=True)
class Due:
    """One thing that falls due at one stage. ``sentence`` says what it is or what is missing, ``reason`` why that day.

    ``is_task``: a verb of the portal settles it now. ``due`` None: there is no day for it, it is simply awaited.
    ``is_awaited``: told to somebody who cannot do it.
    """

    what: What
    at: DeskEntry
    due: date | None
    from_whom: str
    sentence: str
    reason: str = ""
    is_overdue: bool = False
    is_task: bool = False
    heading: str = ""
    page: str = ""
    is_awaited: bool = False

    @property
    def title(self) -> str:
        if self.is_awaited and self.what in AWAITED:
            return AWAITED[self.what].format(body=self.at.stage.body, heading=self.heading)
        if self.what == What.SIGNATURE and self.at.report:
            return SIGNATURE.format(heading=self.heading, report=self.at.report)
        return TITLES[self.what].format(body=self.at.stage.body, heading=self.heading)

    @property
    def label(self) -> str:
        return LABELS[self.what]

    @property
    def key(self) -> str:
        """The same on every day on which it is due: what a reminder is counted under."""
        return "-".join(filter(None, (f"stage-{self.stage}", self.what, self.heading)))

    @property
    def stage(self) -> int:
        return self.at.stage.key

    @property
    def paper(self) -> str:
        return self.at.paper

    @property
    def council(self) -> str:
        return self.at.council

    @property
    def url(self) -> str:
        """The very form for who does it; for who waits the page of the step."""
        form = "" if self.is_awaited else self.at.forms.get(self.what, "")
        return self.page or form or self.at.url

    @property
    def slipped(self) -> tuple[Slip, ...]:
        """Earlier dates, told where the meeting itself is told."""
        return self.at.slipped if self.what == What.MEETING else ()


def in_order(rows) -> list[Due]:
    """By day, those without a day last; of one day in the order in which the kinds happen."""
    kinds = list(What)
    return sorted(rows, key=lambda row: (row.due or date.max, kinds.index(row.what), row.paper, row.stage))
