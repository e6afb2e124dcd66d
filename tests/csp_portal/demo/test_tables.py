"""The list of mail that the demonstration has written."""

import pytest
from django.core import mail
from django.urls import reverse

from tests.factories import make_user
from tests.lists import list_on

pytestmark = pytest.mark.django_db
HEADS = ["Subject", "To", "Sent", "Text"]


@pytest.fixture(autouse=True)
def signed_in(client, settings):
    settings.DEMO = True
    client.force_login(make_user())


def outbox(client, query=""):
    return client.get(reverse("pages:outbox") + query)


def send(*subjects):
    for subject in subjects:
        mail.send_mail(subject, f"Words about {subject}", "a@example.org", [f"{subject.lower()}@example.org"])


def test_heads_name_each_value_and_the_text_is_there(client):
    send("Reminder")

    shown = list_on(outbox(client), "Mail")

    assert (shown.heads, shown.labels, shown.scopes) == (HEADS, [HEADS], {"col", "row"})
    assert shown.sorted_by == {"Sent": "descending"}
    row = shown.rows[0]
    assert (row[:2], row[3]) == (["Reminder", "reminder@example.org"], "Read it: Reminder Words about Reminder")


@pytest.mark.parametrize(
    ("query", "subjects"), [("?sort=subject", ["digest", "Reminder"]), ("?sort=-to", ["Reminder", "digest"])]
)
def test_mail_is_sorted_without_case(client, query, subjects):
    send("Reminder", "digest")

    assert list_on(outbox(client, query), "Mail").column("Subject") == subjects


def test_mail_comes_in_pages(client):
    send(*[f"Mail {n}" for n in range(27)])

    assert len(list_on(outbox(client, "?page=2"), "Mail").rows) == 2


def test_empty_outbox_says_how_to_fill_it(client):
    assert "Nothing has been sent yet" in outbox(client).content.decode()
