"""Full Council amends the plan and delegates the final edits: entered, written in the window, adopted, compared."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from governance.models import Stage
from governance.stages import lifecycle
from governance.stages.dating import set_date
from plans.models import Paper
from tests.days import today

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True), pytest.mark.both("stories")]
RESOLVED = "As Full Council resolved"


@pytest.fixture
def council(anyborough, person):
    """Full Council's stage with its papers published; the bodies before it have given their views."""
    clerk, on = person("clerk"), today().isoformat()
    for stage in Stage.objects.filter(timetable__paper=anyborough.paper).exclude(state="decided").order_by("step"):
        if stage.state == Stage.State.PLANNED:
            lifecycle.submit(stage, by=clerk)
        lifecycle.publish_papers(stage, by=clerk, reason="Signed on paper.")
        set_date(stage, by=clerk, stated=on, reason="Called early.")
        if not stage.is_deciding:
            lifecycle.record_outcome(stage, by=clerk, kind="recommended", held=on)
    return Stage.objects.get(timetable__paper=anyborough.paper, role="decide")


def record_the_decision(page, council):
    page.goto(reverse("governance:stage_outcome", args=[council.pk]))
    page.locator("select[name=kind]").select_option("adopted_with_amendments")
    page.locator("input[name=held_on]").fill(f"{today():%d/%m/%Y}")
    page.locator("[name=delegated_to]").fill("Director of Communities")
    page.locator("[name=delegated_until]").fill(today().isoformat())
    page.get_by_role("button", name="Record the outcome").click()
    page.wait_for_url(f"**{council.get_record_url()}")


def enter_the_amendment(page, heading):
    page.get_by_role("button", name="Enter an amendment").click()
    page.locator("[name=text]").fill("That the plan say until when the street lights stay on.")
    page.locator("[name=moved_by]").fill("Chair of Overview and Scrutiny")
    page.get_by_label("Accepted", exact=True).check()
    page.locator("select[name=block_key]").select_option(label=heading)
    page.get_by_role("button", name="Save the amendment").click()
    page.get_by_text("Amendment 1 is entered.").wait_for()


def write_it(page, paper, block):
    page.goto(reverse("plans:block_edit", args=[paper.key, block.key]))
    editor = page.locator(".ProseMirror[contenteditable]").first
    editor.wait_for()
    editor.press("Control+End")
    editor.press_sequentially(" Lights stay on until two.")
    page.locator("[name=reason]").fill(RESOLVED)
    page.get_by_role("button", name="Save", exact=True).click()
    page.get_by_text("was saved.").wait_for()


def test_council_amends_the_plan_and_delegates_the_final_edits(anyborough, council, new_page, person):
    paper = anyborough.paper
    block = paper.blocks.placed().filter(kind="rich_text").exclude(heading="").first()
    clerk, officer = new_page(person("clerk")), new_page(person("officer"))
    record_the_decision(clerk, council)
    enter_the_amendment(clerk, block.heading)
    expect(clerk.get_by_text("the part named for it reads as in version")).to_have_count(1)

    write_it(officer, paper, block)
    clerk.goto(council.get_record_url())
    log = clerk.get_by_role("table").filter(has_text="Every change of the text since version")
    expect(log.get_by_text(RESOLVED)).to_have_count(1)
    expect(log.get_by_text(person("officer").name)).to_have_count(1)
    expect(clerk.get_by_text("Look at this before the final text is adopted")).to_have_count(0)

    clerk.get_by_role("button", name="Adopt the amended text").click()
    clerk.get_by_role("button", name="Adopt this text").click()
    clerk.get_by_text("is adopted: version").wait_for()

    council.refresh_from_db()
    adopted = paper.adoptions.standing().get().version
    assert (Paper.objects.get(pk=paper.pk).state, adopted) == ("adopted", council.amended_version)
    assert "Lights stay on until two." in adopted.canonical
    member = new_page(person("member"))
    member.goto(council.get_record_url())
    member.get_by_role("link", name=f"{block.heading}, what changed").click()
    member.wait_for_url("**/compare/**")
    expect(member.locator("ins", has_text="Lights stay on until two.")).to_have_count(1)
