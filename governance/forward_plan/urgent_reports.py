"""Reports of an executive to its council on decisions of special urgency: SI 2012/2089 regulation 19. Pure: no ORM, no
clock.

At least one report in each year gives particulars of each decision that was agreed as urgent under regulation 11, and a
summary of its matter. Decisions under the general exception (regulation 10) need none; they are named below it.
"""

from dataclasses import dataclass
from datetime import date

from governance.dates.clear_days import spell

FIRST_YEAR = 2012  # the regulations came into force on 10 September


@dataclass(frozen=True)
class ShortDecision:
    """A key decision of which 28 clear days' notice could not be given, as its notice and its statement tell it."""

    stage: int
    body: str
    taken_on: date
    matter: str
    decision: str
    reasons: str
    told: str
    told_on: date | None
    urgent_because: str

    @property
    def particulars(self) -> list[tuple[str, str]]:
        """Label and value, for a decision that was agreed as urgent."""
        return [*self._known, ("Agreed as urgent by", self._chair), ("Why it was urgent", self.urgent_because)]

    @property
    def exception(self) -> list[tuple[str, str]]:
        """The same of one under the general exception."""
        why = ("Why 28 clear days’ notice was impracticable", self.urgent_because)
        return [*self._known, ("Chair who was informed", self._chair), why]

    @property
    def _known(self):
        return [
            ("Decision maker", self.body),
            ("Decision taken", spell(self.taken_on)),
            ("Decision", self.decision),
            ("Reasons for the decision", self.reasons or "Not recorded"),
        ]

    @property
    def _chair(self):
        return f"{self.told}{f', {spell(self.told_on)}' if self.told_on else ''}"


@dataclass(frozen=True)
class UrgentReport:
    """The report of one year. ``meeting``: the last meeting of the full council in the year.

    ``submitted_on``: the newest day on which it was submitted."""

    council: str
    year: int
    urgent: tuple[ShortDecision, ...]
    exceptions: tuple[ShortDecision, ...] = ()
    meeting: date | None = None
    submitted_on: date | None = None

    @property
    def title(self) -> str:
        return f"Report to the council: urgent decisions of the executive, {self.year}"

    @property
    def due(self) -> date:
        """The last day of the year that it covers: a council may set shorter intervals."""
        return date(self.year, 12, 31)

    @property
    def is_outstanding(self) -> bool:
        """Something was agreed as urgent that no report submitted so far can hold."""
        return any(self.submitted_on is None or each.taken_on > self.submitted_on for each in self.urgent)

    def next_day(self, on: date) -> date:
        """The day to reach: that of the last meeting of the full council, while it is to come."""
        return self.meeting if self.meeting and self.meeting >= on else self.due

    @property
    def due_words(self) -> str:
        if self.submitted_on and not self.is_outstanding:
            return f"Submitted to the council on {spell(self.submitted_on)}."
        at = f"; {spell(self.meeting)} is the last meeting of the full council before that" if self.meeting else ""
        return f"To be submitted to the council by {spell(self.due)}{at}."

    @property
    def summary(self) -> str:
        number = len(self.urgent)
        if not number:
            return f"In {self.year} no decision was agreed as urgent under regulation 11."
        plural = "decision was" if number == 1 else "decisions were"
        return f"In {self.year} {number} {plural} agreed as urgent under regulation 11."

    @property
    def parts(self) -> list[tuple[str, list[tuple[str, list[tuple[str, str]]]]]]:
        """Headings with the decisions under each: matter, and its particulars."""
        urgent = [(each.matter, each.particulars) for each in self.urgent]
        exceptions = [(each.matter, each.exception) for each in self.exceptions]
        found = [
            ("Decisions agreed as urgent (regulation 11)", urgent),
            ("For information: decisions under the general exception (regulation 10)", exceptions),
        ]
        return [(heading, decisions) for heading, decisions in found if decisions]
