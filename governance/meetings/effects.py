"""What moving or cancelling a meeting does to every timetable that stands on it, before anything is saved.

Read at once, in a number of queries that does not grow with the plans; simulated over the facts that the checks look
at, so what is shown is what the timetable's page will say afterwards.
"""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from hashlib import sha256

from django.db.models import Prefetch

from governance.dates.checks import compared
from governance.dates.conflict import DateConflict
from governance.dates.deadlines import Deadline, deadlines_of
from governance.dates.notice import Settings
from governance.dates.stages import StageFacts
from governance.models import MOVED_ON, NOTICES, Meeting, Stage, StageDate, Timetable, settings_of_each
from governance.timetables.stage_facts import dated_facts, first_day, trouble_of

MEETING = "meeting"
#: What the name, the period and the place of a timetable's paper are made of.
NAMED = (
    "council", "paper__partnership", "paper__plan", "paper__plan_year__plan", "paper__addendum__plan",
    "paper__assessment",
)  # fmt: skip


@dataclass(frozen=True)
class DayChange:
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
    """One stage on a meeting: whether its date follows, and all its dates side by side; ``on`` None: cancelled."""

    stage: Stage
    on: date | None
    moves: bool
    changes: tuple[DayChange, ...]

    @property
    def is_confirmed(self) -> bool:
        """Its date moves only where somebody says so."""
        return self.stage.current_date.is_confirmed

    @property
    def comes_back(self) -> bool:
        """The meeting comes back to the day that was confirmed and had not followed it."""
        return self.moves and not any(change.is_other for change in self.changes) and self.is_confirmed

    def day(self, what: str) -> DayChange | None:
        return next((change for change in self.changes if change.what == what), None)


@dataclass(frozen=True)
class Effect:
    """What the move means for one timetable: its stages on the meeting, conflicts that come, go and stay."""

    timetable: Timetable
    stages: tuple[StageEffect, ...]
    brings: tuple[DateConflict, ...] = ()
    resolves: tuple[DateConflict, ...] = ()
    keeps: tuple[DateConflict, ...] = ()

    @property
    def moves(self) -> bool:
        return any(stage.moves for stage in self.stages)


@dataclass(frozen=True)
class Effects:
    """Everything that moves (meeting and its new day) and cancellations (its new day None) would do together."""

    moves: tuple[tuple[Meeting, date | None], ...]
    timetables: tuple[Effect, ...]

    @property
    def meeting(self) -> Meeting:
        return self.moves[0][0]

    @property
    def on(self) -> date | None:
        return self.moves[0][1]

    @property
    def has_moves(self) -> bool:
        return any(on for _, on in self.moves)

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
        shown = [(meeting.pk, meeting.sequence, on) for meeting, on in self.moves]
        for effect in self.timetables:
            shown += [(stage.stage.pk, stage.moves, [c.after for c in stage.changes]) for stage in effect.stages]
            shown += [each.sentence for each in (*effect.brings, *effect.resolves)]
        return sha256(repr(shown).encode()).hexdigest()[:16]


def effects_of(meeting: Meeting, on: date | None = None, along: Collection[int] = ()) -> Effects:
    """Every timetable of which an undecided stage stands on this meeting; ``on`` None for a cancellation.

    ``along``: keys of the stages whose date is confirmed and goes with the meeting all the same.
    """
    return effects_of_all([(meeting, on)], along)


def effects_of_all(moves: list[tuple[Meeting, date | None]], along: Collection[int] = ()) -> Effects:
    """The same of several meetings that move or are cancelled at once: all of them together, in as many queries."""
    found = _timetables_on([meeting for meeting, _ in moves])
    settings = settings_of_each(timetable.council for timetable in found)
    by_uid = {meeting.uid: on for meeting, on in moves}
    effects = (_effect(timetable, by_uid, settings[timetable.council_id], along) for timetable in found)
    return Effects(tuple(moves), tuple(effect for effect in effects if effect.stages))


def _timetables_on(meetings) -> list[Timetable]:
    """Only what conflicts and deadlines look at: hundreds of plans may stand on one meeting of a county's body."""
    standing = Stage.objects.still_open().filter(dates__meeting__uid__in=[meeting.uid for meeting in meetings])
    dates = StageDate.objects.select_related(f"meeting__{MOVED_ON}").order_by("pk")
    stages = (
        Stage.objects.in_order().select_related("body__goes_on_in", *NOTICES).prefetch_related(Prefetch("dates", dates))
    )
    timetables = Timetable.objects.filter(pk__in=standing.values("timetable")).select_related(*NAMED)
    timetables = timetables.prefetch_related(Prefetch("stages", stages), "paper__partnership__lead_councils")
    return list(timetables.order_by("paper__partnership__name", "paper", "pk"))


def _effect(timetable, moves, settings, along) -> Effect:
    """``moves``: a meeting's identity, on whichever day it stood when the date was said → its new day."""
    on_them = [stage for stage in timetable.stages_with_facts() if _stands_on(stage, moves)]
    if not on_them:
        return Effect(timetable, ())
    before, moved = [dated_facts(stage) for stage in timetable.stages_with_facts()], {}
    for stage in on_them:
        current, on = stage.current_date, moves[stage.current_date.meeting.uid]
        # a confirmed date never moves by itself (where its meeting comes back to it, it stays the same day), and a
        # cancelled meeting takes no date along
        follows = not current.is_confirmed or stage.pk in along or on == current.day
        moved[stage.pk] = (on is not None and follows, current.day, on)
    after = simulated(before, moved)
    old, new = ({facts.key: facts for facts in each} for each in (before, after))
    rows = (
        StageEffect(stage, moved[stage.pk][2], moved[stage.pk][0], changes_of(old[stage.pk], new[stage.pk], settings))
        for stage in on_them
    )
    return Effect(timetable, tuple(rows), *compared(before, after, settings, first_day(timetable.paper)))


def _stands_on(stage, moves) -> bool:
    """An undecided stage whose newest date is one of these meetings'."""
    current = stage.current_date
    return stage.is_open and current is not None and current.meeting_id is not None and current.meeting.uid in moves


def simulated(facts: list[StageFacts], moved: dict[int, tuple[bool, date, date | None]]) -> list[StageFacts]:
    """The same facts after the moves. ``moved``: stage → does its date follow, old day, new day. Pure."""
    after = []
    for each in facts:
        follows, was, on = moved.get(each.key, (False, None, None))
        if follows:
            each = replace(each, on=on, meeting_trouble="")
        elif was:
            each = replace(each, meeting_trouble=trouble_of(each.body, was, on))
        after.append(each)
    return after


def changes_of(before: StageFacts, after: StageFacts, settings: Settings) -> tuple[DayChange, ...]:
    """The day of the meeting and every deadline around it, old and new, in the order of the calendar. Pure."""
    old, new = _days(before, settings), _days(after, settings)
    found = [DayChange(MEETING, "Meeting", before.on, after.on)]
    for what, either in {**old, **new}.items():
        was, now = old.get(what), new.get(what)
        day, sentence = (now.day, now.sentence) if now else (None, "")
        found.append(DayChange(what, either.label, was and was.day, day, sentence))
    return tuple(sorted(found, key=lambda change: change.after or change.before or date.max))


def _days(facts, settings) -> dict[str, Deadline]:
    if facts.on is None:
        return {}
    flags = {"is_key": facts.is_key_decision, "is_open_to_call_in": facts.is_open_to_call_in, "decides": facts.decides}
    found = deadlines_of(facts.kind, facts.on, settings, noticed_on=facts.first_sat_on, **flags)
    return {each.what: each for each in found}
