"""Every kind of block as Word: nothing that the page says is missing, and it opens again as what it is."""

from collections import Counter
from importlib import import_module
from io import BytesIO

import docx
import mammoth
import pytest
from docx.oxml.ns import qn
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from lxml import html
from PIL import Image

from partnerships.models import Partnership
from plans.document.kinds import known_kinds
from plans.document.render import render_document
from plans.office.word_out.flow import WIDEST
from plans.office.word_out.writing import word_file
from tests.sizes import examples
from tests.strategies import DATA

for room in ("priorities", "actions", "governance"):  # how the data of the other rooms' kinds look
    import_module(f"tests.{room}.strategies")

COLOURS = {name: Partnership._meta.get_field(name).default for name in ("colour", "accent")}
RECORD = {"public": True, "status": "Adopted by the council", "timetables": []}
FACTS = {"number": 2, "sha256": "a" * 64, "purpose": "Adopted", "frozen_for": "", "frozen_at": "2026-02-01T10:00:00Z"}
UNSEEN = "//svg | //script | //*[contains(@class, 'visually-hidden')]"


def block(kind="rich_text", heading="Our area", level=1, number=0, **data):
    key = f"00000000-0000-0000-0000-{number:012d}"
    return {"key": key, "kind": kind, "level": level, "heading": heading, "data": data}


def document(*blocks):
    return {
        "format": 2,
        "key": "d",
        "kind": "plan",
        "title": "Safer Anyborough",
        "language": "en-GB",
        "partnership": {"slug": "anyborough", "name": "Anyborough Partnership"},
        "period": {"start": "2026-04-01", "end": "2029-03-31"},
        "identity": {"slug": "anyborough", "plan_kind": "partnership_plan"},
        "rests_on": [],
        "blocks": list(blocks),
    }


def made(*blocks, image=None, draft=None):
    facts = None if draft else FACTS
    return word_file(
        document(*blocks), record=RECORD, brand=COLOURS, image=lambda address: image, version_facts=facts, draft=draft
    )


def written(*blocks, **further):
    return docx.Document(BytesIO(made(*blocks, **further)))


def rich(words, **fields):
    return written(block(html=words, **fields))


def letters(text):
    return Counter(letter for letter in text if letter.isalnum())


def told(word):
    """The letters of a Word file, each as often as it stands there."""
    return letters("".join(part.text or "" for part in word.element.body.iter(qn("w:t"))))


def paragraphs(word, style):
    return [paragraph.text for paragraph in word.paragraphs if paragraph.style.name == style]


@pytest.mark.parametrize("kind", sorted(known_kinds()))
def test_nothing_of_any_kind_is_missing(kind):
    @settings(examples(15), phases=[Phase.generate])  # a text that fails is long to make smaller
    @given(DATA[kind], st.sampled_from([1, 2]))
    def nothing_is_missing(data, level):
        given_block = block(kind, level=level, **data)
        page = html.fragment_fromstring(render_document(document(given_block), medium="pdf", record=RECORD), "div")
        for unseen in page.xpath(UNSEEN):
            unseen.drop_tree()

        assert letters("".join(page.itertext())) - told(written(given_block)) == Counter()

    nothing_is_missing()


def test_headings_are_real_and_skip_no_level():
    word = written(block(html="<h2>Homes</h2><h3>Old</h3>"), block(heading="Money", level=2, number=1, html="<p>A</p>"))

    assert [(p.style.name, p.text) for p in word.paragraphs if p.style.name.startswith("Heading")] == [
        ("Heading 1", "Our area"),
        ("Heading 2", "Homes"),
        ("Heading 3", "Old"),
        ("Heading 2", "Money"),
        ("Heading 1", "About this document"),
    ]


def test_contents_lead_to_their_chapters():
    word = written(block(html="<p>A</p>"), block(heading="Money", level=2, number=1, html="<p>B</p>"))

    led = [link.get(qn("w:anchor")) for link in word.element.body.iter(qn("w:hyperlink"))]
    assert led == [mark.get(qn("w:name")) for mark in word.element.body.iter(qn("w:bookmarkStart"))]
    assert (paragraphs(word, "toc 1"), paragraphs(word, "toc 2")) == (["Our area"], ["Money"])


def test_lists_keep_their_marks_and_depth_and_each_counts_anew():
    word = rich(
        '<ol start="3"><li>C<ul><li>inner</li></ul></li></ol><ol type="a"><li><p>First</p><p>more</p></li></ol>'
    )

    numbers = [p._p.pPr.numPr for p in word.paragraphs if p.style.name in ("List Number", "List Bullet")]
    assert [int(n.ilvl.val) for n in numbers] == [0, 1, 0]
    assert len({n.numId.val for n in numbers}) == 3
    assert paragraphs(word, "List Continue") == ["more"]
    starts = word.part.numbering_part.element.iter(qn("w:startOverride"))
    assert [each.get(qn("w:val")) for each in starts] == ["3", "1"]


def test_words_within_a_line_keep_how_they_look_and_where_they_lead():
    word = rich('<p>Some <strong>bold</strong>, H<sub>2</sub>O\n and <a href="https://a.example/">a place</a>.</p>')

    [line] = [p for p in word.paragraphs if "bold" in p.text]
    assert line.text == "Some bold, H2O and a place."
    assert [run.text for run in line.runs if run.bold or run.font.subscript] == ["bold", "2"]
    assert [link.address for link in line.hyperlinks] == ["https://a.example/"]


def test_a_table_repeats_its_head_and_says_what_it_is():
    rows = '<tr><th>Area</th><th>Homes</th></tr><tr><td colspan="2">All</td></tr><tr><td>One</td><td>1</td></tr>'
    word = rich(f"<table><caption>Homes</caption>{rows}</table>")

    table = word.tables[0]
    heads = [row._tr.trPr.find(qn("w:tblHeader")) is not None for row in table.rows]
    assert heads == [True, False, False]
    assert [[cell.text for cell in row.cells] for row in table.rows] == [
        ["Area", "Homes"],
        ["All", "All"],
        ["One", "1"],
    ]
    assert table._tbl.tblPr.find(qn("w:tblCaption")).get(qn("w:val")) == "Homes"
    assert paragraphs(word, "Caption") == ["Table 1: Homes"]


def picture():
    out = BytesIO()
    Image.new("RGB", (40, 20), "red").save(out, "PNG")
    return out.getvalue()


@pytest.mark.parametrize(
    ("content", "words", "said"),
    [(picture(), ["A map"], []), (b"no picture", [], ["[Picture: A map]"]), (None, [], ["[Picture: A map]"])],
    ids=["kept", "damaged", "gone"],
)
def test_a_picture_has_its_words(content, words, said):
    data = {"sha256": "f" * 64, "name": "", "content_type": "image/png", "alt": "A map", "caption": "Where"}
    word = written(block("image", **data), image=content)

    assert [shape._inline.docPr.get("descr") for shape in word.inline_shapes] == words
    assert [p.text for p in word.paragraphs if p.text.startswith("[")] == said
    assert paragraphs(word, "Caption") == ["Where"]


def test_a_chart_is_a_picture_with_words_beside_its_figures():
    columns = [{"label": "Area", "align": "left"}, {"label": "Homes", "align": "right"}]
    table = {"caption": "Homes", "columns": columns, "row_headings": True, "rows": [["North", "5"], ["South", "7"]]}
    table |= {"notes": [], "footnotes": [], "stated_total": None, "source": ""}
    chart = {"chart": "bar", "label_column": 0, "value_columns": [1], "title": "Homes", "summary": "More in the south"}
    key = block(number=1)["key"]
    word = written(block("table", number=1, **table), block(html=""), block("chart", number=2, table=key, **chart))

    assert [shape._inline.docPr.get("descr") for shape in word.inline_shapes] == ["More in the south"]
    assert [cell.text for cell in word.tables[1].columns[1].cells] == ["Homes", "5", "7"]


def test_a_structure_chart_is_a_picture_no_wider_than_the_page_with_its_groups_in_words():
    above = {"name": "Board", "under": "", "tie": "reports_to", "lead": "Chief Executive", "does": ""}
    groups = [above, {**above, "name": "Tasking group", "under": "Board"}]
    (shape,) = (word := written(block("structure", intro_html="", groups=groups))).inline_shapes

    assert (shape._inline.docPr.get("descr"), shape.width) == ("Tasking group reports to Board.", WIDEST)
    assert "Reports to Board · Led by: Chief Executive" in [p.text for p in word.paragraphs]


def test_wide_tables_stand_on_pages_that_lie_on_their_side():
    action = {"key": "a", "reference": "1", "title": "Light the park", "subheading": "", "priorities": [], "areas": []}
    action |= {"places": [], "leads": [], "partners": [], "measure": "", "indicators": [], "classes": []}
    action |= {"cost": None, "cost_text": "", "activities": []}
    action["timescale"] = {"kind": "not_stated", "date": None, "start": None, "end": None, "text": ""}
    plan = {"intro_html": "", "rows_known": True, "reference": "", "taxonomy": [], "actions": [action]}
    word = written(block(html="<p>A</p>"), block("action_plan", number=1, **plan), block(html="<p>B</p>", number=2))

    assert [section.page_width > section.page_height for section in word.sections] == [False, True, False]


def test_a_draft_says_so_on_every_page_and_in_its_properties():
    word = written(block(html="<p>A</p>"), draft={"on": "2026-11-28"})

    assert word.sections[0].header.paragraphs[0].text == "DRAFT of 28 November 2026: this text may still change"
    known = word.core_properties
    assert (known.title, known.author, known.language, known.content_status) == (
        "Safer Anyborough", "Anyborough Partnership", "en-GB", "Draft",
    )  # fmt: skip
    assert {each.get(qn("w:val")) for each in word.styles.element.iter(qn("w:lang"))} == {"en-GB"}


def test_other_readers_open_it_too():
    read = mammoth.convert_to_html(BytesIO(made(block(html="<h2>Homes</h2><ol><li>One</li></ol>"))))

    tree = html.fromstring(read.value)
    assert [each.text_content() for each in tree.iter("h1", "h2")] == ["Our area", "Homes", "About this document"]
    assert [each.text_content() for each in tree.iter("li")] == ["One"]
