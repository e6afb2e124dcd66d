"""Office files as packages: what is refused before any of it is read. Pure."""

import zipfile
from io import BytesIO

MOST_UNPACKED = 20_000_000
MOST_RATIO = 200
MOST_PARTS = 3_000
ZIP, OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
NOT_EXCEL = "This Excel file cannot be read. Save it again as an Excel workbook (.xlsx)."


class Unreadable(Exception):
    """Why a whole file cannot be read, as a sentence for the person who sent it."""


def refuse_what_is_dangerous(data: bytes) -> None:
    """A small file that unpacks to a large one, a part that is there twice, macros, and entities of a file's own."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            parts = archive.infolist()
            names = [part.filename.lower() for part in parts]
            unpacked = sum(part.file_size for part in parts)
            if unpacked > MOST_UNPACKED or unpacked > MOST_RATIO * max(len(data), 50_000) or len(parts) > MOST_PARTS:
                raise Unreadable("The Excel file is too large when unpacked. Send a sheet with the meetings only.")
            if any("vbaproject" in name for name in names):
                raise Unreadable("The Excel file holds macros. Save it as a workbook without macros (.xlsx).")
            if len(set(names)) < len(names) or any(_defines_entities(archive, part) for part in parts):
                raise Unreadable(NOT_EXCEL)
    except Unreadable:
        raise
    except Exception as error:  # a damaged file provokes whatever its reader stumbles over
        raise Unreadable(NOT_EXCEL) from error


def _defines_entities(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> bool:
    """Whether an XML part has a document type, in whatever encoding it is written."""
    if not part.filename.lower().endswith(("xml", "rels")):
        return False
    return b"<!DOCTYPE" in archive.open(part).read(8192).replace(b"\0", b"").upper()
