"""Move, remove and put back through their pages: the same of a chapter and of a row."""

import pytest

from partnerships.access import Role
from plans.editing import verbs as editing
from plans.editing.chapters import CHAPTERS
from priorities.priorities.noun import PRIORITIES
from tests.factories import make_partnership, make_plan, make_user
from tests.plans.editing.things import add, names, put_in
from tests.plans.rows.pages import banner, said

pytestmark = pytest.mark.django_db
ADOPTED = "Adopted text is never edited: change it by an annual refresh, an addendum, or a new plan carried forward."


@pytest.fixture(params=[CHAPTERS, PRIORITIES], ids=["chapter", "priority"])
def edited(request):
    return request.param


@pytest.fixture
def paper():
    return make_plan(make_partnership(), blocks=()).paper


@pytest.fixture
def officer(client, paper):
    user = make_user(Role.OFFICER, paper.partnership)
    client.force_login(user)
    return user


@pytest.fixture
def row(edited, paper, officer):
    return add(edited, paper, officer, "One", "Two")[1]


def test_move_swaps_neighbours(client, edited, paper, row):
    response = client.post(edited.url("move", row), {"direction": "up"})

    assert response.url == edited.place_of(row)
    assert names(edited, paper) == ["Two", "One"]


def test_move_in_approval_asks_for_the_reason_and_then_moves(client, edited, paper, row):
    put_in(paper, "in_approval")

    asked = client.post(edited.url("move", row), {"direction": "up"})
    assert "Move “Two” up" in said(asked)
    assert (asked.context["kept"], names(edited, paper)) == ({"direction": "up"}, ["One", "Two"])
    client.post(edited.url("move", row), {**asked.context["kept"], "reason": "Cabinet wants it first"})

    assert names(edited, paper) == ["Two", "One"]
    assert row.history.first().history_change_reason == "Cabinet wants it first"


def test_remove_asks_first_and_can_be_undone(client, edited, paper, row):
    assert "Remove “Two”?" in said(client.get(edited.url("remove", row)))
    assert names(edited, paper) == ["One", "Two"]

    removed = client.post(edited.url("remove", row), {"reason": ""}, follow=True)
    assert (banner(removed), names(edited, paper)) == ([f"“Two” was removed. {edited.kept_where}"], ["One"])

    assert banner(client.post(edited.url("put_back", row), follow=True)) == ["“Two” was put back."]
    assert names(edited, paper) == ["One", "Two"]


@pytest.mark.parametrize("verb", ["edit", "remove"])
def test_what_was_removed_is_put_back_before_anything_else(client, edited, row, officer, verb):
    editing.remove(edited, row, by=officer)

    response = client.get(edited.url(verb, row), follow=True)

    assert banner(response) == ["“Two” was removed: put it back first."]


@pytest.mark.parametrize(("method", "verb"), [("get", "edit"), ("get", "remove"), ("post", "remove")])
def test_adopted_text_leads_back_with_the_reason(client, edited, paper, row, method, verb):
    put_in(paper, "adopted")

    response = getattr(client, method)(edited.url(verb, row), follow=True)

    assert response.redirect_chain == [(edited.list_url(paper), 302)]
    assert (banner(response), names(edited, paper)) == ([ADOPTED], ["One", "Two"])


@pytest.mark.parametrize("verb", ["move", "put_back"])
def test_changes_of_place_are_posts(client, edited, row, verb):
    assert client.get(edited.url(verb, row)).status_code == 405


@pytest.mark.parametrize(("role", "status"), [(None, 404), (Role.PARTNER_LEAD, 403)])
def test_others_may_not_change_it(client, edited, paper, row, role, status):
    client.force_login(make_user(role or Role.OFFICER, paper.partnership if role else make_partnership()))

    for verb in ("edit", "move", "remove", "put_back"):
        assert client.post(edited.url(verb, row)).status_code == status
    assert names(edited, paper) == ["One", "Two"]


def test_partner_lead_reads_the_list_without_its_buttons(client, edited, paper, row):
    client.force_login(make_user(Role.PARTNER_LEAD, paper.partnership))

    page = client.get(edited.list_url(paper))

    assert page.status_code == 200
    assert f'"{edited.url("edit", row)}"' not in page.content.decode()
