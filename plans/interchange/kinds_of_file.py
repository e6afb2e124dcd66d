"""What a file is that was sent as a plan's interchange file and is none. Pure."""

_WORD = "This is a Word document, not a plan’s JSON file. A plan in Word comes in by “Start a plan”."
_EXCEL = "This is an Excel workbook, not a plan’s JSON file. Lines of Excel come in on the pages of a plan’s rows."
_ZIP = "This is a zip file. Unpack it, and send the plan’s JSON file that is in it."
_PICTURE = "This is a picture, not a plan’s JSON file."
#: How the bytes of a file begin, and what is said of it; the first that fits.
_STARTS = (
    (b"%PDF-", "This is a PDF, not a plan’s JSON file. Beside the PDF of a plan in a portal stands its JSON file."),
    (b"\xd0\xcf\x11\xe0", "This is an old Word or Excel file (.doc, .xls), not a plan’s JSON file."),
    (b"{\\rtf", "This is a Rich Text file (.rtf), not a plan’s JSON file."),
    (b"\x89PNG", _PICTURE),
    (b"\xff\xd8\xff", _PICTURE),
    (b"GIF8", _PICTURE),
    (b"BM", _PICTURE),
    (b"II*\0", _PICTURE),
    (b"MM\0*", _PICTURE),
    (b"<svg", _PICTURE),
    (b"\x1f\x8b", "This is a compressed file (.gz). Unpack it, and send the plan’s JSON file that is in it."),
    (b"7z\xbc\xaf", _ZIP),
    (b"Rar!", _ZIP),
    (b"<!doctype html", "This is a web page, not a plan’s JSON file. Save the file that the page offers instead."),
    (b"<html", "This is a web page, not a plan’s JSON file. Save the file that the page offers instead."),
    (b"<?xml", "This is an XML file, not a plan’s JSON file."),
    (b"BEGIN:VCALENDAR", "This is a calendar (.ics), not a plan’s JSON file. Meetings come in on a committee’s page."),
)
#: Parts of a package, by which it is known.
_PARTS = (
    (b"word/", _WORD),
    (b"xl/", _EXCEL),
    (b"ppt/", "This is a PowerPoint file, not a plan’s JSON file."),
    (b"application/vnd.oasis.opendocument", "This is an OpenDocument file, not a plan’s JSON file."),
)


def what_it_is(raw: bytes) -> str:
    """A sentence about a file that cannot be JSON; empty where it may be."""
    start = raw[:1024].lstrip(b"\xef\xbb\xbf \r\n\t").lower()
    if not start.strip(b"\0") and len(raw) <= 1024:
        return "The file is empty."
    if raw.startswith(b"PK"):
        return next((said for part, said in _PARTS if part in raw), _ZIP)
    if raw.startswith(b"RIFF") and raw[8:12] == b"WEBP":
        return _PICTURE
    return next((said for sign, said in _STARTS if start.startswith(sign.lower())), _other_text(start))


def _other_text(start: bytes) -> str:
    """Words that are no JSON; JSON that is broken is told of by its parser."""
    first = next(iter(start.splitlines()), b"")
    is_table = any(first.count(sign) >= 2 for sign in (b",", b";", b"\t"))
    if is_table and b"\0" not in start and not start.startswith((b"{", b"[")):
        return "This looks like a table (.csv), not a plan’s JSON file, which begins with “{”."
    return ""
