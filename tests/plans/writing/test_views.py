"""The page on which a text is written where it reads, and the parts of it that scripts fetch."""

import json

import pytest
from django.urls import reverse
from lxml.html import fromstring

from partnerships.access import Role
from plans.editing import verbs as editing
from plans.editing.chapters import CHAPTERS
from plans.models import Block, Draft, Paper
from tests.factories import make_block, make_plan, make_user
from tests.plans.editing.things import put_in

pytestmark = pytest.mark.django_db
EDITOR = "data-django-prose-editor-configurable"
PART = {"HTTP_HX_REQUEST": "true"}


@pytest.fixture
def plan():
    return make_plan(blocks=())


@pytest.fixture
def block(plan):
    return make_block(plan.paper, data={"html": "<p>One.</p><p>Two.</p>"})


@pytest.fixture(autouse=True)
def officer(client, plan):
    user = make_user(Role.OFFICER, plan.partnership)
    client.force_login(user)
    return user


def page_of(plan):
    return reverse("plans:write", args=[plan.paper.key])


def place_of(block):
    return reverse("plans:write_chapter", args=[block.paper.key, block.key])


def stored(block):
    return Block.objects.get(pk=block.pk)


def typed(html, **more):
    return {"heading": "Our area", "level": "1", "html": html, "revision": "1", "draft_tab": "t", **more}


def save_by_another(block, html):
    other = make_user(Role.OFFICER, block.paper.partnership, name="The other officer")
    theirs = {"heading": "Our area", "level": 1, "data": {"html": html}}
    editing.save(CHAPTERS, stored(block), theirs, by=other, revision=stored(block).revision)


def test_page_shows_every_chapter_as_it_reads_and_in_the_outline(client, plan, block):
    make_block(plan.paper, heading="", level=2, position=1)

    context = client.get(page_of(plan)).context

    assert [str(piece.html).count("<p>One.</p>") for piece in context["pieces"]] == [1, 0]
    assert [(line.name, line.level) for line in context["outline"]] == [("Our area", 1), ("Text", 2)]


def test_page_has_all_that_an_editor_is_made_of_before_anybody_clicks(client, plan, block):
    page = client.get(page_of(plan)).content.decode()
    [made_of] = fromstring(client.get(f"{place_of(block)}?edit", **PART).content).xpath(f"//@{EDITOR}")
    modules = json.loads(made_of)["js_modules"]

    assert [f'src="{address}" type="module"' in page for address in modules] == [True]


def test_pages_of_a_chapter_lie_below_its_form(client, plan, block):
    [piece] = client.get(page_of(plan)).context["pieces"]
    names = ("write_chapter", "write_suggest", "suggest", "comments", "block_history", "block_remove")

    found = (piece.place, piece.suggest_place, piece.suggest_url)
    found += (piece.comments_url, piece.history_url, piece.remove_url)

    assert found == tuple(reverse(f"plans:{name}", args=[plan.paper.key, block.key]) for name in names)


def test_page_names_what_was_typed_and_not_saved(client, plan, block, officer):
    Draft.objects.create(user=officer, form=f"block:{block.pk}", tab="other", fields={"html": ["<p>Half</p>"]})

    page = client.get(page_of(plan)).content.decode()

    assert f"{CHAPTERS.url('edit', block)}?draft=restore&amp;tab=other" in page


def test_page_has_the_form_of_a_comment_for_a_partner_who_writes_nothing_else(client, plan, block):
    client.force_login(make_user(Role.PARTNER_LEAD, plan.partnership))

    page = fromstring(client.get(page_of(plan)).content.decode())

    assert [len(page.cssselect(each)) for each in ("template[data-comment-form]", "[data-dialog]")] == [1, 0]


def test_adopted_text_is_read_with_the_reason_why(client, plan, block):
    put_in(plan.paper, Paper.State.ADOPTED)

    response = client.get(page_of(plan))

    assert response.context["reasons"] == plan.paper.reasons_not_to_edit(response.context["user"])
    assert place_of(block) not in response.content.decode()


def test_address_of_a_part_leads_to_the_page_that_needs_no_scripts(client, plan, block):
    projects = make_block(plan.paper, kind="approval_timetable", heading="", position=1, data={})

    led = [client.get(place_of(each)).url for each in (block, projects)]

    assert led[0] == CHAPTERS.url("edit", block)
    assert led[1] in (CHAPTERS.url("edit", projects), CHAPTERS.place_of(projects))


def test_saving_answers_with_the_chapter_as_it_reads_and_the_outline(client, block, officer):
    Draft.objects.create(user=officer, form=f"block:{block.pk}", tab="t", fields={})

    response = client.post(place_of(block), typed("<p>New.</p>", heading="The area"), **PART)

    assert response.status_code == 200
    assert [(piece.name, piece.block.revision) for piece in response.context["pieces"]] == [("The area", 2)]
    assert [line.name for line in response.context["outline"]] == ["The area"]
    assert stored(block).data == {"html": "<p>New.</p>"}
    assert not Draft.objects.exists()


def test_saving_words_alone_leaves_the_outline_as_it_stands(client, block, officer):
    response = client.post(place_of(block), typed("<p>New.</p>"), **PART)

    assert response.context["outline"] is None
    assert b"data-outline" not in response.content
    assert [piece.block.data for piece in response.context["pieces"]] == [{"html": "<p>New.</p>"}]


def test_a_section_made_a_chapter_comes_with_the_outline(client, plan, officer):
    section = make_block(plan.paper, level=2, data={"html": "<p>One.</p>"})

    response = client.post(place_of(section), typed("<p>One.</p>"), **PART)

    assert [(line.name, line.level) for line in response.context["outline"]] == [("Our area", 1)]


def test_a_save_reads_of_the_other_chapters_no_more_than_their_names(client, plan, block, django_assert_num_queries):
    for number in range(1, 5):
        make_block(plan.paper, heading=f"Chapter {number}", position=number, data={"html": "<p>Other words</p>"})

    with django_assert_num_queries(14):
        answer = client.post(place_of(block), typed("<p>New.</p>"), **PART)

    assert b"Chapter 1" not in answer.content


def test_whoever_saves_second_gets_both_texts_in_place(client, block):
    save_by_another(block, "<p>One.</p><p>Two, by the other officer.</p>")

    response = client.post(place_of(block), typed("<p>Mine. One.</p><p>Two.</p>"), **PART)

    assert response.status_code == 409
    assert response.context["is_clean"]
    assert response.context["revision"] == 2
    assert response.context["form"]["html"].value() == "<p>Mine. One.</p><p>Two, by the other officer.</p>"
    assert stored(block).data == {"html": "<p>One.</p><p>Two, by the other officer.</p>"}


def test_what_has_a_fault_comes_back_with_it(client, block):
    response = client.post(place_of(block), typed("<p>New.</p>", heading="x" * 201), **PART)

    assert response.status_code == 422
    assert list(response.context["form"].errors) == ["heading"]
    assert "<p>New.</p>" in response.context["form"]["html"].value()


def test_a_text_in_approval_asks_for_the_reason_in_place(client, plan, block):
    put_in(plan.paper, Paper.State.IN_APPROVAL)

    without = client.post(place_of(block), typed("<p>New.</p>"), **PART)
    given = client.post(place_of(block), typed("<p>New.</p>", reason="Police asked"), **PART)

    assert (without.status_code, list(without.context["reason_form"].errors)) == (422, ["reason"])
    assert given.status_code == 200
    assert stored(block).history.first().history_change_reason == "Police asked"


def test_a_text_adopted_meanwhile_keeps_what_was_typed(client, plan, block, officer):
    put_in(plan.paper, Paper.State.ADOPTED)

    response = client.post(place_of(block), typed("<p>New.</p>"), **PART)

    assert response.status_code == 422
    assert response.context["reason_form"].errors["__all__"] == plan.paper.reasons_not_to_edit(officer)
    assert Draft.objects.get().fields["html"] == ["<p>New.</p>"]


def test_a_chapter_removed_meanwhile_is_not_opened(client, block, officer):
    editing.remove(CHAPTERS, block, by=officer)

    response = client.get(f"{place_of(block)}?edit", **PART)

    assert response.context["notice"] == "“Our area” was removed meanwhile: put it back first."
    assert response.context["pieces"] == []


def test_split_gives_every_section_and_the_outline(client, block):
    response = client.post(place_of(block), typed("<p>One.</p><h2>Two</h2><p>Too.</p>", split="yes"), **PART)

    assert [piece.name for piece in response.context["pieces"]] == ["Our area", "Two"]
    assert [(line.name, line.level) for line in response.context["outline"]] == [("Our area", 1), ("Two", 2)]


def undo(client, block, revision):
    return client.post(reverse("plans:write_undo", args=[block.paper.key, block.key]), {"revision": revision}, **PART)


def test_the_last_save_is_taken_back_as_a_change_of_its_own(client, block):
    client.post(place_of(block), typed("<p>New.</p>", heading="The area"), **PART)

    response = undo(client, block, 2)

    assert response.context["notice"] == "“Our area” is as it was before."
    assert (stored(block).heading, stored(block).data) == ("Our area", {"html": "<p>One.</p><p>Two.</p>"})
    assert stored(block).history.first().history_change_reason == "Taken back"


def test_what_somebody_saved_since_is_not_taken_back(client, block):
    client.post(place_of(block), typed("<p>New.</p>"), **PART)
    save_by_another(block, "<p>Theirs.</p>")

    response = undo(client, block, 2)

    assert response.status_code == 409
    assert stored(block).data == {"html": "<p>Theirs.</p>"}


def test_a_text_that_was_never_saved_anew_has_nothing_to_take_back(client, block):
    response = undo(client, block, 1)

    assert (response.status_code, response.context["notice"]) == (409, "There is no earlier text of “Our area”.")
