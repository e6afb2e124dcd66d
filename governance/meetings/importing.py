"""From a file's meetings to what they mean here, line by line, and then done at once: all lines or none.

Nothing is written before every line is clean and its effects were shown.
"""

from dataclasses import dataclass, replace
from datetime import date
from hashlib import sha256

from django.db import transaction

from governance.dates.remarks import remarks_on
from governance.meetings import verbs as diary
from governance.meetings.effects import Effects, effects_of_all
from governance.meetings.files import Kind, LineFault, MeetingsFile
from governance.meetings.matching import NEEDS_REASON, Deed, ImportLine, KnownMeetings, words_of
from governance.models import Body
from partnerships.models import audit
from partnerships.verbs import Refused, require, require_reason


@dataclass(frozen=True)
class ImportPlan:
    """All lines of a file. It may be carried out when there is no fault and something to do."""

    kind: Kind
    lines: tuple[ImportLine, ...]
    faults: tuple[LineFault, ...]
    effects: Effects | None = None  # of all its moves and cancellations together

    @property
    def is_clean(self) -> bool:
        return not self.faults

    @property
    def has_work(self) -> bool:
        return any(line.is_work for line in self.lines)

    @property
    def needs_reason(self) -> bool:
        return any(line.deed in NEEDS_REASON for line in self.lines)

    def count(self, deed: Deed) -> int:
        return sum(line.deed == deed for line in self.lines)

    @property
    def tally(self) -> list[tuple[Deed, int]]:
        return [(deed, number) for deed in Deed if (number := self.count(deed))]

    @property
    def fingerprint(self) -> str:
        """What was shown, in a few letters: a confirmation counts only for exactly that."""
        shown = [(line.entry, line.body.pk, line.deed.name, line.meeting and line.meeting.pk) for line in self.lines]
        shown += [self.effects.fingerprint] if self.effects else []
        return sha256(repr(shown).encode()).hexdigest()[:16]


# --- What the lines mean ---------------------------------------------------------------------------------------


def plan_import(reading: MeetingsFile, bodies: list[Body], *, today: date, others: list[Body] = ()) -> ImportPlan:
    """What carrying out this file would do to the meetings of these bodies (one body, or all of a council's).

    ``others``: bodies beside the one that is meant; a line that names one of them is a fault.
    """
    known = KnownMeetings(reading, bodies, others)
    lines, faults, seen = [], list(reading.faults), {}
    for entry in reading.entries:
        found = known.line(entry)
        found = _once(found, seen) if isinstance(found, ImportLine) else found
        (lines if isinstance(found, ImportLine) else faults).append(found)
    for number, line in enumerate(lines):
        if line.deed in (Deed.ADD, Deed.MOVE):
            remarks = remarks_on(line.entry.on, known.settings(line.body), today=today)
            lines[number] = replace(line, remarks=(*line.remarks, *remarks))
    moves = [(line.meeting, line.new_day) for line in lines if line.deed in NEEDS_REASON]
    faults.sort(key=lambda fault: fault.line)
    return ImportPlan(reading.kind, tuple(lines), tuple(faults), effects_of_all(moves) if moves else None)


def _once(line, seen):
    """A file names each meeting once, and puts no two of a body on the same day and time."""
    entry = line.entry
    keys = [("uid", entry.uid)] if entry.uid else []
    keys += [("meeting", line.meeting.pk)] if line.meeting else []
    keys += [] if entry.is_cancelled else [(line.body.pk, entry.on, entry.starts_at)]
    for key in keys:
        if key in seen:
            advice = f"Line {seen[key]} names this meeting already. Leave one of them."
            return LineFault(entry.line, words_of(entry), advice)
    seen.update(dict.fromkeys(keys, entry.line))
    return line


# --- Done at once ----------------------------------------------------------------------------------------------


@transaction.atomic
def carry_out(plan: ImportPlan, *, by, reason: str = "", seen: str | None = None, owner=None, address_of=None) -> int:
    """All lines or none, through the same verbs as by hand; gives the number of lines that changed something."""
    require([] if plan.is_clean else ["The file has faults: nothing of it is imported."])
    if seen is not None and seen != plan.fingerprint:
        raise Refused(["The calendar has changed since you looked. Look at the lines again."])
    if plan.needs_reason:
        require_reason(reason, "Say why meetings are moved or cancelled.")
    work = [line for line in plan.lines if line.is_work]
    for line in work:
        _carry_out(line, by=by, reason=reason, address_of=address_of)
    if owner and work:
        numbers = {deed.name.lower(): number for deed, number in plan.tally}
        is_body = isinstance(owner, Body)
        place = {"council": owner.council, "partnership": owner.partnership} if is_body else {"council": owner}
        audit("meetings imported", owner, by=by, reason=reason, kind=str(plan.kind), **place, **numbers)
    return len(work)


def _carry_out(line, *, by, reason, address_of):
    entry, meeting = line.entry, line.meeting
    if line.takes_identity:
        meeting.source_uid = entry.uid
        meeting._change_reason = "known by a calendar file"
        meeting.save(update_fields=["source_uid"])
    if line.deed == Deed.ADD:
        details = {"starts_at": entry.starts_at, "place": entry.place, "source_uid": entry.uid}
        diary.add_meeting(line.body, by=by, on=entry.on, **details)
    elif line.deed == Deed.CANCEL:
        diary.cancel_meeting(meeting, by=by, reason=reason, address_of=address_of)
    elif line.deed == Deed.MOVE:
        diary.move_meeting(meeting, by=by, on=entry.on, reason=reason, address_of=address_of, **_details(line))
    elif line.deed == Deed.CHANGE:
        diary.change_meeting(meeting, by=by, **_details(line))


def _details(line):
    return {
        "starts_at": line.entry.starts_at or line.meeting.starts_at,
        "place": line.entry.place or line.meeting.place,
    }
