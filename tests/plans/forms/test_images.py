"""Pictures that come in with a form: what is kept of a file, and what is refused."""

import io

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from plans.forms.images import MOST_BYTES, read_image


def upload(kind="PNG", size=(40, 20), **options):
    content = io.BytesIO()
    Image.new("RGB", size, "navy").save(content, kind, **options)
    return SimpleUploadedFile("map", content.getvalue())


def size_of(content):
    with Image.open(io.BytesIO(content)) as image:
        return image.size


@pytest.mark.parametrize(("kind", "content_type"), [("PNG", "image/png"), ("JPEG", "image/jpeg")])
def test_a_picture_is_kept_in_a_type_that_every_page_shows(kind, content_type):
    content, told = read_image(upload(kind))

    assert (told, size_of(content)) == (content_type, (40, 20))


def test_what_a_camera_wrote_beside_the_picture_is_left_out():
    exif = Image.Exif()
    exif[0x013B] = "Jane Doe"
    with_name = upload("JPEG", exif=exif)

    content, _ = read_image(with_name)

    assert (b"Jane Doe" in with_name.open().read(), b"Jane Doe" in content) == (True, False)


@pytest.mark.parametrize(("most", "kept"), [(0, (40, 20)), (40, (40, 20)), (20, (20, 10))])
def test_a_picture_larger_than_it_is_shown_becomes_smaller(most, kept):
    content, _ = read_image(upload(), most_side=most)

    assert size_of(content) == kept


@pytest.mark.parametrize(("more", "is_taken"), [(0, True), (1, False)])
def test_a_file_has_five_megabytes_at_most(more, is_taken):
    file = upload()
    padded = SimpleUploadedFile("map.png", file.read() + b"\0" * (MOST_BYTES - file.size + more))

    if is_taken:
        assert read_image(padded)[1] == "image/png"
    else:
        with pytest.raises(ValidationError, match=r"The file has 5\.1 MB; the most is 5 MB\."):
            read_image(padded)


REFUSED = {
    "nothing": (b"", "The file must be a PNG or a JPEG image."),
    "a drawing": (b"<svg/>", "The file must be a PNG or a JPEG image."),
    "a GIF": (upload("GIF").read(), "The file must be a PNG or a JPEG image."),
    "half a picture": (upload(size=(200, 200)).read()[:90], "The image cannot be read: it seems to be damaged."),
}


@pytest.mark.parametrize(("content", "said"), REFUSED.values(), ids=REFUSED)
def test_what_is_no_sound_picture_is_refused(content, said):
    with pytest.raises(ValidationError) as refused:
        read_image(SimpleUploadedFile("map.png", content))

    assert refused.value.messages == [said]
