"""Which meeting here an entry of a file means, and what would become of it.

A meeting is known again by its identity (calendar files), else by body, day and time (sheets, and meetings that were
typed before); so the same file twice finds everything already there.
"""

from dataclasses import dataclass, replace
from datetime import date
from enum import Enum
from uuid import UUID

from django.db.models import Q

from governance.dates.clear_days import spell
from governance.meetings.files import Kind, LineFault, MeetingEntry, MeetingsFile
from governance.meetings.titles import TitleQuestion, TitlesOfBodies, plain
from governance.models import Body, Meeting, planning_settings_of
from governance.models.meetings import OWN_UID


class Deed(Enum):
    """What becomes of one line: words and the colour of their tag."""

    ADD = ("New", "green")
    MOVE = ("Moves", "orange")
    CHANGE = ("Time or place changed", "blue")
    CANCEL = ("Cancelled", "red")
    SAME = ("Already there", "grey")
    LEAVE = ("Not changed", "grey")

    @property
    def label(self):
        return self.value[0]

    @property
    def colour(self):
        return self.value[1]


NEEDS_REASON = (Deed.MOVE, Deed.CANCEL)


@dataclass(frozen=True)
class ImportLine:
    """One clean line: the meeting it states, the one it means here, and what would be done."""

    entry: MeetingEntry
    body: Body
    deed: Deed
    meeting: Meeting | None = None
    takes_identity: bool = False
    remarks: tuple[str, ...] = ()

    @property
    def new_day(self) -> date | None:
        """The day to which it moves; None where it is cancelled."""
        return self.entry.on if self.deed == Deed.MOVE else None

    @property
    def is_work(self) -> bool:
        return self.takes_identity or self.deed not in (Deed.SAME, Deed.LEAVE)


class NoMeeting(LineFault):
    """What stands in a file and is no meeting."""


def words_of(entry: MeetingEntry) -> str:
    """An entry as its line was read: "Cabinet, Tuesday 13 April 2027, 18:30"."""
    at = f", {entry.starts_at:%H:%M}" if entry.starts_at else ""
    return f"{entry.body + ', ' if entry.body else ''}{spell(entry.on)}{at}"


class KnownMeetings:
    """The meetings of some bodies as they are, read once for a whole file, and what each of its entries means there."""

    def __init__(self, reading: MeetingsFile, bodies: list[Body], others: list[Body] = (), chosen=None):
        """``chosen``: the body that a person named for a title, by the title's plain words."""
        self.bodies, self.chosen = bodies, chosen or {}
        self.is_sheet = reading.kind == Kind.SHEET
        self.titles = TitlesOfBodies(bodies, others)
        self._settings = {}
        self._read_meetings(reading.entries)

    def _read_meetings(self, entries):
        uids = [entry.uid for entry in entries if entry.uid]
        own = [uid for text in uids if (uid := _own(text))]
        wanted = Q(on__in={entry.on for entry in entries}) | Q(source_uid__in=uids) | Q(uid__in=own)
        found = Meeting.objects.latest_of_each().filter(wanted, body__in=self.bodies).select_related("body__council")
        self.by_uid, self.by_day = {}, {}
        for meeting in found.order_by("pk"):
            self.by_uid.setdefault(meeting.calendar_uid, meeting)
            self.by_uid.setdefault(f"{meeting.uid}{OWN_UID}", meeting)
            if meeting.is_standing:
                self.by_day.setdefault((meeting.body_id, meeting.on), []).append(meeting)

    def settings(self, body):
        if body.council_id not in self._settings:
            self._settings[body.council_id] = planning_settings_of(body.council)
        return self._settings[body.council_id]

    def line(self, entry: MeetingEntry) -> ImportLine | LineFault | TitleQuestion:
        meeting = self.by_uid.get(entry.uid) if entry.uid else None
        if entry.is_whole_day and meeting is None:
            return NoMeeting(entry.line, words_of(entry), "A whole day, so no meeting. Give it a time to bring it in.")
        body = self._body(entry, meeting)
        if not isinstance(body, Body):
            return body
        if meeting is not None and meeting.body_id != body.pk:
            advice = f"By its UID this is a meeting of {meeting.body}. A meeting stays with its committee or board."
            return LineFault(entry.line, words_of(entry), advice, entry.sheet)
        takes_identity = False
        if meeting is None:
            meeting = self._same_day(entry, body)
            takes_identity = bool(meeting and entry.uid and not meeting.source_uid)
        line = self._against(entry, body, meeting, takes_identity=takes_identity)
        return replace(line, remarks=(*entry.remarks, *line.remarks)) if isinstance(line, ImportLine) else line

    def _body(self, entry, meeting) -> Body | LineFault | TitleQuestion:
        """Whose meeting it is: never a guess. A known event keeps its body, unless its title names another."""
        title = entry.body or (entry.heading if self.titles.within(entry.heading) else "")
        if body := self.chosen.get(plain(title)):
            return body
        found, others = self.titles.of(title)
        if others and not found:
            advice = f"This names {others[0]}, not {self.bodies[0]}. Import it from its own page."
            return LineFault(entry.line, title, advice, entry.sheet)
        if len(found) == 1:
            return found[0]
        if len(found) > 1:
            advice = "More than one committee or board has this name. Import its meetings from its own page."
            return LineFault(entry.line, title, advice, entry.sheet)
        if meeting is not None and meeting.body in self.bodies:
            return meeting.body
        if title:
            return self.titles.question(entry, title)
        if len(self.bodies) == 1:
            return self.bodies[0]
        names = ", ".join(sorted(body.name for body in self.bodies))
        return LineFault(entry.line, "No committee or board", f"Name one of these: {names}.", entry.sheet)

    def _same_day(self, entry, body):
        """The meeting of the body at that day and time; one whose time was not known is it too."""
        there = self.by_day.get((body.pk, entry.on), [])
        exact = [each for each in there if each.starts_at == entry.starts_at]
        is_vague = not self.is_sheet and not entry.uid  # an event without an id is known by its body and day
        vague = [each for each in there if is_vague or None in (each.starts_at, entry.starts_at)]
        return (exact or (vague if len(there) == 1 else []) or [None])[0]

    def _against(self, entry, body, meeting, *, takes_identity) -> ImportLine | LineFault:
        if meeting is None:
            return self._new(entry, body)
        if entry.is_cancelled:
            return ImportLine(entry, body, Deed.SAME if meeting.is_cancelled else Deed.CANCEL, meeting)
        if meeting.is_cancelled:
            said = f"It is cancelled here ({meeting.reason}). Add it by hand if it takes place after all."
            return ImportLine(entry, body, Deed.LEAVE, meeting, remarks=(said,))
        if meeting.on != entry.on:
            there = self.by_day.get((body.pk, entry.on), [])
            if any(each.starts_at == entry.starts_at and each.pk != meeting.pk for each in there):
                advice = f"{body} has another meeting at that day and time already. Move or cancel that one first."
                return LineFault(entry.line, words_of(entry), advice, entry.sheet)
            return ImportLine(entry, body, Deed.MOVE, meeting)
        # a file that leaves time or place out says nothing about them
        said = (entry.starts_at or meeting.starts_at, entry.place or meeting.place)
        deed = Deed.SAME if said == (meeting.starts_at, meeting.place) else Deed.CHANGE
        return ImportLine(entry, body, deed, meeting, takes_identity)

    def _new(self, entry, body) -> ImportLine | LineFault:
        if entry.is_cancelled:
            return ImportLine(entry, body, Deed.LEAVE, remarks=("It is cancelled in the file and not known here.",))
        others = [each for each in self.by_day.get((body.pk, entry.on), []) if each.starts_at]
        remarks = tuple(f"{body} meets on this day at {each.starts_at:%H:%M} too." for each in others)
        return ImportLine(entry, body, Deed.ADD, remarks=remarks)


def _own(uid: str) -> UUID | None:
    try:
        return UUID(uid.removesuffix(OWN_UID)) if uid.endswith(OWN_UID) else None
    except ValueError:
        return None
