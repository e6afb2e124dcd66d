"""What is sent when the sign-in has ended is kept and sent again; nothing else is."""

import pytest
from django.test import Client
from django.urls import reverse

from csp_portal.pages import kept_posts
from partnerships.access import Role
from plans.models import Block
from tests.factories import make_plan, make_user

pytestmark = pytest.mark.django_db
KEPT = "/workspace/kept/"
PASSWORD = "three random words"


@pytest.fixture
def block():
    return make_plan().paper.blocks.first()


@pytest.fixture
def officer(block):
    user = make_user(Role.OFFICER, block.paper.partnership)
    user.set_password(PASSWORD)
    user.save()
    return user


def address(block):
    return reverse("plans:block_edit", args=[block.paper.key, block.key])


def typed(**more):
    return {"heading": "Our area", "level": "1", "html": "<p>A long evening's work.</p>", "revision": "1", **more}


def sign_in(client, user, to):
    return client.post("/accounts/login/", {"login": user.email, "password": PASSWORD, "next": to})


def test_text_sent_after_the_session_ended_comes_back_after_signing_in(client, officer, block):
    sent = client.post(address(block), typed())
    assert sent.url == "/accounts/login/?next=%2Fworkspace%2Fkept%2F"

    assert sign_in(client, officer, KEPT).url == KEPT
    page = client.get(KEPT)
    assert page.context["path"] == address(block)
    client.post(page.context["path"], dict(page.context["fields"]))

    assert Block.objects.get(pk=block.pk).data == {"html": "<p>A long evening's work.</p>"}


def test_kept_text_can_be_discarded(client, officer, block):
    client.post(address(block), typed())
    sign_in(client, officer, KEPT)

    assert client.post(KEPT).url == address(block)
    assert client.get(KEPT).url == reverse("pages:tasks")


def test_kept_text_is_forgotten_after_an_hour(client, officer, block, monkeypatch):
    client.post(address(block), typed())
    sign_in(client, officer, KEPT)
    monkeypatch.setattr(kept_posts, "HOUR", -1)

    assert client.get(KEPT).url == reverse("pages:tasks")


def test_passwords_and_tokens_are_not_kept(client, block):
    client.post(address(block), typed(password="secret", csrfmiddlewaretoken="x"))

    names = [name for name, _ in client.session[kept_posts.KEY]["fields"]]
    assert names == ["heading", "level", "html", "revision"]


def test_autosave_is_not_kept(client, block):
    client.post(address(block), typed(), headers={"X-Autosave": "1"})

    assert kept_posts.KEY not in client.session


def test_very_long_form_is_not_kept(client, block):
    client.post(address(block), typed(html="a" * kept_posts.LONGEST))

    assert kept_posts.KEY not in client.session


def test_forms_outside_the_workspace_are_not_kept(client):
    client.post("/accounts/password/reset/", {"email": "a@example.org"})

    assert kept_posts.KEY not in client.session


def test_form_of_an_older_sign_in_is_kept_too(officer, block):
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(officer)

    sent = strict.post(address(block), typed(csrfmiddlewaretoken="old"), headers={"Sec-Fetch-Site": "same-origin"})

    assert sent.url == KEPT
    assert strict.get(KEPT).context["path"] == address(block)


@pytest.mark.parametrize("site", ["cross-site", None])
def test_forms_of_other_sites_are_refused(officer, block, site):
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(officer)

    sent = strict.post(address(block), typed(), headers={"Sec-Fetch-Site": site} if site else {})

    assert sent.status_code == 403
    assert kept_posts.KEY not in strict.session
