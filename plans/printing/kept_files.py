"""Files that somebody gives as evidence: PDFs and pictures, known by what they hold and never by their names, and kept
cleaned or drawn anew."""

from dataclasses import dataclass
from pathlib import PurePath

from django.core.exceptions import ValidationError

from partnerships.numbers import megabytes
from partnerships.pictures import CONTENT_TYPES, NOT_A_PICTURE, drawn_anew
from plans.document.richtext import tidy
from plans.printing.cleaning import PDF, cleaned_pdf

MOST_MEGABYTES = 10
MOST_PIXELS = 40_000_000
SUFFIXES = {PDF: "pdf", "image/png": "png", "image/jpeg": "jpg"}
#: For the ``accept`` of an upload.
ACCEPTED = ",".join(SUFFIXES)
NOT_KNOWN = "The file must be a PDF, a PNG or a JPEG."


@dataclass(frozen=True)
class CheckedFile:
    """What is kept of an upload."""

    content: bytes
    content_type: str
    name: str
    #: What was taken out of it, as sentences.
    remarks: tuple[str, ...] = ()


def checked_file(upload) -> CheckedFile:
    """The file with the type that its content has. Raises ValidationError with what is wrong."""
    if upload.size > MOST_MEGABYTES * 1024 * 1024:
        raise ValidationError(f"The file has {megabytes(upload.size)}; the most is {MOST_MEGABYTES} MB.")
    remarks: tuple[str, ...] = ()
    head = upload.read(1024)
    upload.seek(0)
    if b"%PDF-" in head:
        clean = cleaned_pdf(upload.read(), most_megabytes=MOST_MEGABYTES)
        content, content_type, remarks = clean.content, PDF, clean.remarks
    else:
        content, content_type = _checked_picture(upload)
    # The name people know the file by, with the ending that fits what it holds.
    stem = PurePath(tidy(upload.name).replace("\\", "/")).stem.strip()[:180]
    return CheckedFile(content, content_type, f"{stem or 'evidence'}.{SUFFIXES[content_type]}", remarks)


def _checked_picture(upload):
    try:
        content, kind = drawn_anew(upload, most_pixels=MOST_PIXELS)
    except ValidationError as error:
        raise ValidationError(NOT_KNOWN if error.messages == [NOT_A_PICTURE] else error.messages) from error
    return content, CONTENT_TYPES[kind]
