"""A file that is no JSON is called what it is."""

from io import BytesIO
from zipfile import ZipFile

import pytest

from plans.interchange import NotImported
from plans.interchange.parsing import read


def package(*names):
    content = BytesIO()
    with ZipFile(content, "w") as archive:
        for name in names:
            archive.writestr(name, "<x/>")
    return content.getvalue()


FILES = {
    "nothing": (b"", "The file is empty."),
    "blanks": (b"\xef\xbb\xbf \r\n", "The file is empty."),
    "Word": (package("[Content_Types].xml", "word/document.xml"), "This is a Word document, "),
    "Excel": (package("[Content_Types].xml", "xl/workbook.xml"), "This is an Excel workbook, "),
    "zip": (package("plan.json"), "This is a zip file. "),
    "PDF": (b"%PDF-1.7\n%\xe2\xe3", "This is a PDF, "),
    "old Word": (b"\xd0\xcf\x11\xe0" + bytes(99), "This is an old Word or Excel file "),
    "PNG": (b"\x89PNG\r\n\x1a\n", "This is a picture, "),
    "JPEG": (b"\xff\xd8\xff\xe0", "This is a picture, "),
    "WebP": (b"RIFF\0\0\0\0WEBPVP8 ", "This is a picture, "),
    "a page": (b"\n<!DOCTYPE html><title>Sign in</title>", "This is a web page, "),
    "a table": (b"ref,action,lead\n1,Patrol,Police\n", "This looks like a table "),
    "words": (b"Our plan for the next three years", "The file is not JSON: "),
    "broken": (b'{"format": {', "The file is not JSON: "),
}


@pytest.mark.parametrize(("raw", "said"), FILES.values(), ids=FILES)
def test_a_file_that_is_no_json_is_called_what_it_is(raw, said):
    with pytest.raises(NotImported) as refusal:
        read(raw)

    assert [str(fault)[: len(said)] for fault in refusal.value.faults] == [said]
