"""Rows as events of a calendar file. Pure functions of rows read with their facts: no queries, no clock.

Each event keeps its identity for ever. ``SEQUENCE`` counts everything that was ever said about it in rows that are only
added (dates, outcomes, outcomes set aside, moves of meetings, changes of the council's settings), so it rises with each
change and never falls; what no longer takes place arrives as cancelled. Hours are London's, written in UTC.
"""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event

from governance.dates.clear_days import spell
from governance.dates.deadlines import BEFORE, deadlines_of
from governance.dates.notice import Settings
from governance.models import Meeting, Stage
from partnerships.site_address import own_host
from plans.papers.record import words

LONDON, UTC = ZoneInfo("Europe/London"), ZoneInfo("UTC")
LENGTH = timedelta(hours=2)
DAY = timedelta(days=1)
#: How often a program should ask again.
REFRESH = timedelta(hours=6)


@dataclass(frozen=True)
class Revision:
    """How often a council's settings were changed, and when last."""

    number: int = 0
    at: datetime | None = None


def calendar_file(name: str, events) -> bytes:
    """A whole calendar file, folded and escaped as RFC 5545 asks."""
    calendar = Calendar()
    calendar.add("prodid", "-//Community Safety Plans//portal//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("name", name)
    calendar.add("x-wr-calname", name)
    calendar.add("refresh-interval", REFRESH, parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", "PT6H")
    for event in events:
        calendar.add_component(event)
    return calendar.to_ical()


def nearest_first(events: list[Event], today: date) -> list[Event]:
    """What is to come in the order of its days, then what is past, the latest first."""

    def place(event):
        start = event["dtstart"].dt
        day = start.astimezone(LONDON).date() if isinstance(start, datetime) else start
        return day < today, abs((day - today).days)

    return sorted(events, key=place)


# --- Meetings --------------------------------------------------------------------------------------------------


def meeting_event(meeting: Meeting, *, url: str = "") -> Event:
    """A body's meeting under its first identity, however often it was moved."""
    event = begun_event(meeting.calendar_uid, meeting.sequence, meeting.changed_at, is_cancelled=meeting.is_cancelled)
    event.add("summary", f"{meeting.body.name_on(meeting.on)}, {meeting.body.owners}")
    set_when(event, meeting.on, meeting.starts_at)
    _optional(event, location=meeting.place, description="\n".join(_sittings(meeting)), url=url)
    return event


def _sittings(meeting):
    """Why it moved or was cancelled, that it was adjourned, and which meeting it goes on with."""
    if meeting.reason:
        yield meeting.reason
    if meeting.is_adjourned:
        yield f"Adjourned: {meeting.adjourned_because}"
    if meeting.first_sitting_id:
        yield f"Goes on with the meeting of {spell(meeting.first_sitting.on)}."


# --- Stages of a timetable -------------------------------------------------------------------------------------


def stage_event(stage: Stage, *, url: str = "") -> Event | None:
    """When a paper comes before a body; None where no whole day was ever known."""
    shown = _shown_date(stage)
    if shown is None:
        return None
    event = begun_event(identity("stage", stage), sequence_of(stage), changed_at(stage), is_cancelled=is_off(stage))
    event.add("summary", f"{stage.body.name_on(shown.day)}: {stage.paper.title}")
    meeting = shown.meeting if shown.meeting_id else None
    set_when(event, shown.day, meeting.starts_at if meeting else None)
    _optional(event, location=meeting.place if meeting else "", description="\n".join(_sentences(stage)), url=url)
    return event


def identity(what: str, stage: Stage) -> str:
    """The only one in the world: another portal, or a demonstration, that took the same plan in has another host."""
    return f"{what}-{stage.pk}.{stage.paper.key}@{own_host()}"


def sitting_events(stage: Stage, *, url: str = "") -> list[Event]:
    """The sittings that were adjourned over the paper, each with an identity of its own: they took place."""
    shown, events = _shown_date(stage), []
    for row in stage.dates.all():
        if row.is_adjourned and row.day and shown and row.day != shown.day:
            uid = identity(f"sitting-{row.pk}-stage", stage)
            event = begun_event(uid, sequence_of(stage), changed_at(stage), is_cancelled=False)
            event.add("summary", f"{stage.body.name_on(row.day)}: {stage.paper.title} (adjourned)")
            set_when(event, row.day, row.meeting.starts_at if row.meeting_id else None)
            place = row.meeting.place if row.meeting_id else ""
            _optional(event, location=place, description=f"Adjourned: {row.reason}" if row.reason else "", url=url)
            events.append(event)
    return events


def deadline_events(stage: Stage, settings: Settings, revision: Revision, *, url: str = "") -> list[Event]:
    """What has to be done around a stage, each as a whole day with the reason for it; once the body has decided,
    nothing has to be done before its meeting any more."""
    shown = _shown_date(stage)
    if shown is None:
        return []
    deadlines = deadlines_of(
        stage.body.kind, shown.day, settings, is_key=stage.is_key_decision, is_open_to_call_in=stage.is_open_to_call_in,
        decides=stage.is_deciding, noticed_on=stage.first_sat_on,
    )  # fmt: skip
    sequence = sequence_of(stage) + revision.number
    changed = max(filter(None, (changed_at(stage), revision.at)))
    events = []
    for each in deadlines:
        is_over = stage.state == Stage.State.DECIDED and each.what in BEFORE
        uid = identity(f"{each.what}-stage", stage)
        event = begun_event(uid, sequence, changed, is_cancelled=is_over or is_off(stage))
        event.add("summary", f"{each.label}: {stage.body.name}, {stage.paper.title}")
        set_when(event, each.day, None)
        sentence = each.sentence[0].upper() + each.sentence[1:]
        _optional(event, description=f"{sentence}.\n{each.source}", url=url)
        events.append(event)
    return events


def _shown_date(stage):
    """The date that stands, or the last whole day that did: what is no longer known arrives as cancelled."""
    whole = [each for each in stage.dates.all() if each.day and not each.is_by]
    return whole[-1] if whole else None


def is_off(stage: Stage) -> bool:
    """Deferred, withdrawn, without a day any more, or on a meeting that was cancelled."""
    shown, current = _shown_date(stage), stage.current_date
    if stage.is_ended or (shown and shown.pk != current.pk):
        return True
    return bool(shown and shown.meeting_id and shown.meeting.latest.is_cancelled and stage.is_open)


def sequence_of(stage: Stage) -> int:
    """Rises with each row that was added about the stage and each change of a meeting it stood on; never falls."""
    outcomes = list(stage.outcomes.all())
    set_aside = sum(each.set_aside_at is not None for each in outcomes)
    return len(stage.dates.all()) - 1 + len(outcomes) + set_aside + sum(each.sequence for each in _meetings(stage))


def changed_at(stage: Stage) -> datetime:
    said = [each.said_at for each in stage.dates.all()]
    recorded = [at for each in stage.outcomes.all() for at in (each.recorded_at, each.set_aside_at) if at]
    return max([*said, *recorded, *(each.changed_at for each in _meetings(stage))])


def _meetings(stage):
    """Every meeting on which the stage ever stood, and all to which each of them was moved."""
    known = {}
    for row in stage.dates.all():
        meeting = row.meeting if row.meeting_id else None
        while meeting:
            known[meeting.pk], meeting = meeting, meeting.moved_to
    return known.values()


def _sentences(stage):
    current, outcome = stage.current_date, stage.outcome
    yield stage.get_role_display() + (f": {stage.title}" if stage.title else "")
    if outcome:
        yield f"Outcome: {outcome.get_kind_display()}"
    if is_off(stage):
        yield _why_off(stage)
    elif current.meeting_id and stage.is_open and (moved := current.meeting.latest).on != current.day:
        yield f"The meeting was moved to {spell(moved.on)}; the date here is confirmed and stands."
    if current.reason:
        yield f"Reason: {current.reason}"


def _why_off(stage):
    if stage.is_ended:
        return f"{stage.get_state_display()}."
    shown, current = _shown_date(stage), stage.current_date
    if shown.pk != current.pk:
        return f"Now {'by ' if current.is_by else 'in '}{words(current.on)}." if current.on else "No day is known now."
    return f"The meeting is cancelled. {shown.meeting.latest.reason}".strip()


# --- Shared ----------------------------------------------------------------------------------------------------


def begun_event(uid, sequence, changed, *, is_cancelled) -> Event:
    event = Event()
    event.add("uid", uid)
    event.add("sequence", sequence)
    event.add("dtstamp", changed.astimezone(UTC).replace(microsecond=0))
    event.add("last-modified", changed.astimezone(UTC).replace(microsecond=0))
    event.add("status", "CANCELLED" if is_cancelled else "CONFIRMED")
    return event


def set_when(event, on: date, starts_at: time | None):
    if starts_at:
        start = datetime.combine(on, starts_at, LONDON).astimezone(UTC)
        event.add("dtstart", start)
        event.add("dtend", start + LENGTH)
    else:
        event.add("dtstart", on)
        event.add("dtend", on + DAY)
        event.add("transp", "TRANSPARENT")


def _optional(event, **values):
    for name, value in values.items():
        if value:
            event.add(name, value)
