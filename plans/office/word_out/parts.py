"""Parts of WordprocessingML that python-docx has no words for: fields, links, bookmarks, numbering."""

import re

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import RGBColor

LANGUAGE = "en-GB"
LINK_COLOUR = RGBColor(0x1D, 0x4F, 0x8F)
#: How an ``ol`` counts: its ``type`` → Word's name for it.
COUNTS = {"": "decimal", "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
DEEPEST = 8


def element(tag: str, /, **attributes: str):
    """``element("w:shd", val="clear")``, each attribute in the namespace of WordprocessingML."""
    made = OxmlElement(tag)
    for key, value in attributes.items():
        made.set(qn(f"w:{key}"), value)
    return made


def field(paragraph, code: str, shown: str = "", *, is_dirty: bool = False) -> None:
    """A field that Word works out; ``shown`` until then, ``is_dirty``: worked out when the file is opened."""
    begin_field(paragraph, code, is_dirty=is_dirty)
    paragraph.add_run(shown)
    end_field(paragraph)


def begin_field(paragraph, code: str, *, is_dirty: bool = False) -> None:
    begin = element("w:fldChar", fldCharType="begin", **({"dirty": "true"} if is_dirty else {}))
    paragraph.add_run()._r.append(begin)
    told = OxmlElement("w:instrText")
    told.set(qn("xml:space"), "preserve")
    told.text = f" {code} "
    paragraph.add_run()._r.append(told)
    paragraph.add_run()._r.append(element("w:fldChar", fldCharType="separate"))


def end_field(paragraph) -> None:
    paragraph.add_run()._r.append(element("w:fldChar", fldCharType="end"))


def bookmark_name(anchor: str) -> str:
    """At most 40 letters, figures and underscores."""
    return "_" + re.sub(r"\W", "", anchor)[:39]


def bookmark(paragraph, anchor: str, number: int) -> None:
    paragraph._p.append(element("w:bookmarkStart", id=str(number), name=bookmark_name(anchor)))
    paragraph._p.append(element("w:bookmarkEnd", id=str(number)))


def link(paragraph, run, *, address: str = "", anchor: str = "", is_coloured: bool = True) -> None:
    """The last run of a paragraph, made a link to an address or to a bookmark."""
    made = element("w:hyperlink", history="1", **({"anchor": bookmark_name(anchor)} if anchor else {}))
    if address:
        made.set(qn("r:id"), paragraph.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
    if is_coloured:
        run.font.color.rgb, run.font.underline = LINK_COLOUR, True
    made.append(run._r)
    paragraph._p.append(made)


class Numbering:
    """Lists of a file: a way of counting for each kind, and a list of its own for each ``ol``, which begins anew."""

    def __init__(self, document):
        self.root = document.part.numbering_part.element
        self.kinds: dict[str, str] = {}

    def new(self, kind: str, *, depth: int, start: int = 1) -> str:
        """The number of a new list: ``kind`` is ``bullet`` or one of ``COUNTS``."""
        number = self._next("w:num", "w:numId")
        made = element("w:num", numId=number)
        made.append(element("w:abstractNumId", val=self._way_of(kind)))
        if kind != "bullet":
            override = element("w:lvlOverride", ilvl=str(depth))
            override.append(element("w:startOverride", val=str(start)))
            made.append(override)
        self.root.append(made)
        return number

    def _next(self, tag: str, name: str) -> str:
        return str(max((int(each.get(qn(name))) for each in self.root.findall(qn(tag))), default=0) + 1)

    def _way_of(self, kind: str) -> str:
        if kind not in self.kinds:
            number = self.kinds[kind] = self._next("w:abstractNum", "w:abstractNumId")
            levels = "".join(_level(kind, depth) for depth in range(DEEPEST + 1))
            markup = f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{number}">{levels}</w:abstractNum>'
            self.root.insert(self.root.index(self.root.find(qn("w:num"))), parse_xml(markup))
        return self.kinds[kind]


def _level(kind: str, depth: int) -> str:
    mark = "•–▪"[depth % 3] if kind == "bullet" else f"%{depth + 1}."
    indent = 425 * (depth + 1)
    return (
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/><w:lvlText w:val="{mark}"/>'
        f'<w:lvlJc w:val="left"/><w:pPr><w:ind w:left="{indent}" w:hanging="425"/></w:pPr></w:lvl>'
    )


def in_list(paragraph, number: str, depth: int) -> None:
    numbered = element("w:numPr")
    numbered.append(element("w:ilvl", val=str(min(depth, DEEPEST))))
    numbered.append(element("w:numId", val=number))
    paragraph._p.get_or_add_pPr().append(numbered)
