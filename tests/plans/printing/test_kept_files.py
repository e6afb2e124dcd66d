"""Files that are given as evidence: known by what they hold, cleaned, and refused in words."""

import io

import pikepdf
import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile

from plans.printing.cleaning.pdf import DAMAGED, clean
from plans.printing.kept_files import checked_file
from tests.plans.printing.cleaning.hostile import HOSTILE, hostile
from tests.world import DOT


def pdf(**options):
    out = io.BytesIO()
    with pikepdf.new() as made:
        made.add_blank_page()
        made.save(out, **options)
    return out.getvalue()


def upload(content, name="letter.exe"):
    return SimpleUploadedFile(name, content)


def test_a_file_is_known_by_what_it_holds():
    given = hostile(HOSTILE["a comment"])

    found = [checked_file(upload(content, name)) for content, name in ((given, "../a letter.exe"), (DOT, "dot.pdf"))]

    assert [(file.content_type, file.name) for file in found] == [
        ("application/pdf", "a letter.pdf"), ("image/png", "dot.png"),
    ]  # fmt: skip
    assert (found[0].content, found[0].remarks) == (clean(given)[0], ("1 comment was taken out.",))


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"MZ\x90 not a document", "The file must be a PDF, a PNG or a JPEG."),
        (b"<html>", "The file must be a PDF, a PNG or a JPEG."),
        (b"%PDF-1.7 nothing after it", DAMAGED),
        (b"%PDF-1.7" + bytes(10 * 1024 * 1024), "The file has 10.1 MB; the most is 10 MB."),
        (DOT[:8], "The file must be a PDF, a PNG or a JPEG."),
    ],
)
def test_a_file_that_is_something_else_is_refused_in_words(content, sentence):
    with pytest.raises(ValidationError) as refusal:
        checked_file(upload(content))

    assert refusal.value.messages == [sentence]


def test_a_pdf_with_a_password_is_refused():
    locked = pdf(encryption=pikepdf.Encryption(owner="o", user="u"))

    with pytest.raises(ValidationError, match="The PDF asks for a password"):
        checked_file(upload(locked))
