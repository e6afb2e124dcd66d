"""Pictures that are given as papers: one tagged page each, with words, and nothing but the pixels of the picture."""

import io

import pikepdf
import pytest
from django.core.exceptions import ValidationError
from PIL import Image, PngImagePlugin

from plans.printing import picture_pages
from plans.printing.joining import is_tagged_file
from plans.printing.picture_pages import ALT_WANTED, is_picture, page_of_picture

SECRET = "52.1N, taken by Jane Doe"


def picture(kind="JPEG", size=(120, 80), mode="RGB"):
    image, told, written = Image.new(mode, size, "red"), Image.Exif(), io.BytesIO()
    told[0x013B] = SECRET
    words = PngImagePlugin.PngInfo()
    words.add_text("Author", SECRET)
    more = {"comment": SECRET.encode(), "xmp": SECRET.encode()} if kind == "JPEG" else {"pnginfo": words}
    image.save(written, kind, exif=told, **more)
    return written.getvalue()


def paged(content, alt="A map of the wards", most_megabytes=20):
    return page_of_picture(content, alt=alt, most_megabytes=most_megabytes)


@pytest.mark.parametrize("kind", ["JPEG", "PNG"])
def test_a_picture_becomes_one_tagged_page_with_its_words(kind):
    found = paged(picture(kind), alt=" A map\nof the wards ")

    with pikepdf.open(io.BytesIO(found.content)) as pdf:
        figure = pdf.Root.StructTreeRoot.K.K[0]
        assert (len(pdf.pages), found.pages, figure.S, str(figure.Alt)) == (1, 1, "/Figure", "A map of the wards")
        assert pdf.Root.StructTreeRoot.ParentTree.Nums[1][0] == figure
    assert is_tagged_file(found.content)


@pytest.mark.parametrize("kind", ["JPEG", "PNG"])
def test_nothing_of_its_camera_or_author_is_kept(kind):
    content = picture(kind)
    with pikepdf.open(io.BytesIO(paged(content).content)) as pdf:
        kept = [bytes(each.read_raw_bytes()) for each in pdf.objects if isinstance(each, pikepdf.Stream)]

    assert SECRET.encode() in content
    assert [each for each in kept if SECRET.encode() in each] == []


@pytest.mark.parametrize(("size", "page"), [((80, 120), (595, 842)), ((4000, 300), (842, 595)), ((9, 9), (595, 842))])
def test_the_page_lies_as_the_picture_does_and_holds_all_of_it(size, page):
    with pikepdf.open(io.BytesIO(paged(picture(size=size)).content)) as pdf:
        left, bottom, right, top = map(float, pdf.Root.StructTreeRoot.K.K[0].A.BBox)
        found = tuple(int(side) for side in pdf.pages[0].MediaBox[2:])

    assert found == page
    assert 43 <= left < right <= page[0] - 43
    assert 43 <= bottom < top <= page[1] - 43


def test_what_shines_through_is_white_on_the_page():
    written = io.BytesIO()
    Image.new("RGBA", (2, 2), (255, 0, 0, 0)).save(written, "PNG")
    with pikepdf.open(io.BytesIO(paged(written.getvalue()).content)) as pdf:
        pixels = pdf.pages[0].Resources.XObject.Picture.read_bytes()

    assert pixels == b"\xff" * 12


def test_what_cannot_be_a_page_is_refused_with_a_sentence(monkeypatch):
    monkeypatch.setattr(picture_pages, "MOST_PIXELS", 9_000)
    refused = {
        ALT_WANTED: lambda: paged(picture(), alt=" "),
        "The picture may have at most 0 MB. Save it in a smaller size.": lambda: paged(picture(), most_megabytes=0),
        "The image has more than 0 million pixels: make it smaller first.": lambda: paged(picture()),
        "The image cannot be read: it seems to be damaged.": lambda: paged(picture(size=(9, 9))[:300]),
    }
    for sentence, page in refused.items():
        with pytest.raises(ValidationError) as error:
            page()
        assert error.value.messages == [sentence]


@pytest.mark.parametrize(
    ("start", "is_one"), [(b"%PDF-1.7", False), (b"PK\x03\x04", False), (b"\xff\xd8\xff\xe0", True)]
)
def test_a_picture_is_known_by_what_it_holds(start, is_one):
    assert is_picture(start) == is_one
