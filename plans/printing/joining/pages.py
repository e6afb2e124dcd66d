"""Words and a number at the visual foot of pages; nothing on them is moved, scaled or covered.

Pages that others made get a strip for it. Pages that the portal drew without a number have room for one.
"""

import io
from functools import lru_cache

SIZE, MARGIN, BASELINE = 8.5, 40, 11
#: Points added at the foot of a page, where the words go.
STRIP = 28
GREY = "0.27 0.34 0.36"
LETTERS = "".join(map(chr, range(32, 127))) + "£·–—‘’“”…ÀÁÂÄÈÉÊËÌÍÎÏÒÓÔÖÙÚÛÜŴŶàáâäèéêëìíîïòóôöùúûüŵŷŁłęąćńśźż"
WIDEST, BETWEEN = 360, 12  # points, for the words on the left and before those on the right
#: Where a drawn page has its number: as far from the edge as its text, on the line of the words at its foot.
DRAWN_MARGIN, DRAWN_BASELINE = 56.7, 45.5


class Foot:
    """One font for all of a file's stamps."""

    def __init__(self, pdf, font: bytes):
        self._pdf = pdf
        self._letters = _letters_of(font)
        self._font = self._letters.embedded(pdf)
        self._before = pdf.make_stream(b"q\n")

    def stamp(self, page, left: str, right: str) -> None:
        """On a page of another maker, in a strip that is added."""
        box, turn = _with_strip(page)
        at = self._at_right(right, box, turn)
        left = self._letters.shortened(left, min(WIDEST, at - MARGIN - BETWEEN))
        self._write(page, box, turn, ((MARGIN, BASELINE, left), (at, BASELINE, right)))

    def number(self, page, words: str) -> None:
        """On a page that the portal drew."""
        box, turn = _visible(page)
        at = self._at_right(words, box, turn, margin=DRAWN_MARGIN)
        self._write(page, box, turn, ((at, DRAWN_BASELINE, words),))

    def _at_right(self, words, box, turn, margin=MARGIN):
        width = box[2] - box[0] if turn in (0, 180) else box[3] - box[1]
        return width - margin - self._letters.width(words)

    def _write(self, page, box, turn, places):
        import pikepdf

        shown = "\n".join(f"1 0 0 1 {x:.2f} {y} Tm <{self._letters.codes(words)}> Tj" for x, y, words in places)
        content = (
            "\nQ\n/Artifact <</Type /Pagination /Subtype /Footer /Attached [/Bottom]>> BDC\n"
            f"q {_matrix(box, turn)} cm {GREY} rg BT {self._font_name(page)} {SIZE} Tf\n{shown}\nET Q\nEMC\n"
        )
        contents = page.obj.get("/Contents")
        contents = list(contents) if isinstance(contents, pikepdf.Array) else [contents] if contents is not None else []
        page.obj.Contents = pikepdf.Array([self._before, *contents, self._pdf.make_stream(content.encode())])
        page.obj.Tabs = pikepdf.Name.S

    def _font_name(self, page) -> str:
        """A name that the page does not use for another font; pages often share their resources."""
        import pikepdf

        if "/Resources" not in page.obj:
            page.obj.Resources = pikepdf.Dictionary()
        fonts = page.obj.Resources.get("/Font")
        if fonts is None:
            fonts = page.obj.Resources.Font = pikepdf.Dictionary()
        name = "/Foot"
        while name in fonts and fonts[name].objgen != self._font.objgen:
            name += "_"
        fonts[name] = self._font
        return name


def _visible(page):
    """The visible box of the page, and how it is turned."""
    a, b, c, d = (float(value) for value in page.cropbox)
    return (min(a, c), min(b, d), max(a, c), max(b, d)), int(page.obj.get("/Rotate", 0)) % 360


def _with_strip(page):
    """The visible box, grown by the strip at what people see as its foot; and how it is turned."""
    import pikepdf

    (x0, y0, x1, y1), turn = _visible(page)
    match turn:
        case 0:
            y0 -= STRIP
        case 90:
            x1 += STRIP
        case 180:
            y1 += STRIP
        case _:
            x0 -= STRIP
    for key in ("/TrimBox", "/BleedBox", "/ArtBox"):
        if key in page.obj:
            del page.obj[key]
    page.obj.MediaBox = page.obj.CropBox = pikepdf.Array([x0, y0, x1, y1])
    return (x0, y0, x1, y1), turn


def _matrix(box, turn) -> str:
    """From a page that stands upright, with its corner at the origin."""
    x0, y0, x1, y1 = box
    ways = {
        0: (1, 0, 0, 1, x0, y0), 90: (0, 1, -1, 0, x1, y0),
        180: (-1, 0, 0, -1, x1, y1), 270: (0, -1, 1, 0, x0, y1),
    }  # fmt: skip
    return " ".join(f"{value:.2f}" for value in ways[turn])


@lru_cache(maxsize=2)
def _letters_of(font: bytes) -> "_Letters":
    """Once for all files of a pack: a subset costs more than the stamps of many pages."""
    return _Letters(font)


class _Letters:
    """The few letters that feet are made of, as a font of their own."""

    def __init__(self, font: bytes):
        from fontTools import subset
        from fontTools.ttLib import TTFont

        file = TTFont(io.BytesIO(font), recalcTimestamp=False)  # else each file would be another
        for table in {"GSUB", "GPOS", "GDEF", "DSIG"} & set(file.keys()):
            del file[table]  # unread: reading them costs more than joining a hundred pages
        options = subset.Options(hinting=False, layout_features=[], notdef_outline=True, name_IDs=[])
        subsetter = subset.Subsetter(options)
        subsetter.populate(text=LETTERS)
        subsetter.subset(file)
        written = io.BytesIO()
        file.save(written)
        self._content = written.getvalue()
        self._measure(TTFont(io.BytesIO(self._content)))

    def _measure(self, file):
        unit = 1000 / file["head"].unitsPerEm
        self._codes = {chr(code): file.getGlyphID(name) for code, name in file.getBestCmap().items()}
        self._widths = [round(file["hmtx"][name][0] * unit) for name in file.getGlyphOrder()]
        head, metrics = file["head"], file["hhea"]
        self._box = [round(value * unit) for value in (head.xMin, head.yMin, head.xMax, head.yMax)]
        self._heights = {"Ascent": round(metrics.ascent * unit), "Descent": round(metrics.descent * unit)}

    def codes(self, words) -> str:
        return "".join(f"{self._codes.get(letter, 0):04x}" for letter in words)

    def width(self, words) -> float:
        return sum(self._widths[self._codes.get(letter, 0)] for letter in words) * SIZE / 1000

    def shortened(self, words, most) -> str:
        if self.width(words) <= most:
            return words
        while words and self.width(f"{words}…") > most:
            words = words[:-1]
        return f"{words.rstrip()}…"

    def embedded(self, pdf):
        from pikepdf import Array, Dictionary, Name, String

        name = Name("/PORTAL+SourceSans3-Regular")
        file = pdf.make_stream(self._content, Length1=len(self._content))
        descriptor = Dictionary(
            Type=Name.FontDescriptor, FontName=name, Flags=32, FontBBox=self._box, ItalicAngle=0, CapHeight=660,
            StemV=80, FontFile2=file, **self._heights,
        )  # fmt: skip
        glyphs = Dictionary(
            Type=Name.Font, Subtype=Name.CIDFontType2, BaseFont=name, CIDToGIDMap=Name.Identity,
            CIDSystemInfo=Dictionary(Registry=String("Adobe"), Ordering=String("Identity"), Supplement=0),
            FontDescriptor=pdf.make_indirect(descriptor), DW=0, W=Array([0, Array(self._widths)]),
        )  # fmt: skip
        font = Dictionary(
            Type=Name.Font, Subtype=Name.Type0, BaseFont=name, Encoding=Name("/Identity-H"),
            DescendantFonts=Array([pdf.make_indirect(glyphs)]), ToUnicode=pdf.make_stream(self._unicode().encode()),
        )  # fmt: skip
        return pdf.make_indirect(font)

    def _unicode(self) -> str:
        """What readers and searches take the glyphs for, a hundred to a block as the format asks."""
        lines = [f"<{code:04x}> <{ord(letter):04x}>" for letter, code in sorted(self._codes.items())]
        blocks = [lines[at : at + 100] for at in range(0, len(lines), 100)]
        shown = "\n".join(f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar" for block in blocks)
        return (
            "/CIDInit /ProcSet findresource begin 12 dict begin begincmap\n"
            "/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def\n"
            "/CMapName /Adobe-Identity-UCS def /CMapType 2 def\n"
            f"1 begincodespacerange <0000> <ffff> endcodespacerange\n{shown}\nendcmap end end"
        )
