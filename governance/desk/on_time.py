"""Are we on time? One plan's timetable in a plain sentence, and stage by stage. Pure: no ORM, no clock."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from governance.dates.clear_days import spell
from governance.dates.conflict import DateConflict
from governance.dates.notice import Settings
from governance.desk.desk import dues
from governance.desk.due import DeskEntry, Due, What
from governance.timetables.engine.slack import Slack, slack_of


class Punctuality(StrEnum):
    """Does the adoption day hold?"""

    HOLDS = "yes, the adoption day holds"
    AT_RISK = "the adoption day is at risk"
    FAILS = "no, the adoption day does not hold"
    UNKNOWN = "it cannot be told"
    OVER = "every stage is over"


COLOURS = {
    Punctuality.HOLDS: "green",
    Punctuality.AT_RISK: "yellow",
    Punctuality.FAILS: "red",
    Punctuality.UNKNOWN: "grey",
    Punctuality.OVER: "blue",
}


@dataclass(frozen=True)
class Overdue:
    """Something overdue in a sentence, and why it was due on that day."""

    words: str
    due: date
    why: str = ""


@dataclass(frozen=True)
class Verdict:
    """The answer with the sentences that give it its reasons, the weightiest first; beside it what is overdue."""

    answer: Punctuality
    sentences: tuple[str, ...]
    overdue: tuple[Overdue, ...] = ()

    @property
    def words(self) -> str:
        return self.answer[:1].upper() + self.answer[1:]

    @property
    def colour(self) -> str:
        return COLOURS[self.answer]


@dataclass(frozen=True)
class StageLine:
    """One stage on the page: its slack, what is due at it, what gets in its way."""

    entry: DeskEntry
    slack: Slack | None
    rows: tuple[Due, ...]
    conflicts: tuple[DateConflict, ...]

    @property
    def following(self) -> Due | None:
        """What is due next: the most overdue, else the soonest."""
        return self.rows[0] if self.rows else None

    @property
    def missing(self) -> list[str]:
        """What a verb would settle, or what nobody has signed or recorded yet, in sentences."""
        found = [row.sentence for row in self.rows if row.is_task or row.what == What.KEY]
        unsigned = [f"“{row.heading}”" for row in self.rows if row.what == What.SIGNATURE]
        return [*found, *([f"Not signed yet: {', '.join(unsigned)}."] if unsigned else [])]


def lines_of(entries, settings: Settings, conflicts: list[DateConflict], on: date, starts_on: date | None = None):
    """Every stage of a timetable, in its order."""
    slack = slack_of([entry.stage for entry in entries], settings, starts_on)
    return [
        StageLine(
            entry,
            None if entry.stage.on and entry.stage.on < on else slack.get(entry.stage.key),  # it has met
            tuple(dues(entry, settings, on, until=None)),
            tuple(each for each in conflicts if entry.stage.key in each.stages),
        )
        for entry in entries
    ]


def verdict(lines: list[StageLine], on: date) -> Verdict:
    """That it cannot be kept weighs most, then a date that is wanting, then what puts it at risk."""
    waiting = [line for line in lines if line.entry.stage.is_open]
    undated = [line.entry.stage for line in waiting if line.entry.stage.on is None]
    unknown = [f"No date is set for {stage.body}." for stage in undated if not stage.is_optional]
    awaited = [row.sentence for line in lines for row in line.rows if row.what in (What.AMENDED, What.ANSWER)]
    overdue, fails, risks = _overdue(lines), _fails(waiting), _risks(waiting)
    if not waiting:
        answer, said = Punctuality.OVER, tuple(awaited) or ("Nothing of this timetable is still to come.",)
    elif fails:
        answer, said = Punctuality.FAILS, (*fails, *unknown, *risks)
    elif unknown:
        answer, said = Punctuality.UNKNOWN, (*unknown, *risks)
    elif risks or overdue:
        answer, said = Punctuality.AT_RISK, tuple(risks) or ("Something that has to come before it is overdue.",)
    else:
        answer, said = Punctuality.HOLDS, (_in_time(waiting),)
    return Verdict(answer, said, tuple(overdue))


def _fails(waiting: list[StageLine]) -> list[str]:
    """It is decided after the plan has begun, a meeting does not take place, or comes before the one it needs."""
    found = [each.sentence for line in waiting for each in line.conflicts if each.rule in ("order", "meeting")]
    late = [_too_late(line) for line in waiting if line.entry.stage.decides and _is_past(line)]
    return list(dict.fromkeys([*late, *found]))


def _risks(waiting: list[StageLine]) -> list[str]:
    """A view that is not in the papers that wait for it, a notice that is too late, a place without a day to spare."""
    late = [_too_late(line) for line in waiting if not line.entry.stage.decides and _is_past(line)]
    tight = [
        f"There is no working day to spare at {line.entry.stage.body}: {line.slack.reason}."
        for line in waiting
        if line.slack and line.slack.days == 0
    ]
    told = ("EXE-9", "EXE-10", "EXE-5", "CALL")
    found = [each.sentence for line in waiting for each in line.conflicts if each.rule in told]
    return list(dict.fromkeys([*late, *found, *tight]))


def _is_past(line: StageLine) -> bool:
    return line.slack is not None and line.slack.days < 0


def _too_late(line: StageLine) -> str:
    stage, slack = line.entry.stage, line.slack
    return (
        f"{stage.body} meets on {spell(stage.on)}, {slack.words}: the latest date is {spell(slack.latest)}, "
        f"{slack.reason}."
    )


def _overdue(lines):
    """What is overdue, the longest first; sign-offs of one report together."""
    rows = sorted((row for line in lines for row in line.rows if row.is_overdue), key=lambda row: row.due)
    said = (Overdue(_due_words(row), row.due, row.reason or row.sentence) for row in rows)
    return list({each.words: each for each in said}.values())


def _due_words(row: Due) -> str:
    return f"{row.title}: due {spell(row.due)}, from {row.from_whom}."


def _in_time(waiting: list[StageLine]) -> str:
    measured = [line for line in waiting if line.slack]
    if not measured:
        return "Nothing is overdue, and no later date depends on what is still to come."
    tightest = min(measured, key=lambda line: (line.slack.days, line.entry.stage.step))
    stage, slack = tightest.entry.stage, tightest.slack
    where = f"{stage.body} could meet as late as {spell(slack.latest)}, {slack.reason}"
    return f"{slack.words} of slack in the tightest place: {where}."
