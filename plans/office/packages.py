"""Office files as packages: what is refused before any of it is read. Pure."""

import re
import zipfile
from dataclasses import dataclass
from io import BytesIO

MOST_RATIO = 200
MOST_PARTS = 3_000
PIECE = 1 << 18
ZIP, OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
NOT_EXCEL = "This Excel file cannot be read. Save it again as an Excel workbook (.xlsx)."
NOT_WORD = "This Word file cannot be read: it is damaged, or not a Word document. Open it in Word and save it as .docx."
_IN_EXCEL = "into an Excel workbook (.xlsx), and send that."
#: What comes as sheets and is none: the endings of its name, the parts of its package, and what is said of it.
NO_WORKBOOKS = (
    ((".xlsb",), "xl/workbook.bin", "This is a binary workbook (.xlsb). Save it in Excel as “Excel Workbook (.xlsx)”."),
    ((".docx", ".doc"), "word/", f"This is a Word file. Copy the rows of its table {_IN_EXCEL}"),
    ((".pptx", ".ppt"), "ppt/", f"This is a PowerPoint file. Copy the rows of its table {_IN_EXCEL}"),
    ((".ods",), "content.xml", "This is an OpenDocument sheet (.ods). Save it as an Excel workbook (.xlsx)."),
    ((".numbers",), "Index/", "This is a Numbers file. Choose File, Export To, Excel, then send the .xlsx file."),
)
SHEETS = "an Excel workbook (.xlsx) or a CSV file"
#: Endings of files that people pack into a zip file.
PACKED = (".docx", ".doc", ".xlsx", ".xls", ".csv", ".pdf", ".odt", ".ods")
_DOCTYPE = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_MARKUP = (b"<", b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff", b"\0<")


class Unreadable(Exception):
    """Why a whole file cannot be read, as a sentence for the person who sent it."""


@dataclass(frozen=True)
class PackageKind:
    """What is said of a kind of file, and how much of it is unpacked."""

    unreadable: str
    too_large: str
    macros: str
    most_unpacked: int


EXCEL = PackageKind(
    NOT_EXCEL,
    "The Excel file is too large when unpacked. Send a sheet with the rows alone, without pictures.",
    "The Excel file holds macros. Save it as a workbook without macros (.xlsx).",
    20_000_000,
)
WORD = PackageKind(
    NOT_WORD,
    "The Word file is too large when unpacked. Compress its pictures, or split it, and save it as .docx.",
    "The Word file holds macros. Save it as a document without macros: “Word document (.docx)”.",
    150_000_000,
)


def refuse_what_is_dangerous(data: bytes, kind: PackageKind = EXCEL) -> None:
    """A small file that unpacks to a large one, a part that is there twice, macros, and entities of a file's own."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            parts = archive.infolist()
            names = [part.filename.lower() for part in parts]
            _refuse_what_is_large(parts, len(data), kind)
            if any("vbaproject" in name for name in names):
                raise Unreadable(kind.macros)
            if len(set(names)) < len(names) or any(map(_leads_out, names)):
                raise Unreadable(kind.unreadable)
            if any(_defines_entities(archive, part) for part in parts):
                raise Unreadable(kind.unreadable)
    except Unreadable:
        raise
    except Exception as error:  # a damaged file provokes whatever its reader stumbles over
        raise Unreadable(kind.unreadable) from error


def holds_files(names: list[str]) -> bool:
    """Whether these are files that somebody packed, and not the parts of one."""
    is_package = any(name in ("[Content_Types].xml", "mimetype") or name.startswith("Index/") for name in names)
    return not is_package and any(name.lower().endswith(PACKED) for name in names)


def other_than_excel(data: bytes) -> str:
    """What is said of a package that holds no workbook as it is read here; empty where it may hold one."""
    with zipfile.ZipFile(BytesIO(data)) as archive:
        names = archive.namelist()
    if holds_files(names):
        return f"This is a zip file with others in it. Take the sheet out of it: send it as {SHEETS}."
    return next((told for _, part, told in NO_WORKBOOKS if any(name.startswith(part) for name in names)), "")


def _refuse_what_is_large(parts, size, kind) -> None:
    unpacked = sum(part.file_size for part in parts)
    is_bomb = unpacked > MOST_RATIO * max(size, 50_000)
    if unpacked > kind.most_unpacked or is_bomb or len(parts) > MOST_PARTS:
        raise Unreadable(kind.too_large)


def _leads_out(name: str) -> bool:
    return name.startswith(("/", "\\")) or ".." in re.split(r"[/\\]", name)


def _defines_entities(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> bool:
    """Whether a part that is XML, whatever its name, has a document type, in whatever encoding it is written."""
    with archive.open(part) as opened:
        piece = opened.read(PIECE)
        is_named_so = part.filename.lower().endswith(("xml", "rels"))
        if not is_named_so and not piece.lstrip().startswith(_MARKUP):
            return False
        end = b""
        while piece:
            seen = end + piece.replace(b"\0", b"")
            if _DOCTYPE.search(seen):
                return True
            end, piece = seen[-20:], opened.read(PIECE)
    return False
