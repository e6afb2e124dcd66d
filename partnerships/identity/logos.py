"""Uploaded pictures, checked by what they hold and never by their names."""

import warnings
from io import BytesIO

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from PIL import Image, UnidentifiedImageError

LOGO_BYTES = 1024 * 1024
LOGO_PIXELS = 4_000 * 4_000
SUFFIXES = {"PNG": "png", "JPEG": "jpg"}


def checked_logo(upload) -> ContentFile:
    """The picture, drawn anew so that nothing but pixels is kept. Raises ValidationError with what is wrong."""
    if upload.size > LOGO_BYTES:
        raise ValidationError(f"The logo is {upload.size / 1024 / 1024:.1f} MB; it may have at most 1 MB.")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            image = Image.open(BytesIO(upload.read()), formats=list(SUFFIXES))
            if image.width * image.height > LOGO_PIXELS:
                raise ValidationError("The logo has more than 16 million pixels: make it smaller.")
            return _drawn_anew(image)
    except (
        UnidentifiedImageError,
        OSError,
        SyntaxError,
        Image.DecompressionBombError,
        Image.DecompressionBombWarning,
    ) as error:
        raise ValidationError("This file is not a PNG or JPEG picture.") from error


def _drawn_anew(image):
    kind = image.format
    image.load()
    image = image.convert("RGBA" if kind == "PNG" else "RGB")
    content = BytesIO()
    image.save(content, format=kind)
    return ContentFile(content.getvalue(), name=f"logo.{SUFFIXES[kind]}")
