"""Uploaded logos."""

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile

from partnerships.numbers import megabytes
from partnerships.pictures import drawn_anew

LOGO_BYTES = 1024 * 1024
LOGO_PIXELS = 16_000_000
SUFFIXES = {"PNG": "png", "JPEG": "jpg"}


def checked_logo(upload) -> ContentFile:
    """The picture, drawn anew. Raises ValidationError with what is wrong."""
    if upload.size > LOGO_BYTES:
        raise ValidationError(f"The logo is {megabytes(upload.size)}; it may have at most 1 MB.")
    content, kind = drawn_anew(upload, most_pixels=LOGO_PIXELS)
    return ContentFile(content, name=f"logo.{SUFFIXES[kind]}")
