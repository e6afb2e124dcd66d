"""What scrutiny has to do: ask for answers that are overdue, and judge those that came."""

from datetime import date

import pytest
from django.urls import reverse

from governance.models import Recommendation
from governance.scrutiny.tasks import tasks_for
from partnerships.access import Role
from tests.factories import make_plan, make_user

pytestmark = pytest.mark.django_db
ON = date(2026, 11, 25)


@pytest.fixture
def paper():
    return make_plan().paper


@pytest.fixture
def scrutiny(paper):
    return make_user(Role.SCRUTINY, paper.partnership)


def recommend(paper, **values):
    return Recommendation.objects.create(paper=paper, **{"text": "Report each year.", "made_on": "2026-10-01"} | values)


def told(user):
    return [(task.title, task.due, task.url) for task in tasks_for(user, ON)]


def test_an_answer_that_is_overdue_is_asked_for(paper, scrutiny):
    recommend(paper)
    recommend(paper, made_on="2026-11-20")
    recommend(paper, made_on="")

    assert told(scrutiny) == [
        (
            "Ask for the answer to “Report each year.”",
            date(2026, 10, 29),
            reverse("governance:scrutiny", args=[paper.key]),
        )
    ]


def test_an_answer_that_came_is_judged(paper, scrutiny):
    row = recommend(paper, response="We will.")
    recommend(paper, response="We do.", state="done")

    url = reverse("governance:recommendation_edit", args=[row.pk])
    assert told(scrutiny) == [("Say what became of “Report each year.”: it was answered", None, url)]


def test_what_was_carried_to_the_next_plan_is_asked_for_there_only(paper, scrutiny):
    row = recommend(paper)
    later = make_plan(paper.partnership, slug="later").paper
    recommend(later, key=row.key)

    assert [url for _, _, url in told(scrutiny)] == [reverse("governance:scrutiny", args=[later.key])]


@pytest.mark.parametrize("role", [Role.OFFICER, Role.READER, Role.SITE_ADMINISTRATOR])
def test_nobody_else_is_asked(paper, role):
    recommend(paper)

    assert told(make_user(role, paper.partnership if role != Role.SITE_ADMINISTRATOR else None)) == []
