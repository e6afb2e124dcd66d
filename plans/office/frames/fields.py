"""The fields of a Word template: words between ``{{`` and ``}}``, in text, tables, headers, footers and notes.

What stands in a field is a name and nothing else: it is given a number before the library that fills it sees it, so
that no file can bring instructions of its own.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from io import BytesIO

from docx import Document
from docx.document import Document as WordDocument
from docx.opc.part import XmlPart
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from lxml import etree

from plans.office.packages import NOT_WORD, Unreadable

LONGEST_NAME = 100
MOST_FIELDS = 200
FIELD = re.compile(r"\{\{([^{}]*)\}\}")
INSTRUCTION = re.compile(r"\{[{%#]|[%#}]\}")
#: Parts of a Word file in which fields are filled.
PARTS = re.compile(r"/word/(document|header\d*|footer\d*|footnotes)\.xml", re.IGNORECASE)
PROPERTIES = ("author", "comments", "identifier", "language", "subject", "title")


@dataclass(frozen=True)
class FrameField:
    """One place of a name. Whole paragraphs fit only where it stands alone in a paragraph of the text itself."""

    name: str
    stands_alone: bool


def open_frame(content: bytes) -> WordDocument:
    try:
        return Document(BytesIO(content))
    except Exception as error:  # a damaged file provokes whatever its reader stumbles over
        raise Unreadable(NOT_WORD) from error


def fields_of(content: bytes) -> list[FrameField]:
    """Each name once, in the order of the file. Raises Unreadable with what cannot stand in a template."""
    found: dict[str, FrameField] = {}

    def keep(field: FrameField) -> str:
        before = found.get(field.name, field)
        found[field.name] = FrameField(field.name, before.stands_alone and field.stands_alone)
        return ""

    numbered(open_frame(content), keep)
    if not found:
        raise Unreadable("There is no field in this file. Write fields in double braces, such as {{ Title }}.")
    if len(found) > MOST_FIELDS:
        raise Unreadable(f"There are {len(found)} fields in this file; it may have at most {MOST_FIELDS}.")
    return list(found.values())


def numbered(document: WordDocument, tag_of: Callable[[FrameField], str]) -> WordDocument:
    """Put what ``tag_of`` says in the place of each field. Raises Unreadable where anything else is left in braces."""
    for part in _parts(document):
        is_text = part is document.part
        for paragraph in part.element.iter(qn("w:p")):
            _put_into(paragraph, is_text, tag_of)
    if any(INSTRUCTION.search(getattr(document.core_properties, name) or "") for name in PROPERTIES):
        raise Unreadable("Fields in the properties of the file are not filled. Take them out there.")
    return document


def _parts(document) -> Iterator[XmlPart]:
    """Footnotes are no parts that the library knows: they are read as such from here on."""
    for relation in [*document.part.rels.values()]:
        if not relation.is_external and PARTS.fullmatch(str(relation.target_part.partname)):
            part = relation.target_part
            if not isinstance(part, XmlPart):
                part = XmlPart(part.partname, part.content_type, parse_xml(part.blob), part.package)
                relation._target = part
            yield part
    yield document.part


def _put_into(paragraph, is_text: bool, tag_of) -> None:
    texts = [text for text in paragraph.iter(qn("w:t")) if _paragraph_of(text) is paragraph]
    words = "".join(text.text or "" for text in texts)
    places = [*FIELD.finditer(words)]
    tags = [tag_of(_field(found, words, is_text and not _is_in_a_box(paragraph))) for found in places]
    for found, tag in reversed([*zip(places, tags, strict=True)]):
        _replace(texts, found.start(), found.end(), tag)
    left = FIELD.sub("", words)
    if INSTRUCTION.search(left):
        raise Unreadable(
            f"“{left.strip()[:80]}”: only fields such as {{{{ Title }}}} are filled, each within one line."
        )


def _field(found: re.Match, words: str, is_text: bool) -> FrameField:
    name = " ".join(found.group(1).split())
    if not name:
        raise Unreadable("There is a field without a name: {{ }}.")
    if len(name) > LONGEST_NAME:
        raise Unreadable(f"The name of a field is too long: “{name[:80]} …”.")
    return FrameField(name, is_text and words.strip() == found.group(0))


def _paragraph_of(text):
    return next(text.iterancestors(qn("w:p")), None)


def _is_in_a_box(paragraph) -> bool:
    return next(paragraph.iterancestors(qn("w:txbxContent")), None) is not None


def _replace(texts, start: int, end: int, words: str) -> None:
    """What stands from one letter to another, over however many pieces Word has cut it into."""
    at = 0
    for text in texts:
        own = text.text or ""
        first, last = max(start - at, 0), min(end - at, len(own))
        if first < last:
            text.text = own[:first] + words + own[last:]
            text.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
            words = ""
        at += len(own)


def is_hidden_in(document: WordDocument, own: re.Pattern) -> bool:
    """Whether anything in braces stands elsewhere than in words: a file may hide it in what no reader sees."""
    return any(
        INSTRUCTION.search(own.sub("", etree.tostring(part.element, encoding="unicode"))) for part in _parts(document)
    )
