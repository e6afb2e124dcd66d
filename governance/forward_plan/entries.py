"""Entries of a council's forward plan: all that SI 2012/2089 regulation 9 asks a notice to say, and what is wanting.

Pure: no ORM, no clock. An entry is a notice as it was given, or a draft made of what the portal knows already.
"""

import re
from dataclasses import dataclass
from datetime import date

from governance.dates.clear_days import Counted, spell
from governance.dates.stages import NoticeBasis

SOURCE = "SI 2012/2089 regulation 9(1) and (2)"


@dataclass(frozen=True)
class PlanEntry:
    """One key decision. ``given_on`` None: no notice is given, and this is a draft of it. ``decided``: what was decided
    in the end, in words; the entry stays in the plan."""

    stage: int
    matter: str
    decision_maker: str
    decided_when: str
    council: str = ""
    is_single_member: bool = False
    members: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()
    available_from: str = ""
    later_documents: str = ""
    is_private: bool = False
    private_because: str = ""
    contact: str = ""
    basis: str = NoticeBasis.NOTICE
    given_on: date | None = None
    told: str = ""
    told_on: date | None = None
    urgent_because: str = ""
    due: Counted | None = None
    date_now: str = ""
    decided: str = ""

    @property
    def is_given(self) -> bool:
        return self.given_on is not None

    def is_late(self, on: date) -> bool:
        return not self.is_given and self.due is not None and self.due.day < on

    @property
    def is_fit_to_publish(self) -> bool:
        """Given already, or a draft that says everything: what may stand in the council's own forward plan."""
        return self.is_given or not self.gaps

    @property
    def gaps(self) -> list[str]:
        """What regulation 9(1) asks for and the entry does not say, by its letter; and a date that is not the date any
        more."""
        wanted = [
            (self.council, "on behalf of which council (a)"),
            (self.matter, "the matter (b)"),
            (self.decision_maker, "the decision maker (c)"),
            (self.members, "the name and title of the member (c)" if self.is_single_member else "the members (c)"),
            (self.decided_when, "the date or period of the decision (d)"),
            (self.documents, "the documents submitted (e)"),
            (self.available_from, "the address from which copies are to be had (f)"),
            (self.later_documents, "that other documents may be submitted, and how to ask for details (g, h)"),
        ]
        found = [f"It does not say {words}." for value, words in wanted if not value]
        if self.is_given and not self.decided and not self._says_the_date:
            found.append(f"It says “{self.decided_when}”; the date is now {self.date_now}. Publish the new one.")
        return found

    @property
    def _says_the_date(self) -> bool:
        """“2 March 2027” stands in “2 March 2027 or later”, and not in “12 March 2027”."""
        return not self.date_now or bool(re.search(rf"(?<!\d){re.escape(self.date_now)}(?!\d)", self.decided_when))

    def rows(self) -> list[tuple[str, str]]:
        """Label and value of everything the entry says, in the order of the regulation; a gap stays empty."""
        private = f"In private: {self.private_because or 'no reason given'}"
        return [
            ("Matter in respect of which the decision is to be made", self.matter),
            ("Key decision", f"A key decision is to be made on behalf of {self.council}." if self.council else ""),
            ("Decision maker", self.decision_maker),
            ("Name, and title" if self.is_single_member else "Its members", "; ".join(self.members)),
            ("Date on which, or period within which, it is to be made", self.decided_when),
            ("Documents submitted to the decision maker for consideration", "; ".join(self.documents)),
            ("Address from which copies or extracts are available", self.available_from),
            ("Other documents, and how to ask for details of them", self.later_documents),
            ("In public or private", private if self.is_private else "In public"),
            *([("Contact", self.contact)] if self.contact else []),
            *self._short_notice(),
            *([("Notice given", f"{spell(self.given_on)}, {NoticeBasis(self.basis).label}")] if self.given_on else []),
            *([("Decided", self.decided)] if self.decided else []),
        ]

    def _short_notice(self):
        if self.basis == NoticeBasis.NOTICE:
            return []
        verb = "Chair who was told" if self.basis == NoticeBasis.EXCEPTION else "Chair who agreed"
        on = f", {spell(self.told_on)}" if self.told_on else ""
        return [(verb, f"{self.told}{on}"), ("Why 28 clear days could not be given", self.urgent_because)]


def fit_to_publish(entries: list[PlanEntry]) -> list[PlanEntry]:
    return [entry for entry in entries if entry.is_fit_to_publish]


def as_text(council: str, entries: list[PlanEntry], on: date) -> str:
    """The plan as plain text, ready to copy into the council's own page or document."""
    head = [f"Forward plan of key decisions: {council}", f"As it stood on {spell(on)} ({SOURCE})"]
    parts = [*head, "", *([] if entries else ["No key decision is planned."])]
    for number, entry in enumerate(entries, start=1):
        parts.append(f"{number}. {entry.matter}")
        parts += [f"   {label}: {value}" for label, value in entry.rows()[1:]]
        parts.append("")
    return "\n".join(parts).rstrip() + "\n"


def lines(words: str) -> tuple[str, ...]:
    """One item to a line, as people type them."""
    return tuple(line.strip() for line in words.splitlines() if line.strip())
