"""Reading a PDF in tests, with pikepdf and pypdfium2: its tags, texts, fonts, pictures."""

import io
from collections import Counter
from contextlib import closing

import page
import pikepdf
import pypdfium2
from fontTools.ttLib import TTFont

LISTS = {"L": {"L", "LI", "Caption"}, "Table": {"THead", "TBody", "TFoot", "TR", "Caption"}, "TR": {"TH", "TD"}}


class Reading:
    """What a reader, and a reader's software, finds in a PDF."""

    def __init__(self, content: bytes):
        self.content = content
        with pikepdf.open(io.BytesIO(content)) as pdf:
            root = pdf.Root
            self.language = str(root.Lang)
            self.is_tagged = bool(root.MarkInfo.Marked)
            self.shows_title = bool(root.ViewerPreferences.DisplayDocTitle)
            self.dates = (str(pdf.docinfo["/CreationDate"]), str(pdf.docinfo["/ModDate"]))
            with pdf.open_metadata() as meta:
                self.title, self.part = meta.get("dc:title"), meta.get("pdfuaid:part")
            with pdf.open_outline() as outline:
                self.bookmarks = [(item.title, [child.title for child in item.children]) for item in outline.root]
            self.elements = [(tag, parent, _facts(element)) for tag, parent, element in _walk(root.StructTreeRoot, "")]
            self.fonts = _fonts(pdf)
            self.untagged = sum(_untagged(page) for page in pdf.pages)
            self.active = [key for key in ("/JavaScript", "/EmbeddedFiles") if key in root.get("/Names", {})]
            self.links = Counter(
                str(note.A.S) for page in pdf.pages for note in page.get("/Annots", []) if "/A" in note
            )

    def tags(self, name):
        return [facts for tag, _, facts in self.elements if tag == name]

    @property
    def headings(self):
        return [int(tag[1]) for tag, _, _ in self.elements if len(tag) == 2 and tag[0] == "H" and tag[1].isdigit()]

    @property
    def misplaced(self):
        """Elements that a list, a table or a row may not hold."""
        return [(parent, tag) for tag, parent, _ in self.elements if parent in LISTS and tag not in LISTS[parent]]

    @property
    def texts(self):
        """The text of each page."""
        with closing(pypdfium2.PdfDocument(self.content)) as pdf:
            return [_text(page) for page in pdf]

    def pictures(self, scale=0.4):
        """The pixels of each page."""
        with closing(pypdfium2.PdfDocument(self.content)) as pdf:
            return [bytes(page.render(scale=scale).buffer) for page in pdf]


def failed_rules(content: bytes) -> list[tuple[str, str]]:
    """What of PDF/UA-1 and PDF/A-2a a file does not keep to, as a validator of its own finds.

    It takes the last byte of a stream that happens to be a carriage return for a part of the line's end behind it.
    """
    reports = [page.validate_pdf_bytes(content, profile=profile) for profile in ("ua1", "2a")]
    failed = [(failure.rule_id, failure.message) for report in reports for failure in report.failures]
    ends_in_doubt = b"\r\nendstream" in content
    return [each for each in failed if not (ends_in_doubt and each[0] == "PDFA2A-STREAM-LENGTH-001")]


def shapes_of(content: bytes) -> list:
    """The outline of every letter, in the order they are drawn."""
    with pikepdf.open(io.BytesIO(content)) as pdf:
        return [shape for page in pdf.pages for shape in _shapes(page)]


def _shapes(page):
    outlines = {}
    for operands, operator in pikepdf.parse_content_stream(page):
        if str(operator) == "Tf":
            name = str(operands[0])
            outlines[name] = outlines.get(name) or _outlines(page.Resources.Font[name])
        elif str(operator) in ("Tj", "TJ"):
            strings = operands[0] if isinstance(operands[0], pikepdf.Array) else [operands[0]]
            codes = b"".join(bytes(string) for string in strings if isinstance(string, pikepdf.String))
            yield from (outlines[name](codes[at] * 256 + codes[at + 1]) for at in range(0, len(codes), 2))


def _outlines(font):
    file = TTFont(io.BytesIO(font.DescendantFonts[0].FontDescriptor.FontFile2.read_bytes()))
    names, glyphs = file.getGlyphOrder(), file["glyf"]
    return lambda code: tuple(glyphs[names[code]].getCoordinates(glyphs)[0])


def _text(page):
    with closing(page.get_textpage()) as text:
        return " ".join(text.get_text_range().split())


def _walk(node, parent):
    kids = node.get("/K")
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            tag = str(kid.S)[1:]
            yield tag, parent, kid
            yield from _walk(kid, tag)


def _facts(element):
    attributes = element.get("/A", {})
    return {
        "alt": str(element.get("/Alt", "")),
        "span": int(attributes.get("/ColSpan", 1)) if isinstance(attributes, pikepdf.Dictionary) else 1,
        "rows": [_width(row) for row in _inside(element, "TR")] if pikepdf.Name.Table == element.S else [],
        "heads": len(list(_inside(element, "TH"))) if pikepdf.Name.Table == element.S else 0,
    }


def _inside(element, wanted):
    return (kid for tag, _, kid in _walk(element, "") if tag == wanted)


def _width(row):
    return sum(int(kid.get("/A", {}).get("/ColSpan", 1)) for tag, _, kid in _walk(row, "") if tag in ("TH", "TD"))


def _fonts(pdf):
    """Names of the fonts without their subset prefix; all are embedded and have a Unicode map."""
    names = set()
    for thing in pdf.objects:
        if not isinstance(thing, pikepdf.Dictionary) or "/DescendantFonts" not in thing:
            continue
        descriptor = thing.DescendantFonts[0].FontDescriptor
        assert any(key in descriptor for key in ("/FontFile2", "/FontFile3")), thing.BaseFont
        assert "/ToUnicode" in thing, thing.BaseFont
        names.add(str(thing.BaseFont).partition("+")[2].rstrip(","))
    return names


def _untagged(page):
    """Painting operators outside any marked content."""
    depth = found = 0
    for _, operator in pikepdf.parse_content_stream(page):
        name = str(operator)
        depth += {"BDC": 1, "BMC": 1, "EMC": -1}.get(name, 0)
        found += depth == 0 and name in {"Tj", "TJ", "f", "F", "f*", "B", "B*", "S", "s", "Do", "sh"}
    return found
