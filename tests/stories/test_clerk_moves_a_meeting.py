"""A clerk moves Full Council: every effect and new conflict is seen first, dates follow, what is confirmed stays."""

from datetime import UTC, datetime, timedelta

import pytest
from django.core import mail
from django.urls import reverse
from playwright.sync_api import expect

from governance.models import Meeting, Stage, StageDate, Timetable
from governance.stages.dating import set_date
from partnerships.mail.rows import send_written
from partnerships.models import Mail
from tests.factories import make_plan
from tests.governance.meetings.meeting_files import xlsx

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
REASON = "The chamber is closed for repairs."


@pytest.fixture
def deciding(anyborough, person):
    """The plan's last stage, its date planned and not confirmed."""
    stage = Stage.objects.get(timetable__paper=anyborough.paper, role="decide")
    set_date(stage, by=person("clerk"), meeting=stage.current_date.meeting, is_confirmed=False)
    return stage


@pytest.fixture
def confirmed(deciding, person):
    """A second text, whose date at the same meeting is confirmed."""
    paper = make_plan(deciding.paper.partnership, title="Serious Violence Strategy").paper
    timetable = Timetable.objects.create(paper=paper, council=deciding.timetable.council)
    stage = Stage.objects.create(timetable=timetable, step=1, body=deciding.body, role="note")
    meeting = deciding.current_date.meeting
    StageDate.objects.create(
        stage=stage, standing="planned", meeting=meeting, is_confirmed=True, said_by=person("clerk")
    )
    return stage


def day(stage):
    return Stage.objects.get(pk=stage.pk).day


def test_clerk_moves_a_meeting_and_confirms(deciding, confirmed, new_page, person, axe, assert_no_overflow):
    meeting, plan = deciding.current_date.meeting, deciding.paper.plan
    new_day = plan.starts_on + timedelta(weeks=3)  # after the plan's first day: a conflict that was not there before
    page = new_page(person("clerk"))
    page.goto(meeting.get_absolute_url())
    page.get_by_role("button", name="Move this meeting").click()
    page.get_by_label("New date").fill(new_day.isoformat())
    page.get_by_label("Why it is moved").fill(REASON)
    page.get_by_role("button", name="Show what this changes").click()

    page.get_by_role("heading", name="What moving this meeting changes").wait_for()
    ours = page.get_by_role("region", name=plan.title)
    theirs = page.get_by_role("region", name="Serious Violence Strategy")
    expect(ours.get_by_text("Moves with the meeting")).to_have_count(1)
    expect(theirs.get_by_text("Confirmed: stays")).to_have_count(1)
    expect(ours.get_by_role("row", name="Agenda and reports public")).to_have_count(1)
    assert f"The plan begins on {plan.starts_on:%A} {plan.starts_on.day}" in ours.inner_text()
    assert Meeting.objects.filter(moved_from=meeting).count() == 0
    axe(page)
    assert_no_overflow(page)

    page.get_by_role("button", name="Choose another day").click()
    assert page.get_by_label("Why it is moved").input_value() == REASON
    page.get_by_role("button", name="Show what this changes").click()
    page.get_by_role("button", name="Move the meeting").click()
    page.get_by_text("Those responsible for the plans on it are told by e-mail.").wait_for()

    moved = Meeting.objects.get(moved_from=meeting)
    assert (moved.on, moved.reason) == (new_day, REASON)
    assert (day(deciding), day(confirmed)) == (new_day, meeting.on)
    page.goto(deciding.get_absolute_url())
    expect(page.locator(f"#stage-{deciding.pk} s")).not_to_have_count(0)  # the old day stays visible as slipped

    told = Mail.objects.get(kind="meeting", to=person("officer"))
    assert [title in told.text for title in (plan.title, "Serious Violence Strategy", REASON)] == [True, True, True]
    assert not Mail.objects.filter(kind="meeting", to=person("clerk")).exists()
    send_written(datetime(2032, 3, 10, 12, tzinfo=UTC))
    assert [told.subject in sent.subject for sent in mail.outbox if sent.to == [told.to.email]].count(True) == 1


def test_clerk_imports_the_years_meetings_from_a_sheet(deciding, new_page, person, axe, assert_no_overflow):
    council = deciding.timetable.council
    page = new_page(person("clerk"))
    page.goto(reverse("governance:council_import", args=[council.slug]))
    with page.expect_download() as download:
        page.get_by_role("link", name="download the template").click()
    assert download.value.suggested_filename == "meetings.xlsx"

    wrong = [["Full Council", "14/07/2031", "19:00"], ["Ful Council", "soon", None]]
    _send(page, wrong, told="Some lines are wrong")
    expect(page.get_by_role("row", name="This is not a date")).to_have_count(1)
    the_other_line = page.get_by_role("button", name="Take these meetings over")
    expect(the_other_line).to_have_count(1)
    axe(page)
    assert_no_overflow(page)

    _send(page, wrong[:1], told="Nothing is saved yet.")
    page.get_by_role("button", name="Take these meetings over").click()
    page.get_by_text("1 meeting of the file taken over.").wait_for()
    assert Meeting.objects.filter(body=deciding.body, on="2031-07-14").count() == 1


def _send(page, rows, told):
    data = xlsx(["Body", "Date", "Time"], *rows)
    page.locator("input[type=file]").set_input_files({"name": "m.xlsx", "mimeType": "", "buffer": data})
    page.get_by_role("heading", name="What the file changes").wait_for()
    page.get_by_text(told).first.wait_for()
