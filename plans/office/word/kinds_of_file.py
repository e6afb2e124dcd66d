"""What a file is that was sent as a Word document, and how to save it as one. Pure."""

from plans.office.packages import NOT_WORD, OLE, ZIP, Unreadable, holds_files

MOST_BYTES = 30_000_000
SAVE_AS = "Open it in {} and choose File, Save As, “Word document (.docx)”, then send that file."
IN_WORD = SAVE_AS.format("Word")
OLD = f"This is an old Word file (.doc), or one with a password, which must be taken off first. {IN_WORD}"
GOOGLE = "This is only a link to a Google document. Open it and choose File, Download, Microsoft Word (.docx)."
PAGES = "This is a Pages file. Open it in Pages and choose File, Export To, Word, then send the .docx file."
NEITHER = f"This is not a Word file. {SAVE_AS.format('the program that made it')}"
ZIPPED = "This is a zip file with others in it. Take the Word document (.docx) out of it, and send that."
#: How the bytes of a file begin, and what is said of it.
STARTS = (
    (b"%PDF-", f"This is a PDF. The Word file that it was made from reads better. If you have none: {IN_WORD}"),
    (b"{\\rtf", f"This is a Rich Text file (.rtf). {IN_WORD}"),
    (b"<!doctype html", f"This is a web page. {IN_WORD}"),
    (b"<html", f"This is a web page. {IN_WORD}"),
    (b"<?xml", f"This is an XML file, perhaps of an old Word. {IN_WORD}"),
)
#: Endings of names, for files that tell it no other way.
ENDINGS = {
    (".pages",): PAGES,
    (".gdoc",): GOOGLE,
    (".xls", ".ppt"): "This is not a Word file. Send the plan as a Word document (.docx).",
}
#: Folders and parts of other packages.
PARTS = (
    ("xl/", "This is an Excel file. A whole plan comes in as a Word document (.docx)."),
    ("ppt/", "This is a PowerPoint file. Send the plan as a Word document (.docx)."),
    ("Index/", PAGES),
    ("META-INF/manifest.xml", f"This is an OpenDocument file (.odt). {SAVE_AS.format('LibreOffice')}"),
)


def refuse_other_kinds(data: bytes, name: str) -> None:
    """Say what a file is that is no package of Word. Raises Unreadable."""
    if not data:
        raise Unreadable("The file is empty.")
    if len(data) > MOST_BYTES:
        raise Unreadable("The file is larger than 30 MB. Compress its pictures in Word, or split it.")
    for endings, sentence in ENDINGS.items():
        if name.lower().endswith(endings):
            raise Unreadable(sentence)
    if data.startswith(OLE):
        raise Unreadable(OLD)
    if data.startswith(ZIP):
        return
    start = data[:1024].lstrip(b"\xef\xbb\xbf \r\n\t").lower()
    raise Unreadable(next((sentence for sign, sentence in STARTS if start.startswith(sign.lower())), NEITHER))


def other_package(names: list[str]) -> str:
    """What is said of a package without a Word text in it."""
    if holds_files(names):
        return ZIPPED
    return next((sentence for start, sentence in PARTS if any(name.startswith(start) for name in names)), NOT_WORD)
