from datetime import timedelta

import pytest
from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.test import Client
from django.utils import timezone

from csp_portal.sign_in.sessions import device_of, tidy
from tests.factories import make_user
from tests.lists import list_on

pytestmark = pytest.mark.django_db
PASSWORD = "correct horse battery"
PAGE = "/accounts/sessions/"
FIREFOX = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:130.0) Gecko/20100101 Firefox/130.0"
SAFARI = "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1 Version/17.5 Safari/604.1"


@pytest.fixture
def officer():
    return make_user(email="officer@anyborough.example", password=PASSWORD)


def signed_in(user, place="203.0.113.1", agent=FIREFOX):
    client = Client(REMOTE_ADDR=place, headers={"User-Agent": agent})
    client.post("/accounts/login/", {"login": user.email, "password": PASSWORD})
    return client


def is_in(client):
    return client.get("/workspace/").status_code == 200


def test_person_sees_where_they_are_signed_in(officer):
    signed_in(officer, "2001:db8::7", SAFARI)
    signed_in(make_user(), "198.51.100.7")

    shown = list_on(signed_in(officer).get(PAGE), "Where you are signed in")

    assert shown.column("Device") == ["Firefox on Windows This one", "Safari on an iPhone"]
    assert shown.column("Address") == ["203.0.113.1", "2001:db8::7"]


def test_one_session_is_ended(officer):
    here, there = signed_in(officer), signed_in(officer)
    session = UserSession.objects.get(session_key=there.session.session_key)

    here.post(f"{PAGE}{session.pk}/end/")

    assert (is_in(here), is_in(there)) == (True, False)


def test_all_others_are_ended(officer):
    here, *others = (signed_in(officer) for _ in range(3))

    here.post(f"{PAGE}end-others/")

    assert [is_in(client) for client in (here, *others)] == [True, False, False]


def test_nobody_ends_the_session_of_somebody_else(officer):
    theirs = signed_in(officer)
    stranger = Client()
    stranger.force_login(make_user())

    stranger.post(f"{PAGE}{UserSession.objects.get().pk}/end/")

    assert is_in(theirs)


def test_session_that_is_used_is_seen_every_five_minutes(officer):
    client = signed_in(officer)
    begun = UserSession.objects.get().last_seen_at
    client.get("/workspace/")
    at_once = UserSession.objects.get().last_seen_at
    session = client.session
    session["seen"] -= 301
    session.save()

    client.get("/workspace/")

    assert (at_once, UserSession.objects.get().last_seen_at > begun) == (begun, True)


def test_expired_sessions_go_with_what_is_known_of_their_device(officer):
    signed_in(officer), signed_in(officer)
    now = timezone.now()
    Session.objects.filter(pk=UserSession.objects.first().session_key).update(expire_date=now - timedelta(days=1))

    assert (tidy(now), tidy(now, everything=True)) == ({}, {"expired": 1})
    assert UserSession.objects.count() == 1


@pytest.mark.parametrize(
    ("agent", "device"),
    [
        (FIREFOX, "Firefox on Windows"),
        (SAFARI, "Safari on an iPhone"),
        ("Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537 Chrome/126.0 Safari/537 Edg/126.0", "Edge on Linux"),
        ("curl/8.5", "Another program"),
        ("", "Another program"),
    ],
)
def test_device_in_a_person_s_words(agent, device):
    assert device_of(agent) == device
