"""What is sent when the sign-in has ended comes back to the person who typed it, and to nobody else."""

import pytest
from django.contrib.sessions.models import Session
from django.core import signing
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from csp_portal.pages import kept_posts
from csp_portal.sign_in.kept import SALT
from partnerships.access import Role
from plans.models import Block
from tests.factories import make_plan, make_user

pytestmark = pytest.mark.django_db
KEPT = "/workspace/kept/"
SIGN_IN = "/accounts/login/"
PASSWORD = "three random words"
TEXT = "<p>A long evening's work.</p>"


@pytest.fixture
def block():
    return make_plan().paper.blocks.first()


def person(block, role=Role.OFFICER):
    return make_user(role, block.paper.partnership, password=PASSWORD)


@pytest.fixture
def officer(block):
    return person(block)


@pytest.fixture
def tab():
    return Client(enforce_csrf_checks=True)


def address(block):
    return reverse("plans:block_edit", args=[block.paper.key, block.key])


def token_on(page):
    return page.content.decode().split('name="csrfmiddlewaretoken" value="')[1].split('"')[0]


def sign_in(tab, user, **more):
    token = token_on(tab.get(SIGN_IN))
    fields = {"login": user.email, "password": PASSWORD, "csrfmiddlewaretoken": token, **more}
    return tab.post(SIGN_IN, fields)


def open_form(tab, user, block):
    """What the form of a page holds that the person has opened."""
    sign_in(tab, user)
    token = token_on(tab.get(address(block)))
    return {"heading": "Our area", "level": "1", "html": TEXT, "revision": "1", "csrfmiddlewaretoken": token}


def end_sessions():
    Session.objects.all().delete()


def post(tab, block, form, **headers):
    return tab.post(address(block), form, headers={"Sec-Fetch-Site": "same-origin"} | headers)


def sealed_on(page):
    return page.context["form"].initial["kept"]


def test_text_sent_after_the_session_ended_comes_back_after_signing_in(tab, officer, block):
    form = open_form(tab, officer, block)
    end_sessions()

    given_back = post(tab, block, form)
    assert sign_in(tab, officer, next=KEPT, kept=sealed_on(given_back)).url == KEPT
    page = tab.get(KEPT)
    again = dict(page.context["fields"]) | {"csrfmiddlewaretoken": token_on(page)}
    tab.post(page.context["path"], again)

    assert (given_back.status_code, Block.objects.get(pk=block.pk).data) == (403, {"html": TEXT})


def test_kept_text_is_shown_as_it_reads(tab, officer, block):
    form = open_form(tab, officer, block)
    end_sessions()
    sign_in(tab, officer, next=KEPT, kept=sealed_on(post(tab, block, form)))

    page = tab.get(KEPT)

    assert page.context["typed"] == [("Text", TEXT, True)]
    assert '<div class="csp-prose"><p>A long evening' in page.content.decode()


@pytest.mark.parametrize(
    ("value", "is_from_editor"), [(" <p>a</p>\n", True), ("a < b", False), ("<3 you", False), ("Why <b>not</b>", False)]
)
def test_only_what_the_editor_made_is_read_as_its_text(value, is_from_editor):
    assert kept_posts.is_from_editor(value) is is_from_editor


def test_wrong_password_loses_nothing(tab, officer, block):
    form = open_form(tab, officer, block)
    end_sessions()
    sealed = sealed_on(post(tab, block, form))

    page = sign_in(tab, officer, password="guess", kept=sealed)

    assert f'name="kept" value="{sealed}"' in page.content.decode()


def test_nothing_is_kept_in_the_database_before_somebody_signs_in(tab, officer, block):
    form = open_form(tab, officer, block)
    end_sessions()

    with CaptureQueriesContext(connection) as queries:
        post(tab, block, form)
        Client().post(address(block), form)

    assert [query["sql"] for query in queries if not query["sql"].startswith("SELECT")] == []


def test_stranger_s_post_is_sent_to_the_sign_in_page_and_not_kept(client, block):
    sent = client.post(address(block), {"html": TEXT})

    assert (sent.status_code, sent.url, Session.objects.count()) == (302, f"{SIGN_IN}?next={address(block)}", 0)


def test_kept_text_is_given_to_nobody_else(tab, officer, block):
    form = open_form(tab, officer, block)
    end_sessions()
    sealed = sealed_on(post(tab, block, form))
    other = person(block)

    sign_in(tab, other, kept=sealed)

    assert tab.get(KEPT).url == reverse("pages:tasks")
    assert kept_posts.KEY not in tab.session


def test_form_of_the_person_before_is_refused_to_the_next_one(tab, officer, block):
    form = open_form(tab, officer, block)
    tab.post("/accounts/logout/", {"csrfmiddlewaretoken": form["csrfmiddlewaretoken"]})
    sign_in(tab, person(block))

    sent = post(tab, block, form)

    assert (sent.status_code, TEXT in sent.content.decode()) == (403, False)
    assert kept_posts.KEY not in tab.session


def test_text_in_a_session_is_shown_to_its_owner_only(client, officer, block):
    other = person(block)
    client.force_login(other)
    session = client.session
    session[kept_posts.KEY] = {"owner": officer.pk, "path": address(block), "fields": [["html", [TEXT]]], "at": 9e9}
    session.save()

    assert client.get(KEPT).url == reverse("pages:tasks")
    assert kept_posts.KEY not in client.session


def test_form_of_an_older_sign_in_of_the_same_person_is_kept_too(tab, officer, block):
    form = open_form(tab, officer, block)
    end_sessions()
    sign_in(tab, officer)

    sent = post(tab, block, form)

    assert sent.url == KEPT
    assert dict(tab.get(KEPT).context["fields"])["html"] == TEXT


def test_kept_text_can_be_discarded(tab, officer, block):
    form = open_form(tab, officer, block)
    end_sessions()
    sign_in(tab, officer)
    post(tab, block, form)

    token = token_on(tab.get(KEPT))

    assert tab.post(KEPT, {"csrfmiddlewaretoken": token}).url == address(block)
    assert tab.get(KEPT).url == reverse("pages:tasks")


def test_kept_text_is_forgotten_after_an_hour(tab, officer, block, monkeypatch):
    form = open_form(tab, officer, block)
    end_sessions()
    sign_in(tab, officer)
    post(tab, block, form)
    monkeypatch.setattr(kept_posts, "HOUR", -1)

    assert tab.get(KEPT).url == reverse("pages:tasks")


def test_passwords_and_tokens_are_not_kept(tab, officer, block):
    form = open_form(tab, officer, block) | {"password": "secret"}
    end_sessions()

    held = signing.loads(sealed_on(post(tab, block, form)), salt=SALT)

    assert [name for name, _ in held["fields"]] == ["heading", "level", "html", "revision"]


@pytest.mark.parametrize(
    ("more", "headers"),
    [({}, {"X-Autosave": "1"}), ({"html": "a" * kept_posts.LONGEST}, {})],
    ids=["autosave", "very long"],
)
def test_some_forms_are_not_kept(tab, officer, block, more, headers):
    form = open_form(tab, officer, block) | more
    end_sessions()

    assert post(tab, block, form, **headers).status_code == 302


@pytest.mark.parametrize("site", ["cross-site", ""])
def test_forms_of_other_sites_are_refused(tab, officer, block, site):
    form = open_form(tab, officer, block)
    end_sessions()
    sign_in(tab, officer)

    sent = post(tab, block, form, **{"Sec-Fetch-Site": site})

    assert sent.status_code == 403
    assert kept_posts.KEY not in tab.session
