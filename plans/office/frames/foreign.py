"""What of a Word template would fetch or start something in the hands of whoever opens a report that is made of it."""

import re
from io import BytesIO
from zipfile import ZipFile

from docx.document import Document as WordDocument
from docx.oxml.ns import qn
from lxml import etree

from plans.office.packages import Unreadable

RELATIONS = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
#: Kinds of parts that are programs, or pages of the web put into the text.
STARTED = ("/oleObject", "/control", "/aFChunk")
#: Links people follow themselves, and where Word keeps the place of the file that a text was begun with.
LED = ("/hyperlink", "/attachedTemplate")
FETCHING = re.compile(r"\b(DDE|DDEAUTO|INCLUDETEXT|INCLUDEPICTURE|LINK|IMPORT|DATABASE)\b", re.IGNORECASE)
EMBEDDED = "The template holds an embedded object or control. Take it out, or put a picture in its place."
ELSEWHERE = (
    "The template fetches something from elsewhere, such as a linked picture. In Word choose File, Info, “Edit Links "
    "to Files”, then “Break Link”."
)
FIELD = "The template has a field that fetches from elsewhere ({}). Click into it, press Ctrl+Shift+F9, and save it."


def refuse_foreign(content: bytes) -> None:
    """Raises Unreadable with what has to be taken out."""
    with ZipFile(BytesIO(content)) as archive:
        for name in archive.namelist():
            if name.endswith(".rels"):
                _refuse_relations(_parsed(archive, name))
            elif name.startswith("word/") and name.endswith(".xml"):
                _refuse_fields(_parsed(archive, name))


def _parsed(archive, name):
    return etree.fromstring(archive.read(name), etree.XMLParser(resolve_entities=False, no_network=True))


def _refuse_relations(root) -> None:
    for relation in root.iter(RELATIONS):
        kind = relation.get("Type", "")
        if kind.endswith(STARTED):
            raise Unreadable(EMBEDDED)
        if relation.get("TargetMode") == "External" and not kind.endswith(LED):
            raise Unreadable(ELSEWHERE)


def _refuse_fields(root) -> None:
    """A field may be cut into many pieces: those of a paragraph are read together."""
    for paragraph in root.iter(qn("w:p")):
        words = "".join(each.text or "" for each in paragraph.iter(qn("w:instrText")))
        simple = " ".join(each.get(qn("w:instr"), "") for each in paragraph.iter(qn("w:fldSimple")))
        if found := FETCHING.search(f"{words} {simple}"):
            raise Unreadable(FIELD.format(found[1].upper()))


def forget_template(document: WordDocument) -> None:
    """Word would fetch the file that the text was begun with, and run what is in it."""
    part = document.part._settings_part
    for told in part.element.findall(qn("w:attachedTemplate")):
        part.rels.pop(told.get(qn("r:id")), None)
        part.element.remove(told)
