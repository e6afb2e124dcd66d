"""Files of other kinds: what they are called, and how to save them as .docx."""

import zipfile
from io import BytesIO

import pytest

from plans.office.packages import OLE, Unreadable
from plans.office.word.kinds_of_file import GOOGLE, IN_WORD, NEITHER, OLD, PAGES, SAVE_AS, ZIPPED
from plans.office.word.package import opened


def package(*names) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name in names:
            archive.writestr(name, "<a/>")
    return out.getvalue()


@pytest.mark.parametrize(
    ("data", "name", "sentence"),
    [
        (b"", "plan.docx", "The file is empty."),
        (b"x" * 30_000_001, "plan.docx",
         "The file is larger than 30 MB. Compress its pictures in Word, or split it."),
        (OLE + bytes(100), "plan.doc", OLD),
        (OLE + bytes(100), "plan.xls", "This is not a Word file. Send the plan as a Word document (.docx)."),
        (b"%PDF-1.7", "plan.docx",
         f"This is a PDF. The Word file that it was made from reads better. If you have none: {IN_WORD}"),
        (b"{\\rtf1 words}", "plan.rtf", f"This is a Rich Text file (.rtf). {IN_WORD}"),
        (b"<!DOCTYPE html><p>", "plan.htm", f"This is a web page. {IN_WORD}"),
        (b"\xef\xbb\xbf<?xml version='1.0'?>", "plan.xml", f"This is an XML file, perhaps of an old Word. {IN_WORD}"),
        (b'{"url": "x"}', "plan.gdoc", GOOGLE),
        (b"words", "plan.txt", NEITHER),
        (package("Index/Document.iwa"), "plan.pages", PAGES),
        (package("Index/Document.iwa"), "plan.docx", PAGES),
        (package("mimetype", "content.xml", "META-INF/manifest.xml"), "plan.odt",
         f"This is an OpenDocument file (.odt). {SAVE_AS.format('LibreOffice')}"),
        (package("[Content_Types].xml", "_rels/.rels", "xl/workbook.xml"), "plan.xlsx",
         "This is an Excel file. A whole plan comes in as a Word document (.docx)."),
        (package("Our plan/plan.docx", "Our plan/logo.png"), "plan.zip", ZIPPED),
        (package("[Content_Types].xml", "_rels/.rels", "ppt/presentation.xml"), "plan.pptx",
         "This is a PowerPoint file. Send the plan as a Word document (.docx)."),
    ],
)  # fmt: skip
def test_says_what_it_is(data, name, sentence):
    with pytest.raises(Unreadable) as refused:
        opened(data, name)

    assert str(refused.value) == sentence
