"""An officer adds a block, writes it, loses the page, finds the text again, saves with a reason and previews."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
REASON = "Asked for by the partnership board"


def editor(page):
    box = page.locator(".ProseMirror[contenteditable]").first
    box.wait_for()
    return box


def test_officer_adds_writes_restores_and_previews(anyborough, new_page, person):
    page = new_page(person("officer"))
    page.goto("/workspace/")
    page.get_by_role("link", name=anyborough.title).first.click()
    page.goto(reverse("plans:paper", args=[anyborough.paper.key]))
    page.get_by_role("button", name="Add a chapter").click()
    page.get_by_label("Text", exact=True).check()
    page.locator("[name=heading]").fill("Winter nights")
    page.locator("[name=reason]").fill(REASON)
    page.get_by_role("button", name="Add and write it").click()

    page.get_by_role("heading", name="Winter nights", level=1).wait_for()
    editor(page).press_sequentially("Lights stay on until two.")
    page.get_by_text("Draft kept at").wait_for()
    page.goto(page.url)
    page.get_by_role("button", name="Restore my text").click()
    page.get_by_text("This is your unsaved text").wait_for()
    assert "Lights stay on until two." in editor(page).inner_text()

    page.locator("[name=reason]").fill(REASON)
    page.get_by_role("button", name="Save", exact=True).click()
    page.get_by_text("was saved.").wait_for()
    page.goto(reverse("plans:paper_preview", args=[anyborough.paper.key]))
    expect(page.get_by_text("Lights stay on until two.")).to_have_count(1)
    block = anyborough.paper.blocks.get(heading="Winter nights")
    assert block.history.first().history_change_reason == REASON
    assert block.history.first().history_user == person("officer")
