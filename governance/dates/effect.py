"""The days after a decision: published, open to call-in, answered by the Leader, in effect. Pure: no ORM, no clock.

Each day is computed from the day on which the body met and from the council's settings, with the reason; a day that
somebody recorded stands beside it, and the days after it are counted from the recorded one. Call-in runs only where the
item is *recorded* as open to it. Sources: SI 2012/2089 (executive decisions), a council's own standing orders.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from governance.dates.clear_days import Counted, Unit, clear_days, spell
from governance.dates.deadlines import CALL_IN_ENDS, DECISION_PUBLISHED, EFFECTIVE
from governance.dates.notice import EXECUTIVE_KINDS, Settings
from governance.dates.outcomes import NOTHING, Meaning, OutcomeKind
from governance.dates.stages import AnswerKind, CallInResult

TOLD, ANSWER_DUE = "leader-told", "answer-due"
LABELS = {
    DECISION_PUBLISHED: "Decision published",
    CALL_IN_ENDS: "Call-in ends",
    TOLD: "Leader told",
    ANSWER_DUE: "Leader answers by",
    EFFECTIVE: "Takes effect",
}


@dataclass(frozen=True)
class Recorded:
    """A day that somebody recorded, and why it is not the computed one."""

    on: date
    reason: str = ""


@dataclass(frozen=True)
class Decision:
    """What the days depend on. ``call_in`` and ``answer`` are (result or kind, day of it); None: there is none.

    ``is_deciding``: the body decides; what another one says is a recommendation, and nothing takes effect on it.
    """

    kind: str
    outcome: str
    held: date | None
    is_open_to_call_in: bool | None = None
    is_deciding: bool = True
    call_in: tuple[str, date | None] | None = None
    answer: tuple[str, date] | None = None
    awaits_text: bool = False
    conditions: tuple[tuple[bool, date | None], ...] = ()
    recorded: Mapping[str, Recorded] = field(default_factory=dict)

    @property
    def means(self) -> Meaning:
        return OutcomeKind(self.outcome).means if self.outcome else NOTHING


@dataclass(frozen=True)
class EffectDay:
    """One day: as computed, with the sentence that explains it, and as recorded. ``computed`` None: it waits."""

    what: str
    computed: date | None
    sentence: str
    recorded: Recorded | None = None

    @property
    def label(self) -> str:
        return LABELS[self.what]

    @property
    def on(self) -> date | None:
        """The day that stands: the recorded one, else the computed one."""
        return self.recorded.on if self.recorded else self.computed

    @property
    def is_overridden(self) -> bool:
        return self.recorded is not None and self.recorded.on != self.computed


#: The days found so far, by what they are; None: one that still waits.
Known = Mapping[str, date | None]
#: What is waited for, in words (empty: nothing), and the day on which it was settled.
Wait = tuple[str, date | None]


def effect_days(decision: Decision, settings: Settings) -> tuple[EffectDay, ...]:
    """Every day that follows from a decision, in the order in which they come; none for an outcome not recorded."""
    if not (decision.outcome and decision.means.is_recorded):
        return ()
    found: list[EffectDay] = []
    for compute in (_published, _call_in_ends, _told, _answer_due, _effective):
        day = compute(decision, settings, {each.what: each.on for each in found})
        if day:
            found.append(day)
    return tuple(found)


def _day(decision: Decision, what: str, counted: Counted | None, waits: str = "", verb: str = "") -> EffectDay:
    recorded = decision.recorded.get(what)
    if counted is None:
        return EffectDay(what, None, waits, recorded)
    return EffectDay(what, counted.day, counted.sentence(verb), recorded)


NO_DAY = "The day on which it met is not recorded."


def _published(decision: Decision, settings: Settings, known: Known) -> EffectDay | None:
    if decision.kind not in EXECUTIVE_KINDS and not decision.is_open_to_call_in:
        return _only_recorded(
            decision, DECISION_PUBLISHED, "No day is laid down: it is not a decision of the executive."
        )
    counted = settings.decision_published_by(decision.held) if decision.held else None
    return _day(decision, DECISION_PUBLISHED, counted, NO_DAY, "publish the decision by")


def _call_in_ends(decision: Decision, settings: Settings, known: Known) -> EffectDay | None:
    if not decision.is_open_to_call_in:
        return _only_recorded(decision, CALL_IN_ENDS, "It is not recorded as open to call-in.")
    published = known.get(DECISION_PUBLISHED)
    counted = settings.call_in_ends(published) if published else None
    return _day(decision, CALL_IN_ENDS, counted, "It runs from the day on which the decision is published.", "until")


def _told(decision: Decision, settings: Settings, known: Known) -> EffectDay | None:
    if not decision.means.waits_for_answer:
        return None
    counted = _working_days(decision.held, settings.leader_told_days, settings) if decision.held else None
    return _day(decision, TOLD, counted, NO_DAY, "tell the Leader by")


def _answer_due(decision: Decision, settings: Settings, known: Known) -> EffectDay | None:
    if not decision.means.waits_for_answer:
        return None
    told = known.get(TOLD)
    counted = _working_days(told, settings.leader_answer_days, settings) if told else None
    return _day(decision, ANSWER_DUE, counted, "It runs from the day on which the Leader is told.", "answer by")


def _only_recorded(decision: Decision, what: str, sentence: str) -> EffectDay | None:
    return EffectDay(what, None, sentence, decision.recorded[what]) if what in decision.recorded else None


def _working_days(day: date, number: int, settings: Settings) -> Counted:
    return clear_days(day, number, Unit.WORKING, direction="after", calendar=settings.calendar)


# --- When the decision takes effect --------------------------------------------------------------------------


def _effective(decision: Decision, settings: Settings, known: Known) -> EffectDay | None:
    if not (decision.means.adopts and decision.is_deciding):
        return _only_recorded(decision, EFFECTIVE, "Nothing takes effect on this outcome.")
    waits, days = _waits(decision, known)
    recorded = decision.recorded.get(EFFECTIVE)
    if waits:
        return EffectDay(EFFECTIVE, None, waits, recorded)
    ends = known.get(CALL_IN_ENDS) if decision.is_open_to_call_in else None
    if ends and decision.call_in is None:
        counted = settings.effective_after(ends)
        if counted.day >= max(days):
            return _day(decision, EFFECTIVE, counted, verb="takes effect on")
    on = max(days)
    why = "the day on which it met" if on == decision.held else "when the last thing it waited for was done"
    return EffectDay(EFFECTIVE, on, f"takes effect on {spell(on)}: {why}", recorded)


def _waits(decision: Decision, known: Known) -> tuple[str, list[date]]:
    """What the decision still waits for, in words; else every day before which it cannot take effect."""
    if decision.held is None:
        return NO_DAY, []
    days = [decision.held]
    for ask in (_waits_for_answer, _waits_for_conditions, _waits_for_text, _waits_for_call_in):
        words, day = ask(decision, known)
        if words:
            return words, []
        days += [day] if day else []
    return "", days


def _waits_for_answer(decision: Decision, known: Known) -> Wait:
    if not decision.means.waits_for_answer:
        return "", None
    if decision.answer is None:
        return "Adopted in principle: it waits for the Leader's answer.", None
    kind, on = decision.answer
    return ("The Leader objects: it does not take effect.", None) if kind == AnswerKind.OBJECTS else ("", on)


def _waits_for_conditions(decision: Decision, known: Known) -> Wait:
    if not decision.means.waits_for_conditions:
        return "", None
    if not decision.conditions:
        return "It waits for its conditions, and none is listed.", None
    left = [met for met, _ in decision.conditions if not met]
    if left:
        return f"It waits for its conditions: {len(left)} of {len(decision.conditions)} not met yet.", None
    days = [on for _, on in decision.conditions if on]
    return ("", max(days)) if days else ("Its conditions are met, and on which day is not recorded.", None)


def _waits_for_text(decision: Decision, known: Known) -> Wait:
    return ("It waits for its final text, which is not adopted yet." if decision.awaits_text else ""), None


def _waits_for_call_in(decision: Decision, known: Known) -> Wait:
    if decision.call_in is None:
        ends = known.get(CALL_IN_ENDS) if decision.is_open_to_call_in else None
        return ("It waits for the end of call-in.", None) if decision.is_open_to_call_in and not ends else ("", None)
    result, settled_on = decision.call_in
    words: Mapping[str, str] = {
        CallInResult.AWAITED: "It was called in, and what becomes of it is not decided.",
        CallInResult.SENT_BACK: "It was called in and sent back to those who decided: it does not take effect.",
        CallInResult.TO_COUNCIL: "It was called in and referred to Full Council: it waits for Council.",
    }
    not_dated = "It was called in, and the day on which that was resolved is not recorded."
    return words.get(result, "" if settled_on else not_dated), settled_on
