"""Kinds of mail and what people choose: at once, once a day, not at all; the page and the link under each mail."""

import ast
from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse

from partnerships.mail import kinds as mail_kinds
from partnerships.mail.kinds import (
    ALWAYS,
    DAILY,
    OR_NOT,
    Choice,
    MailKind,
    choices_of,
    choose,
    chosen,
    is_written_now,
    path_to_stop,
    register_mail_kind,
    token_of,
)
from partnerships.mail.rows import send_written, write
from partnerships.models import Mail, MailChoice
from partnerships.verbs import Refused
from tests.factories import make_user

pytestmark = pytest.mark.django_db
PAGE = "/workspace/mail/"
WEDNESDAY = datetime(2027, 3, 10, 12, tzinfo=UTC)
ROOT = Path(__file__).resolve().parents[3]
ROOMS = ("partnerships", "plans", "priorities", "actions", "governance", "csp_portal")


@pytest.fixture(autouse=True)
def kinds(monkeypatch):
    """The portal's own two, and three of a room's."""
    monkeypatch.setattr(mail_kinds, "_KINDS", {})
    mail_kinds.register()
    register_mail_kind(MailKind("stage", "Things due for meetings", "What a meeting still needs."))
    register_mail_kind(MailKind("meeting", "Meetings that move", "A new day.", choices=OR_NOT))
    register_mail_kind(MailKind("news", "Decisions", "What was decided.", choices=(Choice.DIGEST, Choice.NEVER),
                                usual=Choice.DIGEST))  # fmt: skip


@pytest.fixture
def person():
    return make_user()


def send(person, kind="stage", key="1"):
    return write(person, kind=kind, key=key, subject="Due", text="It is due.")


@pytest.mark.parametrize(
    ("kind", "choice", "is_written"),
    [
        ("stage", None, True),
        ("stage", Choice.AT_ONCE, True),
        ("stage", Choice.DIGEST, False),
        ("stage", Choice.NEVER, False),
        ("meeting", Choice.NEVER, False),
        ("news", None, False),
        (DAILY, None, True),
        (DAILY, Choice.NEVER, False),
        ("invitation", None, True),
        ("of no room", None, True),
    ],
)
@pytest.mark.both("locks")
def test_mail_is_written_as_the_person_chose(person, kind, choice, is_written):
    if choice:
        choose(person, kind, choice)

    assert is_written_now(person, kind) == is_written
    assert send(person, kind) == is_written
    assert Mail.objects.count() == is_written


@pytest.mark.parametrize(
    ("kind", "choice"),
    [("invitation", Choice.NEVER), ("meeting", Choice.DIGEST), (DAILY, Choice.AT_ONCE), ("of no room", Choice.NEVER)],
)
def test_way_that_a_kind_does_not_come_in_is_refused(person, kind, choice):
    with pytest.raises(Refused) as refusal:
        choose(person, kind, choice)

    assert refusal.value.reasons == [f"Mail of the kind “{mail_kinds.kind_of(kind).label}” does not come in that way."]
    assert not MailChoice.objects.exists()


def test_choice_that_a_kind_no_longer_offers_is_its_usual_way(person):
    choose(person, "stage", Choice.DIGEST)
    register_mail_kind(MailKind("stage", "Things due", "", choices=ALWAYS))

    assert chosen(person, "stage") == Choice.AT_ONCE


@pytest.mark.both("locks")
def test_choices_of_many_people_are_one_question(person, django_assert_num_queries):
    other = make_user()
    choose(person, "stage", Choice.NEVER)

    with django_assert_num_queries(1):
        known = choices_of([person, other])

    assert [chosen(each, "stage", known) for each in (person, other)] == [Choice.NEVER, Choice.AT_ONCE]


@pytest.mark.both("locks")
def test_history_keeps_every_choice_and_nothing_where_nothing_changed(person):
    answers = [choose(person, "stage", choice) for choice in (Choice.NEVER, Choice.NEVER, Choice.AT_ONCE)]
    row = MailChoice.objects.get()

    assert answers == [True, False, True]
    assert [(old.choice, old.history_user) for old in row.history.all()] == [("at_once", person), ("never", person)]


def test_every_kind_that_the_rooms_write_is_registered(monkeypatch):
    monkeypatch.undo()
    calls = [
        node
        for room in ROOMS
        for path in (ROOT / room).rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.Call) and ast.unparse(node.func).endswith("write")
    ]
    kinds = {
        word.value.value for call in calls for word in call.keywords
        if word.arg == "kind" and isinstance(word.value, ast.Constant)
    }  # fmt: skip

    assert kinds - {kind.name for kind in mail_kinds.mail_kinds()} == set()


# --- The page ---------------------------------------------------------------------------------------------------


def test_page_shows_what_holds_and_saves_what_changes(client, person):
    client.force_login(person)
    choose(person, "meeting", Choice.NEVER)
    form = client.get(PAGE).context["form"]
    response = client.post(PAGE, {"digest": "digest", "stage": "digest", "meeting": "at_once", "news": "never"})

    assert {name: form[name].value() for name in form.fields} == {
        "digest": "digest", "stage": "at_once", "meeting": "never", "news": "digest",
    }  # fmt: skip
    assert (response.status_code, response["Location"]) == (302, PAGE)
    assert dict(MailChoice.objects.values_list("kind", "choice")) == {
        "stage": "digest", "meeting": "at_once", "news": "never",
    }  # fmt: skip


def test_page_offers_no_choice_of_what_always_comes(client, person):
    client.force_login(person)
    response = client.get(PAGE)

    assert [kind.name for kind in response.context["always"]] == ["invitation"]
    assert "invitation" not in response.context["form"].fields


def test_page_refuses_a_way_that_is_none(client, person):
    client.force_login(person)
    response = client.post(PAGE, {"digest": "at_once", "stage": "hourly", "meeting": "digest", "news": "digest"})

    assert set(response.context["form"].errors) == {"digest", "stage", "meeting"}
    assert not MailChoice.objects.exists()


# --- The link under each mail ------------------------------------------------------------------------------------


@pytest.fixture
def link(person):
    return path_to_stop(person, "stage")


def test_mail_says_how_to_stop_it_and_so_do_its_headers(person, settings, link):
    settings.SITE_ADDRESS = "https://plans.example"
    send(person)
    send_written(WEDNESDAY)
    sent = mail.outbox[0]

    assert sent.body == (
        "It is due.\n\n--\n"
        "Mail of this kind: Things due for meetings. To stop it, open this address; you need not sign in:\n"
        f"https://plans.example{link}\n\n"
        "How you get each kind of mail (signed in):\n"
        "https://plans.example/workspace/mail/\n"
    )
    assert sent.extra_headers == {
        "List-Unsubscribe": f"<https://plans.example{link}>",
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
    }


def test_mail_that_cannot_be_refused_has_no_such_link(person, settings):
    settings.SITE_ADDRESS = "https://plans.example"
    send(person, "invitation")
    send_written(WEDNESDAY)

    assert mail.outbox[0].body == (
        "It is due.\n\n--\n"
        "Mail of this kind cannot be stopped. How you get the other kinds (signed in):\n"
        "https://plans.example/workspace/mail/\n"
    )
    assert mail.outbox[0].extra_headers == {}


def test_looking_at_the_link_changes_nothing(client, person, link):
    response = client.get(link)

    assert "Stop mail of this kind?" in response.content.decode()
    assert not MailChoice.objects.exists()


@pytest.mark.both("locks")
def test_link_stops_this_kind_for_this_person_only_and_gives_it_back(client, person, link):
    other = make_user()
    stopped = client.post(link)
    written = [send(person), send(other), send(person, "meeting")]
    again = client.post(link, {"again": "1"})

    assert "You get no more mail of this kind" in stopped.content.decode()
    assert written == [False, True, True]
    assert "Stop mail of this kind?" in again.content.decode()
    assert send(person)
    assert {(row.history_user, row.history_change_reason) for row in MailChoice.history.all()} == {
        (person, "Through the link in a mail")
    }


def test_mail_program_stops_a_kind_without_our_pages(person, link):
    program = Client(enforce_csrf_checks=True)
    response = program.post(link, {"List-Unsubscribe": "One-Click"})

    assert response.status_code == 200
    assert chosen(person, "stage") == Choice.NEVER


def test_signed_in_stranger_stops_nothing_of_their_own(client, person, link):
    stranger = make_user()
    client.force_login(stranger)
    client.post(link)

    assert (chosen(person, "stage"), chosen(stranger, "stage")) == (Choice.NEVER, Choice.AT_ONCE)
    assert MailChoice.history.get().history_user == person


def test_link_that_is_not_ours_is_not_found(client, person):
    left = make_user(is_active=False)
    tokens = {
        "changed": token_of(person, "stage")[:-1] + "~",
        "made up": "abc",
        "of another kind": token_of(person, "stage").replace(":", "x:"),
        "cannot be refused": token_of(person, "invitation"),
        "of no room": token_of(person, "of no room"),
        "person has left": token_of(left, "stage"),
    }
    statuses = {
        name: client.post(reverse("partnerships:mail_stop", args=[token])).status_code for name, token in tokens.items()
    }

    assert statuses == dict.fromkeys(tokens, 404)
    assert not MailChoice.objects.exists()
