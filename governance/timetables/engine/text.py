"""A schedule in plain text, for a terminal or an e-mail: the table, the reasons, what was given up, what conflicts."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Protocol

from governance.dates.clear_days import spell
from governance.dates.conflict import DateConflict
from governance.dates.deadlines import COMMENTS, FINAL_REPORT, KEY_NOTICE, PUBLICATION, SIGN_OFF
from governance.dates.stages import StageRole
from governance.timetables.engine.schedule import Schedule, Slot

HEADINGS = ("", "Meeting of", "Role", "Comments", "To signers", "Final report", "Public by", "Meets", "Latest", "Slack")
COLUMNS = (COMMENTS, SIGN_OFF, FINAL_REPORT, PUBLICATION)


class Trouble(Protocol):
    """A conflict of dates, or one of the report."""

    @property
    def rule(self) -> str: ...
    @property
    def sentence(self) -> str: ...
    @property
    def suggestion(self) -> str: ...


def as_text(schedule: Schedule, title: str, reports: Iterable[Trouble] = ()) -> str:
    """The whole schedule; ``reports`` are the conflicts of the committee report, told with the others."""
    found: list[Trouble] = [*schedule.conflicts, *reports]
    given_up = [f"  {each.sentence}\n    {each.suggestion} ({each.source})" for each in schedule.relaxed]
    conflicts = []
    for number, each in enumerate(found, start=1):
        source = each.source if isinstance(each, DateConflict) else each.rule
        conflicts += [f"  {number}. {each.sentence}", f"     {each.suggestion} ({source})"]
    parts = [
        [f"{title}: {schedule.slots[-1].leg.body if schedule.slots else ''} on {spell(schedule.final)}".strip()],
        table([HEADINGS, *(_row(number, slot) for number, slot in enumerate(schedule.slots, start=1))]),
        ["Why", *(line for slot in schedule.slots for line in _why(slot))],
        ["Given up", *given_up] if given_up else ["Given up: nothing"],
        ["Other ways", *(f"  {other.words}." for other in schedule.others)] if schedule.others else [],
        [f"Conflicts: {len(found)}", *conflicts],
    ]
    return "\n\n".join("\n".join(lines) for lines in parts if lines)


def _row(number: int, slot: Slot) -> tuple[str, ...]:
    role = StageRole(slot.leg.role).label.lower()
    due = [_short(deadline.day) if (deadline := slot.deadline(what)) else "–" for what in COLUMNS]
    spare = (_short(slot.latest), f"{slot.slack}d") if slot.spare else ("–", "–")
    return (f"{number}.", slot.leg.body, role, *due, _short(slot.on), *spare)


def table(rows: Sequence[Sequence[str]]) -> list[str]:
    """Rows of texts in columns as wide as their longest, a rule under the first."""
    widths = [max(len(row[n]) for row in rows) for n in range(len(rows[0]))]
    lines = ["  ".join(text.ljust(width) for text, width in zip(row, widths, strict=True)).rstrip() for row in rows]
    return [lines[0], "  ".join("-" * width for width in widths), *lines[1:]]


def _short(day: date) -> str:
    return f"{day:%a} {day.day} {day:%b} {day.year}"


def _why(slot: Slot) -> Iterator[str]:
    yield f"  {slot.leg.body}, {spell(slot.on)}. {slot.reason}"
    for what in (PUBLICATION, KEY_NOTICE):
        deadline = slot.deadline(what)
        if deadline:
            yield f"    {deadline.sentence}."
    if slot.consultation:
        opens, closes = slot.consultation
        yield f"    consultation from {spell(opens)} to {spell(closes)} at the latest."
