import pytest
from django.utils.html import escape

from csp_portal.first_start.verbs import KNOWN, NOT_VALID, new_address
from partnerships.models import FirstStart, User
from tests.factories import make_user

pytestmark = pytest.mark.django_db
TYPED = {"email": "ada@anyborough.example", "name": "Ada Marsh", "password": "three random words"}


@pytest.fixture
def path(settings):
    settings.SECOND_STEP_MAY_WAIT = False
    return new_address().removeprefix(settings.SITE_ADDRESS)


def test_looking_changes_nothing(client, path):
    pages = [client.get(path), client.head(path), client.get(path)]

    assert [page.status_code for page in pages] == [200, 200, 200]
    assert (FirstStart.objects.get().used_at, User.objects.count()) == (None, 0)


def test_first_administrator_is_led_to_the_second_step_and_nowhere_else(client, path):
    answer = client.post(path, TYPED)

    assert answer.url == "/accounts/2fa/totp/activate/"
    assert client.get(answer.url).status_code == 200
    assert client.get("/workspace/").url == answer.url


def test_address_opens_once(client, path):
    client.post(path, TYPED)
    client.logout()

    second = client.post(path, TYPED | {"email": "eve@anyborough.example"})

    assert second.context["reasons"] != []
    assert User.objects.count() == 1


def test_wrong_address_says_how_to_get_a_right_one(client):
    page = client.get("/first-start/guessed/")

    assert escape(NOT_VALID) in page.content.decode()


@pytest.mark.parametrize(
    ("field", "typed"),
    [("password", "short"), ("password", "ada@anyborough.example"), ("email", "nobody"), ("name", "")],
)
def test_what_is_wrong_is_said_and_the_address_stays_open(client, path, field, typed):
    page = client.post(path, TYPED | {field: typed})

    assert set(page.context["form"].errors) == {field}
    assert FirstStart.objects.get().used_at is None


def test_address_of_somebody_with_an_account_is_refused(client, path):
    make_user(email="ada@anyborough.example")

    page = client.post(path, TYPED)

    assert page.context["form"].errors == {"__all__": [KNOWN]}
    assert FirstStart.objects.get().used_at is None
