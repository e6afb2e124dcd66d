"""Writing where the text reads, in chromium: no page is loaded, nothing typed is lost."""

import pytest
from django.urls import reverse

from partnerships.access import Role
from plans.discussion.verbs import comment
from plans.editing import verbs as editing
from plans.editing.chapters import CHAPTERS
from plans.models import Block, Draft, Paper
from tests.factories import make_block, make_plan, make_user
from tests.plans.editing.things import put_in

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
    """The page of writing."""
    sign_in_browser(page, live_server, officer)
    page.goto(live_server.url + reverse("plans:write", args=[plan.paper.key]))
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


def names(page):
    lines = page.locator("[data-outline] > li").evaluate_all("lines => lines.map(line => line.dataset.name)")
    chapters = page.locator("[data-write-text] > article").evaluate_all("all => all.map(each => each.dataset.name)")
    assert lines == chapters
    return lines


def test_chapters_are_moved_by_the_keyboard_and_moved_back(writing, plan):
    grip = writing.get_by_role("button", name="Move “Our area”")
    grip.press("Enter")
    status(writing, "Lifted “Our area”: Chapter, 1 of 2.")
    grip.press("ArrowDown")
    grip.press("ArrowRight")
    status(writing, "“Our area”: Section, 2 of 2.")
    grip.press("Escape")
    assert names(writing) == ["Our area", "Ahead"]

    grip.press("Alt+ArrowDown")
    status(writing, "“Our area”: Chapter, 2 of 2. Undo")
    assert names(writing) == ["Ahead", "Our area"]
    assert writing.evaluate("document.activeElement.textContent") == "Move “Our area”"
    writing.get_by_role("button", name="Undo").click()
    status(writing, "The order is as it was.")
    assert [block.heading for block in plan.paper.blocks.all()] == ["Our area", "Ahead"]


def test_chapters_are_dragged_and_moved_by_choosing_the_place(writing, plan, axe):
    grip = writing.get_by_role("button", name="Move “Our area”").bounding_box()
    last = writing.locator("[data-outline] > li").last.bounding_box()
    writing.mouse.move(grip["x"] + 8, grip["y"] + 8)
    writing.mouse.down()
    writing.mouse.move(grip["x"] + 8, last["y"] + last["height"] - 2, steps=5)
    writing.mouse.up()
    status(writing, "“Our area”: Chapter, 2 of 2. Undo")
    assert names(writing) == ["Ahead", "Our area"]

    writing.get_by_role("link", name="Move to … (“Our area”)").press("Enter")
    axe(writing)
    writing.get_by_label("Where to?").select_option("At the beginning")
    writing.get_by_label("As what?").select_option("Section within a chapter")
    writing.get_by_role("button", name="Move", exact=True).click()

    status(writing, "“Our area”: Section, 1 of 2.")
    assert [(block.heading, block.level) for block in plan.paper.blocks.all()] == [("Our area", 2), ("Ahead", 1)]


def test_a_chapter_is_added_where_it_should_stand_and_removed_again(writing, plan):
    writing.get_by_role("link", name="Add below “Our area”").press("Enter")
    writing.get_by_role("button", name="Paragraphs, lists, small tables").click()
    editor(writing)
    writing.keyboard.type("Between")
    writing.keyboard.press("Control+Enter")
    status(writing, "“Between” was saved.")
    assert names(writing) == ["Our area", "Between", "Ahead"]

    writing.get_by_role("link", name="Remove “Between”").press("Enter")
    status(writing, "“Between” was removed.")
    assert names(writing) == ["Our area", "Ahead"]
    writing.get_by_role("button", name="Put it back").click()
    status(writing, "“Between” was put back.")
    assert names(writing) == ["Our area", "Between", "Ahead"]


def test_one_reason_goes_with_all_that_is_changed_in_a_sitting(writing, plan):
    put_in(plan.paper, Paper.State.IN_APPROVAL)
    writing.reload()
    first, second = plan.paper.blocks.all()
    writing.get_by_role("button", name="Move “Our area”").press("Alt+ArrowDown")
    writing.get_by_label("Reason", exact=True).fill("Asked by the police")
    writing.get_by_role("button", name="Go on").click()
    status(writing, "“Our area”: Chapter, 2 of 2.")
    writing.get_by_text("Three.").click()
    editor(writing)
    writing.keyboard.type("More. ")
    writing.keyboard.press("Control+Enter")
    status(writing, "was saved.")

    reasons = [block.history.first().history_change_reason for block in (first, second)]
    assert reasons == ["Asked by the police"] * 2


def test_a_comment_is_answered_and_resolved_beside_the_text(writing, plan, officer, axe, assert_no_overflow):
    block = plan.paper.blocks.first()
    question = comment(plan.paper, block.key, by=officer, text="Which area?")
    writing.reload()
    writing.get_by_role("link", name="Answer the comment").press("Enter")
    writing.get_by_label("Your answer").fill("All of it")
    axe(writing)
    assert_no_overflow(writing)

    writing.get_by_role("button", name="Send and resolve").click()

    status(writing, "Your answer was added. The comment is resolved.")
    writing.get_by_text("No open comments.").wait_for()
    assert [answer.text for answer in question.answers.all()] == ["All of it"]


def test_what_was_saved_is_taken_back_with_one_click(writing, plan):
    block = plan.paper.blocks.first()
    writing.get_by_text("One.").click(position={"x": 1, "y": 10})
    editor(writing)
    writing.keyboard.type("Wrong. ")
    writing.get_by_role("button", name="Done").click()
    writing.get_by_role("button", name="Undo").click()

    status(writing, "“Our area” is as it was before.")
    assert stored(block).data["html"] == "<p>One.</p><p>Two.</p>"
