"""A whole Document as a Word file: title, contents, chapters, and what it is. Pure: the same text gives the same words.

Loads python-docx, which takes a while: import it where a file is made.
"""

from collections.abc import Callable
from datetime import datetime
from io import BytesIO

from docx import Document
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor
from lxml import html

from partnerships.identity.brand import palette
from partnerships.site_address import full_address
from plans.document.contents import span_words, whose_words
from plans.document.render import outline, render_document
from plans.office.word.choosing import ABOUT
from plans.office.word_out.flow import Flow, Look
from plans.office.word_out.parts import LANGUAGE, begin_field, end_field, field, link
from plans.papers.record import of_text
from plans.printing.pdf import about, day, kind_words, made_at, running_words, status_lines

FONT = "Arial"
PAGE = Cm(21), Cm(29.7)
MARGIN = Cm(2.2)
HEADING_SIZES = (20, 16, 14, 12, 12)
DRAFT_COLOUR = RGBColor(0xA8, 0x26, 0x1E)
CONTENTS, PLAIN_COLOUR = "Contents", "#000000"
MOST_TITLE = 255  # letters, in the properties of a file


def word_file(
    document: dict,
    *,
    record: dict,
    brand: dict,
    image: Callable[[str], bytes | None],
    version_facts: dict | None = None,
    draft: dict | None = None,
) -> bytes:
    """The arguments are those of ``plans.printing.pdf.document_html``; ``image`` gives the bytes behind an address."""
    status = status_lines(record, version_facts, draft)
    record = of_text(record, version_facts["number"], version_facts["frozen_at"][:10]) if version_facts else record
    word = Document()
    set_styles(word, palette(brand["colour"], brand["accent"])["brand_dark"])
    _say_what_it_is(word, document, version_facts, draft)
    _set_page(word.sections[0], document, version_facts, draft)
    flow = Flow(word, image, _whole, anchors={entry.anchor for entry in outline(document)})
    _title(word, document, status, draft, record.get("whose"))
    _contents(word, document)
    _chapters(flow, document, record)
    _about(flow, about(document, record, version_facts, draft, status))
    out = BytesIO()
    word.save(out)
    return out.getvalue()


def plain_file(title: str, author: str):
    """A file that begins with its title: A4, in English and in letters that can be read, and it says what it is."""
    word = Document()
    set_styles(word, PLAIN_COLOUR)
    about_file, section = word.core_properties, word.sections[0]
    about_file.title, about_file.language = title[:MOST_TITLE], LANGUAGE
    about_file.author, about_file.comments = author[:MOST_TITLE], ""
    section.page_width, section.page_height = PAGE
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = MARGIN
    word.add_heading(title, level=1)
    return word


def _whole(address: str) -> str:
    return full_address(address) if address.startswith("/") else address


def set_styles(word, colour: str) -> None:
    """The portal's letters, in the ink of a partnership."""
    for language in word.styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), LANGUAGE)
    word.styles["Normal"].font.name, word.styles["Normal"].font.size = FONT, Pt(11)
    ink = RGBColor.from_string(colour.lstrip("#").upper())
    for name, size in {
        "Title": 28,
        "Caption": 10,
        **{f"Heading {n}": s for n, s in enumerate(HEADING_SIZES, 1)},
    }.items():
        style = word.styles[name]
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        fonts.attrib.clear()
        style.font.name, style.font.size, style.font.color.rgb = FONT, Pt(size), ink
    for level in (1, 2):
        style = word.styles.add_style(f"toc {level}", WD_STYLE_TYPE.PARAGRAPH)
        style.base_style = word.styles["Normal"]
        style.paragraph_format.left_indent, style.paragraph_format.space_after = Cm(0.6 * (level - 1)), Pt(3)


def _say_what_it_is(word, document, version_facts, draft) -> None:
    about_file = word.core_properties
    about_file.title, about_file.language = document["title"], document["language"]
    about_file.author = about_file.last_modified_by = document["partnership"]["name"]
    about_file.subject = kind_words(document)
    about_file.comments = ""
    about_file.content_status = "Draft" if draft else "Final"
    made = datetime.fromisoformat(made_at(version_facts, draft) or document["period"]["start"]).replace(tzinfo=None)
    about_file.created = about_file.modified = made


def _set_page(section, document, version_facts, draft) -> None:
    section.page_width, section.page_height = PAGE
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = MARGIN
    if draft:
        run = section.header.paragraphs[0].add_run(f"DRAFT of {day(draft['on'])}: this text may still change")
        run.bold, run.font.color.rgb = True, DRAFT_COLOUR
    foot = section.footer.paragraphs[0]
    known = (document["partnership"]["name"], running_words(version_facts, draft))
    foot.add_run(f"{' · '.join(filter(None, known))} · page ")
    field(foot, "PAGE", "1")
    foot.add_run(" of ")
    field(foot, "NUMPAGES", "1")


def _title(word, document, status, draft, since) -> None:
    word.add_paragraph(document["title"], style="Title")
    word.add_paragraph(f"{kind_words(document)} of {document['partnership']['name']}", style="Subtitle")
    for line in [span_words(document["period"]), *whose_words(document["identity"], since)]:
        word.add_paragraph(line, style="Subtitle")
    if draft:
        run = word.add_paragraph().add_run(f"Draft of {day(draft['on'])}")
        run.bold, run.font.color.rgb = True, DRAFT_COLOUR
    for line in status:
        word.add_paragraph(line)


def _contents(word, document) -> None:
    """Entries that lead to their chapters; Word adds the pages when the file is opened."""
    entries = outline(document)
    if not entries:
        return
    head = word.add_paragraph().add_run(CONTENTS)
    head.bold, head.font.size = True, Pt(14)
    for at, entry in enumerate(entries):
        line = word.add_paragraph(style=f"toc {min(entry.level, 2)}")
        if at == 0:
            begin_field(line, r'TOC \o "1-2" \h \z \u', is_dirty=True)
        link(line, line.add_run(entry.heading), anchor=entry.anchor, is_coloured=False)
    end_field(line)
    word.add_page_break()


def _chapters(flow, document, record) -> None:
    """Chapters with wide tables on pages that lie on their side."""
    root = html.fragment_fromstring(render_document(document, medium="pdf", record=record), create_parent="div")
    for chapter in root:
        if isinstance(chapter.tag, str):
            _turn(flow, is_wide=bool(chapter.find_class("csp-table-scroll--wide")))
            flow.block(chapter, flow.document, Look())
    _turn(flow, is_wide=False)


def _turn(flow, *, is_wide: bool) -> None:
    last = flow.document.sections[-1]
    if (last.orientation == WD_ORIENT.LANDSCAPE) == is_wide:
        return
    section = flow.document.add_section(WD_SECTION.NEW_PAGE)
    section.orientation = WD_ORIENT.LANDSCAPE if is_wide else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = reversed(PAGE) if is_wide else PAGE
    flow.width = section.page_width - 2 * MARGIN


def _about(flow, rows: list[tuple[str, str]]) -> None:
    flow.document.add_heading(ABOUT, 1)
    table = html.Element("table")
    for name, words in rows:
        row = html.Element("tr")
        for tag, text in (("th", name), ("td", words)):
            cell = html.Element(tag)
            cell.text = text
            row.append(cell)
        table.append(row)
    flow.table(table, flow.document)
