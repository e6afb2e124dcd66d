import re

import pytest
from django.urls import reverse

from plans.editing.verbs import add, save
from priorities.models import Priority
from priorities.priorities.noun import PRIORITIES
from tests.factories import make_partnership, make_plan, make_user
from tests.plans.rows.pages import banner, said
from tests.priorities.data import priority

pytestmark = pytest.mark.django_db


@pytest.fixture
def paper():
    return make_plan(make_partnership(), blocks=()).paper


@pytest.fixture
def officer(paper):
    return make_user("officer", paper.partnership, name="Officer")


@pytest.fixture
def client(client, officer):
    client.force_login(officer, backend="django.contrib.auth.backends.ModelBackend")
    return client


@pytest.fixture
def row(paper, officer):
    return add(PRIORITIES, paper, priority("Road safety"), by=officer)


def url(verb, row, *more):
    return reverse(f"priorities:priority_{verb}", args=[row.paper.key, row.key, *more])


def test_history_shows_changes_word_by_word_and_puts_back(client, row, officer):
    save(PRIORITIES, row, {**PRIORITIES.data(row), "title": "Road danger"}, by=officer, revision=1, reason="Clearer")
    first = row.history.last()

    page = client.get(url("history", row))
    assert "Clearer" in said(page)
    assert re.search(r"<ins[^>]*>.*danger.*</ins>", page.content.decode(), re.DOTALL)

    row.refresh_from_db()
    response = client.post(url("restore", row, first.pk), {"revision": row.revision, "reason": "Better"}, follow=True)
    assert banner(response) == ["The earlier text was put back."]
    assert Priority.objects.get().title == "Road safety"


def test_history_row_of_another_priority_is_not_found(client, paper, row, officer):
    other = add(PRIORITIES, paper, priority("Alcohol"), by=officer)

    assert client.get(url("restore", row, other.history.first().pk)).status_code == 404
