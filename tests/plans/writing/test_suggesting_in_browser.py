"""A partner suggests other words where the text reads, and the officer takes them there."""

import pytest
from playwright.sync_api import expect

from partnerships.access import Role
from plans.models import Suggestion
from tests.factories import make_user
from tests.plans.writing.conftest import editor, status, stored

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.mark.parametrize("width", [1280, 375])
def test_a_partner_suggests_and_the_officer_sees_it_in_place_and_accepts(
    page, live_server, written, writer, address, sign_in_browser, axe, assert_no_overflow, width
):
    page.set_viewport_size({"width": width, "height": 800})
    lead = make_user(Role.PARTNER_LEAD, written.partnership, name="Ann Lee")
    sign_in_browser(page, live_server, lead)
    page.goto(address)
    page.get_by_role("link", name="Comment on “Our area”").press("Enter")
    page.get_by_label("Your comment").fill("Is two right?")
    page.get_by_role("button", name="Send", exact=True).click()
    expect(page.locator("[data-comments]").get_by_text("Is two right?")).to_be_visible()
    page.get_by_role("link", name="Suggest a change of “Our area”").press("Enter")
    editor(page).press("Control+End")
    page.keyboard.type(" And three.")
    page.get_by_label("Why do you suggest it?").fill("Three is missing.")
    axe(page)
    page.get_by_role("button", name="Send the suggestion").click()
    status(page, "Your suggestion for “Our area” was sent.")

    page.context.clear_cookies()
    sign_in_browser(page, live_server, writer)
    page.goto(address)
    page.get_by_role("link", name="See the change that Ann Lee").press("Enter")
    page.locator("ins", has_text="And three.").wait_for()
    assert page.locator("ins").text_content() == "inserted: And three."
    axe(page)
    assert_no_overflow(page)
    page.get_by_role("button", name="Accept", exact=True).click()

    status(page, "The suggestion is in the text.")
    block = written.paper.blocks.first()
    assert stored(block).data == {"html": "<p>One.</p><p>Two. And three.</p>"}
    expect(page.locator(".csp-suggested li")).to_have_count(0)
    assert Suggestion.objects.get().decided_by == writer
