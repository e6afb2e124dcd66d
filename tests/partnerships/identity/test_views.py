from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image

from partnerships.models import Partnership
from tests.partnerships.addresses import address

pytestmark = pytest.mark.django_db


def picture(kind="PNG", size=(20, 10)):
    content = BytesIO()
    Image.new("RGB", size, "teal").save(content, kind)
    return content.getvalue()


SETTINGS = {"name": "Safer Anyborough", "website": "", "email": "", "colour": "#123456", "accent": "#c2571a"}


def upload(client, content, name="logo.png"):
    return client.post(address("settings"), {**SETTINGS, "logo": SimpleUploadedFile(name, content)})


def test_settings_change_name_and_colours_with_history(client, administrator):
    client.post(address("settings"), SETTINGS)

    partnership = Partnership.objects.get(slug="anyborough")
    newest = partnership.history.first()
    assert (partnership.name, partnership.colour) == ("Safer Anyborough", "#123456")
    assert (newest.history_user, newest.history_change_reason) == (administrator, "Changed: name, colour")


def test_logo_is_known_by_its_content(client, administrator):
    upload(client, picture("JPEG"), name="script.html")

    logo = client.get(reverse("partnerships:logo", args=["anyborough"]))

    assert (logo.status_code, logo["Content-Type"]) == (200, "image/jpeg")


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>", "not a PNG or JPEG picture"),
        (picture()[:40], "not a PNG or JPEG picture"),
        (picture("GIF"), "not a PNG or JPEG picture"),
        (picture() + b"0" * 1024 * 1024, "at most 1 MB"),
        (picture(size=(5000, 4000)), "more than 16 million pixels"),
    ],
)
def test_logo_is_refused(client, administrator, content, reason):
    page = upload(client, content)

    assert reason in page.context["form"].errors["logo"][0]
    assert not Partnership.objects.get(slug="anyborough").logo
