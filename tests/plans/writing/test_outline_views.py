"""Order, new chapters, removed ones: changed from the outline, answered as parts of the page."""

import pytest
from django.urls import reverse

from partnerships.access import Role
from plans.models import Paper
from tests.factories import make_plan, make_user
from tests.plans.editing.things import put_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def paper(client):
    plan = make_plan(blocks=("Our area", "Money"))
    client.force_login(make_user(Role.OFFICER, plan.partnership))
    return plan.paper


def post(client, name, paper, block=None, **fields):
    keys = [paper.key, *([block.key] if block else [])]
    return client.post(reverse(f"plans:{name}", args=keys), fields, headers={"HX-Request": "true"})


def outline(response):
    return [(line.name, line.level) for line in response.context["outline"]]


def test_order_is_kept_and_answered_with_the_outline(client, paper):
    area, money = paper.blocks.all()

    response = post(client, "write_order", paper, key=[money.key, area.key], level=[1, 2])

    assert response.status_code == 200
    assert outline(response) == [("Money", 1), ("Our area", 2)]
    assert [piece.name for piece in response.context["pieces"]] == ["Our area"]


def test_an_order_somebody_was_quicker_with_is_answered_with_the_one_of_now(client, paper):
    response = post(client, "write_order", paper, key=[paper.blocks.first().key], level=[1])

    assert response.status_code == 409
    assert outline(response) == [("Our area", 1), ("Money", 1)]
    assert response.context["notice"].startswith("The outline was changed by somebody else")


def test_a_new_chapter_stands_after_the_one_it_was_added_to(client, paper):
    area = paper.blocks.first()

    response = post(client, "write_add", paper, kind="rich_text", after=area.key, level=2, heading="")

    assert outline(response) == [("Our area", 1), ("Text", 2), ("Money", 1)]
    assert [piece.name for piece in response.context["pieces"]] == ["Text"]
    assert response.context["notice"] == "“Text” was added."


def test_a_chapter_of_which_nobody_knows_the_kind_is_not_added(client, paper):
    response = post(client, "write_add", paper, kind="poem", after="", level=1, heading="")

    assert response.status_code == 409
    assert len(outline(response)) == 2


def test_a_chapter_is_removed_and_put_back(client, paper):
    area = paper.blocks.first()

    removed = post(client, "write_remove", paper, area)
    back = post(client, "write_put_back", paper, area)

    assert (outline(removed), removed.context["pieces"]) == ([("Money", 1)], [])
    assert removed.context["notice"] == "“Our area” was removed."
    assert outline(back) == [("Our area", 1), ("Money", 1)]
    assert [piece.name for piece in back.context["pieces"]] == ["Our area"]


def test_in_approval_nothing_changes_without_a_reason(client, paper):
    put_in(paper, Paper.State.IN_APPROVAL)
    area, money = paper.blocks.all()

    answers = [
        post(client, "write_order", paper, key=[money.key, area.key], level=[1, 1]),
        post(client, "write_add", paper, kind="rich_text", after="", level=1, heading=""),
        post(client, "write_remove", paper, area),
    ]

    assert [answer.status_code for answer in answers] == [409, 409, 409]
    assert [outline(answer) for answer in answers] == [[("Our area", 1), ("Money", 1)]] * 3
