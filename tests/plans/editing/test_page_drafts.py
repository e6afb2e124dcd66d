"""Drafts of forms that belong to no row: offered to whoever typed them, and gone once the form is taken."""

import pytest
from django.urls import reverse

from partnerships.access import Role
from plans.editing import drafts
from plans.models import Draft, Paper
from tests.factories import make_block, make_plan, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def block():
    return make_block(make_plan(blocks=()).paper)


@pytest.fixture
def officer(client, block):
    user = make_user(Role.OFFICER, block.paper.partnership)
    client.force_login(user)
    return user


@pytest.fixture
def page(block):
    return reverse("plans:comments", args=[block.paper.key, block.key])


def kept(client, form):
    return client.get(reverse("plans:draft_kept"), {"form": form}).json()


def test_drafts_of_every_tab_are_offered_with_their_fields(client, officer):
    drafts.keep(officer, "page:/here/", {"text": ["Half a"]}, tab="a", turn=2)
    drafts.keep(officer, "page:/here/", {"text": ["Another"]}, tab="b", turn=1)

    found = kept(client, "page:/here/")

    assert [(each["tab"], each["turn"], each["fields"]) for each in found] == [
        ("b", 1, {"text": ["Another"]}),
        ("a", 2, {"text": ["Half a"]}),
    ]
    assert found[0]["said"].startswith("You have unsaved text from ")


def test_drafts_of_others_and_of_rows_are_not_given_out(client, officer, block):
    drafts.keep(make_user(Role.OFFICER, block.paper.partnership), "page:/here/", {"text": ["Theirs"]})
    drafts.keep(officer, drafts.form_of(block), {"html": ["Mine"]})

    assert (kept(client, "page:/here/"), kept(client, drafts.form_of(block))) == ([], [])


def test_the_draft_goes_when_the_form_is_taken(client, officer, page):
    for tab in ("a", "b", "c"):
        drafts.keep(officer, "page:/here/", {"text": ["Half"]}, tab=tab)

    client.post(page, {"text": "Whole.", "draft_form": "page:/here/", "draft_tab": "a", "draft_from": "b"})

    assert [draft.tab for draft in Draft.objects.all()] == ["c"]


@pytest.mark.parametrize("typed", [{"text": ""}, {"text": "Whole.", "parent": ""}])
def test_the_draft_stays_when_the_form_is_not_taken(client, officer, page, typed):
    drafts.keep(officer, "page:/here/", {"text": ["Half"]}, tab="a")
    if typed["text"]:
        client.logout()

    client.post(page, {**typed, "draft_form": "page:/here/", "draft_tab": "a"})

    assert Draft.objects.get().fields == {"text": ["Half"]}


def test_a_refusal_that_leads_back_keeps_the_draft(client, officer, block):
    block.paper.state = Paper.State.WITHDRAWN
    block.paper.save()
    drafts.keep(officer, "page:/here/", {"reason": ["Because"]}, tab="a")
    move = reverse("plans:block_move", args=[block.paper.key, block.key])

    answer = client.post(move, {"reason": "Because", "draft_form": "page:/here/", "draft_tab": "a"})

    assert (answer.status_code, Draft.objects.count()) == (302, 1)


def test_the_draft_of_a_form_with_a_row_is_not_taken_away_by_another_page(client, officer, page, block):
    drafts.keep(officer, drafts.form_of(block), {"html": ["Mine"]}, tab="a")

    client.post(page, {"text": "Whole.", "draft_form": drafts.form_of(block), "draft_tab": "a"})

    assert Draft.objects.count() == 1
