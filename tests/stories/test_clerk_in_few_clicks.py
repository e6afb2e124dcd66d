"""The ten jobs of a clerk by the clicks that they take, a choice from a list or of a file among them.

From My tasks where the job is due, else from the page of the step, the meeting, the committees or the timetables.
"""

import re

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from csp_portal.demo.meetings import fill_meetings
from csp_portal.demo.people import ask_for_sign_offs
from csp_portal.management.commands.fill_demo import FOLDER, PEOPLE, read_fixture
from governance.models import Meeting, Stage, Timetable
from governance.stages.dating import set_date
from partnerships.history import acting_as
from partnerships.models import User
from tests.days import today
from tests.governance.meetings.meeting_files import xlsx
from tests.hands import Hands

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def stage(anyborough):
    """A function that finds a step of the plan by the kind of its committee."""
    return lambda kind: Stage.objects.get(timetable__paper=anyborough.paper, body__kind=kind)


@pytest.fixture
def hands(anyborough, new_page, person):
    return Hands(new_page(person("clerk")))


def begin(hands, address):
    hands.page.goto(address)
    hands.counted()


def done(hands, words) -> int:
    hands.page.get_by_text(words).first.wait_for()
    return hands.counted()[0]


def choose(hands, name, **option):
    hands.clicks += 1
    hands.page.locator(f"select[name={name}]").select_option(**option)


def test_a_step_is_submitted_published_decided_and_corrected(hands, stage, person):
    scrutiny, cabinet, page, told = stage("scrutiny"), stage("executive"), hands.page, {}
    begin(hands, "/workspace/")
    hands.click("link", re.compile("Give notice of the key decision"))
    page.locator("[name=members]").fill("The Leader\nThe Cabinet Member for Communities")
    hands.click("button", "Record the notice")
    told["notice"] = done(hands, "is recorded and public.")
    begin(hands, "/workspace/")
    hands.click("link", "Submit the text to Cabinet")
    hands.click("button", "Submit the text")
    told["submit"] = done(hands, "is submitted")
    begin(hands, "/workspace/")
    hands.click("link", re.compile("Publish the papers for Communities"))
    page.locator("textarea[name$=reason]").fill("Finance signs before the meeting.")
    hands.click("button", "Publish the pack")
    told["publish"] = done(hands, "published")

    set_date(scrutiny, by=person("clerk"), stated=today().isoformat(), reason="Called early.")
    begin(hands, scrutiny.get_record_url())
    hands.click("button", "Record the outcome")
    choose(hands, "kind", value="supported")
    hands.click("button", "Record the outcome")
    told["outcome"] = done(hands, "decided is recorded.")
    begin(hands, scrutiny.get_record_url())
    hands.click("link", "Correct the recorded outcome")
    choose(hands, "kind", value="noted")
    page.locator("[name=reason]").fill("Read the minutes again.")
    hands.click("button", "Save the correction")
    told["correct"] = done(hands, "decided is recorded.")
    begin(hands, cabinet.get_record_url())
    hands.clicks += 1
    page.get_by_text("Everything else that can be done here").click()
    hands.click("link", "Defer")
    page.locator("[name=reason]").fill("The figures are missing.")
    hands.click("button", "Defer")
    told["defer"] = done(hands, "The stage is deferred")

    assert told == {"notice": 2, "submit": 2, "publish": 2, "outcome": 3, "correct": 3, "defer": 3}


def test_meetings_are_moved_and_imported_and_a_timetable_is_built(hands, anyborough, stage, person):
    with acting_as(User.objects.system("import")):
        fill_meetings(today())
    council, page, told = stage("full_council"), hands.page, {}
    meeting = council.current_date.meeting
    begin(hands, meeting.get_absolute_url())
    hands.click("button", "Move this meeting")
    page.get_by_label("New date").fill(meeting.on.replace(day=meeting.on.day % 28 + 1).isoformat())
    page.get_by_label("Why it is moved").fill("The chamber is closed.")
    hands.click("button", "Show what this changes")
    hands.click("button", "Move it with the confirmed date")
    told["move"] = done(hands, "The meeting is moved")
    begin(hands, reverse("governance:bodies"))
    hands.click("link", "Import meetings")
    hands.clicks += 1
    rows = xlsx(["Body", "Date", "Time"], ["Full Council", "14/07/2031", "19:00"])
    page.locator("input[type=file]").set_input_files({"name": "m.xlsx", "mimeType": "", "buffer": rows})
    hands.click("button", "Take these meetings over")
    told["import"] = done(hands, "1 meeting of the file taken over.")
    begin(hands, reverse("governance:timetables"))
    hands.click("link", re.compile("Build a timetable for"))
    hands.click("button", "Plan the meetings")
    hands.click("button", "Build the timetable")
    told["build"] = done(hands, "The timetable is built.")

    assert told == {"move": 3, "import": 3, "build": 3}
    assert Stage.objects.get(pk=council.pk).current_date.meeting == Meeting.objects.get(moved_from=meeting)
    assert Timetable.objects.filter(paper=anyborough.years.get().paper, route="Annual refresh").exists()


def test_a_heading_is_signed(anyborough, new_page, person):
    asked = read_fixture(FOLDER / f"{PEOPLE}.json")["sign_offs"][anyborough.slug]
    ask_for_sign_offs(anyborough, asked, today())
    hands = Hands(new_page(person("legal")))
    begin(hands, "/workspace/")
    hands.click("link", re.compile("Sign “"))
    hands.click("radio", "I sign this heading as it stands")
    hands.click("button", "Send my answer")

    assert done(hands, "is signed.") == 3
    expect(hands.page.get_by_role("heading", level=1)).to_have_count(1)
