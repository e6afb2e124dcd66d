"""What a body may do with a paper, and all that each outcome means. Pure: no ORM, no clock.

One line an outcome: whoever adds one says here what follows from it, and nothing else in the portal lists outcomes.
"""

from dataclasses import dataclass
from typing import Self

from governance.dates.labelled import Labelled


@dataclass(frozen=True)
class Meaning:
    """What follows from an outcome: for the paper, for the stage, for the days after it."""

    colour: str
    is_final: bool = False  # the submitted text is adopted at once
    waits_for_text: bool = False  # adopts once its text is final: amendments entered, conditions met, changes made
    waits_for_answer: bool = False  # adopts once the Leader has answered
    waits_for_conditions: bool = False
    only_at_deciding: bool = False
    sends_back: bool = False  # the paper is in drafting again
    moves: bool = False  # the stage is not decided: it is put off, or taken off
    follows_on: bool = False  # another stage at the same body takes its place
    comes_back: bool = False  # sent back, to come to the same body again
    is_view: bool = False  # for another body: nothing takes effect on it, yet it may be called in
    amends: bool = False
    is_recorded: bool = True

    @property
    def adopts(self) -> bool:
        return self.is_final or self.waits_for_text or self.waits_for_answer

    @property
    def asks_for_more(self) -> bool:
        """Amendments, conditions or an answer are to be recorded with it."""
        return self.amends or self.waits_for_conditions or self.waits_for_answer

    @property
    def may_be_called_in(self) -> bool:
        """A decision, or a view that another body waits for; of anything else there is nothing to call in."""
        return self.adopts or self.is_view


M, NOTHING = Meaning, Meaning("grey")


class OutcomeKind(Labelled):
    means: Meaning

    def __new__(cls, value: str, label: str = "", means: Meaning = NOTHING) -> Self:
        member = str.__new__(cls, value)
        member._value_, member.label, member.means = value, label, means
        return member

    NOTED = "noted", "Noted", M("teal")
    COMMENTS_MADE = "comments_made", "Comments made", M("teal")
    SUPPORTED = "supported", "Supported", M("green", is_view=True)
    ENDORSED = "endorsed", "Endorsed", M("green", is_view=True)
    AGREED = "agreed", "Agreed", M("green", is_final=True, is_view=True)  # by those who decide: adopted
    RECOMMENDED = "recommended", "Recommended", M("green", is_view=True)
    RECOMMENDED_WITH_AMENDMENTS = (
        "recommended_with_amendments",
        "Recommended with amendments",
        M("teal", is_view=True, amends=True),
    )
    ADOPTED = "adopted", "Adopted", M("green", is_final=True, only_at_deciding=True)
    ADOPTED_WITH_AMENDMENTS = (
        "adopted_with_amendments",
        "Adopted with amendments",
        M("teal", waits_for_text=True, only_at_deciding=True, amends=True),
    )
    ADOPTED_IN_PRINCIPLE = (
        "adopted_in_principle",
        "Adopted in principle",
        M("teal", waits_for_answer=True, only_at_deciding=True, amends=True),
    )
    DEFERRED = "deferred", "Deferred", M("orange", moves=True, follows_on=True)
    REFERRED_BACK = "referred_back", "Referred back", M("orange", sends_back=True, comes_back=True)
    REJECTED = "rejected", "Rejected", M("red", sends_back=True)
    WITHDRAWN = "withdrawn", "Withdrawn", M("red", moves=True)
    APPROVED_WITH_CONDITIONS = (
        "approved_with_conditions",
        "Approved subject to conditions",
        M("teal", waits_for_text=True, waits_for_conditions=True),
    )
    DELEGATED_FINAL_AMENDMENTS = (
        "delegated_final_amendments",
        "Approved, final amendments delegated",
        M("teal", waits_for_text=True, amends=True),
    )
    NOT_RECORDED = "not_recorded", "Outcome not recorded", M("grey", is_recorded=False)


#: What is said where nobody recorded what a body did.
UNRECORDED = OutcomeKind.NOT_RECORDED


def kinds_that(flag: str) -> list[OutcomeKind]:
    """The outcomes of which this is true, such as ``sends_back``: to ask the database for them."""
    return [kind for kind in OutcomeKind if getattr(kind.means, flag)]


class ResolutionVerb(Labelled):
    """What one lettered part of a resolution does; nothing follows from it but what the outcome says."""

    APPROVE = "approve", "Approves or agrees"
    RECOMMEND = "recommend", "Recommends"
    DELEGATE = "delegate", "Delegates"
    NOTE = "note", "Notes"
    ENDORSE = "endorse", "Endorses or supports"
    ASK = "ask", "Asks for something"
    OTHER = "other", "Something else"
