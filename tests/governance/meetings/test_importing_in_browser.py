"""The page of a file's lines in chromium: what axe says of it, and the way of a title from question to meeting."""

import pytest
from django.urls import reverse

from governance.models import Meeting
from partnerships.access import Role
from tests.factories import make_body, make_council, make_user
from tests.governance.meetings.meeting_files import event, ics

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_a_clerk_maps_a_title_and_leaves_a_line_out(page, live_server, sign_in_browser, axe, assert_no_overflow):
    cabinet = make_body(make_council())
    sign_in_browser(page, live_server, make_user(Role.CLERK, cabinet.council))
    rows = [
        event("a", "DTSTART:20290413T183000", "SUMMARY:Leaders"),
        event("b", "DTSTART:20290511T183000", "SUMMARY:Cabinet"),
        event("c", "DTSTART:20290511T183000", "SUMMARY:Cabinet (postponed)"),
        event("d", "DTSTART;VALUE=DATE:20290511", "DTEND;VALUE=DATE:20290520", "SUMMARY:Recess"),
    ]

    page.goto(live_server.url + reverse("governance:body_import", args=[cabinet.pk]))
    page.locator("input[type=file]").set_input_files(
        {"name": "m.ics", "mimeType": "text/calendar", "buffer": ics(*rows)}
    )
    page.get_by_role("heading", name="What the file changes").wait_for()
    axe(page)
    assert_no_overflow(page)
    page.get_by_label("“Leaders” is a meeting of").select_option("Cabinet")
    page.get_by_role("button", name="Look at the lines again").click()
    page.get_by_label("Leave out line 9").check()
    page.get_by_label("Take over the other lines without those that are wrong").check()
    page.get_by_role("button", name="Take these meetings over").click()

    page.get_by_text("1 meeting of the file taken over.").wait_for()
    assert [str(meeting) for meeting in Meeting.objects.all()] == ["Cabinet, Friday 13 April 2029"]
