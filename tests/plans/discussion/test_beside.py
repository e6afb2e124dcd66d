"""Which comments stand beside a text: of one person, on one chapter."""

import pytest
from django.urls import reverse

from partnerships.access import Role
from plans.discussion.verbs import comment, resolve
from plans.editing import verbs as editing
from plans.editing.chapters import CHAPTERS
from tests.factories import make_plan, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def paper():
    return make_plan(blocks=("Our area", "Money")).paper


@pytest.fixture
def said(paper, officer, police):
    area, money = paper.blocks.all()
    fire = make_user(Role.PARTNER_LEAD, paper.partnership, name="Cy Doe")
    comment(paper, area.key, by=police, text="Which area?")
    comment(paper, money.key, by=fire, text="How much?", assigned_to=officer)
    comment(paper, money.key, by=police, text="@Ann Lee: whose?")
    resolve(comment(paper, money.key, by=fire, text="Typing error"), by=officer, done="Mended.")
    other = make_plan(paper.partnership, blocks=("Elsewhere",)).paper
    comment(other, other.blocks.get().key, by=make_user(Role.OFFICER, paper.partnership), text="Not here")
    return {"officer": officer.pk, "police": police.pk, "fire": fire.pk, "area": str(area.key), "money": str(money.key)}


def shown(response):
    context = response.context
    return [thread["comment"].text for _, _, threads in context["comment_groups"] for thread in threads]


@pytest.mark.parametrize(
    ("asked", "texts"),
    [
        ({}, ["Which area?", "How much?", "@Ann Lee: whose?"]),
        ({"person": "police"}, ["Which area?", "@Ann Lee: whose?"]),
        ({"person": "officer"}, ["How much?", "@Ann Lee: whose?"]),
        ({"chapter": "money"}, ["How much?", "@Ann Lee: whose?"]),
        ({"person": "fire", "chapter": "area"}, []),
        ({"person": "fire", "show": "resolved"}, ["Typing error"]),
        ({"person": "nobody", "chapter": "none"}, ["Which area?", "How much?", "@Ann Lee: whose?"]),
    ],
)
@pytest.mark.parametrize("page", ["plans:write", "plans:paper_read"])
def test_comments_are_narrowed_on_the_officers_and_on_the_partners_page(
    client, paper, officer, said, page, asked, texts
):
    client.force_login(officer)
    values = {name: said.get(value, value) for name, value in asked.items()}

    assert shown(client.get(reverse(page, args=[paper.key]), values)) == texts


def test_numbers_and_links_keep_the_choice(client, paper, police, said):
    client.force_login(police)
    response = client.get(reverse("plans:paper_read", args=[paper.key]), {"person": said["fire"], "show": "mine"})

    assert response.context["comment_choices"] == [
        ("open", "Open", 1, f"show=open&person={said['fire']}"),
        ("mine", "Mine", 0, f"show=mine&person={said['fire']}"),
        ("resolved", "Resolved", 1, f"show=resolved&person={said['fire']}"),
    ]
    assert response.context["no_comments"] == "No such comments of this person or on this chapter."


def test_people_and_chapters_to_choose_are_those_with_comments(client, paper, officer, police):
    area, _ = paper.blocks.all()
    comment(paper, area.key, by=police, text="Which area?")
    comment(paper, area.key, by=make_user(Role.OFFICER, paper.partnership, name="Al Zed"), text="That one.")
    client.force_login(officer)

    context = client.get(reverse("plans:paper_read", args=[paper.key])).context

    assert [person.name for person in context["comment_people"]] == ["Al Zed", "Bo Park"]
    assert context["comment_chapters"] == [(str(area.key), "Our area")]
    assert [key for key, _, _ in context["comment_groups"]] == [str(area.key)]
    assert (context["no_comments"], context["may_comment"]) == ("No open comments.", True)


def test_what_was_said_of_a_removed_chapter_comes_last_and_leads_nowhere(client, paper, officer, police):
    area, money = paper.blocks.all()
    for block in (area, money):
        comment(paper, block.key, by=police, text="Why?")
    editing.remove(CHAPTERS, area, by=officer)
    client.force_login(officer)

    groups = client.get(reverse("plans:paper_read", args=[paper.key])).context["comment_groups"]

    assert [(key, name) for key, name, _ in groups] == [(str(money.key), "Money"), ("", "Our area (removed)")]
