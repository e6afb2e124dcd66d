"""Find and replace across a text: shown first, replaced where ticked, with one line of history for each row."""

import pytest
from django.contrib.messages import get_messages
from django.urls import reverse

from partnerships.access import Role
from plans.editing import verbs as editing
from plans.editing.chapters import CHAPTERS
from plans.models import Block, Paper
from priorities.models import Priority
from priorities.priorities.noun import PRIORITIES
from tests.factories import make_block, make_plan, make_user
from tests.plans.editing.things import again, put_in
from tests.priorities.data import priority

pytestmark = pytest.mark.django_db


@pytest.fixture
def paper():
    return make_plan(blocks=()).paper


@pytest.fixture
def block(paper):
    return make_block(paper, heading="The board", data={"html": "<p>The board and its board.</p>"})


@pytest.fixture
def row(paper, officer):
    return editing.add(PRIORITIES, paper, priority("A board of its own"), by=officer)


@pytest.fixture(autouse=True)
def officer(client, paper):
    user = make_user(Role.OFFICER, paper.partnership)
    client.force_login(user)
    return user


def address(paper):
    return reverse("plans:write_replace", args=[paper.key])


def ids(found):
    return [key for _, places in found for key, _ in places]


def preview(client, paper, find="board"):
    return client.get(address(paper), {"find": find, "put": "panel"}).context


def replace(client, paper, context, *places, **more):
    revisions = [f"{row.id}:{row.row.revision}" for row, _ in context["found"]]
    asked = {"find": "board", "put": "panel", "place": places, "revision": revisions, **more}
    return client.post(address(paper), asked)


def test_every_place_is_shown_and_ticked(client, paper, block, row):
    context = preview(client, paper)

    assert [(str(found.row), len(places)) for found, places in context["found"]] == [
        ("The board", 3),
        ("A board of its own", 1),
    ]
    assert (context["count"], context["ticked"]) == (4, set(ids(context["found"])))


def test_what_is_ticked_is_replaced_with_one_line_of_history_each(client, paper, block, row):
    context = preview(client, paper)

    replace(client, paper, context, *ids(context["found"])[1:], reason="Renamed in June")

    assert (again(block).heading, again(block).data) == ("The board", {"html": "<p>The panel and its panel.</p>"})
    assert again(row).title == "A panel of its own"
    whys = [[each.history_change_reason for each in one.history.all()] for one in (block, row)]
    assert whys == [["Renamed in June", None], ["Renamed in June", "Added"]]


def test_without_a_reason_the_history_says_what_was_replaced(client, paper, block):
    context = preview(client, paper)

    replace(client, paper, context, ids(context["found"])[0])

    assert block.history.first().history_change_reason == "“board” replaced by “panel”"


def test_a_text_in_approval_asks_for_the_reason(client, paper, block):
    put_in(paper, Paper.State.IN_APPROVAL)
    context = preview(client, paper)

    response = replace(client, paper, context, *ids(context["found"]))

    assert list(response.context["reason_form"].errors) == ["reason"]
    assert again(block).heading == "The board"


def test_what_was_saved_meanwhile_stays_and_is_told(client, paper, block, row, officer):
    context = preview(client, paper)
    data = {"heading": "The board", "level": 1, "data": {"html": "<p>No board.</p>"}}
    editing.save(CHAPTERS, Block.objects.get(pk=block.pk), data, by=officer, revision=1)

    response = replace(client, paper, context, *ids(context["found"]))

    said = [str(message) for message in get_messages(response.wsgi_request)]
    assert said == [
        "“The board” was changed meanwhile: look at its places again.",
        "1 place was replaced, in 1 chapter or row.",
    ]
    assert (again(block).data, again(row).title) == ({"html": "<p>No board.</p>"}, "A panel of its own")


def test_a_heading_that_would_become_too_long_stays(client, paper):
    block = make_block(paper, heading="board " * 33)
    context = preview(client, paper)

    response = replace(client, paper, context, *ids(context["found"]), put="supervisory board")

    assert again(block).heading == "board " * 33
    assert response.context["reason_form"].non_field_errors() == [
        "Nothing was replaced: tick the places that should change."
    ]


def test_adopted_text_is_searched_and_not_changed(client, paper, block):
    put_in(paper, Paper.State.ADOPTED)
    context = preview(client, paper)

    replace(client, paper, context, *ids(context["found"]))

    assert (context["count"], again(block).heading, Priority.objects.count()) == (3, "The board", 0)
