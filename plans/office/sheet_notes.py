"""Notes that hang on cells of a workbook, as Excel calls its comments, and what is drawn over them. Pure."""

import posixpath
import re
from collections.abc import Callable
from dataclasses import dataclass
from zipfile import ZipFile

from lxml import etree
from openpyxl.utils import range_boundaries

from plans.office.addresses import is_untold

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
#: What Excel writes before a comment for programs that are older than such comments.
_FOR_OLDER = re.compile(r"\[Threaded comment\].*?\b(?:Comment|Sylw):\s*", re.DOTALL)
_DRAWN = "{http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing}"
_TEXT = "{http://schemas.openxmlformats.org/drawingml/2006/main}t"
MOST, MOST_DRAWN, LONGEST, MOST_ADDRESS = 2_000, 20, 200, 500


@dataclass(frozen=True)
class SheetNote:
    """The words of a note with who wrote it; ``at`` is the address of its cell, such as ``D7``."""

    row: int
    at: str
    words: str


def notes_in(archive: ZipFile, sheet: str) -> list[SheetNote]:
    """Of the sheet in this part of the package."""
    return [note for part in _parts_of(archive, sheet, "comments") for note in _notes(_parsed(archive, part))][:MOST]


def links_in(
    archive: ZipFile, sheet: str, links: dict[str, str], words_at: Callable[[int, int], str]
) -> list[SheetNote]:
    """Where links of cells lead whose words do not say it; ``words_at``: those of the cell in a row and a column."""
    targets = {each.get("Id"): each.get("Target") or "" for each in _relations(archive, sheet)} if links else {}
    found = []
    for at, relation in [*links.items()][:MOST]:
        column, row, _, _ = range_boundaries(at)
        address = targets.get(relation, "")
        if is_untold(address, words_at(row, column)):
            found.append(SheetNote(row, at, f"leads to {address[:MOST_ADDRESS]}"))
    return found


def drawn_in(archive: ZipFile, sheet: str) -> list[str]:
    """What is drawn over the cells, each in a word or two; of a text box its words."""
    roots = [_parsed(archive, part) for part in _parts_of(archive, sheet, "drawing")]
    found = [words for root in roots for each in root.iter() if (words := _drawn(each))]
    return found[:MOST_DRAWN]


def _drawn(element) -> str:
    if element.tag == f"{_DRAWN}pic":
        return "a picture"
    if element.tag == f"{_DRAWN}graphicFrame":
        return "a chart"
    words = " ".join("".join(each.text or "" for each in element.iter(_TEXT)).split())
    return f"a text box (“{words[:LONGEST]}”)" if element.tag == f"{_DRAWN}sp" and words else ""


def _relations(archive: ZipFile, sheet: str) -> list:
    folder, _, name = sheet.rpartition("/")
    relations = f"{folder}/_rels/{name}.rels"
    return list(_parsed(archive, relations)) if relations in archive.NameToInfo else []


def _parts_of(archive: ZipFile, sheet: str, sort: str) -> list[str]:
    found = [each for each in _relations(archive, sheet) if (each.get("Type") or "").endswith(f"/{sort}")]
    targets = [each.get("Target") or "" for each in found]
    parts = [
        posixpath.normpath(posixpath.join("/", posixpath.dirname(sheet), target)).lstrip("/") for target in targets
    ]
    return [part for part in parts if part in archive.NameToInfo]


def _parsed(archive: ZipFile, part: str):
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    return etree.fromstring(archive.read(part), parser)


def _notes(root):
    authors = [each.text or "" for each in root.iter(f"{_MAIN}author")]
    for each in root.iter(f"{_MAIN}comment"):
        at, number = each.get("ref") or "A1", int(each.get("authorId") or 0)
        author = authors[number] if number < len(authors) and not authors[number].startswith("tc=") else ""
        said = _FOR_OLDER.sub("", "".join(text.text or "" for text in each.iter(f"{_MAIN}t")))
        words = " ".join(said.split()).removeprefix(f"{author}:").strip()
        if words:
            yield SheetNote(range_boundaries(at)[1], at, f"{author}: {words}" if author else words)
