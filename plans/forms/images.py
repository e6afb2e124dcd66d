"""Pictures that come in with a form of a chapter."""

from django.core.exceptions import ValidationError

from partnerships.numbers import megabytes
from partnerships.pictures import CONTENT_TYPES, drawn_anew

MOST_BYTES = 5 * 1024 * 1024
MOST_PIXELS = 40_000_000


def read_image(upload, *, most_side: int = 0) -> tuple[bytes, str]:
    """The pixels of an uploaded file, written anew without anything else, and their type. Raises ValidationError."""
    if upload.size > MOST_BYTES:
        raise ValidationError(f"The file has {megabytes(upload.size)}; the most is 5 MB.")
    content, kind = drawn_anew(upload, most_pixels=MOST_PIXELS, most_side=most_side)
    return content, CONTENT_TYPES[kind]
