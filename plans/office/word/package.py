"""A Word file opened: its parts, after everything dangerous was refused. Pure."""

import posixpath
import zipfile
from dataclasses import dataclass, field
from io import BytesIO

from plans.office.packages import NOT_WORD, WORD, Unreadable, refuse_what_is_dangerous
from plans.office.word.kinds_of_file import other_package, refuse_other_kinds
from plans.office.word.markup import parsed, written

MOST_XML = 25_000_000
#: Of one part: a text of some 20,000 paragraphs has as many.
MOST_ELEMENTS = 250_000
TOO_LONG = "The Word file is too long to be read in one piece. Split it, and bring the parts in one after the other."
CONTENT_TYPES, ROOT = "[Content_Types].xml", "_rels/.rels"
#: So much of a picture tells its kind and size.
BEGINNING = 65_536
#: What the text leads to and is read; all other parts stay closed.
READ = ("styles", "numbering", "footnotes", "endnotes", "comments", "header", "footer", "chart", "diagramData")


@dataclass(frozen=True)
class Relation:
    target: str  # a part of the file by its whole name, or an address
    sort: str
    is_outside: bool


@dataclass
class WordPackage:
    """The parts of a file that are read, by their names; ``text`` is the name of the one with the text.

    Pictures are not unpacked: of each is known how it begins, which tells its kind and size.
    """

    parts: dict[str, bytes]
    text: str
    pictures: dict[str, bytes] = field(default_factory=dict)

    def relations(self, part: str = "") -> dict[str, Relation]:
        return relations_of(self.parts, part or self.text)

    def roots(self, sort: str) -> list:
        """The parsed parts of a sort (``header``) that the text leads to, in the order of their names."""
        names = {each.target for each in self.relations().values() if each.sort == sort and not each.is_outside}
        return [parsed(self.parts[name]) for name in sorted(names) if name in self.parts]

    def part_of(self, sort: str) -> str | None:
        found = (each.target for each in self.relations().values() if each.sort == sort and not each.is_outside)
        return next((name for name in found if name in self.parts), None)

    def packed(self) -> BytesIO:
        """What is read, as a file again: no other part goes on, and each picture is its own name."""
        out = BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as archive:
            for name, content in self.parts.items():
                archive.writestr(name, content)
            for name in self.pictures:
                archive.writestr(name, name)
        out.seek(0)
        return out


def opened(data: bytes, name: str = "") -> WordPackage:
    """The parts that are read, each written anew without a document type. Raises Unreadable."""
    refuse_other_kinds(data, name)
    refuse_what_is_dangerous(data, WORD)
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            return _read(archive)
    except Unreadable:
        raise
    except Exception as error:  # a damaged file provokes whatever its reader stumbles over
        raise Unreadable(NOT_WORD) from error


def _read(archive) -> WordPackage:
    names = archive.namelist()
    if CONTENT_TYPES not in names or ROOT not in names:
        raise Unreadable(other_package(names))
    parts = {name: _clean(archive, name) for name in (CONTENT_TYPES, ROOT)}
    if b"macroEnabled" in parts[CONTENT_TYPES]:
        raise Unreadable(WORD.macros)
    text = next((each.target for each in relations_of(parts, "").values() if each.sort == "officeDocument"), "")
    if text not in names or not text.startswith("word/"):
        raise Unreadable(other_package(names))
    for name in (text, relations_part(text)):
        if name in names:
            parts[name] = _clean(archive, name)
    for target in {each.target for each in _inside(parts, text) if each.sort in READ and each.target in names}:
        for name in {target, relations_part(target)} & set(names):
            parts[name] = _clean(archive, name)
    shown = {each.target for part in list(parts) for each in _inside(parts, part) if each.sort == "image"}
    return WordPackage(parts, text, {name: _beginning(archive, name) for name in sorted(shown)})


def _beginning(archive, name: str) -> bytes:
    """Of a picture; empty where the file lacks it."""
    return archive.open(name).read(BEGINNING) if name in archive.NameToInfo else b""


def _inside(parts, part) -> list[Relation]:
    return [each for each in relations_of(parts, part).values() if not each.is_outside]


def _clean(archive, name: str) -> bytes:
    if archive.getinfo(name).file_size > MOST_XML:
        raise Unreadable(WORD.too_large)
    content = archive.read(name)
    if content.count(b"<") > 2 * MOST_ELEMENTS:
        raise Unreadable(TOO_LONG)
    return written(parsed(content))


def relations_part(part: str) -> str:
    folder, _, name = part.rpartition("/")
    return f"{folder}/_rels/{name}.rels".lstrip("/") if part else ROOT


def relations_of(parts: dict[str, bytes], part: str) -> dict[str, Relation]:
    """Of a part: what each of its relations leads to."""
    name = relations_part(part)
    return {each.get("Id"): _relation(each, part) for each in parsed(parts[name])} if name in parts else {}


def _relation(element, part: str) -> Relation:
    target, is_outside = element.get("Target") or "", element.get("TargetMode") == "External"
    if not is_outside:
        target = posixpath.normpath(posixpath.join("/", posixpath.dirname(part), target)).lstrip("/")
    return Relation(target, (element.get("Type") or "").rpartition("/")[2], is_outside)
