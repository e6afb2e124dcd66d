"""Signing in with a council's directory: a local server in its place, which says what real ones say."""

import pytest
from allauth.socialaccount.models import SocialAccount
from django.test import Client

from csp_portal.sign_in.vouching import claims_of, vouched_address
from tests.csp_portal.sign_in.directory import app_of, begin, come_back, come_from, running_directory
from tests.factories import make_user

ADDRESS = "officer@anyborough.gov.uk"
OWN = {"domains": ["anyborough.gov.uk"], "trusts_addresses": True}


@pytest.fixture(scope="module")
def directory():
    with running_directory() as server:
        yield server


@pytest.fixture
def councils(settings, directory):
    """Two councils with a directory each; the second never says that it trusts its addresses."""
    apps = [app_of(directory, "anyborough", **OWN), app_of(directory, "otherton", domains=["otherton.gov.uk"])]
    settings.SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"OAUTH_PKCE_ENABLED": True, "APPS": apps}}


@pytest.fixture
def officer(db):
    return make_user(email=ADDRESS)


def signed_in(client):
    return client.session.get("_auth_user_id")


def test_directory_without_email_verified_signs_in_where_it_is_trusted(client, councils, directory, officer):
    officer.set_password("three random words")
    officer.save()

    response = come_from(client, directory, "anyborough", email=ADDRESS.upper(), name="O. Fficer")

    officer.refresh_from_db()
    assert (response["Location"], signed_in(client)) == ("/workspace/", str(officer.pk))
    assert officer.check_password("three random words")
    assert SocialAccount.objects.values_list("provider", "uid", "extra_data").get() == ("anyborough", "person-1", {})


def test_person_who_came_before_signs_in_again(client, councils, directory, officer):
    come_from(client, directory, "anyborough", email=ADDRESS)
    client.logout()

    come_from(client, directory, "anyborough")

    assert (signed_in(client), SocialAccount.objects.get().extra_data) == (str(officer.pk), {})


def test_directory_speaks_for_its_own_council_only(client, councils, directory, officer):
    response = come_from(client, directory, "otherton", email=ADDRESS, email_verified=True)

    assert "Accounts are by invitation only" in response.content.decode()
    assert (signed_in(client), SocialAccount.objects.count()) == (None, 0)


def test_person_who_moved_leaves_the_first_council_s_directory(client, councils, directory, officer):
    come_from(client, directory, "anyborough", email=ADDRESS)
    client.logout()
    officer.email = "officer@otherton.gov.uk"
    officer.save()

    come_from(client, directory, "anyborough", email=ADDRESS)

    assert signed_in(client) is None


def test_directory_makes_no_account(client, councils, directory, django_user_model, db):
    come_from(client, directory, "anyborough", email="new@anyborough.gov.uk")

    assert (signed_in(client), django_user_model.objects.count()) == (None, 0)


def test_deactivated_person_does_not_come_in_by_a_directory(client, councils, directory, officer):
    officer.is_active = False
    officer.save()

    response = come_from(client, directory, "anyborough", email=ADDRESS)

    assert (response["Location"], signed_in(client)) == ("/accounts/inactive/", None)


FOREIGN_TOKENS = {
    "of another directory": {"iss": "https://login.example/evil"},
    "for another portal": {"aud": "another-portal"},
    "that is over": {"exp": 1},
    "about somebody else": {"sub": "person-2"},
    "with another address": {"email": "clerk@anyborough.gov.uk"},
}


@pytest.mark.parametrize("said", FOREIGN_TOKENS.values(), ids=FOREIGN_TOKENS)
def test_token_that_is_not_about_this_sign_in_lets_nobody_in(client, councils, directory, officer, monkeypatch, said):
    monkeypatch.setattr(directory, "token", said)

    come_from(client, directory, "anyborough", email=ADDRESS)

    assert (signed_in(client), SocialAccount.objects.count()) == (None, 0)


def test_answer_that_comes_twice_or_to_another_browser_lets_nobody_in(client, councils, directory, officer):
    directory.claims = {"sub": "person-1", "email": ADDRESS}
    state, other = begin(client, "anyborough"), Client()
    come_back(other, "anyborough", state)
    come_back(client, "anyborough", state)
    first = signed_in(client)
    client.logout()

    come_back(client, "anyborough", state)

    assert (first, signed_in(other), signed_in(client)) == (str(officer.pk), None, None)


def test_answer_of_one_directory_is_not_taken_for_that_of_another(client, councils, directory, officer):
    """Numbers of people are each directory's own."""
    come_from(client, directory, "anyborough", email=ADDRESS)
    client.logout()

    come_from(client, directory, "otherton", email="somebody@otherton.gov.uk", email_verified=True)

    assert (signed_in(client), SocialAccount.objects.count()) == (None, 1)


def test_person_who_is_known_stays_the_same_whatever_address_the_directory_has_now(
    client, councils, directory, officer
):
    other = make_user(email="clerk@anyborough.gov.uk")
    come_from(client, directory, "anyborough", email=ADDRESS)
    client.logout()

    come_from(client, directory, "anyborough", email=other.email)

    assert signed_in(client) == str(officer.pk)


@pytest.mark.parametrize(
    ("claims", "settings", "vouched"),
    [
        ({"email": ADDRESS}, OWN, ADDRESS),
        ({"email": ADDRESS}, OWN | {"trusts_addresses": False}, ""),
        ({"email": ADDRESS, "email_verified": True}, OWN | {"trusts_addresses": False}, ADDRESS),
        ({"email": ADDRESS, "email_verified": "true"}, {}, ADDRESS),
        ({"email": ADDRESS, "email_verified": False}, OWN, ""),
        ({"email": ADDRESS, "email_verified": "false"}, OWN, ""),
        ({"email": "a@evil-anyborough.gov.uk"}, OWN, ""),
        ({"email": "a@sub.anyborough.gov.uk"}, OWN, ""),
        ({"email": "anyborough.gov.uk"}, OWN, ""),
        ({"email": ["a@anyborough.gov.uk"]}, OWN, ""),
        ({}, OWN, ""),
    ],
)
def test_vouched_address(claims, settings, vouched):
    assert vouched_address(claims, settings) == vouched


def test_what_the_token_denies_is_not_vouched_for_by_silence_elsewhere():
    answers = {"id_token": {"email": ADDRESS, "email_verified": False}, "userinfo": {"email": ADDRESS}}

    assert vouched_address(claims_of(answers), OWN) == ""
