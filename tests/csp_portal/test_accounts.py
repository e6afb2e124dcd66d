import re
from pathlib import Path

import allauth
import pytest
from django.contrib.auth.hashers import MD5PasswordHasher
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext

from csp_portal.access_mail import NOTICES
from partnerships.mail.rows import send_written
from partnerships.models import Mail, User

pytestmark = pytest.mark.django_db
PASSWORD = "correct horse battery"
SYSTEM = "worker@system.invalid"


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


@pytest.mark.parametrize(("email", "password"), [("officer@anyborough.example", "wrong"), ("x@y.example", PASSWORD)])
def test_who_does_not_get_in_is_told_the_ways_to(client, person, email, password):
    response = sign_in(client, email, password)

    assert response.context["form"].non_field_errors() == [
        "The address and the password do not match. Check both, or choose a new password with “forgotten your "
        "password”."
    ]


def test_whoever_types_another_password_than_their_own_is_told_where(client, person):
    client.force_login(person)
    given = {"password1": "three random words", "password2": "three random words"}

    changed = client.post("/accounts/password/change/", {"oldpassword": "wrong", **given})
    confirmed = client.post("/accounts/reauthenticate/", {"password": "wrong"})

    assert [changed.context["form"].errors, confirmed.context["form"].errors] == [
        {"oldpassword": ["This is not your present password: enter it again."]},
        {"password": ["This is not your password: enter it again."]},
    ]


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


def ask_for_password(client, email, **more):
    return client.post("/accounts/password/reset/", {"email": email}, **more)


def test_reset_for_an_unknown_address_says_the_same_and_writes_nothing(client, person):
    answers = [ask_for_password(client, email) for email in (person.email, "nobody@anyborough.example", SYSTEM)]

    assert {answer["Location"] for answer in answers} == {"/accounts/password/reset/done/"}
    assert [(mail.to, mail.address) for mail in Mail.objects.all()] == [(person, "")]


def test_reset_of_an_unknown_address_asks_the_database_as_much(client, person):
    User.objects.system("worker")
    asked = []
    for email in (person.email, "nobody@anyborough.example", SYSTEM):
        cache.clear()
        with CaptureQueriesContext(connection) as questions:
            ask_for_password(client, email)
        asked.append([question["sql"].split()[0] for question in questions])

    assert asked[0] == asked[1] == asked[2]
    assert asked[0].count("INSERT") == 1


def test_reset_leads_to_the_address_of_the_site_and_not_to_the_host_that_was_named(client, person, settings):
    settings.SITE_ADDRESS, settings.ALLOWED_HOSTS = "https://plans.example", ["*"]
    ask_for_password(client, person.email, headers={"host": "evil.example"})
    text = Mail.objects.get().text

    link = next(line for line in text.splitlines() if "://" in line)
    page = client.get(link.removeprefix("https://plans.example"), follow=True)
    assert "evil" not in text
    assert list(page.context["form"].fields) == ["password1", "password2"]


def test_only_the_newest_link_that_waits_is_sent_and_then_forgotten(client, person, mailoutbox):
    for _ in range(2):
        ask_for_password(client, person.email)
    send_written()

    assert [(sent.to, sent.subject) for sent in mailoutbox] == [([person.email], "Choose a new password")]
    assert mailoutbox[0].body.startswith("Hello Officer,\n\nsomebody asked for a new password")
    assert Mail.objects.get().text == ""


def test_change_of_a_password_is_told_in_our_own_words(client, person):
    client.force_login(person)
    new = "three random words"
    client.post("/accounts/password/change/", {"oldpassword": PASSWORD, "password1": new, "password2": new})

    mail = Mail.objects.get()
    assert (mail.to, mail.subject) == (person, "Your password was changed")
    assert "If it was not you, choose a new password at once" in mail.text


def test_every_notice_of_the_library_that_can_come_has_words_of_ours():
    library = Path(allauth.__file__).parent
    sent = {name for path in library.rglob("*.py") for name in re.findall(r'"(\w+/email/\w+)"', path.read_text())}
    never = re.compile(r"account/email/(email_|unknown|account_already|login_code|password_reset_(key|code)$)|webauthn")

    assert {name for name in sent if not never.search(name)} == set(NOTICES)


@pytest.mark.parametrize("email", ["officer@anyborough.example", "nobody@anyborough.example"])
def test_sign_in_works_out_as_many_passwords_for_a_known_and_an_unknown_address(client, person, email, monkeypatch):
    worked_out = []
    encode = MD5PasswordHasher.encode
    monkeypatch.setattr(MD5PasswordHasher, "encode", lambda *given: worked_out.append(1) or encode(*given))
    sign_in(client, email, "wrong")

    assert len(worked_out) == 2


def test_the_administration_has_no_sign_in_form_of_its_own(client):
    response = client.post("/admin/login/", {"username": "a@example.org", "password": "guess"})

    assert response.status_code == 302
    assert response["Location"].startswith("/accounts/login/")
