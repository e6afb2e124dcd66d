"""Events of an iCalendar file (RFC 5545): single meetings, in London's time whatever the file's time zone."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event

from .entries import (
    LONGEST_UID,
    Faulty,
    Kind,
    LineFault,
    MeetingEntry,
    MeetingsFile,
    Unreadable,
    checked_day,
    checked_place,
)

LONDON = ZoneInfo("Europe/London")
NOT_A_CALENDAR = (
    "This is not a calendar file (.ics) that can be read, nor an Excel file (.xlsx). Export the calendar again."
)
REPEATS = ("RRULE", "RDATE", "RECURRENCE-ID", "EXDATE")


def read_ics(data: bytes) -> MeetingsFile:
    """The events of the file in its order; an event's line is that of its BEGIN:VEVENT."""
    try:
        found = Calendar.from_ical(data, multiple=True)
    except (ValueError, KeyError, IndexError, TypeError):
        raise Unreadable(NOT_A_CALENDAR) from None
    calendars = [each for each in found if isinstance(each, Calendar)]
    if not calendars:
        raise Unreadable("The calendar file is not complete: its end is missing. Export it again.")
    lines = [n for n, text in enumerate(data.splitlines(), 1) if text.strip().upper() == b"BEGIN:VEVENT"]
    events = [(event, calendar) for calendar in calendars for event in calendar.walk("VEVENT")]
    reading = MeetingsFile(Kind.ICS)
    for number, (event, calendar) in enumerate(events):
        line = lines[number] if len(lines) == len(events) else number + 1
        try:
            reading.entries.append(_entry(event, line, is_cancelled=_text(calendar, "METHOD").upper() == "CANCEL"))
        except Faulty as fault:
            reading.faults.append(LineFault(line, *fault.args))
    return reading


def _entry(event: Event, line: int, *, is_cancelled: bool) -> MeetingEntry:
    summary = _text(event, "SUMMARY")
    for name in REPEATS:
        if name in event:
            raise Faulty(
                f"{summary or 'An event'}, with {name}",
                "This event repeats by a rule. Export each meeting as an event of its own.",
            )
    uid = _text(event, "UID")
    if not uid or len(uid) > LONGEST_UID:
        raise Faulty(uid[:60] or "No UID", "Each event needs a UID, by which it is known again. Export it again.")
    on, starts_at = _start(event)
    return MeetingEntry(
        line, on, starts_at, checked_place(_text(event, "LOCATION")), summary, uid,
        is_cancelled or _text(event, "STATUS").upper() == "CANCELLED",
    )  # fmt: skip


def _text(component, name) -> str:
    value = component.get(name)
    if isinstance(value, list):
        raise Faulty(f"{name} more than once", f"Give {name} once for each event.")
    return str(value or "").strip()


def _start(event):
    """Day and time in London; an all-day event has no time, a time without a zone is London's own."""
    found = _moment(event, "DTSTART")
    if found is None:
        raise Faulty("No DTSTART", "The event does not say when it begins. Give it a day.")
    if not isinstance(found, datetime):
        last = _moment(event, "DTEND")
        if last is not None and not isinstance(last, datetime) and (last - found).days > 1:
            raise Faulty(f"{found} to {last}", "A meeting is on one day. Give each day an event of its own.")
        return checked_day(found), None
    local = found.astimezone(LONDON) if found.tzinfo else found
    return checked_day(local.date()), local.time().replace(second=0, microsecond=0)


def _moment(event, name):
    """A date or a datetime; None where there is none."""
    given = event.get(name)
    if isinstance(given, list):
        raise Faulty(f"{name} more than once", "The event begins once. Leave one of them.")
    if given is None:
        broken = [str(error) for place, error in event.errors if place in (name, None)]
        if broken:
            raise Faulty(broken[0][:120], "This cannot be read as a day. Export the event again.")
        return None
    try:
        found = given.dt
    except (AttributeError, ValueError):
        raise Faulty(str(given)[:60], "This cannot be read as a day. Export the event again.") from None
    zone = given.params.get("TZID", "")
    if zone and isinstance(found, datetime) and found.tzinfo is None:
        raise Faulty(f"{found:%d/%m/%Y %H:%M}, time zone {zone}", "This time zone is not known. Use Europe/London.")
    if not isinstance(found, date):
        raise Faulty(str(found)[:60], "This is a time without a day. Give the event a day.")
    return found
