"""A clerk defers a stage: the next meeting that would do is proposed, its knock-on shown, and only then saved."""

from datetime import timedelta

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from governance.models import Stage

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.mark.parametrize("java_script_enabled", [True, False], ids=["with scripts", "without scripts"])
def test_clerk_defers_and_sees_the_knock_on_first(anyborough, new_page, person, java_script_enabled):
    stages = Stage.objects.filter(timetable__paper=anyborough.paper)
    cabinet, council = stages.get(body__kind="executive"), stages.get(role="decide")
    meeting = cabinet.body.meetings.create(on=council.day + timedelta(days=7))
    page = new_page(person("clerk"), java_script_enabled=java_script_enabled)

    page.goto(reverse("governance:stage_defer", args=[cabinet.pk]))
    page.locator("[name=reason]").fill("The figures are missing.")
    page.locator("select[name=meeting]").select_option(str(meeting.pk))
    page.get_by_role("button", name="Show what another meeting changes").click()
    page.get_by_role("heading", name="Later stages that no longer fit").wait_for()
    expect(page.get_by_text("before Cabinet would have decided")).to_have_count(1)
    assert Stage.objects.get(pk=cabinet.pk).state == "planned"

    assert page.locator("[name=reason]").input_value() == "The figures are missing."
    page.get_by_role("button", name="Defer", exact=True).click()
    page.wait_for_url("**/workspace/timetables/**")

    expect(page.get_by_text("The stage is deferred to Cabinet")).to_have_count(1)
    assert Stage.objects.get(pk=cabinet.pk).state == "deferred"
    assert stages.get(body=cabinet.body, state="planned").current_date.meeting == meeting
