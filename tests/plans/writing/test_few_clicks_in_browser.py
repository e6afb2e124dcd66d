"""The commonest jobs of writing by the clicks and page loads that they take."""

import pytest
from django.urls import reverse

from partnerships.access import Role
from plans.discussion.to_do import versions_to_endorse
from plans.discussion.verbs import comment
from plans.editing import verbs as editing
from plans.editing.chapters import CHAPTERS
from plans.models import Endorsement, Version
from plans.papers.versions import freeze
from tests.factories import make_block, make_membership, make_organisation, make_user
from tests.hands import Hands
from tests.plans.writing.conftest import editor, status

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def hands(writing):
    return Hands(writing)


def test_a_sentence_is_corrected_from_my_tasks(hands, written, writer, live_server):
    block = written.paper.blocks.first()
    before = {**CHAPTERS.data(block), "data": {"html": "<p>One.</p>"}}
    editing.save(CHAPTERS, block, before, by=writer, revision=block.revision)
    hands.page.goto(live_server.url + reverse("pages:tasks"))
    hands.counted()
    hands.click("link", "Our area")
    hands.clicks += 1
    hands.page.get_by_text("One.").click()
    editor(hands.page)
    hands.page.keyboard.type("Right. ")
    hands.page.keyboard.press("Control+s")
    status(hands.page, "was saved.")

    assert hands.counted() == (2, 1)


def test_chapters_are_added_and_moved_and_a_comment_is_answered(hands, written, writer):
    page = hands.page
    for number in range(2):
        make_block(written.paper, heading=f"More {number}", position=2 + number, data={"html": "<p>.</p>"})
    comment(written.paper, written.paper.blocks.first().key, by=writer, text="Which area?")
    page.reload()
    hands.counted()
    hands.click("link", "Add below “Ahead”")
    hands.click("button", "Paragraphs, lists, small tables")
    editor(page)
    page.keyboard.type("Between")
    page.keyboard.press("Control+Enter")
    status(page, "“Between” was saved.")
    added = hands.counted()

    hands.clicks += 1
    below = page.get_by_role("button", name="Move “More 0”")
    page.get_by_role("button", name="Move “Our area”").drag_to(below, target_position={"x": 8, "y": 22})
    status(page, "“Our area”: Chapter, 4 of 5.")
    dragged = hands.counted()
    hands.clicks += 1
    page.get_by_role("button", name="Move “Our area”").press("Alt+PageUp")
    status(page, "“Our area”: Chapter, 1 of 5.")
    moved = hands.counted()
    hands.click("link", "Answer the comment")
    page.get_by_label("Your answer").fill("All of it")
    hands.click("button", "Send and resolve")
    status(page, "The comment is resolved.")

    assert (added, dragged, moved, hands.counted()) == ((2, 0), (1, 0), (1, 0), (2, 0))


def test_a_draft_is_printed_compared_and_sent_to_partners(hands, written, writer, axe, work):
    page = hands.page
    freeze(written.paper, by=writer, purpose=Version.Purpose.CONSULTATION, frozen_for="The board")
    make_block(written.paper, heading="New since then", position=2, data={"html": "<p>New.</p>"})
    page.reload()
    hands.counted()
    hands.click("link", "What changed since a version")
    page.get_by_role("heading", name="Changed since version 1").wait_for()
    axe(page)
    hands.clicks += 1
    page.locator("#asked").get_by_role("link", name="New since then").click()
    compared = hands.counted()

    hands.click("button", "Draft PDF")
    page.get_by_text("The PDF is being made").wait_for()
    work()
    with page.expect_download() as download:
        hands.click("button", "Download the PDF")
    printed = hands.counted()

    hands.click("link", "Send to partners")
    page.get_by_label("What is it for?").fill("Comments of all partners")
    axe(page)
    hands.click("button", "Make the version and send it")
    page.get_by_text("Version 2 was sent to partners.").wait_for()

    assert (compared, printed, hands.counted()) == ((2, 0), (2, 0), (2, 0))
    assert download.value.suggested_filename.endswith(".pdf")


def test_a_partner_endorses_from_the_mail(page, written, writer, live_server, sign_in_browser):
    police = make_organisation("Anyborough Police", slug="anyborough-police")
    make_membership(written.partnership, police)
    lead = make_user(Role.PARTNER_LEAD, written.partnership, organisation=police)
    version = freeze(written.paper, by=writer, purpose=Version.Purpose.CONSULTATION, frozen_for="Partners")
    [task] = versions_to_endorse(lead, version.frozen_at.date())
    sign_in_browser(page, live_server, lead)
    hands = Hands(page)
    page.goto(live_server.url + task.url)
    hands.clicks += 1  # the link of the mail
    hands.click("button", "Endorse version 1 for Anyborough Police")
    page.get_by_text("Anyborough Police endorses version 1.").wait_for()

    assert hands.counted() == (2, 1)
    assert Endorsement.objects.get().organisation == police
