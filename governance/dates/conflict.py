"""Two dates that do not fit each other: told as work while it can be changed, and as history after it. Pure."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date

from governance.dates.notice import KEY_DECISION
from governance.dates.stages import StageFacts

RULES = {
    "view-in-papers": "Each view stands in the papers of the next meeting",
    "ATI-agenda": "Papers are public in time (LGA 1972 s100A, s100B; SI 2012/2089 reg 6)",
    "CALL": "Call-in ends before the papers of the next meeting",
    "FIS-10": "The plan is adopted before its year begins (SI 2007/1830 reg 10)",
    "EXE-9": f"Notice of a key decision ({KEY_DECISION})",
    "EXE-10": "Notice under the general exception (SI 2012/2089 reg 10)",
    "EXE-5": "Notices before a meeting in private (SI 2012/2089 reg 5)",
    "order": "The meetings come in the order of the route",
    "meeting": "The meeting takes place",
    "body": "The committee or board is there on the day",
}


@dataclass(frozen=True)
class Tense:
    """The verbs of a conflict: of days to come, and of days that have passed."""

    meets: str = "meets"
    is_: str = "is"
    have: str = "have"
    cannot: str = "cannot"
    begins: str = "begins"
    decides: str = "decides"


NOW, THEN = Tense(), Tense("met", "was", "had", "could not", "began", "decided")


@dataclass(frozen=True)
class DateConflict:
    """Two things that do not fit: told in either tense, the rule behind it, and what could be done."""

    rule: str
    told: Callable[[Tense], str] = field(compare=False)
    suggestion: str
    stages: tuple[int, ...]

    @property
    def source(self) -> str:
        return RULES[self.rule]

    @property
    def sentence(self) -> str:
        return self.told(NOW)

    @property
    def happened(self) -> str:
        """The same, where the days of it have passed and nothing can be done any more."""
        return self.told(THEN)

    @property
    def mended_at(self) -> int:
        """The stage of which another day is proposed."""
        return self.stages[0] if self.rule == "view-in-papers" else self.stages[-1]

    def is_work(self, stages: Iterable[StageFacts], today: date) -> bool:
        """Something can still be done: one of its meetings is to come, or another one has to be found."""
        its_own = [stage for stage in stages if stage.key in self.stages and stage.is_open]
        return (self.rule in ("meeting", "body") and bool(its_own)) or any(stage.is_to_come(today) for stage in its_own)


def as_said(words: str) -> Callable[[Tense], str]:
    """Words that are the same before and after."""
    return lambda _: words
