"""The PDF of a Document: accessible, self-contained, the same each time, and true about its status."""

import copy
import json
from functools import cache

import pytest

from partnerships.identity.brand import contrast, palette
from plans.printing.pdf import document_html, kind_words, render_pdf, status_lines
from tests.plans.printing.joining.proof import faults
from tests.plans.printing.pdf_reading import Reading, failed_rules
from tests.plans.sample_document import BRAND, FACTS, assets, fixture_documents, record, sample_document
from tests.sizes import size
from tests.words import unwanted, words_of_page

DRAFT = {"on": "2026-11-21"}
FONTS = {"Source-Sans-3", "Source-Sans-3-Semi-Bold", "Source-Sans-3-Bold", "Source-Sans-3-Italic"}


def html_of(document, *, facts=FACTS, draft=None, **more):
    return document_html(document, more.pop("record", record()), BRAND, version_facts=facts, draft=draft, **more)


def draw_sample(kind):
    """The sample document as a version, a draft, a pack; the last two are short, for what differs is their frame."""
    arguments = {
        "version": {},
        "draft": {"facts": None, "draft": DRAFT, "record": record(timeline_svg="")},
        "pack": {
            "pack": {"title": "For Cabinet", "lines": ["Tuesday 9 February 2027"]},
            "changes": "<h3>Our area</h3><p><del>Old</del> <ins>New</ins> words</p>",
        },
    }
    document = copy.deepcopy(sample_document())
    if kind != "version":
        document["blocks"] = document["blocks"][: size(full=None, few=4)]
    return Reading(render_pdf(html_of(document, **arguments[kind]), assets()))


sample = cache(draw_sample)


@pytest.mark.parametrize("kind", ["version", "draft", "pack"])
def test_a_pdf_is_accessible(kind):
    pdf = sample(kind)

    assert (pdf.is_tagged, pdf.language, pdf.shows_title, pdf.part) == (True, "en-GB", True, "1")
    assert pdf.title == sample_document()["title"]
    assert pdf.untagged == 0
    assert pdf.misplaced == []
    assert pdf.headings[0] == 1
    assert pdf.headings.count(1) == 1
    assert [(a, b) for a, b in zip(pdf.headings, pdf.headings[1:], strict=False) if b > a + 1] == []
    assert [figure for figure in pdf.tags("Figure") if not figure["alt"]] == []
    assert [table for table in pdf.tags("Table") if not table["heads"] or len(set(table["rows"])) > 1] == []
    assert failed_rules(pdf.content) == []


@pytest.mark.parametrize("kind", ["version", "draft", "pack"])
def test_a_pdf_speaks_the_councils_words(kind):
    typed = words_of_page(json.dumps(sample_document(), ensure_ascii=False))

    assert unwanted(" ".join(sample(kind).texts), typed=typed) == []


@pytest.mark.parametrize("kind", ["version", "draft", "pack"])
def test_a_pdf_stands_by_itself(kind):
    pdf = sample(kind)

    assert pdf.fonts <= FONTS
    assert pdf.active == []
    assert set(pdf.links) <= {"/URI"}


def test_bookmarks_lead_to_chapters_and_sections():
    bookmarks = dict(sample("version").bookmarks)
    headings = [block["heading"] for block in sample_document()["blocks"] if block["level"] == 1]

    assert list(bookmarks) == ["Contents", *headings, "Where this text stands", "About this document"]
    assert bookmarks["About this document"] == ["Other formats and accessibility"]


def test_the_contents_give_the_pages_of_chapters():
    pages = sample("version").texts
    for heading in ("The evidence", "About this document"):
        number = pages[1].split(heading)[1].split()
        stated = int(next(word for word in number if word.isdigit()))
        assert heading in pages[stated - 1]


def test_every_page_but_the_cover_says_which_it_is_and_of_what():
    pages = sample("version").texts
    title = sample_document()["title"]

    assert [n for n, text in enumerate(pages[1:], 2) if f"Page {n} of {len(pages)}" not in text] == []
    assert [n for n, text in enumerate(pages[1:], 2) if title not in text] == []
    assert "Page 1 of" not in pages[0]


def test_the_cover_and_the_last_page_say_what_this_is():
    cover, last = sample("version").texts[0], " ".join(sample("version").texts[-2:])

    assert cover == (
        "Partnership plan Safer Anyborough 2027–30 1 April 2027 to 31 March 2030 "
        "Anyborough Community Safety Partnership Adopted by Full Council on 24 February 2027"
    )
    assert FACTS["sha256"] in last.replace(" ", "")
    assert "Wednesday 10 February 2027, 09:30" in last
    assert "Full Council, 24 February 2027" in last


def test_a_draft_says_so_with_its_date_on_each_page():
    pages = sample("draft").texts

    assert "Draft of 21 November 2026" in pages[0]
    assert "Adopted" not in pages[0]
    assert [n for n, text in enumerate(pages[1:], 2) if "Draft · 21 November 2026" not in text] == []
    assert [n for n, text in enumerate(sample("version").texts, 1) if "Draft · " in text] == []


def test_a_pack_is_led_by_its_meeting_and_the_changes():
    page = sample("pack").texts[1]

    assert page.index("For Cabinet") < page.index("What has changed")


def test_rendering_again_gives_the_same_text_tags_and_pictures():
    kind = size(full="version", few="pack")
    first, again = sample(kind), draw_sample(kind)

    assert again.texts == first.texts
    assert again.elements == first.elements
    assert again.pictures() == first.pictures()
    assert again.dates == first.dates == ("D:20270210093000+00'00", "D:20270210093000+00'00")


def test_long_tables_repeat_their_heads_and_split_no_row():
    document = {**sample_document(), "blocks": [long_table()]}
    pdf = Reading(render_pdf(html_of(document), assets()))
    pages = [text for text in pdf.texts if "Ward" in text and "reports" in text]

    assert len(pages) > 2
    assert [text.count("Offences") for text in pages] == [1] * len(pages)
    for number in range(120):
        assert [f"Ward {number}." in text and f"reports {number}." in text for text in pdf.texts].count(True) == 1


def long_table():
    table = next(b for d in fixture_documents() for b in d["blocks"] if b["kind"] == "table")
    data = {
        **table["data"],
        "caption": "By ward",
        "columns": [{"label": "Place", "align": "left"}, {"label": "Offences", "align": "right"}],
        "rows": [[f"Ward {n}. " + "Some more words. " * 9, f"reports {n}."] for n in range(120)],
        "notes": [],
        "footnotes": [],
        "stated_total": None,
        "source": "",
    }
    return {**table, "heading": "By ward", "level": 1, "data": data}


def test_footnotes_stand_beneath_their_table():
    table = next(b for d in fixture_documents() for b in d["blocks"] if b["kind"] == "table" and b["data"]["footnotes"])
    text = " ".join(Reading(render_pdf(html_of({**sample_document(), "blocks": [table]}), assets())).texts)
    note = table["data"]["footnotes"][0]

    assert text.index(table["data"]["rows"][-1][0]) < text.index(note["text"][:30])


@pytest.mark.parametrize("kind", ["plan", "year", "addendum", "assessment"])
def test_every_kind_of_paper_makes_an_accessible_pdf(kind):
    longest_or_shortest = size(full=max, few=min)
    document = longest_or_shortest((d for d in fixture_documents() if d["kind"] == kind), key=lambda d: len(str(d)))
    pdf = Reading(render_pdf(html_of(document, record=record(timeline_svg="")), assets()))

    assert [(a, b) for a, b in zip(pdf.headings, pdf.headings[1:], strict=False) if b > a + 1] == []
    assert (pdf.untagged, pdf.misplaced) == (0, [])
    assert [table for table in pdf.tags("Table") if not table["heads"] or len(set(table["rows"])) > 1] == []
    assert pdf.fonts <= FONTS
    assert (failed_rules(pdf.content), faults(pdf.content)) == ([], [])


@pytest.mark.parametrize(
    ("adoption", "number", "lines"),
    [
        (None, 3, ["Proposed"]),
        ({"version": 3, "on": "2027-02-24", "body": "Full Council"}, 3, ["Proposed"]),
        (
            {"version": 3, "on": "2027-02-24", "body": "Full Council"},
            2,
            [
                "Version 2, made before the text that was adopted",
                "Version 3: adopted by Full Council on 24 February 2027",
            ],
        ),
        (
            {"version": 3, "on": "", "body": ""},
            4,
            ["Version 4, made after the text that was adopted", "Version 3: adopted; body and date not recorded"],
        ),
    ],
)
def test_the_status_is_that_of_exactly_this_version(adoption, number, lines):
    found = status_lines(record(adoption=adoption, status="Proposed"), {**FACTS, "number": number}, None)

    assert found == lines


def test_the_status_tells_an_end_and_addenda():
    facts = {**FACTS, "addenda": [{"number": 1}, {"number": 2}]}
    found = status_lines(record(ended="ended 31 March 2030; no later plan recorded"), facts, None)

    assert found == [
        "Adopted by Full Council on 24 February 2027",
        "Ended 31 March 2030; no later plan recorded",
        "As amended by Addendum 1 and Addendum 2",
    ]


@pytest.mark.parametrize("colour", ["#ffffff", "#ffff00", "#000000", "#ff0000", "#5b2a86", "#00b0f0"])
def test_words_can_be_read_in_any_colour(colour):
    colours = palette(colour, colour)

    assert contrast(colours["brand"], "#ffffff") >= 4.5
    assert contrast(colours["brand_dark"], "#ffffff") >= 7
    assert contrast(colours["brand_dark"], colours["brand_soft"]) >= 4.5


def test_words_that_look_like_markup_are_words():
    document = copy.deepcopy(sample_document())
    document["title"] = 'Safer </title><script>alert("a")</script> & <b>streets</b>'
    document["blocks"] = document["blocks"][:1]
    pdf = Reading(render_pdf(html_of(document), assets()))

    assert pdf.title == document["title"]
    assert document["title"].replace(" ", "") in pdf.texts[0].replace(" ", "")


@pytest.mark.parametrize(
    ("kind", "words"), [("performance", "Performance report"), ("assessment", "Strategic assessment")]
)
def test_cover_names_the_kind_of_the_paper(kind, words):
    assert kind_words({"kind": kind, "identity": {}}) == words
