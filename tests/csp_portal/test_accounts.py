import pytest
from django.core.cache import cache

pytestmark = pytest.mark.django_db
PASSWORD = "correct horse battery"


@pytest.fixture
def person(django_user_model):
    cache.clear()
    return django_user_model.objects.create_user("officer@anyborough.example", PASSWORD, name="Officer")


def sign_in(client, email, password, **more):
    return client.post("/accounts/login/", {"login": email, "password": password, **more})


def test_person_signs_in_by_address_in_any_case(client, person):
    response = sign_in(client, "Officer@Anyborough.Example", PASSWORD)

    assert (response.status_code, response["Location"]) == (302, "/workspace/")
    assert client.session["_auth_user_id"] == str(person.pk)


def test_sign_in_leads_to_the_page_that_asked_for_it(client, person):
    asked = client.get("/workspace/desk/")["Location"]
    page = client.get(asked).content.decode()

    response = sign_in(client, person.email, PASSWORD, next="/workspace/desk/")

    assert asked == "/accounts/login/?next=/workspace/desk/"
    assert '<input type="hidden" name="next" value="/workspace/desk/">' in page
    assert response["Location"] == "/workspace/desk/"


def test_sign_in_leads_to_no_other_site(client, person):
    response = sign_in(client, person.email, PASSWORD, next="https://elsewhere.example/")

    assert response["Location"] == "/workspace/"


def test_sign_in_is_throttled_after_five_failures(client, person):
    for _ in range(5):
        assert "are not correct" in sign_in(client, person.email, "wrong").content.decode()

    response = sign_in(client, person.email, PASSWORD)

    assert "Too many failed login attempts. Try again later." in response.content.decode()
    assert "_auth_user_id" not in client.session


def test_deactivated_person_does_not_get_in(client, person):
    person.is_active = False
    person.save()
    sign_in(client, person.email, PASSWORD)

    assert "_auth_user_id" not in client.session


def test_nobody_signs_up(client, django_user_model):
    client.post("/accounts/signup/", {"email": "new@anyborough.example", "password1": PASSWORD})

    assert not django_user_model.objects.filter(email="new@anyborough.example").exists()


def test_nobody_adds_an_address(client, person):
    client.force_login(person)

    assert client.get("/accounts/email/").status_code == 404


def test_reset_for_an_unknown_address_says_the_same(client, person, mailoutbox):
    known = client.post("/accounts/password/reset/", {"email": person.email})
    unknown = client.post("/accounts/password/reset/", {"email": "nobody@anyborough.example"})

    assert known["Location"] == unknown["Location"] == "/accounts/password/reset/done/"
    assert mailoutbox[0].to == [person.email]


def test_the_administration_has_no_sign_in_form_of_its_own(client):
    response = client.post("/admin/login/", {"username": "a@example.org", "password": "guess"})

    assert response.status_code == 302
    assert response["Location"].startswith("/accounts/login/")
