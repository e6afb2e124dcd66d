"""Writing by keys alone, in a window of 320 px, with the browser's spelling; images and tables where they stand."""

import io

import pytest
from django.urls import reverse
from PIL import Image
from playwright.sync_api import expect

from plans.document.kinds import kind_named
from plans.models import Attachment
from tests.factories import make_block
from tests.plans.writing.conftest import editor, status, stored

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
SPELLED = """() => [...document.querySelectorAll('[data-write] textarea, [data-write] .ProseMirror[contenteditable]')]
    .map((each) => `${each.closest('[lang]').lang} ${each.spellcheck}`)"""
FOCUSED = "document.activeElement.getAttribute('aria-label') ?? document.activeElement.textContent.trim()"
IS_INSIDE = "document.documentElement.scrollWidth <= innerWidth"
COLUMNS = [{"label": "Year", "align": "left"}, {"label": "Calls", "align": "right"}]


@pytest.fixture
def narrow(writing):
    writing.set_viewport_size({"width": 320, "height": 640})
    writing.reload()
    return writing


def picture():
    kept = io.BytesIO()
    Image.new("RGB", (8, 6), "green").save(kept, "PNG")
    return {"name": "map.png", "mimeType": "image/png", "buffer": kept.getvalue()}


def test_the_browser_looks_at_the_spelling_of_all_that_is_written(writing):
    writing.get_by_role("link", name="Edit “Our area”").click()
    editor(writing)
    writing.get_by_role("link", name="Comment on “Ahead”").click()
    writing.get_by_label("Your comment").wait_for()

    assert set(writing.evaluate(SPELLED)) == {"en-GB true"}


def test_a_chapter_is_written_and_formatted_by_keys_alone_in_320_px(narrow, written, axe):
    narrow.locator("[data-write] summary").first.focus()
    stops = []
    for key in ("Enter", "Tab", "Tab", "Tab"):
        stops.append(narrow.evaluate(FOCUSED))
        narrow.keyboard.press(key)
    narrow.get_by_role("link", name="Edit “Our area”").press("Enter")
    editor(narrow).press("Control+a")
    axe(narrow)
    for key in ("Alt+F10", "End", "Home", "ArrowRight"):
        narrow.keyboard.press(key)
        stops.append(narrow.evaluate(FOCUSED))
    narrow.keyboard.press("Enter")
    narrow.keyboard.press("Escape")
    narrow.keyboard.press("Control+Enter")
    status(narrow, "was saved.")

    assert stops[:4] == ["Outline", "Outline", "Add a chapter", "Move “Our area”"]
    assert stops[4::3] == ["paragraph", "unordered list"]
    assert stored(written.paper.blocks.first()).data["html"] == "<ul><li><p>One.</p></li><li><p>Two.</p></li></ul>"
    assert narrow.evaluate(IS_INSIDE)


def test_pages_about_a_text_fit_a_window_of_320_px(narrow, live_server, written):
    wide = "<table><tr><th>Words</th>" + "<td>counterterrorism</td>" * 12 + "</tr></table>"
    make_block(written.paper, heading="Antidisestablishmentarianism_and_more", position=2, data={"html": wide})
    names = ("write", "write_checks", "write_replace", "paper_changes", "paper_history")
    fits = []

    for name in names:
        narrow.goto(f"{live_server.url}{reverse(f'plans:{name}', args=[written.paper.key])}?find=counterterrorism")
        fits.append((name, narrow.evaluate(IS_INSIDE)))

    assert fits == [(name, True) for name in names]


def test_an_image_is_added_described_and_changed_where_it_stands(writing, written):
    writing.get_by_role("link", name="Add below “Our area”").click()
    writing.get_by_role("button", name="Image").click()
    writing.get_by_label("Image file").set_input_files(picture())
    writing.get_by_label("Alternative text").fill("Map of the wards")
    writing.get_by_role("button", name="Done").click()
    status(writing, "was saved.")
    shown = writing.get_by_role("img", name="Map of the wards")
    shown.click()
    writing.get_by_label("Caption").fill("Our wards")
    writing.keyboard.press("Control+Enter")
    writing.get_by_text("Our wards").wait_for()

    image = written.paper.blocks.get(kind="image")
    assert (image.data["alt"], image.data["caption"]) == ("Map of the wards", "Our wards")
    assert shown.evaluate("image => image.naturalWidth") == 8
    assert Attachment.objects.count() == 1


def test_a_table_is_written_cell_by_cell_where_it_stands(writing, written):
    data = {**kind_named("table").empty(), "columns": COLUMNS, "rows": [["2025/26", "120"], ["2026/27", "98"]]}
    table = make_block(written.paper, kind="table", heading="Calls", position=2, data=data)
    writing.reload()
    writing.get_by_role("cell", name="98").click()
    writing.get_by_label("Row 2, column 2").fill("97")
    writing.keyboard.press("Control+Enter")
    status(writing, "“Calls” was saved.")

    assert stored(table).data["rows"] == [["2025/26", "120"], ["2026/27", "97"]]
    expect(writing.get_by_role("cell", name="97")).to_be_visible()
