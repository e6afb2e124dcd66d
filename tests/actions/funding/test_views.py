import pytest
from django.urls import reverse

from actions.funding.noun import LINES
from plans.editing.verbs import add
from tests.actions.data import line
from tests.factories import make_partnership, make_plan, make_user
from tests.plans.rows.pages import said

pytestmark = pytest.mark.django_db


@pytest.fixture
def paper():
    return make_plan(make_partnership(), blocks=(), state="drafting").paper


@pytest.fixture
def officer(paper):
    return make_user("officer", paper.partnership)


def sign_in(client, user):
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client


def test_funding_section_shows_what_is_awaited(client, paper, officer):
    awaited = line("Council", amount=None, state="awaiting", decision={"body": "Cabinet", "on": "2027-02-06"})
    add(LINES, paper, awaited, by=officer)

    page = said(sign_in(client, officer).get(reverse("actions:funding", args=[paper.key])))

    assert "Council, 2026/27 Awaiting the decision of Cabinet on 6 February 2027" in page
