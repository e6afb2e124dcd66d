"""Calendars for other programs: stable identities, changed and cancelled meetings arrive as such."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from icalendar import Calendar, Event

from governance.models import Meeting, Timetable
from governance.record import provide
from partnerships.access import public
from partnerships.models import Partnership

LONDON = ZoneInfo("Europe/London")
LENGTH = timedelta(hours=2)
MOST = 2_000


@public
def meetings_calendar(request):
    """Every meeting there is, moved ones under their first identity."""
    meetings = Meeting.objects.latest_of_each().select_related("body__council", "body__partnership").order_by("-on")
    return _feed("Meetings", [meeting_event(meeting) for meeting in meetings[:MOST]])


@public
def partnership_calendar(request, slug):
    """When a partnership's public plans come before which body: no more than its public page says."""
    partnership = get_object_or_404(Partnership, slug=slug)
    timetables = Timetable.objects.filter(
        paper__partnership=partnership, paper__versions__publication__isnull=False
    ).distinct()
    papers = {timetable.paper for timetable in timetables.select_related("paper__plan")}
    events = [
        stage_event(paper, stage)
        for paper in sorted(papers, key=lambda paper: paper.pk)
        for timetable in provide(paper, public=True)["timetables"]
        for stage in timetable["stages"]
        if stage["date"] and len(stage["date"]["on"]) == 10 and not stage["date"]["is_by"]
    ]
    return _feed(partnership.name, events)


def meeting_event(meeting) -> Event:
    event = Event()
    event.add("uid", meeting.calendar_uid)
    event.add("sequence", meeting.sequence)
    event.add("dtstamp", meeting.changed_at)
    event.add("summary", f"{meeting.body.name}, {meeting.body.owner}")
    event.add("status", "CANCELLED" if meeting.is_cancelled else "CONFIRMED")
    _when(event, meeting)
    if meeting.place:
        event.add("location", meeting.place)
    if meeting.reason:
        event.add("description", meeting.reason)
    return event


def _when(event, meeting):
    if meeting.starts_at:
        start = datetime.combine(meeting.on, meeting.starts_at, LONDON)
        event.add("dtstart", start.astimezone(ZoneInfo("UTC")))
        event.add("dtend", (start + LENGTH).astimezone(ZoneInfo("UTC")))
    else:
        event.add("dtstart", meeting.on)
        event.add("dtend", meeting.on + timedelta(days=1))


def stage_event(paper, stage: dict) -> Event:
    """All-day; the number of dates it has had is its sequence, so that a slip replaces the entry."""
    on = date.fromisoformat(stage["date"]["on"])
    event = Event()
    event.add("uid", f"stage-{stage['id']}@timetables.portal")
    event.add("sequence", len(stage["slipped"]))
    event.add("dtstamp", datetime(on.year, on.month, on.day, tzinfo=ZoneInfo("UTC")))
    event.add("summary", f"{stage['body']}: {paper.title}")
    event.add("dtstart", on)
    event.add("dtend", on + timedelta(days=1))
    event.add("status", "CANCELLED" if stage["state"] in ("deferred", "withdrawn") else "CONFIRMED")
    event.add("description", stage["outcome"]["label"] if stage["outcome"] else stage["role_label"])
    return event


def _feed(name, events) -> HttpResponse:
    calendar = Calendar()
    calendar.add("prodid", "-//Community Safety Plans//portal//EN")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", name)
    for event in events:
        calendar.add_component(event)
    return HttpResponse(calendar.to_ical(), content_type="text/calendar; charset=utf-8")
