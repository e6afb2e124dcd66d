"""A clerk takes the plan through its last stops to adoption; a member downloads the adopted PDF."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from governance.models import Stage
from plans.models import Paper, Plan, Version
from plans.printing.making import make
from plans.printing.renderings import current_version_rendering
from tests.days import today

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def take_through(page, stage, decision):
    """Submit, publish and decide at one stop, through the confirm pages."""
    for verb, button in (("submit", "Submit the text"), ("publish", "Publish the papers")):
        if stage.state == Stage.State.SUBMITTED and verb == "submit":
            continue
        page.goto(reverse(f"governance:stage_{verb}", args=[stage.pk]))
        if page.get_by_text("Not every heading of the report is signed").count():
            page.locator("textarea[name=reason]").fill("Finance signs before the meeting.")
        page.get_by_role("button", name=button).click()
        page.wait_for_url("**/workspace/timetables/**")
    page.goto(reverse("governance:stage_date", args=[stage.pk]))
    page.locator("select[name=meeting]").select_option("")
    page.locator("input[name=stated]").fill(f"{today():%d/%m/%Y}")
    page.locator("[name=reason]").fill("Called early.")
    page.get_by_role("button", name="Save the date").click()
    page.wait_for_url("**/workspace/timetables/**")
    page.goto(reverse("governance:stage_outcome", args=[stage.pk]))
    page.locator("select[name=kind]").select_option(decision)
    page.locator("input[name=held_on]").fill(f"{today():%d/%m/%Y}")
    page.get_by_role("button", name="Record the outcome").click()
    page.wait_for_url("**/workspace/timetables/**")


def test_clerk_takes_the_plan_to_adoption(anyborough, new_page, person):
    current = Plan.objects.get(slug="anyborough-current")
    page = new_page(person("clerk"))
    page.goto("/workspace/")
    expect(page.get_by_role("heading", level=1)).to_have_count(1)
    for stage in Stage.objects.filter(timetable__paper=anyborough.paper).exclude(state="decided").order_by("step"):
        take_through(page, stage, "adopted" if stage.role == "decide" else "recommended")

    paper = Paper.objects.get(pk=anyborough.paper_id)
    adopted = paper.adoptions.standing().get().version
    assert (paper.state, Paper.objects.get(pk=current.paper_id).state) == ("adopted", "adopted")
    assert paper.plan.starts_on > today()
    assert adopted == Stage.objects.get(timetable__paper=paper, role="decide").version
    assert Version.objects.public().filter(pk=adopted.pk).exists()

    make(current_version_rendering(adopted).pk)
    member = new_page(person("member"))
    member.goto(anyborough.get_absolute_url())
    expect(member.get_by_text("Adopted by Full Council on")).not_to_have_count(0)
    answer = member.request.get(reverse("plans:version_pdf", args=[anyborough.slug, adopted.number]))
    assert (answer.status, answer.headers["content-type"]) == (200, "application/pdf")
    assert answer.body().startswith(b"%PDF-")
