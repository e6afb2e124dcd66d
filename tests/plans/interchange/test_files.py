"""Images travel inside an interchange file and are checked by their content."""

import base64
import hashlib
import io

import pytest
from PIL import Image

from partnerships.models import User
from plans.interchange import NotImported, export_plan, import_plan
from plans.models import Attachment
from tests.interchange_files import assembled, make_document, rich_text, short

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def media(settings, tmp_path):
    settings.STORAGES["default"]["OPTIONS"] = {"location": str(tmp_path)}


def png():
    content = io.BytesIO()
    Image.new("RGB", (2, 2), "navy").save(content, "PNG")
    return content.getvalue()


def file_with(content, **fields):
    sha256 = hashlib.sha256(content).hexdigest()
    data = {"sha256": sha256, "name": "map.png", "content_type": "image/png", "alt": "A map", "caption": ""}
    given = {
        "sha256": sha256,
        "name": "map.png",
        "content_type": "image/png",
        "base64": base64.b64encode(content).decode(),
        **fields,
    }
    return assembled(make_document(blocks=[rich_text(kind="image", data=data)]), files=[given])


def faults_of(data):
    with pytest.raises(NotImported) as refusal:
        import_plan(data, by=User.objects.system("import"))
    return [str(fault) for fault in refusal.value.faults]


def test_image_comes_out_as_it_went_in():
    data = file_with(png())
    plan = import_plan(data, by=User.objects.system("import"))

    assert export_plan(plan) == short(data)
    with Attachment.objects.get().file.open("rb") as kept:
        assert kept.read() == png()


def test_image_with_another_hash_is_refused():
    other = base64.b64encode(png() + b" ").decode()

    assert faults_of(file_with(png(), base64=other)) == ["record.files[0].sha256: The content has another SHA-256."]


def test_text_that_is_not_base64_is_refused():
    assert faults_of(file_with(png(), base64="no base64!")) == [
        "record.files[0].base64: This is not base64 on one line."
    ]


@pytest.mark.parametrize("content", [b"<svg onload='alert(1)'/>", b"", png()[:20], b"\xff\xd8\xff"])
def test_content_that_is_not_a_sound_image_is_refused(content):
    assert faults_of(file_with(content)) == [
        "record.files[0].content_type: The content is not a sound image of the type image/png."
    ]
    assert not Attachment.objects.exists()
