"""Writing where the text reads, in chromium: no page is loaded, nothing typed is lost."""

import pytest
from playwright.sync_api import expect

from plans.discussion.quotes import Picked
from plans.discussion.verbs import comment, resolve
from plans.models import Draft, Paper
from tests.plans.editing.things import put_in
from tests.plans.writing.conftest import editor, open_at, save_by_another, status, stored

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_a_click_writes_where_it_falls_and_done_shows_the_text(writing, written, axe, assert_no_overflow):
    block = written.paper.blocks.first()
    open_at(writing, "Two.")
    writing.keyboard.type("And ")
    axe(writing)
    assert_no_overflow(writing)

    writing.get_by_role("button", name="Done").click()

    status(writing, "“Our area” was saved.")
    expect(writing.get_by_text("And Two.")).to_be_visible()
    assert writing.evaluate("document.activeElement.textContent") == "Edit “Our area”"
    assert stored(block).data == {"html": "<p>One.</p><p>And Two.</p>"}
    assert not Draft.objects.exists()


def test_ctrl_s_saves_and_goes_on_and_opening_another_chapter_saves_too(writing, written):
    first, second = written.paper.blocks.all()
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


def test_two_officers_put_their_texts_together_without_leaving_the_page(writing, written, axe):
    block = written.paper.blocks.first()
    open_at(writing, "One.")
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


def test_chapters_are_moved_by_the_keyboard_and_moved_back(writing, written):
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
    assert [block.heading for block in written.paper.blocks.all()] == ["Our area", "Ahead"]


def test_chapters_are_dragged_and_moved_by_choosing_the_place(writing, written, axe):
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
    assert [(block.heading, block.level) for block in written.paper.blocks.all()] == [("Our area", 2), ("Ahead", 1)]


def test_a_chapter_is_added_where_it_should_stand_and_removed_again(writing, written):
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


def test_one_reason_goes_with_all_that_is_changed_in_a_sitting(writing, written):
    put_in(written.paper, Paper.State.IN_APPROVAL)
    writing.reload()
    first, second = written.paper.blocks.all()
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


def test_a_comment_is_answered_and_resolved_beside_the_text(writing, written, writer, axe, assert_no_overflow):
    block = written.paper.blocks.first()
    question = comment(written.paper, block.key, by=writer, text="Which area?")
    writing.reload()
    writing.get_by_role("link", name="Answer the comment").press("Enter")
    writing.get_by_label("Your answer").fill("All of it")
    axe(writing)
    assert_no_overflow(writing)

    writing.get_by_role("button", name="Send and resolve").click()

    status(writing, "Your answer was added. The comment is resolved.")
    writing.get_by_text("No open comments.").wait_for()
    assert [answer.text for answer in question.answers.all()] == ["All of it"]


def test_what_was_saved_is_taken_back_with_one_click(writing, written):
    block = written.paper.blocks.first()
    open_at(writing, "One.")
    writing.keyboard.type("Wrong. ")
    writing.get_by_role("button", name="Done").click()
    writing.get_by_role("button", name="Undo").click()

    status(writing, "“Our area” is as it was before.")
    assert stored(block).data["html"] == "<p>One.</p><p>Two.</p>"


def test_without_scripts_each_link_leads_to_its_page(browser, live_server, written, writer, address, sign_in_browser):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    sign_in_browser(page, live_server, writer)
    block = written.paper.blocks.first()
    found = []
    for words in ("Edit “Our area”", "Comment on “Our area”", "Add below “Our area”", "Remove “Our area”"):
        page.goto(address)
        page.get_by_role("link", name=words).click()
        found.append(page.locator("h1").inner_text().splitlines()[-1])

    assert found == ["Our area", "Comments on “Our area”", "Add a chapter", f"Remove “{block}”?"]
    context.close()


SELECT = """([words, node]) => {
  const text = [...document.querySelectorAll(node)].find((each) => each.textContent.includes(words)).firstChild;
  const start = text.data.indexOf(words);
  getSelection().setBaseAndExtent(text, start, text, start + words.length);
}"""


def test_selected_words_are_commented_on_and_painted_where_they_stand(writing, written, axe):
    writing.evaluate(SELECT, ["Two", ".csp-prose p"])
    writing.get_by_role("button", name="Comment on these words").click()
    writing.get_by_label("Your comment on these words").fill("Why two?")
    axe(writing)
    writing.get_by_role("button", name="Send", exact=True).dblclick()
    status(writing, "Your comment was added.")
    writing.locator("[data-show]", has_text="Mine").click()
    expect(writing.locator("[data-show][aria-current]")).to_contain_text("Mine")

    assert written.paper.comments.count() == 1
    said = writing.locator("[data-comments] .csp-quote").inner_text()
    painted = writing.evaluate("[...CSS.highlights.get('csp-quotes')].map(String)")

    assert (said, painted) == ("Two.", ["Two."])


def test_commented_words_stay_marked_in_the_editor_and_go_with_them(writing, written, writer):
    block = written.paper.blocks.first()
    comment(written.paper, block.key, by=writer, text="Why two?", picked=Picked(11, 15, "Two."))
    writing.reload()
    open_at(writing, "One.")
    marked = editor(writing).locator(".csp-commented")
    expect(marked).to_have_text(["Two."], use_inner_text=True)
    writing.keyboard.type("Ahead of it. ")
    writing.get_by_role("link", name="Give to …").click()
    writing.locator("[data-comments]").get_by_label("Who should deal with it?").select_option(str(writer.pk))
    writing.locator("[data-comments]").get_by_role("button", name="Save").click()
    status(writing, "Community Safety Officer finds the comment among their tasks.")

    expect(marked).to_have_text(["Two."], use_inner_text=True)
    writing.get_by_role("button", name="Done").click()
    status(writing, "was saved.")

    assert stored(block).data["html"] == "<p>Ahead of it. One.</p><p>Two.</p>"


def test_a_link_to_a_chapter_is_chosen_in_the_editor(writing, written, axe):
    first, second = written.paper.blocks.all()
    open_at(writing, "Two.")
    writing.keyboard.type("See ")

    writing.get_by_role("button", name="link to a chapter").click()
    dialog = writing.get_by_role("dialog")
    dialog.get_by_label("Chapter").select_option("Ahead")
    axe(writing)
    dialog.get_by_role("button").first.click()
    writing.get_by_role("button", name="Done").click()
    status(writing, "was saved.")

    assert stored(first).data["html"] == f'<p>One.</p><p>See <a href="#block-{second.key}">Ahead</a>Two.</p>'


def test_one_walks_from_comment_to_comment_and_looks_into_the_archive(writing, written, writer, axe):
    first, second = written.paper.blocks.all()
    comment(written.paper, first.key, by=writer, text="About one")
    resolve(comment(written.paper, second.key, by=writer, text="Done with"), by=writer, done="Done.")
    comment(written.paper, second.key, by=writer, text="About three")
    writing.reload()

    walk = writing.get_by_role("button", name="Next comment")
    walk.press("Enter")
    walk.press("Enter")
    status(writing, "Comment 2 of 2: About three")
    axe(writing)
    writing.get_by_role("link", name="Resolved 1").click()
    writing.get_by_text("Done with").wait_for()

    expect(writing.locator("[data-comments] .csp-thread__text")).to_have_text(["Done with"], use_inner_text=True)
