"""How a partnership stands with each of its duties on a day. Pure: no ORM, no clock.

Everything here warns and explains; nothing blocks. What the portal cannot know (a protocol, a letter) is recorded by
hand and counts as evidence. A duty without a day and without evidence is *not recorded*: a gap is shown as a gap.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from governance.duties.facts import DAY, Evidence, Facts, anniversary
from governance.duties.findings import AHEAD, Found, day_words
from governance.duties.rules import RULES
from governance.duties.rules_group import where_it_applies
from governance.models.duty_table import BY_ID, DUTIES, Cadence, Duty

__all__ = ["BY_ID", "DUTIES", "Duty", "DutyStanding", "Evidence", "Facts", "State", "check_duties"]

#: Where the duties of a partnership in Wales stand.
OF_WALES = "SI 2007/3076 and SI 2011/2702"


class State(StrEnum):
    """How a duty stands, in words and with the colour of its tag."""

    label: str
    colour: str

    def __new__(cls, value, label, colour):
        member = str.__new__(cls, value)
        member._value_, member.label, member.colour = value, label, colour
        return member

    MET = "met", "Met", "green"
    DUE = "due", "Due", "yellow"
    OVERDUE = "overdue", "Overdue", "red"
    NOT_RECORDED = "not_recorded", "Not recorded", "grey"
    NOT_APPLICABLE = "not_applicable", "Not applicable", "blue"

    @property
    def is_met(self) -> bool:
        return self is State.MET

    @property
    def is_overdue(self) -> bool:
        return self is State.OVERDUE


@dataclass(frozen=True)
class DutyStanding:
    """One duty on one day: its state, what shows it, by when something is due, and all of it in a sentence."""

    duty: Duty
    state: State
    sentence: str
    evidence: tuple[Evidence, ...] = ()
    due: date | None = None

    @property
    def date(self) -> date | None:
        """The day of the newest evidence."""
        return max((each.on for each in self.evidence if each.on), default=None)


def check_duties(facts: Facts, on: date) -> list[DutyStanding]:
    """Every duty in the order of the table, as it stands on a day."""
    return [check_duty(duty, facts, on) for duty in DUTIES]


def check_duty(duty: Duty, facts: Facts, on: date) -> DutyStanding:
    reason = facts.set_aside.get(duty.id) or _not_asked(duty, facts)
    if reason:
        return DutyStanding(duty, State.NOT_APPLICABLE, reason)
    rule: Callable[[Facts, date], Found] = RULES.get(duty.id) or where_it_applies(duty.id)
    found = rule(facts, on)
    if found.is_exempt:
        on_demand = found.counts_by_hand and _by_hand(duty, facts, on, found)
        return on_demand or DutyStanding(duty, State.NOT_APPLICABLE, found.sentence)
    by_portal = DutyStanding(duty, _state(found, on), found.sentence, found.evidence, found.due)
    by_hand = _by_hand(duty, facts, on, found)
    return _better(by_portal, by_hand) if by_hand else by_portal


def _not_asked(duty, facts):
    if facts.is_county and not duty.of_counties:
        return "A county strategy group prepares the community safety agreement; this duty is the areas' own."
    if facts.is_in_wales and not duty.of_wales:
        return f"This is the law of England ({duty.source}). The portal does not know that of Wales: see {OF_WALES}."
    if duty.is_optional and duty.id not in facts.applies:
        return "Nobody has said that this applies here. Where it does, say so, and by when something is due."
    return ""


def _state(found, on):
    if found.due is None:
        return State.MET if found.is_met else State.NOT_RECORDED
    if found.due < on:
        return State.OVERDUE
    return State.MET if found.is_met and found.due > on + AHEAD else State.DUE


def _better(by_portal, by_hand):
    """What is met counts before what is due; evidence of both kinds is shown together."""
    order = (State.MET, State.DUE, State.OVERDUE, State.NOT_RECORDED)
    best = min(by_portal, by_hand, key=lambda standing: order.index(standing.state))
    return replace(best, evidence=(*by_portal.evidence, *by_hand.evidence))


# --- Evidence recorded by hand ---------------------------------------------------------------------------------


def _by_hand(duty, facts, on, by_portal):
    """The newest evidence recorded by hand that bears on the day; None where there is none."""
    known = [each for each in facts.by_hand.get(duty.id, ()) if each.on and each.on <= on]
    if since := by_portal.counts_from:
        known = [each for each in known if each.on >= since or (each.valid_until or date.min) >= on]
    if not known:
        return None
    last, days = max(each.on for each in known), {each: _last_day(duty, each, by_portal.holds) for each in known}
    standing = [each for each in known if each.on == last or days[each]]  # else a later one replaced it
    newest = max(standing, key=lambda each: (days[each] or date.max, each.on))
    until = days[newest]
    title = newest.title.rstrip(". ")  # some end what they note with a full stop
    sentence = f"{title}, {day_words(newest.on)}."
    state = _state(Found(sentence, is_met=True, due=until), on)
    if state == State.OVERDUE:
        sentence = f"{title} of {day_words(newest.on)} held until {day_words(until)}; nothing newer is recorded."
    return DutyStanding(duty, state, sentence, (newest,), until)


def _last_day(duty, evidence, holds):
    """Without a last day of its own, evidence of a yearly duty holds for twelve months or as its rule says, else until
    replaced."""
    if evidence.valid_until or duty.cadence != Cadence.YEARLY:
        return evidence.valid_until
    if holds:
        return holds(evidence.on)
    return anniversary(evidence.on, evidence.on.year + 1) - DAY
