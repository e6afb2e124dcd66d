from io import BytesIO

import pytest
from django.contrib.messages import get_messages
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image

from partnerships.models import AuditEntry, Partnership
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


def test_logo_from_a_phone_is_kept_as_an_ordinary_jpeg(client, administrator):
    upload(client, picture("MPO"), name="logo.jpg")

    assert Partnership.objects.get(slug="anyborough").logo.name.endswith(".jpg")


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>", "must be a PNG or a JPEG image"),
        (picture("JPEG")[:400], "seems to be damaged"),
        (picture()[:40], "must be a PNG or a JPEG image"),
        (picture("GIF"), "must be a PNG or a JPEG image"),
        (picture() + b"0" * 1024 * 1024, "at most 1 MB"),
        (picture(size=(5000, 4000)), "more than 16 million pixels"),
    ],
)
def test_logo_is_refused(client, administrator, content, reason):
    page = upload(client, content)

    assert reason in page.context["form"].errors["logo"][0]
    assert not Partnership.objects.get(slug="anyborough").logo


def said(response):
    return [str(message) for message in get_messages(response.wsgi_request)]


def test_settings_are_shown_as_they_are_kept(client, administrator, partnership):
    form = client.get(address("settings")).context["form"]

    assert form["name"].value() == "Anyborough Community Safety Partnership"
    assert (form["colour"].value(), form["accent"].value()) == (partnership.colour, partnership.accent)


def test_settings_that_changed_are_audited_by_their_fields(client, administrator, partnership):
    response = client.post(address("settings"), SETTINGS | {"accent": partnership.accent})

    entry = AuditEntry.objects.about(partnership).get()
    assert (entry.event, entry.by) == ("settings changed", administrator)
    assert entry.details["fields"] == ["name", "colour"]
    assert (said(response), response.url) == (["The settings were saved."], address("settings"))


def test_settings_saved_again_have_not_changed(client, administrator, partnership):
    client.post(address("settings"), SETTINGS)
    before = partnership.history.count()

    response = client.post(address("settings"), SETTINGS)

    assert said(response)[-1] == "Nothing had changed."
    assert partnership.history.count() == before


@pytest.mark.parametrize(
    ("field", "typed", "reason"),
    [
        ("name", "", "Enter the name."),
        ("email", "nobody", "Enter an e-mail address such as name@council.gov.uk."),
        ("website", "not an address", "Enter an address of the web such as https://www.council.gov.uk/."),
    ],
)
def test_settings_that_are_refused_stay_as_typed(field, typed, reason, client, administrator, partnership):
    page = client.post(address("settings"), SETTINGS | {field: typed})

    assert page.context["form"].errors == {field: [reason]}
    assert page.context["form"][field].value() == typed
    assert Partnership.objects.get().colour == partnership.colour


def test_a_website_without_a_scheme_is_taken_as_https(client, administrator):
    client.post(address("settings"), SETTINGS | {"website": "safer.example.org"})

    assert Partnership.objects.get().website == "https://safer.example.org"


def test_a_logo_is_taken_away(client, administrator):
    upload(client, picture())

    client.post(address("settings"), SETTINGS | {"logo-clear": "on"})

    assert Partnership.objects.get().logo.name == ""
    assert client.get(reverse("partnerships:logo", args=["anyborough"])).status_code == 404
