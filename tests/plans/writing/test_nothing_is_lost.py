"""Sign-in that ends, a tab that is killed, two tabs, two officers: nothing that was typed is lost."""

import pytest
from playwright.sync_api import expect

from plans.models import Draft
from plans.writing.presence import note
from tests.browsers import kill
from tests.plans.writing.conftest import editor, open_at, save_by_another, status, stored

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_what_is_typed_before_the_form_is_there_goes_into_it(writing, written):
    asked = []
    writing.route("**/write/?edit", lambda route: asked.append(route))
    with writing.expect_request("**/write/?edit"):
        writing.get_by_text("One.").click(position={"x": 1, "y": 10})
    writing.keyboard.type("Early.")
    writing.keyboard.press("Enter")
    writing.keyboard.type("Late. ")
    asked[0].continue_()
    expect(editor(writing)).to_be_focused()
    writing.keyboard.type("Now. ")
    writing.get_by_role("button", name="Done").click()

    status(writing, "was saved.")
    html = "<p>Early.</p><p>Late. Now. One.</p><p>Two.</p>"
    assert stored(written.paper.blocks.first()).data["html"] == html


def test_a_sign_in_that_ended_is_said_and_the_text_saved_after_signing_in_anew(
    writing, written, writer, live_server, sign_in_browser
):
    block = written.paper.blocks.first()
    open_at(writing, "One.")
    writing.keyboard.type("Late. ")
    writing.context.clear_cookies()
    writing.get_by_role("button", name="Done").click()
    status(writing, "You are signed out. What you typed is kept.")
    expect(writing.locator("form[data-in-place][inert]")).to_have_count(0)  # the pulse may have said it first
    assert "Late. One." in editor(writing).inner_text()

    sign_in_browser(writing, live_server, writer)
    writing.get_by_role("button", name="Done").click()

    status(writing, "was saved.")
    assert stored(block).data["html"] == "<p>Late. One.</p><p>Two.</p>"
    assert not Draft.objects.exists()


def test_what_was_typed_in_a_tab_that_was_killed_is_offered_at_its_chapter(writing, written, address):
    block = written.paper.blocks.first()
    writing.route("**/workspace/drafts/", lambda route: route.abort())
    open_at(writing, "One.")
    writing.keyboard.type("Not sent. ")
    writing.get_by_text("Not saved yet: your text is kept in this browser.").wait_for()
    kill(writing)

    page = writing.context.new_page()
    page.goto(address)
    page.get_by_text("Text that you typed here did not reach the portal.").wait_for()
    page.get_by_role("link", name="Look at it").click()
    page.get_by_role("button", name="Put back what you typed and could not save").click()
    page.get_by_text("This is your unsaved text").wait_for()
    assert "Not sent. One." in editor(page).inner_text()
    page.get_by_role("button", name="Done").click()

    status(page, "was saved.")
    assert stored(block).data["html"] == "<p>Not sent. One.</p><p>Two.</p>"


def test_a_draft_that_reached_the_portal_is_gone_on_with(writing, written, address):
    open_at(writing, "One.")
    writing.keyboard.type("Half. ")
    writing.get_by_text("Draft kept at").wait_for()
    writing.get_by_role("button", name="Close, keep my draft").click()
    status(writing, "Your draft is kept.")
    writing.goto(address)

    writing.get_by_role("link", name="Go on with it").click()

    writing.get_by_text("This is your unsaved text").wait_for()
    assert "Half. One." in editor(writing).inner_text()
    writing.get_by_role("button", name="Discard my changes").click()
    status(writing, "Your changes were discarded.")


def test_two_tabs_of_one_person_are_put_together(writing, written, address):
    block, other = written.paper.blocks.first(), writing.context.new_page()
    other.goto(address)
    for tab, at, words in ((writing, "One.", "First. "), (other, "Two.", "Second. ")):
        open_at(tab, at)
        tab.keyboard.type(words)
    writing.get_by_role("button", name="Done").click()
    status(writing, "was saved.")

    other.evaluate("document.dispatchEvent(new Event('csp:beat'))")
    other.get_by_text("Changed by you in another tab").wait_for()
    other.get_by_role("button", name="Done").click()
    other.get_by_role("heading", name="You changed “Our area” in two tabs").wait_for()
    editor(other)
    other.get_by_role("button", name="Save the text below").click()

    status(other, "was saved.")
    assert stored(block).data["html"] == "<p>First. One.</p><p>Second. Two.</p>"


def test_who_else_writes_is_shown_and_what_they_saved_can_be_seen(writing, written, axe):
    first, second = written.paper.blocks.all()
    other = save_by_another(first, "<p>One, by the other officer.</p>")
    note(other, written.paper, tab="theirs", block_key=second.key, is_writing=True)

    writing.evaluate("document.dispatchEvent(new Event('csp:beat'))")
    writing.get_by_text("The other officer is writing “Ahead”").wait_for()
    writing.get_by_text("Changed by The other officer at").wait_for()
    axe(writing)
    writing.get_by_role("button", name="Show it").click()

    writing.get_by_text("One, by the other officer.").wait_for()
    assert writing.locator("[data-outline] li").last.locator(".csp-outline__who").inner_text().startswith("TO")
