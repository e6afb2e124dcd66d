"""Suggestions where the text reads: parts of the page of writing."""

import pytest
from django.urls import reverse

from partnerships.access import Role
from plans.models import Suggestion
from plans.suggesting.verbs import suggest
from tests.factories import make_block, make_plan, make_user
from tests.plans.editing.things import put_in

pytestmark = pytest.mark.django_db
PART = {"HX-Request": "true"}


@pytest.fixture
def block():
    return make_block(make_plan(blocks=()).paper, data={"html": "<p>One.</p><p>Two.</p>"})


@pytest.fixture
def lead(block):
    return make_user(Role.PARTNER_LEAD, block.paper.partnership, name="Ann Lee")


@pytest.fixture
def officer(client, block):
    user = make_user(Role.OFFICER, block.paper.partnership)
    client.force_login(user)
    return user


@pytest.fixture
def made(block, lead):
    proposed = {"heading": "Our area", "level": 1, "data": {"html": "<p>One.</p><p>Three.</p>"}}
    return suggest(block, proposed, by=lead, revision=1)


def typed(html, **more):
    return {"heading": "Our area", "level": "1", "html": html, "revision": "1", "draft_tab": "t", **more}


def place_of(name, row):
    key = row.key if hasattr(row, "key") else row.pk
    return reverse(f"plans:{name}", args=[row.paper.key, key])


def test_a_partner_suggests_on_the_page_of_writing(client, block, lead):
    client.force_login(lead)
    page = client.get(reverse("plans:write", args=[block.paper.key]))
    form = client.get(place_of("write_suggest", block), {"edit": ""}, headers=PART)
    answer = client.post(place_of("write_suggest", block), typed("<p>Three.</p>"), headers=PART)

    assert [tab["text"] for tab in page.context["tabs"] if tab["is_current"]] == ["Suggest changes"]
    assert f'data-place="{place_of("write_suggest", block)}"' in page.text
    assert form.context["form"]["html"].value() == "<p>One.</p><p>Two.</p>"
    assert [(piece.block.revision, len(piece.suggestions)) for piece in answer.context["pieces"]] == [(1, 1)]


def test_a_partner_finds_nothing_there_that_writes(client, block, lead):
    client.force_login(lead)

    page = client.get(reverse("plans:write", args=[block.paper.key])).text
    saved = client.post(place_of("write_chapter", block), typed("<p>Three.</p>"), headers=PART)

    found = [name for name in ("block_edit", "block_remove") if f'="{place_of(name, block)}"' in page]
    assert (found, reverse("plans:write_checks", args=[block.paper.key]) in page) == ([], False)
    assert saved.context["reason_form"].non_field_errors() == ["Your roles do not let you edit this text."]
    assert type(block).objects.get(pk=block.pk).data == {"html": "<p>One.</p><p>Two.</p>"}


def test_open_suggestions_stand_at_their_chapter_and_beside_the_text(client, block, officer, made):
    page = client.get(reverse("plans:write", args=[block.paper.key]))

    assert [piece.suggestions for piece in page.context["pieces"]] == [(made,)]
    assert page.context["suggested"] == [(block.key, "Our area", (made,))]


def test_a_text_that_stands_asks_for_no_decision(client, block, officer, made):
    put_in(block.paper, "adopted")

    page = client.get(reverse("plans:write", args=[block.paper.key]))

    assert ([piece.suggestions for piece in page.context["pieces"]], page.context["suggested"]) == ([()], [])


def test_the_change_is_seen_in_the_place_of_the_chapter(client, block, officer, made):
    part = client.get(place_of("write_suggestion", made), headers=PART).text

    assert f'id="w-{block.key}"' in part
    assert '<del><span class="govuk-visually-hidden csp-said">deleted: </span>Two.</del>' in part


def test_accepted_in_place_the_chapter_comes_back_as_it_reads(client, block, officer, made):
    answer = client.post(place_of("write_suggestion", made), {"verb": "accept"}, headers=PART)

    assert answer.context["notice"] == "The suggestion is in the text."
    assert [(piece.block.revision, piece.suggestions) for piece in answer.context["pieces"]] == [(2, ())]


def test_declining_without_a_reason_is_refused_in_place(client, officer, made):
    answer = client.post(place_of("write_suggestion", made), {"verb": "decline"}, headers=PART)

    assert (answer.status_code, answer.context["notice"]) == (409, "Say why you decline it.")


def test_changed_and_accepted_in_place_and_written_on(client, block, officer, made):
    place = place_of("write_suggestion_change", made)
    asked = client.get(place, {"edit": ""}, headers=PART)
    client.post(place, typed("<p>Four.</p>"), headers=PART)
    again = client.post(place, typed("<p>Five.</p>", revision="2"), headers=PART)

    assert asked.context["form"]["html"].value() == "<p>One.</p><p>Three.</p>"
    assert again.context["notice"] == "“Our area” was saved."
    assert Suggestion.objects.get().state == Suggestion.State.CHANGED
    assert type(block).objects.get(pk=block.pk).data == {"html": "<p>Five.</p>"}


def test_addresses_of_parts_lead_to_pages_that_need_no_scripts(client, block, officer, made):
    led = [
        client.get(place_of(name, row)).url
        for name, row in [("write_suggest", block), ("write_suggestion", made), ("write_suggestion_change", made)]
    ]

    assert led == [
        place_of("suggest", block), place_of("suggestion", made), place_of("suggestion_change", made),
    ]  # fmt: skip


def test_a_partner_comments_beside_the_text_and_gets_an_outline_that_moves_nothing(client, block, lead):
    client.force_login(lead)
    address = reverse("plans:write_comments", args=[block.paper.key])

    part = client.post(address, {"block": block.key, "text": "Which area?"}, headers=PART)

    assert (part.context["notice"], "data-grip" in part.text) == ("Your comment was added.", False)
