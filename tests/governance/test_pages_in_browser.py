"""The clerk's pages in chromium: the way from a route to an adopted plan."""

import re

import pytest
from django.urls import reverse

from governance.meetings.verbs import add_meeting
from governance.models import Timetable
from governance.stages.dating import set_date
from partnerships.access import Role
from plans.models import Paper
from tests.days import in_days, in_weeks, today
from tests.factories import make_body, make_meeting, make_plan, make_timetable, make_user

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def timetable(transactional_db):
    return make_timetable(start=in_weeks(3))


@pytest.fixture
def clerk(timetable, page, live_server, sign_in_browser):
    user = make_user(Role.CLERK, timetable.council)
    sign_in_browser(page, live_server, user)
    return user


def test_a_clerk_builds_a_timetable_and_takes_a_plan_to_adoption(page, live_server, timetable, clerk):
    council = timetable.council
    paper = make_plan(timetable.paper.partnership, title="The next plan").paper
    make_meeting(make_body(council, "committee", name="Policy Committee"), in_days(20))
    add_meeting(timetable.stages.last().body, by=clerk, on=today(), place="Town Hall")

    page.goto(live_server.url + reverse("governance:build", args=[paper.key]))
    page.get_by_label(council.name, exact=True).check()
    page.get_by_label("Council with a committee system").check()
    page.get_by_role("button", name="Plan the meetings").click()
    for step in (1, 2):  # they meet after the decision
        page.get_by_role("group", name=re.compile(f"^{step}[.] ")).get_by_label("Meeting").select_option("none")
    page.get_by_role("group", name=re.compile("^3[.] ")).get_by_label("Meeting").select_option(index=1)
    page.get_by_role("button", name="Build the timetable").click()
    made = Timetable.objects.get(paper=paper)
    assert [stage.body.name for stage in made.stages.in_order()] == ["Full Council"]

    card = page.locator(f"#stage-{made.stages.last().pk}")
    card.get_by_role("button", name="Submit the text").click()
    page.get_by_role("button", name="Submit the text").click()
    page.get_by_text("Version 1 is submitted to Full Council.").wait_for()
    card.get_by_role("button", name="Publish the papers").click()
    page.get_by_role("button", name="Publish the papers").click()
    card.get_by_role("button", name="Record the outcome").click()
    page.get_by_label("Outcome").select_option("adopted")
    page.get_by_role("button", name="Record the outcome").click()

    page.get_by_text("“The next plan” is adopted: version 1.").wait_for()
    assert Paper.objects.get(pk=paper.pk).state == "adopted"


def test_only_what_goes_with_the_outcome_is_asked_for(page, live_server, timetable, clerk):
    council = timetable.stages.last()
    set_date(council, by=clerk, stated=today().isoformat(), reason="Called early.")

    page.goto(live_server.url + reverse("governance:stage_outcome", args=[council.pk]))
    fields = {name: page.locator(f"[name={name}]") for name in ("conditions", "delegated_to", "delegated_until")}

    shown = {}
    for kind in ("noted", "adopted_with_amendments", "approved_with_conditions"):
        page.get_by_label("Outcome").select_option(kind)
        shown[kind] = [name for name, field in fields.items() if field.is_visible()]

    assert shown == {
        "noted": [],
        "adopted_with_amendments": ["delegated_to", "delegated_until"],
        "approved_with_conditions": ["conditions", "delegated_to", "delegated_until"],
    }
