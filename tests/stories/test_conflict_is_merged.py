"""Two officers change one text: each is told of the other, the second is shown both texts, and nothing is lost."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from governance.models import Report

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True), pytest.mark.both("stories")]


def editor(page):
    box = page.locator(".ProseMirror[contenteditable]").first
    box.wait_for()
    return box


def test_two_officers_change_one_block(anyborough, new_page, person):
    block = anyborough.paper.blocks.placed().filter(kind="rich_text").first()
    address = reverse("plans:block_edit", args=[anyborough.paper.key, block.key])
    first, second = new_page(person("officer")), new_page(person("officer2"))
    first.goto(address)
    second.goto(address)

    editor(first).press_sequentially("First words. ")
    first.locator("[name=reason]").fill("The first officer’s change")
    first.get_by_role("button", name="Save", exact=True).click()
    first.get_by_text("was saved.").wait_for()
    second.locator("[name=heading]").fill("A heading of the second officer")
    second.locator("[name=reason]").fill("The second officer’s change")
    second.get_by_role("button", name="Save", exact=True).click()
    second.get_by_role("heading", name="Two people changed").wait_for()
    expect(second.get_by_role("heading", name="Typed by you")).to_be_visible()
    second.get_by_role("button", name="Save the text below").click()
    second.get_by_text("was saved.").wait_for()

    block.refresh_from_db()
    assert block.heading == "A heading of the second officer"
    assert "First words." in block.data["html"]


def test_two_officers_write_one_part_of_a_report(anyborough, new_page, person):
    report = Report.objects.filter(timetable__paper=anyborough.paper).first()
    row = report.implications.first()
    address = reverse("governance:report_part", args=[report.pk, "implications"])
    first, second = new_page(person("officer")), new_page(person("officer2"))
    first.goto(address)
    second.goto(address)
    text = "textarea[name=implications-0-text]"

    first.locator(text).fill("The words of the first officer.")
    with first.expect_response("**/pulse/"):
        first.evaluate("document.dispatchEvent(new Event('csp:beat'))")
    second.locator(text).fill("The words of the second officer.")
    second.evaluate("document.dispatchEvent(new Event('csp:beat'))")
    expect(second.locator("[data-report-here]")).to_contain_text("is writing “Implications”")
    first.get_by_role("button", name="Save", exact=True).click()
    first.get_by_text("Implications: saved.").wait_for()
    second.evaluate("document.dispatchEvent(new Event('csp:beat'))")
    second.get_by_role("button", name="Show it").click()
    expect(second.locator(".csp-chapter__now")).to_contain_text("The words of the first officer.")
    second.get_by_role("button", name="Save", exact=True).click()
    second.get_by_role("heading", name="Two people changed").wait_for()
    expect(second.get_by_text("Implication: typed by you")).to_be_visible()
    expect(second.locator(text)).to_have_value("The words of the first officer.\nThe words of the second officer.")
    second.get_by_role("button", name="Save", exact=True).click()
    second.get_by_text("Implications: saved.").wait_for()

    row.refresh_from_db()
    assert row.text.splitlines() == ["The words of the first officer.", "The words of the second officer."]
