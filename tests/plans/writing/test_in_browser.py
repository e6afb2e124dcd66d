"""Writing where the text reads, in chromium: no page is loaded, nothing typed is lost."""

import pytest
from django.urls import reverse

from partnerships.access import Role
from plans.editing import verbs as editing
from plans.editing.chapters import CHAPTERS
from plans.models import Block, Draft
from tests.factories import make_block, make_plan, make_user

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def plan():
    plan = make_plan(blocks=())
    make_block(plan.paper, data={"html": "<p>One.</p><p>Two.</p>"})
    make_block(plan.paper, heading="Ahead", position=1, data={"html": "<p>Three.</p>"})
    return plan


@pytest.fixture
def officer(plan):
    return make_user(Role.ADMINISTRATOR, plan.partnership, name="Community Safety Officer")


@pytest.fixture
def writing(page, live_server, plan, officer, sign_in_browser):
    """The page of writing, which fails the test when it is left."""
    sign_in_browser(page, live_server, officer)
    page.goto(live_server.url + reverse("plans:write", args=[plan.paper.key]))
    page.on("framenavigated", lambda frame: pytest.fail(f"left for {frame.url}"))
    return page


def editor(page):
    box = page.locator(".ProseMirror[contenteditable][aria-labelledby]")
    box.wait_for()
    return box


def status(page, words):
    page.locator("[data-write-status]", has_text=words).wait_for()


def stored(block):
    return Block.objects.get(pk=block.pk)


def save_by_another(block, html):
    other = make_user(Role.OFFICER, block.paper.partnership, name="The other officer")
    theirs = {"heading": block.heading, "level": 1, "data": {"html": html}}
    editing.save(CHAPTERS, stored(block), theirs, by=other, revision=stored(block).revision)


def test_a_click_writes_where_it_falls_and_done_shows_the_text(writing, plan, axe, assert_no_overflow):
    block = plan.paper.blocks.first()
    writing.get_by_text("Two.").click(position={"x": 1, "y": 10})
    writing.get_by_role("heading", name="Our area").wait_for(state="detached")
    editor(writing)
    writing.keyboard.type("And ")
    axe(writing)
    assert_no_overflow(writing)

    writing.get_by_role("button", name="Done").click()

    status(writing, "“Our area” was saved.")
    assert writing.get_by_text("And Two.").is_visible()
    assert writing.evaluate("document.activeElement.textContent") == "Edit “Our area”"
    assert stored(block).data == {"html": "<p>One.</p><p>And Two.</p>"}
    assert not Draft.objects.exists()


def test_ctrl_s_saves_and_goes_on_and_opening_another_chapter_saves_too(writing, plan):
    first, second = plan.paper.blocks.all()
    writing.get_by_role("link", name="Edit “Our area”").press("Enter")
    editor(writing).press("Control+Home")
    writing.keyboard.type("A")
    writing.keyboard.press("Control+s")
    status(writing, "was saved.")
    assert stored(first).data["html"] == "<p>AOne.</p><p>Two.</p>"

    writing.keyboard.type("B")
    writing.get_by_text("Three.").click()
    writing.locator(f"#w-{second.key} form").wait_for()

    assert stored(first).data["html"] == "<p>ABOne.</p><p>Two.</p>"
    assert stored(first).revision == 3


def test_two_officers_put_their_texts_together_without_leaving_the_page(writing, plan, axe):
    block = plan.paper.blocks.first()
    writing.get_by_text("One.").click(position={"x": 1, "y": 10})
    editor(writing)
    writing.keyboard.type("Mine. ")
    save_by_another(block, "<p>One.</p><p>Two, by the other officer.</p>")
    writing.get_by_role("button", name="Done").click()
    writing.get_by_role("heading", name="Two people changed “Our area”").wait_for()
    editor(writing)
    axe(writing)

    writing.get_by_role("button", name="Save the text below").click()

    status(writing, "was saved.")
    assert stored(block).data["html"] == "<p>Mine. One.</p><p>Two, by the other officer.</p>"
