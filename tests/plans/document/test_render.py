"""Document → HTML: anchors, heading levels, amendments, tables, images."""

import re
from itertools import pairwise

import pytest
from hypothesis import given
from lxml import html

from plans.document.contents import amend
from plans.document.render import (
    Entry,
    amendment_words,
    heading_levels,
    image_address,
    outline,
    render_block,
    render_document,
)
from tests.plans.document.test_kinds import OURS
from tests.sizes import examples
from tests.strategies import documents

DOCUMENT = {"key": "d", "blocks": [], "period": {"start": "2020-04-01", "end": "2023-03-31"}}


def block(key, heading="", level=1, kind="rich_text", **data):
    return {"key": key, "kind": kind, "level": level, "heading": heading, "data": data or {"html": "<p>Words.</p>"}}


def document(*blocks):
    return {**DOCUMENT, "blocks": list(blocks)}


def heading_numbers(page):
    return [int(tag) for tag in re.findall(r"<h([1-6])\b", page)]


@examples(40)
@given(documents(OURS))
def test_any_document_renders_without_skipped_levels_or_repeated_ids(generated):
    page = str(render_document(generated))

    levels = [1, *heading_numbers(page)]
    assert all(after <= before + 1 for before, after in pairwise(levels)), levels
    tree = html.fragment_fromstring(page, create_parent="div")
    ids = tree.xpath("//@id")
    assert sorted(ids) == sorted(set(ids))
    assert tree.xpath("//th[not(@scope)]") == []
    assert tree.xpath("//img[not(@alt)]") == []
    assert tree.xpath("//@style") == []


@examples(20)
@given(documents(OURS))
def test_page_and_pdf_differ_in_images_and_in_pictures_for_phones_only(generated):
    page, printed = (str(render_document(generated, medium=medium)) for medium in ("page", "pdf"))

    images = r'<img[^>]*>|<div class="csp-structure__narrow">.*?</div>'
    assert re.sub(images, "", page) == re.sub(images, "", printed)


def test_chapter_is_h2_and_section_h3():
    parts = document(block("a", "One"), block("b", "Within", 2), block("c", level=2), block("d", "Two"))

    assert heading_levels(parts) == {"a": 2, "b": 3, "c": 4, "d": 2}


def test_section_without_a_chapter_before_it_is_h2():
    assert heading_levels(document(block("a", "Alone", 2))) == {"a": 2}


def test_outline_lists_headings_with_their_anchors():
    parts = document(block("a", "One"), block("b", "Within", 2), block("c"), block("d", "Two"))

    assert outline(parts) == [
        Entry("block-a", "One", 1, "a"),
        Entry("block-b", "Within", 2, "b"),
        Entry("block-d", "Two", 1, "d"),
    ]


def test_heading_inside_rich_text_goes_below_the_block():
    page = render_block(block("a", "One", html="<h2>Inside</h2>"), document=DOCUMENT)

    assert heading_numbers(page) == [2, 3]


def test_heading_is_escaped():
    assert "&lt;b&gt;" in render_block(block("a", "<b>"), document=DOCUMENT)


def test_replaced_and_added_blocks_say_by_what():
    addendum = {
        "title": "Addendum 1",
        "identity": {"number": 1},
        "period": {"start": "2020-10-14"},
        "blocks": [{**block("x", "New one"), "replaces": "a"}, block("y", "Extra")],
    }

    amended = amend(document(block("a", "One"), block("b", "Two")), [addendum])["blocks"]

    assert [amendment_words(each) for each in amended] == [
        "Replaced by Addendum 1, 14 October 2020",
        "",
        "Added by Addendum 1, 14 October 2020",
    ]


def test_image_is_an_asset_in_a_pdf_and_an_address_on_a_page():
    assert image_address("ab" * 32, "pdf") == "asset:///images/" + "ab" * 32
    assert image_address("ab" * 32, "page") == f"/images/{'ab' * 32}/"
    assert image_address("", "page") == ""


@pytest.mark.parametrize(("alt", "words"), [("Map of the wards", "Map of the wards"), ("", "Decorative picture")])
def test_every_image_of_a_pdf_has_words(alt, words):
    data = {"sha256": "ab" * 32, "name": "", "content_type": "image/png", "alt": alt, "caption": ""}

    page = render_block(block("a", kind="image", **data), document=DOCUMENT, medium="pdf")

    assert f'alt="{words}"' in page


def test_unknown_kind_is_shown_plainly_and_leaves_nothing_out():
    page = render_block(
        block("a", "Odd", kind="hologram", beam_width=3, notes=["one", None], is_on=True), document=DOCUMENT
    )

    tree = html.fragment_fromstring(page, create_parent="div")
    assert [each.text_content() for each in tree.iter("dt")] == ["Beam width", "Notes", "Is on"]
    assert [each.text_content() for each in tree.iter("dd")] == ["3", "onenot stated", "yes"]


@pytest.mark.parametrize("medium", ["page", "pdf"])
def test_document_without_blocks_says_so(medium):
    assert "Nothing has been written yet." in render_document(DOCUMENT, medium=medium)
