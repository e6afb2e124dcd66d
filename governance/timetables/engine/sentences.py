"""Why the timetable engine chose a meeting, and what it gave up, in true sentences. Pure."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from governance.dates.clear_days import spell
from governance.dates.conflict import RULES
from governance.dates.notice import Settings
from governance.timetables.engine.legs import (
    CONFIRMED,
    NOTICE,
    OPEN,
    OPTIONAL,
    QUIET,
    VIEW,
    Candidates,
    Leg,
    disturbed,
    needs_notice,
)
from governance.timetables.engine.search import EARLIEST, Choice, Chosen, Direction, LeftOut, made_of
from partnerships.wording import and_words

SOURCES = {
    NOTICE: RULES["ATI-agenda"],
    VIEW: RULES["view-in-papers"],
    QUIET: "The council's recesses and pre-election periods",
    OPTIONAL: "The route: this step is optional",
    CONFIRMED: "The route: this step is optional, and its day is confirmed",
    OPEN: "The calendars of meetings",
}
#: What is given up, after "giving up".
SHORT = {
    NOTICE: "the notice of {body}",
    VIEW: "a view in the papers of {body}",
    QUIET: "the quiet period at {body}",
    OPTIONAL: "the step of {body}",
    CONFIRMED: "the confirmed day of {body}",
    OPEN: "the date of {body}",
}


class AskedFor(Protocol):
    """What the sentences say of a question: its settings, its confirmed days, the leg that decides."""

    @property
    def settings(self) -> Settings: ...
    @property
    def pinned(self) -> Mapping[str, date]: ...
    @property
    def last(self) -> Leg: ...
    @property
    def candidates(self) -> Candidates: ...


@dataclass(frozen=True)
class Relaxed:
    """A preference that was given up for one leg: what it means, the rule behind it, what to do.

    ``lacks_meeting``: what to do is to find one more meeting of its body.
    """

    preference: str
    leg: Leg
    sentence: str
    suggestion: str
    lacks_meeting: bool = False

    @property
    def source(self) -> str:
        return SOURCES[self.preference]

    @property
    def in_short(self) -> str:
        """ "giving up … the step of Scrutiny": what is given up, in a few words."""
        return SHORT[self.preference].format(body=self.leg.body)


def relaxed_by(choices: Sequence[Choice], question: AskedFor) -> Iterator[Relaxed]:
    """Everything that was given up along a way, in the order of the route."""
    made = made_of(choices)
    for choice in choices:
        if isinstance(choice, LeftOut):
            yield _left_out(choice, question, made)
        else:
            before = [each for each in made if each.leg.step < choice.leg.step]
            yield from (_WORDS[what](choice, before, question.settings) for what in choice.broken)


def _left_out(choice: LeftOut, question: AskedFor, made: list[Chosen]) -> Relaxed:
    body, what = choice.leg.body, choice.broken[0]
    if what == OPTIONAL and (on := _waited_for(choice.leg, question, made)):
        words = f"{body} is left out: it meets on {spell(on)}, later than an optional step is waited for."
        return Relaxed(what, choice.leg, words, f"Tell {body} in writing, or choose the way that keeps it.")
    if what == OPTIONAL:
        words = f"{body} is left out: no meeting of it fits between the steps around it."
        return Relaxed(
            what, choice.leg, words, f"Tell {body} in writing, or add a meeting of it to the calendar.", True
        )
    if pin := question.pinned.get(choice.leg.key):
        words = f"{body} is confirmed for {spell(pin)}, which does not fit between the steps around it."
        return Relaxed(what, choice.leg, words, f"Choose another meeting of {body}, or of the steps around it.")
    words = f"{body} has no meeting that fits between the steps around it: its date stays open."
    return Relaxed(what, choice.leg, words, f"Add a meeting of {body} to the calendar.", True)


def _waited_for(leg: Leg, question: AskedFor, made: list[Chosen]) -> date | None:
    """Its next meeting after the steps before it, where no later step stands in its way."""
    before = [each.candidate.sitting.on for each in made if each.leg.step < leg.step]
    if not before or any(each.leg.step > leg.step for each in made):
        return None
    sittings = question.candidates.sittings.get(leg.key, ())
    return min((each.on for each in sittings if each.on > max(before)), default=None)


def _no_view(chosen: Chosen, before: list[Chosen], settings: Settings) -> Relaxed:
    body, on = chosen.leg.body, chosen.candidate.sitting.on
    publish = settings.publish_by(chosen.leg.kind, on)
    papers = publish.day if publish else on
    late = [each for each in before if each.leg.gives_view and each.candidate.day > chosen.candidate.view_by]
    names = and_words(f"{each.leg.body} ({spell(each.candidate.sitting.on)})" for each in late)
    return Relaxed(
        VIEW, chosen.leg,
        f"{body} meets on {spell(on)} and its papers have to be public by {spell(papers)}: no working day is left "
        f"after {names}, so that view cannot be in them.",
        "Publish a supplement with that view, or choose a later meeting.",
    )  # fmt: skip


def _no_notice(chosen: Chosen, before: list[Chosen], settings: Settings) -> Relaxed:
    leg, on = chosen.leg, chosen.candidate.sitting.on
    publish = settings.publish_by(leg.kind, on)
    window = chosen.candidate.consultation
    due = [(counted.day, "its notice was due by") for counted in (publish,) if counted]
    due += [(settings.key_notice_by(on).day, "its notice was due by")] if needs_notice(leg) else []
    due += [(window[0], "the consultation before it had to open by")] if window else []
    day, what = min(due, default=(on, ""))
    if not what:
        return Relaxed(NOTICE, leg, f"{leg.body} met on {spell(on)}, which has passed.", "Choose a later meeting.")
    return Relaxed(
        NOTICE, leg, f"{leg.body} meets on {spell(on)}; {what} {spell(day)}, which has passed.",
        "Choose a later meeting, or ask for the urgency procedure (SI 2012/2089 regs 10, 11; LGA 1972 s100B(4)).",
    )  # fmt: skip


def _in_quiet_period(chosen: Chosen, before: list[Chosen], settings: Settings) -> Relaxed:
    on, window = chosen.candidate.sitting.on, chosen.candidate.consultation
    period = next(disturbed(on, window, settings))
    if window is None or period.holds(on):
        words = f"{chosen.leg.body} meets on {spell(on)}, inside “{period.name}”."
    else:
        words = (
            f"The consultation before {chosen.leg.body} ({spell(window[0])} to {spell(window[1])}) falls into "
            f"“{period.name}”."
        )
    return Relaxed(QUIET, chosen.leg, words, "Choose a meeting outside it, or have the monitoring officer agree.")


_WORDS: dict[str, Callable[[Chosen, list[Chosen], Settings], Relaxed]] = {
    VIEW: _no_view,
    NOTICE: _no_notice,
    QUIET: _in_quiet_period,
}


def reason_for(chosen: Chosen, made: list[Chosen], direction: Direction, question: AskedFor) -> str:
    """Why this meeting: confirmed, the day asked for, earliest after the step before, latest before the next one."""
    leg, last = chosen.leg, question.last
    if question.candidates.has_met(leg):
        return "It has met."
    if leg.key in question.pinned:
        return "Confirmed: it stays where it is."
    if direction == EARLIEST or leg.step > last.step:
        return _earliest(chosen, [each for each in made if each.leg.step < leg.step])
    if leg is last:
        return "The day asked for."
    after = [each for each in made if leg.step < each.leg.step <= last.step]
    return _latest(chosen, after, question.settings) if after else _beside(chosen, made, question)


def _beside(chosen: Chosen, made: list[Chosen], question: AskedFor) -> str:
    """At the step that decides, where the bodies may meet in any order."""
    deciding = next((each for each in made if each.leg is question.last), None)
    if deciding is None:
        return f"The latest meeting of {chosen.leg.body} until then."
    words = f"{deciding.leg.body} ({_short(deciding)}), beside which it stands"
    is_later = chosen.candidate.day > deciding.candidate.day
    return f"The earliest meeting after {words}." if is_later else f"The latest meeting up to {words}."


def _earliest(chosen: Chosen, before: list[Chosen]) -> str:
    if not before:
        return f"The first meeting of {chosen.leg.body} from the start."
    previous = max(
        (each for each in before if each.leg.step == before[-1].leg.step), key=lambda each: each.candidate.day
    )
    words = f"The earliest meeting after {previous.leg.body} ({_short(previous)})"
    if VIEW in chosen.broken:
        return f"{words}, though its papers go out without a view that they should hold."
    return f"{words}." if chosen.broken else f"{words} that keeps what is preferred."


def _latest(chosen: Chosen, after: list[Chosen], settings: Settings) -> str:
    following = min((each for each in after if each.leg.step == after[0].leg.step), key=lambda each: each.candidate.day)
    publish = settings.publish_by(following.leg.kind, following.candidate.sitting.on)
    if publish is None or VIEW in following.broken or not chosen.leg.gives_view:
        words = f"The latest meeting before {following.leg.body} ({_short(following)})"
        return words + (", whose papers go out without its view." if VIEW in following.broken else ".")
    return (
        f"The latest meeting that leaves a working day before the papers of {following.leg.body} "
        f"({spell(publish.day, following.candidate.sitting.on.year)})."
    )


def _short(chosen: Chosen) -> str:
    return spell(chosen.candidate.sitting.on)
