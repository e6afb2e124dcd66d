"""How long each stage may still wait before the one after it is in trouble. Pure: no ORM, no clock.

The latest date of a stage follows from the dates of the steps after it as they are planned: it meets before the next
one, and its view has to stand in their papers (``engine/legs.py``). The deciding body has to meet before the day on
which the plan begins (SI 2007/1830 reg 10).
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from governance.dates.checks import at_next_step, publish_by, waiting_for
from governance.dates.clear_days import spell
from governance.dates.notice import Settings
from governance.dates.stages import StageFacts
from governance.timetables.engine.legs import NEVER, ONE_DAY, Candidate, Leg, Sitting, candidate

NOTHING_ASKED: Mapping[int, Candidate] = MappingProxyType({})


@dataclass(frozen=True)
class Slack:
    """The latest date of a stage, the working days up to it (negative: it is past it), and what it follows from."""

    latest: date
    days: int
    reason: str

    @property
    def words(self) -> str:
        """ "3 working days", "none", "2 working days too late"."""
        if not self.days:
            return "none"
        plural = "" if abs(self.days) == 1 else "s"
        return f"{abs(self.days)} working day{plural}" + (" too late" if self.days < 0 else "")


def slack_of(
    stages: list[StageFacts],
    settings: Settings,
    starts_on: date | None = None,
    asked: Mapping[int, Candidate] = NOTHING_ASKED,
) -> dict[int, Slack]:
    """The slack of every open stage with a day, by its key; a stage that nothing follows has none. ``asked``: what the
    stages ask of the step before, where more is known of them (a gap, a consultation) than their day."""
    dated = [stage for stage in stages if stage.on and not stage.is_ended]
    found = {}
    for stage in dated:
        if stage.is_open and (
            limits := [*_from_next(stage, dated, settings, asked), *_from_start(stage, settings, starts_on)]
        ):
            last, reason = min(limits)
            latest = settings.calendar.working_day_on_or_before(last)
            found[stage.key] = Slack(latest, slack_between(stage.meets_on, latest, settings), reason)
    return found


def _from_next(
    stage: StageFacts, dated: list[StageFacts], settings: Settings, known: Mapping[int, Candidate]
) -> Iterator[tuple[date, str]]:
    """The last day that each stage leaves that comes next or whose papers hold its view, with its reason."""
    following = at_next_step(stage, dated)
    for after in waiting_for(stage, dated) if stage.gives_view else following:
        asked, publish = known.get(after.key) or _asked_by(after, settings), publish_by(after, settings)
        is_held = "view-in-papers" not in settings.switched_off and asked.view_by < NEVER
        if stage.gives_view and publish and is_held:
            words = f"so that its view stands in the papers of {after.body}, public by {spell(publish.day)}"
            yield date.fromordinal(asked.view_by), words
        if after in following and asked.before_by < NEVER:
            yield date.fromordinal(asked.before_by), f"{after.body} meets on {spell(after.meets_on)}"


def _asked_by(stage: StageFacts, settings: Settings) -> Candidate:
    leg = Leg(str(stage.key), stage.step, stage.body, stage.kind, stage.role)
    return candidate(leg, Sitting(stage.meets_on), settings, None)


def _from_start(stage: StageFacts, settings: Settings, starts_on: date | None) -> Iterator[tuple[date, str]]:
    if stage.decides and starts_on and "FIS-10" not in settings.switched_off:
        yield starts_on - ONE_DAY, f"the plan begins on {spell(starts_on)}"


def slack_between(on: date, latest: date, settings: Settings) -> int:
    """Working days by which a step on ``on`` may slip before ``latest``; negative: by how many it is past it."""
    if latest >= on:
        return settings.calendar.working_days_between(on, latest + ONE_DAY)
    return -settings.calendar.working_days_between(latest, on + ONE_DAY)
