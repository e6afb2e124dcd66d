"""From a file's meetings to what they mean here, line by line, and then done at once.

Nothing is written before its effects were shown. A line that is wrong, asked about or left out never stops the others.
"""

from dataclasses import dataclass, replace
from datetime import date
from hashlib import sha256

from django.db import transaction
from django.utils import timezone

from governance.dates.remarks import remarks_on
from governance.meetings import verbs as diary
from governance.meetings.effects import Effects, effects_of_all
from governance.meetings.files import Kind, LineFault, MeetingsFile, WholeDays
from governance.meetings.files.clock import EARLY
from governance.meetings.matching import NEEDS_REASON, Deed, ImportLine, KnownMeetings, NoMeeting, words_of
from governance.meetings.periods import CONSULTATION, PeriodOffer, add_periods, is_consultation, offers
from governance.meetings.titles import TitleQuestion, plain, remember
from governance.models import Body
from partnerships.models import audit
from partnerships.verbs import Refused, require, require_reason
from plans.models import Import


@dataclass(frozen=True)
class ImportPlan:
    """All lines of a file: those that are clear, those that are wrong, what has to be asked, and what is no meeting."""

    kind: Kind
    lines: tuple[ImportLine, ...]
    faults: tuple[LineFault, ...]
    questions: tuple[TitleQuestion, ...] = ()  # each title once
    asked: int = 0  # lines that wait for them
    left_out: tuple[LineFault, ...] = ()
    remarks: tuple[str, ...] = ()
    chosen: tuple[tuple[str, Body], ...] = ()
    effects: Effects | None = None  # of all its moves and cancellations together
    offers: tuple[PeriodOffer, ...] = ()  # days that are no meeting, for the council's settings

    @property
    def is_clean(self) -> bool:
        return not self.faults and not self.questions

    @property
    def has_work(self) -> bool:
        return any(line.is_work for line in self.lines)

    @property
    def needs_reason(self) -> bool:
        return self.needs_reason_without(frozenset())

    def needs_reason_without(self, leave: frozenset[int]) -> bool:
        """Whether a meeting moves or is cancelled, the lines at these places left out."""
        return any(line.deed in NEEDS_REASON for at, line in enumerate(self.lines) if at not in leave)

    def count(self, deed: Deed) -> int:
        return sum(line.deed == deed for line in self.lines)

    @property
    def tally(self) -> list[tuple[Deed, int]]:
        return [(deed, number) for deed in Deed if (number := self.count(deed))]

    @property
    def fingerprint(self) -> str:
        """What was shown, in a few letters: a confirmation counts only for exactly that."""
        shown = [(line.entry, line.body.pk, line.deed.name, line.meeting and line.meeting.pk) for line in self.lines]
        shown += [(fault.line, fault.advice) for fault in self.faults]
        shown += [self.effects.fingerprint] if self.effects else []
        shown += [offer.days for offer in self.offers]
        return sha256(repr(shown).encode()).hexdigest()[:16]


# --- What the lines mean ---------------------------------------------------------------------------------------


def plan_import(
    reading: MeetingsFile, bodies: list[Body], *, today: date, others: list[Body] = (), chosen=None, council=None
) -> ImportPlan:
    """What carrying out this file would do to the meetings of these bodies (one body, or all of a council's).

    ``others``: bodies beside the one that is meant; a line that names one of them is a fault. ``chosen``: the body that
    a person named for a title, by the title's plain words. ``council``: to whose settings recesses may be added.
    """
    known = KnownMeetings(reading, bodies, others, chosen)
    lines, faults, left_out, asked, seen = [], list(reading.faults), list(reading.left_out), [], {}
    days = list(reading.days)
    for entry in reading.entries:
        found = known.line(entry)
        if isinstance(found, NoMeeting):
            days.append(WholeDays(entry.line, entry.body, entry.on, entry.on, entry.sheet))
        found = _once(found, seen) if isinstance(found, ImportLine) else found
        kinds = {ImportLine: lines, NoMeeting: left_out, TitleQuestion: asked}
        kinds.get(type(found), faults).append(found)
    for number, line in enumerate(lines):
        lines[number] = replace(line, remarks=(*line.remarks, *_remarks(line, known, today)))
    moves = [(line.meeting, line.new_day) for line in lines if line.deed in NEEDS_REASON]
    faults.sort(key=lambda fault: (fault.sheet, fault.line))
    return ImportPlan(
        reading.kind, tuple(lines), tuple(faults),
        questions=tuple({plain(question.title): question for question in reversed(asked)}.values())[::-1],
        asked=len(asked), left_out=tuple(map(_named, left_out)), remarks=tuple(reading.remarks),
        chosen=tuple((chosen or {}).items()), effects=effects_of_all(moves) if moves else None,
        offers=tuple(offers(days, council)),
    )  # fmt: skip


def _named(row):
    """What is left out, a consultation as one."""
    return replace(row, advice=CONSULTATION) if is_consultation(row.read) else row


def _remarks(line, known, today):
    entry = line.entry
    if line.deed in (Deed.ADD, Deed.MOVE):
        yield from remarks_on(entry.on, known.settings(line.body), today=today)
    if entry.starts_at and entry.starts_at < EARLY and line.deed in (Deed.ADD, Deed.MOVE, Deed.CHANGE):
        yield f"It begins at {entry.starts_at:%H:%M}, before 8: look whether the evening is meant."


def _once(line, seen):
    """A file names each meeting once, and puts no two of a body on the same day and time."""
    entry = line.entry
    keys = [("uid", entry.uid)] if entry.uid else []
    keys += [("meeting", line.meeting.pk)] if line.meeting else []
    keys += [] if entry.is_cancelled else [(line.body.pk, entry.on, entry.starts_at)]
    for key in keys:
        if key in seen:
            advice = f"Line {seen[key]} names this meeting already. Leave one of them."
            return LineFault(entry.line, words_of(entry), advice, entry.sheet)
    seen.update(dict.fromkeys(keys, entry.line))
    return line


# --- Done at once ----------------------------------------------------------------------------------------------


@transaction.atomic
def carry_out(
    plan: ImportPlan,
    *,
    by,
    reason: str = "",
    seen: str | None = None,
    owner=None,
    leave=frozenset(),
    periods=(),
    council=None,
    found: Import | None = None,
) -> int:
    """The clear lines but those to ``leave`` (by their places), or none, through the same verbs as by hand.

    Gives the number of lines that changed something. What was said of titles is remembered; ``periods``, the offers
    that were taken with their kinds, go to the settings of the ``council``. ``found``, the file as it was kept, is
    brought in with it.
    """
    if found:
        found = Import.objects.select_for_update().get(pk=found.pk)
        require([] if found.is_open else ["This file was brought in already."])
    if seen is not None and seen != plan.fingerprint:
        raise Refused(["This is no longer what you looked at: a choice or the calendar has changed. Look at it again."])
    work = [line for at, line in enumerate(plan.lines) if line.is_work and at not in leave]
    if plan.needs_reason_without(leave):
        require_reason(reason, "Say why meetings are moved or cancelled.")
    made = [_carry_out(line, by=by, reason=reason) for line in work]
    remember(dict(plan.chosen), by=by)
    if periods:
        add_periods(periods, council)
        audit("council settings changed", council, by=by, council=council, fields=["periods"])
    if owner and work:
        numbers = {deed.name.lower(): n for deed in Deed if (n := sum(line.deed == deed for line in work))}
        is_body = isinstance(owner, Body)
        place = {"council": owner.council, "partnership": owner.partnership} if is_body else {"council": owner}
        audit("meetings imported", owner, by=by, reason=reason, kind=str(plan.kind), **place, **numbers)
    if found:
        found.made, found.state = {"meetings": made}, Import.State.BROUGHT_IN
        found.brought_in_by, found.brought_in_at = by, timezone.now()
        found.save()
    return len(work)


def _carry_out(line, *, by, reason) -> dict:
    """What was done, so that it can be taken back: to which meeting, and what it was before."""
    entry, meeting = line.entry, line.meeting
    before = _told(meeting) if meeting else {}
    if line.takes_identity:
        meeting.source_uid = entry.uid
        meeting._change_reason = "known by a calendar file"
        meeting.save(update_fields=["source_uid"])
    if line.deed == Deed.ADD:
        details = {"starts_at": entry.starts_at, "place": entry.place, "source_uid": entry.uid}
        meeting = diary.add_meeting(line.body, by=by, on=entry.on, **details)
    elif line.deed == Deed.CANCEL:
        diary.cancel_meeting(meeting, by=by, reason=reason)
    elif line.deed == Deed.MOVE:
        meeting = diary.move_meeting(meeting, by=by, on=entry.on, reason=reason, **_details(line))
    elif line.deed == Deed.CHANGE:
        diary.change_meeting(meeting, by=by, **_details(line))
    return {"deed": line.deed.name, "meeting": meeting.pk, "sequence": meeting.sequence, "before": before}


def _told(meeting) -> dict:
    starts_at = meeting.starts_at and meeting.starts_at.isoformat()
    return {"on": meeting.on.isoformat(), "starts_at": starts_at, "place": meeting.place}


def _details(line):
    return {
        "starts_at": line.entry.starts_at or line.meeting.starts_at,
        "place": line.entry.place or line.meeting.place,
    }
