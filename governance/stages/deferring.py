"""Putting a stage off: which meetings would do, and what each does to the stages after it, before anything is saved."""

from dataclasses import dataclass, replace
from datetime import date
from hashlib import sha256

from governance.dates.checks import compared
from governance.dates.clear_days import Counted, spell
from governance.dates.conflict import DateConflict
from governance.dates.notice import Settings
from governance.models import Meeting, Stage, Timetable
from governance.timetables.stage_facts import facts_of, first_day


@dataclass(frozen=True)
class Overtaken:
    """A later stage that would come before the one that is put off, and the next meeting that would do for it."""

    stage: Stage
    on: date
    following: Meeting | None


@dataclass(frozen=True)
class Choice:
    """A later meeting of the body: when its papers have to be public, and the stages that it overtakes."""

    meeting: Meeting
    publish: Counted | None
    is_in_time: bool
    overtaken: tuple[Stage, ...] = ()

    @property
    def why(self) -> str:
        """Why its papers are due when the label says; empty where none are."""
        return f"{spell(self.meeting.on)}: {self.publish.sentence('papers public by')}." if self.publish else ""

    @property
    def label(self) -> str:
        remarks = [f"papers public by {spell(self.publish.day, self.meeting.on.year)}"] if self.publish else []
        if not self.is_in_time:
            remarks[-1] += ", which has passed"
        remarks += [f"after {stage.body.name}" for stage in self.overtaken]
        return spell(self.meeting.on) + (f" ({'; '.join(remarks)})" if remarks else "")


def choices_of(stage: Stage, settings: Settings, today: date) -> list[Choice]:
    """The body's meetings after the stage's own day, in the order of the calendar."""
    after = max(filter(None, (today, stage.day)))
    meetings = stage.body.meetings.for_new_business().from_day(after).exclude(on=stage.day)
    later = _later(stage)
    choices = []
    for meeting in meetings:
        publish = settings.publish_by(stage.body.kind, meeting.on)
        overtaken = tuple(each for each in later if each.day <= meeting.on)
        choices.append(Choice(meeting, publish, publish is None or publish.day >= today, overtaken))
    return choices


def proposed(choices: list[Choice]) -> Choice | None:
    """The next meeting whose papers can still be public in time: an earlier one keeps the order of the route best."""
    return next((choice for choice in choices if choice.is_in_time), None)


def _later(stage) -> list[Stage]:
    """Stages at later steps that are still to come and have a day."""
    stages = stage.timetable.stages_with_facts()
    return [each for each in stages if each.step > stage.step and each.is_open and each.day]


@dataclass(frozen=True)
class KnockOn:
    """What the deferral does to the timetable: conflicts that come, go and stay, and the stages that it overtakes."""

    stage: Stage
    meeting: Meeting | None
    brings: tuple[DateConflict, ...]
    resolves: tuple[DateConflict, ...]
    keeps: tuple[DateConflict, ...]
    overtaken: tuple[Overtaken, ...]

    @property
    def fingerprint(self) -> str:
        """What was shown, in a few letters: a confirmation counts only for exactly that."""
        shown = [self.stage.pk, self.stage.state, self.meeting and self.meeting.pk]
        shown += [each.sentence for each in (*self.brings, *self.resolves)]
        shown += [(each.stage.pk, each.on) for each in self.overtaken]
        return sha256(repr(shown).encode()).hexdigest()[:16]


def knock_on_of(stage: Stage, meeting: Meeting | None, settings: Settings) -> KnockOn:
    """What the timetable's page will say once the stage is put off to a meeting, or to none known yet."""
    timetable = Timetable.objects.with_stages().get(pk=stage.timetable_id)
    before = facts_of(timetable)
    on = meeting.on if meeting else None
    moved = {"on": on, "state": Stage.State.PLANNED, "meeting_trouble": ""}
    after = [replace(each, **moved) if each.key == stage.pk else each for each in before]
    found = compared(before, after, settings, first_day(timetable.paper))
    overtaken = tuple(
        Overtaken(each, each.day, each.body.meetings.for_new_business().filter(on__gt=on).first())
        for each in _later(stage)
        if on and each.day <= on
    )
    return KnockOn(stage, meeting, *found, overtaken)
