import pikepdf
import pytest
from django.core.exceptions import ValidationError

from governance.reporting.annex_files import checked_pdf
from tests.governance.reporting.pdfs import pdf


def test_a_sound_pdf_gives_its_pages():
    assert checked_pdf(pdf(3)) == 3


SCRIPT = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS=pikepdf.String("app.alert(1)"))
REFUSED = {
    "a picture": (b"\x89PNG\r\n", "This file is not a PDF. Save the document as a PDF first."),
    "half a PDF": (pdf()[:40], "The PDF is damaged. Save it again and try once more."),
    "a locked one": (
        pdf(encryption=pikepdf.Encryption(owner="o", user="u")),
        "The PDF is locked with a password: nobody could read it.",
    ),
    "a protected one": (
        pdf(encryption=pikepdf.Encryption(owner="o", user="")), "The PDF is locked: save it without protection.",
    ),
    "a script": (
        pdf(root={"/OpenAction": SCRIPT}),
        "The PDF holds a script or another file. Print it to a new PDF and annex that.",
    ),
    "another file": (
        pdf(root={"/Names": pikepdf.Dictionary(EmbeddedFiles=pikepdf.Dictionary())}),
        "The PDF holds a script or another file. Print it to a new PDF and annex that.",
    ),
    "no pages": (pdf(0), "The PDF has no pages."),
    "too long": (b"%PDF-" + b"0" * 21 * 1024 * 1024, "The file is 21 MB; it may have at most 20 MB."),
}  # fmt: skip


@pytest.mark.parametrize(("content", "sentence"), REFUSED.values(), ids=REFUSED)
def test_what_is_refused_and_why(content, sentence):
    with pytest.raises(ValidationError) as refused:
        checked_pdf(content)

    assert refused.value.messages == [sentence]
