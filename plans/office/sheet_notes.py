"""Notes that hang on cells of a workbook, as Excel calls its comments. Pure."""

import posixpath
import re
from dataclasses import dataclass
from zipfile import ZipFile

from lxml import etree
from openpyxl.utils import range_boundaries

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
#: What Excel writes before a comment for programs that are older than such comments.
_FOR_OLDER = re.compile(r"\[Threaded comment\].*?\b(?:Comment|Sylw):\s*", re.DOTALL)
MOST = 2_000


@dataclass(frozen=True)
class SheetNote:
    """The words of a note with who wrote it; ``at`` is the address of its cell, such as ``D7``."""

    row: int
    at: str
    words: str


def notes_in(archive: ZipFile, sheet: str) -> list[SheetNote]:
    """Of the sheet in this part of the package."""
    return [note for part in _parts_of(archive, sheet) for note in _notes(_parsed(archive, part))][:MOST]


def _parts_of(archive: ZipFile, sheet: str) -> list[str]:
    folder, _, name = sheet.rpartition("/")
    relations = f"{folder}/_rels/{name}.rels"
    if relations not in archive.NameToInfo:
        return []
    targets = [each.get("Target") or "" for each in _parsed(archive, relations) if _is_of_notes(each)]
    parts = [posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/") for target in targets]
    return [part for part in parts if part in archive.NameToInfo]


def _is_of_notes(relation) -> bool:
    return (relation.get("Type") or "").endswith("/comments")


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
