"""Why the timetable engine chose a meeting, and what it gave up, in true sentences. Pure."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from governance.dates.checks import RULES
from governance.dates.clear_days import spell
from governance.dates.notice import Settings
from governance.timetables.engine.legs import NOTICE, OPTIONAL, QUIET, VIEW, Leg, disturbed, needs_notice
from governance.timetables.engine.search import EARLIEST, Choice, Chosen, Direction, LeftOut, made_of
from partnerships.wording import and_words

SOURCES = {
    NOTICE: RULES["ATI-agenda"],
    VIEW: RULES["view-in-papers"],
    QUIET: "The council's recesses and pre-election periods",
    OPTIONAL: "The route: this step is optional",
}


@dataclass(frozen=True)
class Relaxed:
    """A preference that was given up for one leg: what it means, the rule behind it, what to do."""

    preference: str
    leg: Leg
    sentence: str
    suggestion: str

    @property
    def source(self) -> str:
        return SOURCES[self.preference]


def relaxed_by(choices: Sequence[Choice], settings: Settings) -> Iterator[Relaxed]:
    """Everything that was given up along a way, in the order of the route."""
    for number, choice in enumerate(choices):
        if isinstance(choice, LeftOut):
            body = choice.leg.body
            words = f"{body} is left out: no meeting of it fits between the steps around it."
            suggestion = f"Tell {body} in writing, or add a meeting of it to the calendar."
            yield Relaxed(OPTIONAL, choice.leg, words, suggestion)
        else:
            before = _step_before(choices[:number], choice)
            yield from (_WORDS[what](choice, before, settings) for what in choice.broken)


def _step_before(earlier: Sequence[Choice], chosen: Chosen) -> list[Chosen]:
    made = [each for each in made_of(earlier) if each.leg.step < chosen.leg.step]
    return [each for each in made if each.leg.step == made[-1].leg.step]


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
    days = [settings.key_notice_by(on)] if needs_notice(leg) else []
    due = min([*days, *([publish] if publish else [])], key=lambda counted: counted.day)
    return Relaxed(
        NOTICE, leg, f"{leg.body} meets on {spell(on)}; its notice was due by {spell(due.day)}, which has passed.",
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


def reason_for(
    chosen: Chosen, made: list[Chosen], direction: Direction, is_pinned: bool, last: Leg, settings: Settings
) -> str:
    """Why this meeting: confirmed, the day asked for, earliest after the step before, latest before the next one."""
    if is_pinned:
        return "Confirmed: it stays where it is."
    if direction == EARLIEST or chosen.leg.step > last.step:
        return _earliest(chosen, [each for each in made if each.leg.step < chosen.leg.step])
    if chosen.leg is last:
        return "The day asked for."
    return _latest(chosen, [each for each in made if chosen.leg.step < each.leg.step <= last.step], settings)


def _earliest(chosen: Chosen, before: list[Chosen]) -> str:
    if not before:
        return f"The first meeting of {chosen.leg.body} from the start."
    previous = max(
        (each for each in before if each.leg.step == before[-1].leg.step), key=lambda each: each.candidate.day
    )
    words = f"The earliest meeting after {previous.leg.body} ({_short(previous)})"
    if VIEW in chosen.broken:
        return f"{words}, though its papers go out without that view."
    return f"{words} that keeps what is preferred."


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
