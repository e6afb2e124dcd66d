"""HTML of a Document (``plans.document.render``) → paragraphs, lists, tables and pictures of a Word file.

It goes by what HTML means and knows no kind of block, so that a new one, and one that nobody knows, comes out too.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from io import BytesIO

from docx.document import Document
from docx.image.exceptions import UnrecognizedImageError
from docx.shared import Cm, Emu
from docx.text.paragraph import Paragraph
from lxml.html import Element, HtmlElement

from plans.office.html_tables import TableOfHtml
from plans.office.word_out.parts import COUNTS, Numbering, bookmark, in_list, link
from plans.office.word_out.parts import field as word_field
from plans.office.word_out.pictures import png_of
from plans.office.word_out.tables import write_table

HEADINGS = {f"h{level}": level for level in range(1, 7)}
LISTS = ("ul", "ol")
#: Elements whose words make lines of their own.
BLOCKS = {
    "p", "div", "section", "article", "figure", "figcaption", "blockquote", "dl", "dt", "dd", "li", "table", "hr",
    "img", "svg", "details", "summary", *LISTS, *HEADINGS,
}  # fmt: skip
#: Said to a browser alone.
LEFT_OUT = {"script", "style", "template", "button", "title", "desc"}
#: Elements within a line, and what they make of its letters.
MARKS = {
    "strong": "bold", "b": "bold", "em": "italic", "i": "italic", "u": "underline", "s": "strike", "sub": "subscript",
    "sup": "superscript",
}  # fmt: skip
WIDEST, HIGHEST = Cm(16.6), Cm(20)
DEEPEST_HEADING = 5
PIXEL = Emu(9525)
#: Pictures that are drawn; a timetable's is said again by its table.
DRAWN = ("csp-chart", "csp-structure__svg")


@dataclass(frozen=True)
class Look:
    """How the words that come next look, and where they lead."""

    style: str = ""
    marks: frozenset[str] = frozenset()
    address: str = ""
    list_number: str = ""
    depth: int = -1

    def marked(self, *names: str) -> "Look":
        return replace(self, marks=self.marks | set(names))


@dataclass
class Flow:
    """Where the words of one file go. ``image`` gives the bytes behind an address of a picture, ``full`` the whole of
    an address that begins at the portal."""

    document: Document
    image: Callable[[str], bytes | None]
    full: Callable[[str], str]
    anchors: set[str] = field(default_factory=set)
    tables: int = 0
    bookmarks: int = 0
    waiting: list[str] = field(default_factory=list)
    styles: dict[str, str] = field(default_factory=dict)

    #: Of the lines of the page that is written now.
    width: int = WIDEST

    def __post_init__(self):
        self.numbering = Numbering(self.document)

    def style_id(self, name: str) -> str:
        """Looked up once: python-docx reads all styles for each paragraph that is given one."""
        if name not in self.styles:
            self.styles[name] = self.document.styles[name].style_id
        return self.styles[name]

    # --- Blocks -----------------------------------------------------------------------------------------------

    def blocks(self, element: HtmlElement, place, look: Look = Look()) -> None:
        """Everything inside an element, words between its blocks as paragraphs of their own."""
        words: list = [element.text or ""]
        for child in element:
            if is_block(child):
                self.paragraph(words, place, look)
                self.block(child, place, look)
                words = []
            else:
                words.append(child)
            words.append(child.tail or "")
        self.paragraph(words, place, look)

    def block(self, element: HtmlElement, place, look: Look) -> None:
        tag = element.tag
        if element.get("id") in self.anchors:
            self.waiting.append(element.get("id"))
        if tag in HEADINGS:
            style = f"Heading {min(max(HEADINGS[tag] - 1, 1), DEEPEST_HEADING)}"
            self.paragraph([element], place, replace(look, style=style))
        elif tag in LISTS:
            self.list_of(element, place, look)
        elif tag == "dl":
            self.terms(element, place, look)
        elif tag == "table":
            self.table(element, place)
        elif tag in ("img", "svg"):
            self.picture(element, place)
        elif tag == "blockquote":
            self.blocks(element, place, replace(look, style="Quote"))
        elif tag == "figcaption":
            self.blocks(element, place, replace(look, style="Caption"))
        elif tag != "hr":
            self.blocks(element, place, look)

    def paragraph(self, words: list, place, look: Look) -> Paragraph | None:
        pieces = list(self.pieces(words, look))
        if not any(text.strip() for text, _ in pieces):
            return None
        made = place.add_paragraph()
        if look.style:
            made._p.style = self.style_id(look.style)
        if look.list_number:
            in_list(made, look.list_number, look.depth)
        for anchor in self.waiting:
            self.bookmarks += 1
            bookmark(made, anchor, self.bookmarks)
        self.waiting = []
        self.fill(made, pieces)
        return made

    def list_of(self, element: HtmlElement, place, look: Look) -> None:
        depth = look.depth + 1
        kind = "bullet" if element.tag == "ul" else COUNTS.get(element.get("type", ""), "decimal")
        number = self.numbering.new(kind, depth=depth, start=int(element.get("start") or 1))
        style = "List Bullet" if kind == "bullet" else "List Number"
        for item in element.iterchildren("li"):
            self.item(item, place, replace(look, style=style, list_number=number, depth=depth))

    def item(self, item: HtmlElement, place, look: Look) -> None:
        """The first words stand beside the mark; what follows them within the item, under it."""
        before = len(place.paragraphs)
        first = next((child for child in item if is_block(child)), None)
        if first is not None and first.tag == "p" and not (item.text or "").strip():
            self.paragraph([first], place, look)
            item.remove(first)
        elif first is not None:
            words = [item.text or ""]
            for child in item[: item.index(first)]:
                words += [child, child.tail or ""]
                item.remove(child)
            item.text = None
            self.paragraph(words, place, look)
        else:
            self.paragraph([item], place, look)
            return
        inner = replace(look, style="List Continue", list_number="")
        self.blocks(item, place, inner if len(place.paragraphs) > before else look)

    def terms(self, element: HtmlElement, place, look: Look) -> None:
        """A term with a short meaning is one line; with more, a line above it."""
        waiting: list[str] = []
        for part in element.iter("dt", "dd"):
            if part.tag == "dt":
                waiting.append(" ".join(part.text_content().split()))
            elif waiting and not any(is_block(child) for child in part):
                strong = Element("strong")
                strong.text = f"{': '.join(waiting)}: "
                made = self.paragraph([strong, part], place, look)
                waiting = [] if made is not None else waiting
            else:
                self.term(waiting, place, look)
                waiting = []
                self.blocks(part, place, look)
        self.term(waiting, place, look)

    def term(self, waiting: list[str], place, look: Look) -> None:
        if waiting:
            made = self.paragraph([": ".join(waiting)], place, look.marked("strong"))
            made.paragraph_format.keep_with_next = True

    def table(self, element: HtmlElement, place) -> None:
        found = TableOfHtml(element)
        if not found.columns:
            return
        if found.caption and found.is_caption_seen:
            self.tables += 1
            caption = place.add_paragraph(style="Caption")
            caption.paragraph_format.keep_with_next = True
            caption.add_run("Table ")
            word_field(caption, "SEQ Table \\* ARABIC", str(self.tables))
            caption.add_run(f": {found.caption}")
        write_table(found, self, place)

    def cell(self, element: HtmlElement, cell, *, is_heading: bool) -> None:
        self.blocks(element, cell, Look().marked("strong") if is_heading else Look())

    def picture(self, element: HtmlElement, place) -> None:
        if element.tag == "svg":
            if element.get("class") not in DRAWN:
                return  # a timetable's picture, which its table says again
            content, words = png_of(element), element.findtext("title") or ""
        else:
            content, words = self.image(element.get("src", "")), element.get("alt", "")
        made = place.add_paragraph()
        made.paragraph_format.keep_with_next = True
        try:
            shape = made.add_run().add_picture(BytesIO(content or b""))
        except (UnrecognizedImageError, OSError):
            made.add_run(f"[Picture: {words or 'not stored here'}]")
            return
        usual = float(element.get("width")) * 1.25 * PIXEL / shape.width if element.tag == "svg" else 1
        scale = min(WIDEST / shape.width, HIGHEST / shape.height, usual)
        shape.width, shape.height = Emu(int(shape.width * scale)), Emu(int(shape.height * scale))
        shape._inline.docPr.set("descr", words)

    # --- Words within a line ----------------------------------------------------------------------------------

    def pieces(self, words: list, look: Look) -> Iterator[tuple[str, Look]]:
        for word in words:
            if isinstance(word, str):
                yield word, look
            elif isinstance(word.tag, str) and word.tag not in LEFT_OUT and not _is_unseen(word):
                if word.tag == "br":
                    yield "\v", look
                inner = look.marked(word.tag) if word.tag in MARKS else look
                if word.tag == "a" and word.get("href"):
                    inner = replace(inner, address=word.get("href"))
                parts: list = [word.text or ""]
                for child in word:
                    parts += [child, child.tail or ""]
                yield from self.pieces(parts, inner)

    def fill(self, paragraph: Paragraph, pieces: list[tuple[str, Look]]) -> None:
        """White space as browsers show it: a run of it is one space, none at either end or around a line's end."""
        written: list[tuple[str, Look]] = []
        for words, look in pieces:
            words = re.sub(r"[ \t\n\r\f]+", " ", words)
            if not written or written[-1][0].endswith((" ", "\v")):
                words = words.lstrip(" ")
            if words:
                written.append((words, look))
        while written and not written[-1][0].rstrip(" \v"):
            written.pop()
        for at, (words, look) in enumerate(written, 1):
            self.run(paragraph, words.rstrip(" \v") if at == len(written) else words, look)

    def run(self, paragraph: Paragraph, words: str, look: Look) -> None:
        run = paragraph.add_run(words.replace("\v", "\n"))
        for tag in look.marks:
            setattr(run.font, MARKS[tag], True)
        if look.address.startswith("#"):
            if look.address[1:] in self.anchors:
                link(paragraph, run, anchor=look.address[1:])
        elif look.address:
            link(paragraph, run, address=self.full(look.address))


def is_block(element: HtmlElement) -> bool:
    """Whether an element makes lines of its own, by itself or by what is inside it."""
    return isinstance(element.tag, str) and (
        element.tag in BLOCKS or any(child.tag in BLOCKS for child in element.iterdescendants() if child.tag != "br")
    )


def _is_unseen(element: HtmlElement) -> bool:
    return "visually-hidden" in element.get("class", "")
