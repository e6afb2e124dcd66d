"""Events of an iCalendar file (RFC 5545), in London's time whatever the file's zone; those that repeat are expanded."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import recurring_ical_events
from icalendar import Calendar, Event

from plans.office.packages import Unreadable
from plans.office.sheets import text_of

from .entries import (
    LONGEST_UID,
    MOST_MEETINGS,
    Faulty,
    Kind,
    LineFault,
    MeetingEntry,
    MeetingsFile,
    WholeDays,
    checked_day,
)
from .words import Said, in_characters, judged, place_in, said_in, without_words

LONDON = ZoneInfo("Europe/London")
#: As committee systems name London all year round: nobody sets a meeting in July by Greenwich.
AS_LONDON = {"GMT", "BST", "GMT/BST", "UK"}
#: As Outlook shows zones to people: “(UTC+00:00) Dublin, Edinburgh, Lisbon, London”.
_LONDON_IN_WORDS = re.compile(r"\b(London|Edinburgh|GMT Standard Time)\b", re.IGNORECASE)
IN_SUMMER = "The file gives the time zone GMT: it is read as the time on the clock in London."
NOT_A_CALENDAR = (
    "This is not a calendar file (.ics) that can be read, nor a sheet (.xlsx, .csv) with a column “Date”. "
    "Export the calendar again."
)
RULES = ("RRULE", "RDATE")
#: A line that is too long goes on behind a space on the next.
_FOLD = re.compile(r"(?:\r\n|\r|\n)+[ \t]")
REPEATS = ("RRULE", "RDATE", "RECURRENCE-ID", "EXDATE")
ENDLESS = timedelta(days=400)  # for so long ahead a rule without an end is followed
MOST_SERIES = 100
#: Parts of a rule by which a meeting would repeat within a day; no committee meets so, and they cost without end.
TOO_OFTEN = ("SECONDLY", "MINUTELY", "HOURLY")
WITHIN_A_DAY = ("BYHOUR", "BYMINUTE", "BYSECOND")
NO_DAY = "This cannot be read as a day. Export the event again."


def read_ics(data: bytes, *, today: date | None = None) -> MeetingsFile:
    """The events of the file in its order; an event's line is that of its BEGIN:VEVENT."""
    text, is_old = _text_of(data)
    try:
        found = Calendar.from_ical(text, multiple=True)
    except (ValueError, KeyError, IndexError, TypeError):
        raise Unreadable(NOT_A_CALENDAR) from None
    calendars = [each for each in found if isinstance(each, Calendar)]
    if not calendars:
        raise Unreadable("The calendar file is not complete: its end is missing. Export it again.")
    reading = MeetingsFile(Kind.ICS)
    if is_old:
        reading.remarks.append("The file is not in UTF-8 and was read as Windows-1252: look at letters with accents.")
    lines = [n for n, line in enumerate(text.splitlines(), 1) if line.strip().upper() == "BEGIN:VEVENT"]
    events = [(event, calendar) for calendar in calendars for event in calendar.walk("VEVENT")]
    numbered = [
        (lines[at] if len(lines) == len(events) else at + 1, event, calendar)
        for at, (event, calendar) in enumerate(events)
    ]
    for line, event, calendar in numbered:
        if not any(name in event for name in REPEATS):
            _take(reading, line, event, calendar)
    for series in _series(numbered):
        _take_series(reading, series, today)
    return reading


def _text_of(data: bytes) -> tuple[str, bool]:
    text, is_old = text_of(data)
    return "".join(sign for sign in text if sign >= " " or sign in "\r\n\t"), is_old


def repeats(data: bytes) -> bool:
    """Whether a calendar has a rule of repetition, which may be followed for long."""
    if b"VCALENDAR" not in data[:5_000].replace(b"\0", b"").upper():
        return False
    unfolded = _FOLD.sub("", _text_of(data)[0]).upper()
    return any(name in unfolded for name in RULES)


def _has_moved(event: Event) -> bool:
    """Whether one of a series stands on another day than its rule gave: its words of moving tell where it was."""
    before, now = _moment(event, "RECURRENCE-ID"), _moment(event, "DTSTART")
    return before is not None and now is not None and f"{before:%Y%m%d}" != f"{now:%Y%m%d}"


def _take(
    reading: MeetingsFile,
    line: int,
    event: Event,
    calendar: Calendar,
    uid: str | None = None,
    *,
    has_moved: bool = False,
) -> None:
    is_cancelled = _text(calendar, "METHOD").upper() == "CANCEL"
    try:
        entry = _entry(event, line, is_cancelled=is_cancelled, has_moved=has_moved)
    except SeveralDays as several:
        reading.left_out.append(LineFault(line, str(several), "Several days, so no meeting."))
        reading.days.append(WholeDays(line, *several.days))
    except Faulty as fault:
        reading.faults.append(LineFault(line, *fault.args))
    else:
        reading.entries.append(entry if uid is None else replace(entry, uid=uid))


def _series(numbered) -> list[list[tuple]]:
    """Events that repeat, each with those that stand for single ones of it."""
    found: dict[str, list[tuple]] = {}
    for each in numbered:
        event = each[1]
        if any(name in event for name in REPEATS):
            found.setdefault(str(event.get("UID") or id(event)), []).append(each)
    if len(found) > MOST_SERIES:
        raise Unreadable(
            f"More than {MOST_SERIES} events of the file repeat. Send the meetings of fewer committees at a time."
        )
    return list(found.values())


def _take_series(reading: MeetingsFile, series: list[tuple], today: date | None) -> None:
    line, event, calendar = series[0]
    try:
        summary = _words(event, "SUMMARY") or "An event"
        if not any(name in each for _, each, _ in series for name in ("RRULE", "RDATE")):
            for alone_line, alone, its_calendar in series:  # one of a series whose rule is not in the file
                _take(reading, alone_line, alone, its_calendar, _own_uid(alone))
            return
        start = _start(next(each for _, each, _ in series if "RRULE" in each or "RDATE" in each))[0]
        occurrences, is_endless = _occurrences(series, start, max(today or start, start))
    except Faulty as fault:
        reading.faults.append(LineFault(line, *fault.args))
        return
    except Exception:  # the rules of a file can break their reader in every way
        said = "Its rule of repetition cannot be read. Export each meeting as an event of its own."
        reading.faults.append(LineFault(line, f"{summary}, which repeats", said))
        return
    if not occurrences:
        reading.left_out.append(LineFault(line, f"{summary}, which repeats", "Its rule gives no meeting from now on."))
    for each in occurrences[:MOST_MEETINGS]:
        _take(reading, line, each, calendar, _own_uid(each), has_moved=_has_moved(each))
    if is_endless and occurrences:
        last = _moment(occurrences[-1], "DTSTART")
        reading.remarks.append(f"“{summary}” repeats without an end: it was read until {last:%-d %B %Y}.")


def _occurrences(series: list[tuple], start: date, from_day: date) -> tuple[list[Event], bool]:
    """What the rule of a series gives, in order; a rule without an end is followed from today for a while."""
    rules = [each.get("RRULE") for _, each, _ in series if "RRULE" in each]
    for rule in rules:
        if (
            isinstance(rule, list)
            or rule.get("FREQ", [""])[0] in TOO_OFTEN
            or any(part in rule for part in WITHIN_A_DAY)
        ):
            raise Faulty("An event that repeats within a day", "This is not a meeting. Leave it out.")
    is_endless = any("COUNT" not in rule and "UNTIL" not in rule for rule in rules)
    first, last = (from_day, from_day + ENDLESS) if is_endless else (start, start + timedelta(days=366 * 6))
    alone = Calendar()
    for part in (*series[0][2].walk("VTIMEZONE"), *(each for _, each, _ in series)):
        alone.add_component(part)
    return list(recurring_ical_events.of(alone, skip_bad_series=False).between(first, last)), is_endless


def _own_uid(event: Event) -> str:
    """Its own identity, of an event that shares its UID with others of a series: with the start that the rule gave."""
    moment = _moment(event, "RECURRENCE-ID") or _moment(event, "DTSTART")
    when = moment.astimezone(LONDON) if isinstance(moment, datetime) and moment.tzinfo else moment
    uid = _text(event, "UID")
    return f"{uid}#{when:%Y%m%dT%H%M}"[:LONGEST_UID] if uid else ""


class SeveralDays(Exception):
    """An event that lasts for days: what it is in words, and its name with the first and the last of them."""

    def __init__(self, words: str, name: str, first: date, last: date):
        super().__init__(words)
        self.days = (name, first, last)


def _entry(event: Event, line: int, *, is_cancelled: bool, has_moved: bool = False) -> MeetingEntry:
    title = _words(event, "SUMMARY")
    uid = _text(event, "UID")
    if len(uid) > LONGEST_UID:
        raise Faulty(uid[:60], "The UID of this event is too long. Export it again.")
    on, starts_at, is_whole_day = _start(event)
    said, remarks = judged(title, is_here=has_moved)
    place, is_off = place_in(_words(event, "LOCATION"))
    status = _text(event, "STATUS").upper()
    if status == "TENTATIVE":
        remarks = (*remarks, "The file says “Tentative”.")
    if starts_at and event["DTSTART"].params.get("TZID", "").upper() == "GMT" and _is_summer(on, starts_at):
        remarks = (*remarks, IN_SUMMER)
    remarks += tuple(f"Beside it the file says “{words}”." for words in _words_beside(event))
    is_cancelled = said or is_off or is_cancelled or status.startswith("CANCEL")
    return MeetingEntry(line, on, starts_at, place, without_words(title), uid, is_cancelled, remarks, is_whole_day)


def _is_summer(on: date, at: time) -> bool:
    return bool(datetime.combine(on, at, LONDON).dst())


def _words_beside(event: Event) -> Iterator[str]:
    """Of what an event says of itself besides its title: the lines with words of cancelling or moving."""
    for name in ("DESCRIPTION", "COMMENT", "CATEGORIES"):
        for given in event.get(name) if isinstance(event.get(name), list) else [event.get(name)]:
            text = given.to_ical().decode() if hasattr(given, "cats") else str(given or "")
            yield from (
                " ".join(line.split())[:120]
                for line in in_characters(text).splitlines()
                if said_in(line) in (Said.CANCELLED, Said.MOVED_AWAY, Said.MOVED_HERE)
            )


def _text(component, name) -> str:
    value = component.get(name)
    if isinstance(value, list):
        raise Faulty(f"{name} more than once", f"Give {name} once for each event.")
    return str(value or "").strip()


def _words(component, name) -> str:
    """A text for people: committee systems put what they hold for web pages into it as it is."""
    return in_characters(_text(component, name)).strip()


def _start(event):
    """Day, time in London and whether it is a whole day; a time without a zone is London's own."""
    found = _moment(event, "DTSTART")
    if found is None:
        raise Faulty("No DTSTART", "The event does not say when it begins. Give it a day.")
    last = _end(event, found)
    title = _words(event, "SUMMARY") or "An event"
    if not isinstance(found, datetime):
        checked_day(found)
        if (last - found).days > 1:
            end = last - timedelta(days=1)
            raise SeveralDays(f"{title}, {found:%-d %B %Y} to {end:%-d %B %Y}", title, found, end)
        return found, None, True
    local = found.astimezone(LONDON) if found.tzinfo else found
    checked_day(local.date())
    if last - found >= timedelta(days=1):
        end = (last.astimezone(LONDON) if last.tzinfo else last) - timedelta(minutes=1)
        words = f"{title}, for more than a day from {local:%-d %B %Y}"
        raise SeveralDays(words, title, local.date(), end.date())
    return local.date(), local.time().replace(second=0, microsecond=0), False


def _end(event, start):
    """When it ends; its start where that is not said or does not go with it."""
    try:
        last = (
            _moment(event, "DTEND")
            if "DTEND" in event
            else start + event["DURATION"].dt
            if "DURATION" in event
            else start
        )
        return last if last - start >= timedelta(0) else start
    except (ValueError, TypeError, AttributeError, OverflowError):
        return start


def _moment(event, name):
    """A date or a datetime; None where there is none."""
    given = event.get(name)
    if isinstance(given, list):
        raise Faulty(f"{name} more than once", "The event begins once. Leave one of them.")
    if given is None:
        if any(place in (name, None) for place, _ in event.errors):
            raise Faulty(name, NO_DAY)
        return None
    try:
        found = given.dt
    except (AttributeError, ValueError):
        raise Faulty(str(given)[:60] or f"{name} without a day", NO_DAY) from None
    zone = given.params.get("TZID", "")
    is_london = {zone.upper(), str(found.tzinfo)} & AS_LONDON if isinstance(found, datetime) else False
    if isinstance(found, datetime) and (is_london or (found.tzinfo is None and _LONDON_IN_WORDS.search(zone))):
        return found.replace(tzinfo=LONDON)
    if zone and isinstance(found, datetime) and found.tzinfo is None:
        raise Faulty(f"{found:%d/%m/%Y %H:%M}, time zone {zone}", "This time zone is not known. Use Europe/London.")
    if not isinstance(found, date):
        raise Faulty(
            given.to_ical().decode()[:60], "This is not a day, or it is a time without one. Give the event a day."
        )
    return found
