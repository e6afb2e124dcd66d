"""Files uploaded as evidence of a duty: known by what they hold, never by their names."""

from pathlib import PurePath

from django.core.exceptions import ValidationError

from governance.duties.verbs import File
from partnerships.pictures import NOT_A_PICTURE
from plans.blocks.images.form import read_image
from plans.document.richtext import tidy
from plans.printing.cleaning import PDF, cleaned_pdf

MOST_MEGABYTES = 10
SUFFIXES = {PDF: "pdf", "image/png": "png", "image/jpeg": "jpg"}
NOT_KNOWN = "The file must be a PDF, a PNG or a JPEG."


def checked_file(upload) -> File:
    """The file with the type that its content has. Raises ValidationError with what is wrong."""
    if upload.size > MOST_MEGABYTES * 1024 * 1024:
        raise ValidationError(f"The file has {upload.size / 1024 / 1024:.1f} MB; the most is {MOST_MEGABYTES} MB.")
    remarks = ()
    head = upload.read(1024)
    upload.seek(0)
    if b"%PDF-" in head:
        clean = cleaned_pdf(upload.read(), most_megabytes=MOST_MEGABYTES)
        content, content_type, remarks = clean.content, PDF, clean.remarks
    else:
        content, content_type = _checked_picture(upload)
    # The name people know the file by, with the ending that fits what it holds.
    stem = PurePath(tidy(upload.name).replace("\\", "/")).stem.strip()[:180]
    return File(content, content_type, f"{stem or 'evidence'}.{SUFFIXES[content_type]}", remarks)


def _checked_picture(upload):
    try:
        return read_image(upload)
    except ValidationError as error:
        raise ValidationError(NOT_KNOWN if error.messages == [NOT_A_PICTURE] else error.messages) from error
