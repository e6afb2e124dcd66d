"""Files uploaded as evidence of a duty: known by what they hold, never by their names."""

import io
from pathlib import PurePath

from django.core.exceptions import ValidationError

from governance.duties.verbs import File
from partnerships.pictures import NOT_A_PICTURE
from plans.blocks.images.form import read_image
from plans.document.richtext import tidy

MOST_BYTES = 10 * 1024 * 1024
SUFFIXES = {"application/pdf": "pdf", "image/png": "png", "image/jpeg": "jpg"}
NOT_KNOWN = "The file must be a PDF, a PNG or a JPEG."


def checked_file(upload) -> File:
    """The file with the type that its content has. Raises ValidationError with what is wrong."""
    if upload.size > MOST_BYTES:
        raise ValidationError(f"The file has {upload.size / 1024 / 1024:.1f} MB; the most is 10 MB.")
    head = upload.read(5)
    upload.seek(0)
    if head == b"%PDF-":
        content, content_type = _checked_pdf(upload.read()), "application/pdf"
    else:
        content, content_type = _checked_picture(upload)
    # The name people know the file by, with the ending that fits what it holds.
    stem = PurePath(tidy(upload.name).replace("\\", "/")).stem.strip()[:180]
    return File(content, content_type, f"{stem or 'evidence'}.{SUFFIXES[content_type]}")


def _checked_picture(upload):
    try:
        return read_image(upload)
    except ValidationError as error:
        raise ValidationError(NOT_KNOWN if error.messages == [NOT_A_PICTURE] else error.messages) from error


def _checked_pdf(content) -> bytes:
    import pikepdf  # late: few requests need it

    try:
        with pikepdf.open(io.BytesIO(content)) as pdf:
            has_pages = len(pdf.pages) > 0
    except pikepdf.PasswordError as error:
        raise ValidationError("The PDF asks for a password: save it without one.") from error
    except Exception as error:  # a broken file provokes more than PdfError
        raise ValidationError("The PDF cannot be read: it seems to be damaged.") from error
    if not has_pages:
        raise ValidationError("The PDF has no pages.")
    return content
