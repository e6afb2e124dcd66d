"""What moving or cancelling a meeting does to every timetable that stands on it, before anything is saved.

Read at once, in a number of queries that does not grow with the plans; simulated over the facts that the checks look
at, so what is shown is what the timetable's page will say afterwards.
"""

from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from hashlib import sha256

from governance import checks
from governance.checks import Conflict, StageFacts
from governance.deadlines import Deadline, deadlines_of
from governance.decisions import UNDECIDED
from governance.facts import cancelled_words, facts_of, first_day, moved_words
from governance.models import Meeting, Stage, Timetable, settings_of_each
from governance.notice import Settings

MEETING = "meeting"


@dataclass(frozen=True)
class Change:
    """One date of a stage, as it is and as it would be; None where there is none."""

    what: str
    label: str
    before: date | None
    after: date | None
    sentence: str = ""

    @property
    def is_other(self) -> bool:
        return self.before != self.after


@dataclass(frozen=True)
class StageEffect:
    """One stage on the meeting: whether its date follows, and all its dates side by side."""

    stage: Stage
    moves: bool
    changes: tuple[Change, ...]

    def day(self, what: str) -> Change | None:
        return next((change for change in self.changes if change.what == what), None)


@dataclass(frozen=True)
class Effect:
    """What the move means for one timetable: its stages on the meeting, conflicts that come, go and stay."""

    timetable: Timetable
    stages: tuple[StageEffect, ...]
    brings: tuple[Conflict, ...] = ()
    resolves: tuple[Conflict, ...] = ()
    keeps: tuple[Conflict, ...] = ()

    @property
    def moves(self) -> bool:
        return any(stage.moves for stage in self.stages)


@dataclass(frozen=True)
class Effects:
    """Everything that a move (``on``: the new day) or a cancellation (``on`` None) would do."""

    meeting: Meeting
    on: date | None
    timetables: tuple[Effect, ...]

    @cached_property
    def stages(self) -> list[StageEffect]:
        return [stage for effect in self.timetables for stage in effect.stages]

    @property
    def following(self) -> int:
        return sum(stage.moves for stage in self.stages)

    @property
    def staying(self) -> int:
        return len(self.stages) - self.following

    @property
    def brings(self) -> int:
        return sum(len(effect.brings) for effect in self.timetables)

    @property
    def resolves(self) -> int:
        return sum(len(effect.resolves) for effect in self.timetables)

    @property
    def fingerprint(self) -> str:
        """What was shown, in a few letters: a confirmation counts only for exactly that."""
        shown = [self.meeting.pk, self.meeting.sequence, self.on]
        for effect in self.timetables:
            shown += [(stage.stage.pk, stage.moves, [c.after for c in stage.changes]) for stage in effect.stages]
            shown += [each.sentence for each in (*effect.brings, *effect.resolves)]
        return sha256(repr(shown).encode()).hexdigest()[:16]


def effects_of(meeting: Meeting, on: date | None = None) -> Effects:
    """Every timetable of which an undecided stage stands on this meeting; ``on`` None for a cancellation."""
    found = _timetables_on(meeting)
    settings = settings_of_each(timetable.council for timetable in found)
    effects = (_effect(timetable, meeting, on, settings[timetable.council_id]) for timetable in found)
    return Effects(meeting, on, tuple(effect for effect in effects if effect.stages))


def _timetables_on(meeting) -> list[Timetable]:
    standing = Stage.objects.filter(dates__meeting=meeting, state__in=UNDECIDED)
    timetables = Timetable.objects.filter(pk__in=standing.values("timetable")).with_stages()
    return list(timetables.order_by("paper__partnership__name", "paper", "pk"))


def stands_on(stage: Stage, meeting: Meeting) -> bool:
    """An undecided stage whose newest date is this meeting's."""
    current = stage.current_date
    return stage.state in UNDECIDED and current is not None and current.meeting_id == meeting.pk


def _effect(timetable, meeting, on, settings) -> Effect:
    stages = [stage for stage in timetable.stages_with_facts() if stands_on(stage, meeting)]
    before = facts_of(timetable)
    after = simulated(before, {stage.pk: _follows(stage, on) for stage in stages}, meeting.on, on)
    then = {facts.key: facts for facts in after}
    rows = (
        StageEffect(stage, _follows(stage, on), changes_of(facts, then[stage.pk], settings))
        for stage in stages
        for facts in before
        if facts.key == stage.pk
    )
    return Effect(timetable, tuple(rows), *compared(before, after, settings, first_day(timetable.paper)))


def _follows(stage, on) -> bool:
    """A confirmed date never moves by itself, and a cancelled meeting takes no date along."""
    return on is not None and not stage.current_date.is_confirmed


def simulated(facts: list[StageFacts], following: dict[int, bool], was: date, on: date | None) -> list[StageFacts]:
    """The same facts after the move. ``following``: for each stage on the meeting, whether its date follows. Pure."""
    return [_moved(each, following[each.key], was, on) if each.key in following else each for each in facts]


def _moved(facts, follows, was, on):
    if follows:
        return replace(facts, on=on, meeting_trouble="")
    trouble = moved_words(facts.body, was, on) if on else cancelled_words(facts.body, was)
    return replace(facts, meeting_trouble=trouble)


def changes_of(before: StageFacts, after: StageFacts, settings: Settings) -> tuple[Change, ...]:
    """The day of the meeting and every deadline around it, old and new, in the order of the calendar. Pure."""
    old, new = _days(before, settings), _days(after, settings)
    found = [Change(MEETING, "Meeting", before.on, after.on)]
    found += [_change(old.get(what), new.get(what)) for what in {**old, **new}]
    return tuple(sorted(found, key=lambda change: change.after or change.before or date.max))


def _change(old: Deadline | None, new: Deadline | None) -> Change:
    either = new or old
    return Change(either.what, either.label, old and old.day, new and new.day, new.sentence if new else "")


def _days(facts, settings) -> dict[str, Deadline]:
    if facts.on is None:
        return {}
    flags = {"is_key": facts.is_key_decision, "is_open_to_call_in": facts.is_open_to_call_in}
    return {each.what: each for each in deadlines_of(facts.kind, facts.on, settings, **flags)}


def compared(before, after, settings, starts_on):
    """Conflicts that come, that go, and that stay (in their new words); the same one is of the same rule and stages."""
    old = {(each.rule, each.stages): each for each in checks.conflicts(before, settings, starts_on)}
    new = {(each.rule, each.stages): each for each in checks.conflicts(after, settings, starts_on)}
    brings = tuple(each for key, each in new.items() if key not in old)
    resolves = tuple(each for key, each in old.items() if key not in new)
    return brings, resolves, tuple(each for key, each in new.items() if key in old)
