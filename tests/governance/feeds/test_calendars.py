"""Calendars of meetings and of a partnership, as a program reads them."""

from datetime import date, time

import pytest
from icalendar import Calendar as ICalendar

from governance.meetings.verbs import cancel_meeting, move_meeting
from governance.stages import lifecycle
from partnerships.access import Role
from tests.days import today
from tests.factories import (
    make_body,
    make_meeting,
    make_partnership,
    make_user,
)
from tests.governance.pages import page, stage_of

pytestmark = [pytest.mark.django_db, pytest.mark.both("lists")]


def events(response):
    return {str(event["uid"]): event for event in ICalendar.from_ical(response.content).walk("VEVENT")}


def test_calendar_keeps_a_meetings_identity_when_it_is_moved_and_cancelled(client, clerk):
    july = date(today().year + 1, 7, 1)
    meeting = make_meeting(make_body(), july, starts_at=time(18, 30), place="Town Hall")
    by = make_user(Role.SITE_ADMINISTRATOR)
    moved = move_meeting(meeting, by=by, on=july.replace(day=8), starts_at=time(18, 30), reason="Election.")
    after_move = events(page(client, None, "meetings_calendar"))[f"{meeting.uid}@meetings.portal"]
    cancel_meeting(moved, by=by, reason="No business.")
    after_cancel = events(page(client, None, "meetings_calendar"))[f"{meeting.uid}@meetings.portal"]

    assert (after_move["sequence"], str(after_move["status"])) == (1, "CONFIRMED")
    assert after_move["dtstart"].dt.isoformat() == f"{july:%Y-%m}-08T17:30:00+00:00"
    assert (after_cancel["sequence"], str(after_cancel["status"])) == (2, "CANCELLED")


def test_partnership_calendar_says_no_more_than_the_public_page(client, timetable, clerk):
    slug = timetable.paper.partnership.slug
    assert events(page(client, None, "partnership_calendar", slug)) == {}
    stage = stage_of(timetable)
    lifecycle.submit(stage, by=clerk)
    lifecycle.publish_papers(stage, by=clerk)

    found = events(page(client, None, "partnership_calendar", slug))

    assert sorted(str(event["summary"]) for event in found.values()) == [
        "Cabinet: Safer Anyborough",
        "Full Council: Safer Anyborough",
        "Overview and Scrutiny: Safer Anyborough",
        "Partnership board: Safer Anyborough",
    ]


def test_partnership_calendar_of_a_partnership_without_plans_is_empty(client):
    assert events(page(client, None, "partnership_calendar", make_partnership().slug)) == {}
