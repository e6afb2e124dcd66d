"""Uploaded pictures: known by what they hold, never by their names, and drawn anew so that only pixels are kept."""

from io import BytesIO

from django.core.exceptions import ValidationError
from PIL import Image, ImageOps, UnidentifiedImageError

CONTENT_TYPES = {"PNG": "image/png", "JPEG": "image/jpeg"}
#: What a picture of each kind is kept as. Phones and cameras put further pictures behind the first of a JPEG (MPO).
KEPT_AS = {"PNG": "PNG", "JPEG": "JPEG", "MPO": "JPEG"}
NOT_A_PICTURE = "The file must be a PNG or a JPEG image."
DAMAGED = "The image cannot be read: it seems to be damaged."


def drawn_anew(file, *, most_pixels: int, most_side: int = 0) -> tuple[bytes, str]:
    """The (first) picture, upright, and its kind, PNG or JPEG; no side longer than ``most_side`` where that is given.
    Raises ValidationError, whatever Pillow raises."""
    try:
        with Image.open(file, formats=list(CONTENT_TYPES)) as image:
            if image.width * image.height > most_pixels:
                raise ValidationError(_too_large(most_pixels))
            kind = KEPT_AS[image.format]
            return _written(image, kind, most_side), kind
    except ValidationError:
        raise
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise ValidationError(_too_large(most_pixels)) from error
    except UnidentifiedImageError as error:
        raise ValidationError(NOT_A_PICTURE) from error
    except Exception as error:  # a broken file provokes whatever its decoder stumbles over
        raise ValidationError(DAMAGED) from error


def _too_large(most_pixels):
    return f"The image has more than {most_pixels // 1_000_000} million pixels: make it smaller first."


def _written(image, kind, most_side) -> bytes:
    """No copy is made that need not be: one of many pixels has some hundred megabytes."""
    out = BytesIO()
    profile = image.info.get("icc_profile") if image.mode == "RGB" else None
    ImageOps.exif_transpose(image, in_place=True)
    if kind == "JPEG":
        # A profile of other colours than red, green and blue would show the drawn picture in false ones.
        # Pillow would hand on the comment of the file that came in.
        _within(_in_mode(image, "RGB"), most_side).save(
            out, "JPEG", quality=90, optimize=True, icc_profile=profile, comment=b""
        )
    else:
        if image.mode.startswith("I"):  # grey in 16 bits, which a PDF shows as black
            image = image.convert("I").point(lambda grey: grey / 256).convert("L")
        _within(image, most_side).save(out, "PNG", optimize=True)
    return out.getvalue()


def _in_mode(image, mode):
    return image if image.mode == mode else image.convert(mode)


def _within(image, side):
    if not side or max(image.size) <= side:
        return image
    # What has a palette is made smaller in its colours, not in their numbers.
    plain = image.convert("RGBA") if image.mode == "P" else image
    return ImageOps.contain(plain, (side, side))
