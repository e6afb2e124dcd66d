"""Meetings for the made-up council's bodies, so that its calendar is alive on any day."""

from datetime import date, time, timedelta

from django.db import transaction

from governance.dates.bodies import BodyKind
from governance.models import Body, FrontSheet, Meeting
from partnerships.days.calendars import Calendar

#: Kind of body → weeks between meetings, hour, place.
HABITS = {
    "partnership_board": (13, time(14, 0), "Police Station, Bridge Street"),
    "advisory": (8, time(18, 30), "Committee Room 2, Town Hall"),
    "scrutiny": (6, time(18, 30), "Committee Room 1, Town Hall"),
    "executive": (4, time(17, 30), "Council Chamber, Town Hall"),
    "full_council": (8, time(19, 0), "Council Chamber, Town Hall"),
}
AHEAD = timedelta(weeks=56)
#: What stands on the front of every pack. Members by what they stand for: the council is made up.
WARDS = ("St Peter’s", "Riverside", "Northfields", "Millbridge", "Castle Hill", "Eastwick")
FRONT = {
    "members": "\n".join(f"Member for {ward}{', in the chair' if ward == WARDS[0] else ''}" for ward in WARDS),
    "substitutes": "Second member for Riverside\nSecond member for Eastwick",
    "quorum": "Three members",
    "contact": "Democratic Services, 01632 960100, democratic.services@anyborough.example",
    "attending": "The meeting is public and webcast; anybody may film it. The lift is beside the main door.\n"
    "Members declare their interests when the item is reached.\nIf the alarm sounds, leave by the nearest door.",
}


@transaction.atomic
def fill_meetings(today: date) -> int:
    """A year of meetings for each body of made-up partnerships and their councils; none where enough are planned."""
    bodies = Body.objects.filter(partnership__is_made_up=True) | Body.objects.filter(
        council__led_partnerships__is_made_up=True
    )
    return sum(_fill(body, today) for body in bodies.distinct() if body.kind in HABITS)


def _fill(body, today) -> int:
    weeks, hour, place = HABITS[body.kind]
    summons = {"summoned_by": "Chief Executive"} if body.kind == BodyKind.FULL_COUNCIL else {}
    FrontSheet.objects.get_or_create(body=body, defaults=FRONT | summons)
    known = list(body.meetings.standing().order_by("on"))
    for meeting in known:
        if meeting.starts_at is None and not meeting.place:
            meeting.starts_at, meeting.place = hour, place
            meeting.save()
    last = known[-1].on if known else today
    if last > today + AHEAD - timedelta(weeks=weeks):
        return 0
    days = _days(max(last, today - timedelta(weeks=1)), weeks, today + AHEAD)
    days = [day for day in days if not body.has_ended(day)]
    for day in days:
        Meeting.objects.create(body=body, on=day, starts_at=hour, place=place)
    return len(days)


def _days(last, weeks, until):
    """The same weekday every so many weeks, the next working day where that is a holiday."""
    day = last + timedelta(weeks=weeks)
    while day <= until:
        yield Calendar().working_day_on_or_after(day)
        day += timedelta(weeks=weeks)
