"""The workspace in chromium: typing is never lost, an invitation is accepted. The walk looks at every page kind."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from governance.models import ReportSection
from partnerships.access import Role
from partnerships.models import Invitation
from plans.editing import verbs as editing
from plans.editing.chapters import CHAPTERS
from plans.models import Block, Draft
from tests.factories import (
    give_role,
    make_block,
    make_plan,
    make_report,
    make_user,
)

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PASSWORD = "three random words"


@pytest.fixture
def plan():
    plan = make_plan(blocks=())
    make_block(plan.paper, data={"html": "<p>One.</p><p>Two.</p>"})
    make_block(plan.paper, kind="horizon_scan", heading="Ahead", position=1, level=2, data={"sections": []})
    return plan


@pytest.fixture
def block(plan):
    return plan.paper.blocks.first()


@pytest.fixture
def officer(plan):
    return make_user(Role.ADMINISTRATOR, plan.partnership, name="Community Safety Officer", password=PASSWORD)


@pytest.fixture
def signed_in(page, live_server, officer, sign_in_browser):
    sign_in_browser(page, live_server, officer)
    return page


def address(block):
    return reverse("plans:block_edit", args=[block.paper.key, block.key])


def editor(page):
    box = page.locator(".ProseMirror[contenteditable][aria-labelledby]").first  # not the plain field that it replaces
    box.wait_for()
    return box


def stored(block):
    return Block.objects.get(pk=block.pk)


def save_by_another(block, html):
    other = make_user(Role.OFFICER, block.paper.partnership, name="The other officer")
    theirs = {"heading": "Our area", "level": 1, "data": {"html": html}}
    editing.save(CHAPTERS, stored(block), theirs, by=other, revision=stored(block).revision)


def test_invitation_is_accepted_in_the_browser(page, live_server, plan, officer, axe, assert_no_overflow):
    invitation = Invitation.objects.create(
        email="new@example.org",
        name="New Officer",
        role=Role.OFFICER,
        partnership=plan.partnership,
        invited_by=officer,
        expires_at="2099-01-01T00:00Z",
    )
    page.goto(live_server.url + reverse("partnerships:accept_invitation", args=[invitation.token]))
    axe(page)
    assert_no_overflow(page)

    page.get_by_label("Choose a password").fill(PASSWORD)
    page.get_by_role("button", name="Accept and sign in").click()

    expect(page.get_by_role("heading", name="My tasks")).to_be_visible()


def test_typed_text_is_kept_and_restored_after_leaving(signed_in, live_server, block, axe):
    page = signed_in
    page.goto(live_server.url + address(block))
    editor(page).press_sequentially("Half a sentence ")
    page.get_by_text("Draft kept at").wait_for()
    assert Draft.objects.get().form == f"block:{block.pk}"

    page.goto(live_server.url + address(block))
    axe(page)
    page.get_by_role("button", name="Restore my text").click()

    assert "Half a sentence" in editor(page).inner_text()
    page.get_by_role("button", name="Save", exact=True).click()
    page.get_by_text("was saved.").wait_for()
    assert "Half a sentence" in stored(block).data["html"]
    assert not Draft.objects.exists()


def sign_in_by_form(page, officer):
    """As a person does it, so that the browser remembers who signed in with it."""
    page.get_by_label("E-mail address").fill(officer.email)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()


def test_text_of_an_ended_sign_in_is_put_back_after_signing_in(page, live_server, block, officer):
    page.goto(live_server.url + address(block))
    sign_in_by_form(page, officer)
    page.context.clear_cookies(name="sessionid")
    editor(page).press_sequentially("Late words ")
    page.get_by_text("Not saved yet: your text is kept in this browser.").wait_for()
    assert not Draft.objects.exists()

    page.get_by_role("button", name="Save", exact=True).click()
    sign_in_by_form(page, officer)
    page.get_by_role("button", name="Send it again").click()

    page.get_by_text("was saved.").wait_for()
    assert "Late words" in stored(block).data["html"]


def test_text_kept_in_the_browser_is_offered_when_the_page_is_opened_again(
    signed_in, live_server, block, officer, sign_in_browser
):
    page = signed_in
    page.on("dialog", lambda dialog: dialog.accept())
    page.goto(live_server.url + address(block))
    page.context.clear_cookies(name="sessionid")
    editor(page).press_sequentially("Late words ")
    page.get_by_text("Not saved yet: your text is kept in this browser.").wait_for()
    page.goto(live_server.url)
    sign_in_browser(page, live_server, officer)

    page.goto(live_server.url + address(block))
    page.get_by_role("button", name="Put back what you typed and could not save").click()

    page.get_by_text("This is your unsaved text").wait_for()
    assert "Late words" in editor(page).inner_text()


def test_typing_without_a_pause_is_sent_within_five_seconds(signed_in, live_server, block):
    page, sent = signed_in, []
    page.clock.install()
    page.on("request", lambda request: request.method == "POST" and sent.append(request.post_data))
    page.goto(live_server.url + address(block))
    editor(page)
    for letter in "abcdefghij":
        editor(page).press_sequentially(letter)
        page.clock.run_for(450)
    page.get_by_text("Draft kept at").wait_for()

    assert "<p>abcdef" in sent[0]
    assert Draft.objects.get().fields["html"][0].startswith("<p>abcdef")


def test_two_tabs_keep_their_own_texts_and_a_hidden_one_sends_at_once(signed_in, live_server, block):
    tabs = [signed_in, signed_in.context.new_page()]
    for tab, words in zip(tabs, ("First tab. ", "Second tab. "), strict=True):
        tab.goto(live_server.url + address(block))
        editor(tab).press_sequentially(words)
        with tab.expect_response("**/drafts/"):
            tab.evaluate("""() => {
                Object.defineProperty(document, 'hidden', {value: true});
                document.dispatchEvent(new Event('visibilitychange'));
            }""")

    kept = [draft.fields["html"] for draft in Draft.objects.order_by("pk")]
    assert kept == [["<p>First tab. One.</p><p>Two.</p>"], ["<p>Second tab. One.</p><p>Two.</p>"]]


def test_a_committee_report_is_kept_while_it_is_typed_and_put_back(
    signed_in, live_server, officer, axe, assert_no_overflow
):
    page, report = signed_in, make_report()
    give_role(officer, Role.OFFICER, report.paper.partnership)
    part = live_server.url + reverse("governance:report_part", args=[report.pk, "sections"])
    page.goto(live_server.url + report.get_absolute_url())
    page.get_by_role("heading", name="Sections", exact=True).click()
    page.wait_for_url(part)
    page.locator("textarea").first.press_sequentially("Members are asked ")
    page.get_by_text("Draft kept at").wait_for()

    page.goto(part)
    page.get_by_role("button", name="Restore my text").click()
    axe(page)
    assert_no_overflow(page)
    page.locator("input[name$=heading]").first.fill("Purpose")
    page.get_by_role("button", name="Save", exact=True).click()

    page.get_by_text(": saved.").wait_for()
    assert ReportSection.objects.get().paragraphs == [{"number": "1.1", "text": "Members are asked"}]
    assert not Draft.objects.exists()


def test_a_long_text_is_never_cut_and_its_limit_is_said_before_it_is_saved(signed_in, live_server, block):
    page = signed_in
    page.goto(live_server.url + reverse("plans:comments", args=[block.paper.key, block.key]))
    comment = page.get_by_label("Your comment")
    comment.fill("word " * 900)
    page.get_by_text("This text is nearly as long as it can be: 5,000 characters.").wait_for()
    page.get_by_text("900 words").wait_for()

    comment.fill("word " * 1200)

    page.get_by_text("This text is 1,000 characters too long to be saved: at most 5,000 can be kept.").wait_for()
    assert len(comment.input_value()) == 6000


def test_second_officer_is_shown_both_texts_and_merges(signed_in, live_server, block, axe, assert_no_overflow):
    page = signed_in
    page.goto(live_server.url + address(block))
    editor(page).press_sequentially("Mine. ")
    save_by_another(block, "<p>One.</p><p>Two, by the other officer.</p>")
    page.get_by_role("button", name="Save", exact=True).click()

    page.get_by_role("heading", name="Two people changed “Our area”").wait_for()
    editor(page)
    axe(page)
    assert_no_overflow(page)
    page.get_by_role("button", name="Save the text below").click()

    page.get_by_text("was saved.").wait_for()
    assert stored(block).data["html"] == "<p>Mine. One.</p><p>Two, by the other officer.</p>"


def test_blocks_are_moved_without_scripts(browser, live_server, plan, officer, sign_in_browser):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    sign_in_browser(page, live_server, officer)
    page.goto(live_server.url + reverse("plans:paper", args=[plan.paper.key]))

    page.get_by_role("button", name="Move “Ahead” up").click()

    expect(page.locator(".csp-blocks__title")).to_have_text(["Ahead", "Our area"], use_inner_text=True)
    context.close()
