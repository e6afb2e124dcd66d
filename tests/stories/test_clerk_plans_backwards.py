"""A clerk plans a year's refresh backwards from Full Council, builds the result, and takes it to its adoption."""

import re

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from csp_portal.demo.meetings import fill_meetings
from governance.dates.clear_days import spell
from governance.models import Meeting, Stage, Timetable, settings_of
from partnerships.history import acting_as
from partnerships.models import User
from tests.days import today
from tests.stories.test_clerk_adopts import take_through

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def council_day(anyborough):
    """The last meeting of Full Council in the calendar: there is time for every stop before it."""
    with acting_as(User.objects.system("import")):
        fill_meetings(today())
    return Meeting.objects.standing().filter(body__slug="anyborough-full-council").latest("on")


def pairwise_of(stages, papers):
    """Each stage with the day by which the papers of the next one are public."""
    return zip(stages, papers[1:], strict=False)


def test_clerk_plans_backwards_and_the_result_is_adopted(anyborough, council_day, new_page, person):
    paper = anyborough.years.get().paper
    page = new_page(person("clerk"))
    page.goto(reverse("governance:build", args=[paper.key]))
    page.get_by_label(re.compile("District with an executive")).check()
    page.locator("select[name=final]").select_option(str(council_day.pk))
    page.locator("select[name=is_key]").select_option("true")
    page.get_by_role("button", name="Plan the meetings").click()

    expect(page.get_by_text(f"Planned backwards: each meeting is the latest that still leads to Full Council on "
                            f"{spell(council_day.on)}.")).to_be_visible()  # fmt: skip
    does_not_fit = page.locator("section", has=page.get_by_role("heading", name="What does not fit")).locator("li")
    expect(does_not_fit).to_have_count(1)  # no preference is given up; only that the year has begun by then
    assert does_not_fit.inner_text().startswith("The plan begins on")
    expect(page.get_by_text("Not planned, as there is no such committee or board: Officers' board.")).to_be_visible()
    page.get_by_role("button", name="Build the timetable").click()
    page.wait_for_url("**/workspace/timetables/*/")

    timetable = Timetable.objects.get(paper=paper)
    stages = list(timetable.stages.in_order())
    assert [stage.body.kind for stage in stages] == [
        "partnership_board", "advisory", "scrutiny", "executive", "full_council",
    ]  # fmt: skip
    assert stages[-1].day == council_day.on
    assert [stage.is_key_decision for stage in stages] == [None, None, None, True, None]
    papers = [settings_of(timetable.council).publish_by(stage.body.kind, stage.day) for stage in stages]
    assert all(before.day < after.day for before, after in pairwise_of(stages, papers))

    for stage in Stage.objects.filter(timetable=timetable).in_order():
        take_through(page, stage, "adopted" if stage.role == "decide" else "recommended")
    paper.refresh_from_db()
    assert (paper.state, paper.adoptions.standing().get().body) == ("adopted", "Full Council")
