import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from partnerships.access import Role
from partnerships.models import RegisteredCouncil
from tests.factories import make_user

pytestmark = pytest.mark.django_db
HEADS = b"code,gss,name,short_name,kind,nation,county,from,until,replaced_by\n"
TAKE = "/workspace/register/take-in/"


@pytest.fixture(autouse=True)
def site_administrator(client):
    client.force_login(make_user(Role.SITE_ADMINISTRATOR))


def send(client, content, name="councils.csv"):
    return client.post(TAKE, {"file": SimpleUploadedFile(name, content)}, follow=True)


def test_newer_register_is_taken_in_by_a_file(client):
    page = send(client, HEADS + b"XNC,E06009999,North Essex Council,North Essex,unitary,England,,2028-04-01,,\n")

    assert "The register was taken in: 1 new, 0 changed, 0 as before." in page.content.decode()
    assert RegisteredCouncil.objects.get().short_name == "North Essex"


def test_faults_are_shown_line_by_line(client):
    page = send(client, HEADS + b"X1,E1,Somewhere,,parish,England,,,,\nX2,E2,,,unitary,England,,,,\n")

    assert page.context["taking"].faults == [
        "Line 2: “parish” is not a kind of council.",
        "Line 3: The name is missing.",
    ]
    assert "Nothing was taken in" in page.content.decode()
