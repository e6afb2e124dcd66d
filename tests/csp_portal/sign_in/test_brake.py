"""Guessing is braked; flooding does not lift the brake, and nobody locks an officer out."""

import re
from datetime import timedelta

import pytest
from django.contrib.auth import hashers
from django.core.cache import cache
from django.core.cache.backends.db import DatabaseCache
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from csp_portal.sign_in.brake import PER_ACCOUNT, PER_BROWSER, PER_PLACE, forget_old
from csp_portal.sign_in.counting import CountingCache
from partnerships.braking import count, place_of
from partnerships.models import Mail, SignInFailure
from tests.factories import make_user

pytestmark = pytest.mark.django_db
PASSWORD = "correct horse battery"
SIGN_IN = "/accounts/login/"
BRAKED = "Too many tries to sign in"


@pytest.fixture
def officer():
    return make_user(email="officer@anyborough.example", password=PASSWORD)


def sign_in(client, email, password, place="203.0.113.1"):
    return client.post(SIGN_IN, {"login": email, "password": password}, REMOTE_ADDR=place)


def attack(officer, tries=PER_ACCOUNT.most, place="198.51.100.{}"):
    stranger = Client()
    return [sign_in(stranger, officer.email, "guess", place.format(n)) for n in range(1, tries + 1)]


def is_in(client):
    return "_auth_user_id" in client.session


def test_guesses_at_one_account_are_braked_wherever_they_come_from(client, officer):
    attack(officer)

    response = sign_in(client, officer.email.upper(), PASSWORD)

    assert (BRAKED in response.content.decode(), is_in(client)) == (True, False)


def test_guesses_from_one_place_are_braked_whatever_the_account(client, officer):
    for n in range(PER_PLACE.most):
        sign_in(client, f"person{n}@anyborough.example", "guess")

    assert BRAKED in sign_in(client, officer.email, PASSWORD).content.decode()


def test_a_flood_of_other_addresses_pushes_nothing_out(client, officer):
    attack(officer)
    for n in range(400):
        count([(f"{n}", PER_ACCOUNT)])

    assert BRAKED in sign_in(client, officer.email, PASSWORD).content.decode()


def test_officer_signs_in_with_a_browser_used_before_while_under_attack(client, officer):
    sign_in(client, officer.email, PASSWORD)
    client.post("/accounts/logout/")
    attack(officer)

    sign_in(client, officer.email, PASSWORD)

    assert is_in(client)


def test_browser_used_before_is_braked_too(client, officer):
    sign_in(client, officer.email, PASSWORD)
    client.post("/accounts/logout/")
    for _ in range(PER_BROWSER.most):
        sign_in(client, officer.email, "guess")

    assert BRAKED in sign_in(client, officer.email, PASSWORD).content.decode()


def test_browser_of_somebody_else_helps_nobody(client, officer):
    other = make_user(password=PASSWORD)
    sign_in(client, other.email, PASSWORD)
    client.post("/accounts/logout/")
    attack(officer)

    sign_in(client, officer.email, PASSWORD)

    assert not is_in(client)


def test_new_password_by_mail_lets_a_new_browser_in_while_under_attack(client, officer):
    attack(officer)
    client.post("/accounts/password/reset/", {"email": officer.email})
    path = re.search(r"https?://[^/\s]+(/accounts/password/reset/key/\S+)", Mail.objects.get(to=officer).text)[1]
    form = client.get(path)["Location"]

    client.post(form, {"password1": "four random new words", "password2": "four random new words"})
    attack(officer)
    sign_in(client, officer.email, "four random new words")

    assert is_in(client)


def test_right_password_is_not_counted(client, officer):
    for _ in range(PER_ACCOUNT.most + 1):
        sign_in(Client(), officer.email, PASSWORD)

    assert SignInFailure.objects.count() == 0


def test_brake_holds_for_its_time_and_refused_tries_do_not_lengthen_it():
    now = timezone.now()
    limits = [("name", PER_ACCOUNT)]
    passed = [count(limits, now) is not None for _ in range(PER_ACCOUNT.most + 3)]

    later = count(limits, now + PER_ACCOUNT.within)

    assert passed == [True] * PER_ACCOUNT.most + [False] * 3
    assert later is not None


def test_what_was_counted_is_forgotten_after_an_hour(officer):
    attack(officer, tries=2)

    assert forget_old(timezone.now()) == {"forgotten": 0}
    assert forget_old(timezone.now() + timedelta(hours=1, seconds=1)) == {"forgotten": 4}


def test_nothing_counted_can_be_read_back(officer):
    attack(officer, tries=1)

    names = "".join(SignInFailure.objects.values_list("counted", flat=True))
    assert (officer.email in names, "198.51.100" in names, len(names)) == (False, False, 128)


@pytest.mark.parametrize(
    ("address", "place"),
    [("203.0.113.9", "203.0.113.9"), ("2001:db8:1:2:aaaa::1", "2001:db8:1:2::/64")],
)
def test_place_of_an_address(address, place):
    assert place_of(address) == place


@pytest.mark.parametrize(
    ("proxies", "forwarded", "braked"),
    [
        (0, "192.0.2.{n}", True),  # nobody's word: the sender writes it himself
        (1, "192.0.2.{n}, 203.0.113.5", True),
        (1, "203.0.113.5, 192.0.2.{n}", False),
        (2, "203.0.113.5, 192.0.2.{n}, 10.0.0.1", False),
        (2, "192.0.2.{n}", True),  # fewer than the setting says
    ],
)
def test_place_behind_proxies(client, settings, proxies, forwarded, braked):
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = proxies
    for n in range(PER_PLACE.most + 1):
        headers = {"X-Forwarded-For": forwarded.format(n=n)}
        response = client.post(SIGN_IN, {"login": f"p{n}@example.org", "password": "guess"}, headers=headers)

    assert (BRAKED in response.content.decode()) is braked


def test_known_and_unknown_addresses_cost_the_same(client, officer, monkeypatch):
    """Hashing a password is what takes time; the rest is the same questions."""
    hashed = []
    encode = hashers.MD5PasswordHasher.encode
    monkeypatch.setattr(hashers.MD5PasswordHasher, "encode", lambda *a: hashed.append(1) or encode(*a))
    costs = {}
    for email in (officer.email, "nobody@anyborough.example"):
        hashed.clear()
        with CaptureQueriesContext(
            connection,
        ) as queries:
            sign_in(client, email, "guess")
        costs[email] = (len(hashed), len(queries))

    assert len(set(costs.values())) == 1, costs


def test_cache_for_counting_is_never_flushed():
    call_command("createcachetable", "counting_test", verbosity=0)
    counting, usual = (
        kind("counting_test", {"OPTIONS": {"MAX_ENTRIES": 20}}) for kind in (CountingCache, DatabaseCache)
    )
    counting.set("counted", 5, 300)
    for n in range(40):
        counting.set(f"flood{n}", n, 300)
    kept = counting.get("counted")
    for n in range(40):
        usual.set(f"flood{n}", n, 300)

    assert (kept, len([n for n in range(40) if usual.get(f"flood{n}") is not None]) < 40) == (5, True)


def test_asking_for_a_new_password_too_often_is_told_in_the_portal_s_words(client, officer):
    cache.clear()
    answers = [client.post("/accounts/password/reset/", {"email": officer.email}) for _ in range(6)]

    assert [answer.status_code for answer in answers] == [302] * 5 + [429]
    assert "<h1 class" in answers[-1].content.decode()
    assert "Too many tries" in answers[-1].content.decode()
