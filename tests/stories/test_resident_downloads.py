"""A resident finds the plan, reads it as at a day, compares two versions, and downloads the PDF."""

import pytest
from playwright.sync_api import expect

from plans.models import Plan
from plans.printing.making import make
from plans.printing.renderings import current_amended_rendering
from tests.days import today

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def plan(anyborough):
    return Plan.objects.get(slug="anyborough-current")


@pytest.mark.parametrize("java_script_enabled", [True, False], ids=["with scripts", "without scripts"])
def test_resident_reads_compares_and_downloads(plan, new_page, java_script_enabled):
    page = new_page(java_script_enabled=java_script_enabled)
    page.goto("/")
    page.get_by_role("link", name="Anyborough Community Safety Partnership").click()
    page.wait_for_url("**/partnerships/anyborough/")
    page.get_by_role("link", name=plan.title, exact=True).click()
    page.wait_for_url("**/plans/anyborough-current/")
    assert plan.title in page.locator("h1").inner_text()

    page.get_by_label("Day", exact=True).fill("2018-04-01")
    page.get_by_role("button", name="Show the plan of that day").click()
    page.wait_for_url("**as_at=2018-04-01")
    expect(page.get_by_role("link", name="Download as PDF")).to_have_count(0)
    page.goto("/plans/anyborough-current/")
    page.get_by_role("button", name="Show what changed").click()
    page.wait_for_url("**/compare/1/2/")
    expect(page.locator("ins, del")).not_to_have_count(0)

    make(current_amended_rendering(plan, today()).pk)
    page.goto("/plans/anyborough-current/")
    address = page.get_by_role("link", name="Download as PDF").get_attribute("href")
    answer = page.request.get(address)
    assert (answer.status, answer.headers["content-type"]) == (200, "application/pdf")
    assert answer.body().startswith(b"%PDF-")


def test_resident_reaches_the_comparison_by_keyboard_alone(plan, new_page):
    page = new_page()
    page.goto("/")
    press(page, "Anyborough Community Safety Partnership")
    page.wait_for_url("**/partnerships/anyborough/")
    press(page, plan.title)
    page.wait_for_url("**/plans/anyborough-current/")
    press(page, "Show what changed")
    page.wait_for_url("**/compare/1/2/")

    assert plan.title in page.content()


def press(page, words, most=200):
    """Tab to the link or button with these words, and press Enter."""
    for _ in range(most):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.innerText.trim()") == words:
            page.keyboard.press("Enter")
            return
    raise AssertionError(f"{words!r} cannot be reached with the Tab key")
