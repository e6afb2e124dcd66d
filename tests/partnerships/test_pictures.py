"""Uploaded pictures: what is kept of them, and the sentence for each that cannot be read."""

import io
import struct
import zlib

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageCms

from partnerships.pictures import DAMAGED, NOT_A_PICTURE, drawn_anew
from tests.sizes import examples


def picture(kind="JPEG", mode="RGB", size=(6, 4), **options):
    out = io.BytesIO()
    Image.new(mode, size, "teal" if mode == "RGB" else None).save(out, kind, **options)
    return out.getvalue()


def read(content, most_pixels=1_000_000):
    return drawn_anew(io.BytesIO(content), most_pixels=most_pixels)


def test_a_jpeg_with_further_pictures_is_kept_as_its_first():
    phone = picture("MPO", save_all=True, append_images=[Image.new("RGB", (3, 2), "red")])

    content, kind = read(phone)

    with Image.open(io.BytesIO(content)) as kept:
        assert (kind, kept.format, kept.size, getattr(kept, "n_frames", 1)) == ("JPEG", "JPEG", (6, 4), 1)


@pytest.mark.parametrize(
    ("turned", "corner"),
    [(1, (0, 0)), (2, (1, 0)), (3, (1, 1)), (4, (0, 1)), (5, (0, 0)), (6, (1, 0)), (7, (1, 1)), (8, (0, 1))],
)
def test_a_turned_photograph_stands_upright(turned, corner):
    photograph, exif, out = Image.new("RGB", (64, 32), "white"), Image.Exif(), io.BytesIO()
    photograph.paste("red", (0, 0, 16, 16))
    exif[0x0112] = turned
    photograph.save(out, "JPEG", exif=exif, quality=95)

    with Image.open(io.BytesIO(read(out.getvalue())[0])) as kept:
        width, height = kept.size
        red, green, _ = kept.getpixel((corner[0] * (width - 9) + 4, corner[1] * (height - 9) + 4))
        assert (width < height, red > 200, green < 60, 0x0112 in kept.getexif()) == (turned > 4, True, True, False)


def test_a_comment_within_a_photograph_is_not_kept():
    content = picture(comment=b"by Jane Doe")

    assert [b"Jane Doe" in each for each in (content, read(content)[0])] == [True, False]


def test_a_photograph_in_the_colours_of_printing_keeps_its_colours():
    out = io.BytesIO()
    Image.new("CMYK", (16, 16), (0, 255, 255, 0)).save(out, "JPEG", quality=95)

    with Image.open(io.BytesIO(read(out.getvalue())[0])) as kept:
        red, green, blue = kept.getpixel((8, 8))
        assert (kept.mode, red > 230, green < 30, blue < 30) == ("RGB", True, True, True)


def test_grey_in_16_bits_is_kept_in_8_which_a_pdf_shows():
    out = io.BytesIO()
    Image.new("I;16", (6, 4), 117 * 256).save(out, "PNG")

    with Image.open(io.BytesIO(read(out.getvalue())[0])) as kept:
        assert (kept.mode, kept.getpixel((0, 0))) == ("L", 117)


def test_the_profile_of_other_colours_is_left_out():
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()

    kept = [Image.open(io.BytesIO(read(picture(mode=mode, icc_profile=profile))[0])) for mode in ("RGB", "CMYK")]

    assert [(image.mode, image.info.get("icc_profile") == profile) for image in kept] == [
        ("RGB", True), ("RGB", False),
    ]  # fmt: skip


def chunk(kind, content):
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))


HEAD = b"\x89PNG\r\n\x1a\n"
WIDE = HEAD + chunk(b"IHDR", struct.pack(">IIBBBBB", 60_000, 60_000, 8, 2, 0, 0, 0)) + chunk(b"IEND", b"")


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", NOT_A_PICTURE),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", NOT_A_PICTURE),
        (b"%PDF-1.7", NOT_A_PICTURE),
        (picture("PNG")[:8], NOT_A_PICTURE),
        (picture("GIF"), NOT_A_PICTURE),
        (picture()[:-40], DAMAGED),
        (picture("PNG", size=(90, 90))[:60], DAMAGED),
        (HEAD + chunk(b"IHDR", b"short"), DAMAGED),
        (picture(size=(1100, 1000)), "The image has more than 1 million pixels: make it smaller first."),
        (WIDE, "The image has more than 1 million pixels: make it smaller first."),
    ],
)
def test_what_cannot_be_read_is_refused_with_a_sentence(content, sentence):
    with pytest.raises(ValidationError) as refusal:
        read(content)

    assert refusal.value.messages == [sentence]


@examples(60)
@given(st.sampled_from(["PNG", "JPEG", "MPO"]), st.lists(st.tuples(st.floats(0, 0.999), st.binary(max_size=6))))
def test_whatever_a_decoder_raises_is_a_sentence(kind, changes):
    content = bytearray(picture(kind))
    for place, put in changes:
        at = int(place * len(content))
        content[at : at + len(put)] = put

    try:
        _, kept_as = read(bytes(content))
    except ValidationError as refusal:
        assert len(refusal.messages) == 1
    else:
        assert kept_as in ("PNG", "JPEG")
