"""The list of chapters: what it shows, and a new one."""

import pytest
from django.urls import reverse

from partnerships.access import Role
from plans.document.kinds import known_kinds
from plans.models import Block
from tests.factories import make_addendum, make_block, make_plan, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def plan():
    return make_plan(blocks=("One", "Two"))


@pytest.fixture
def officer(client, plan):
    user = make_user(Role.OFFICER, plan.partnership)
    client.force_login(user)
    return user


def url(name, block_or_paper, **more):
    paper = getattr(block_or_paper, "paper", block_or_paper)
    keys = [paper.key] + ([block_or_paper.key] if isinstance(block_or_paper, Block) else [])
    return reverse(f"plans:{name}", args=[*keys, *more.values()])


def headings(plan):
    return [block.heading for block in plan.paper.blocks.placed()]


def test_paper_shows_each_block_with_words_and_warnings(client, officer, plan):
    make_block(plan.paper, kind="horizon_scan", heading="Ahead", position=2, data={"sections": []})

    cards = client.get(url("paper", plan.paper)).context["cards"]

    assert [(card["heading"], card["summary"], len(card["warnings"])) for card in cards] == [
        ("One", "Anyborough is a place.", 0),
        ("Two", "Anyborough is a place.", 0),
        ("Ahead", "", 1),
    ]


def test_a_warning_leads_writers_to_the_form_of_its_chapter_and_readers_nowhere(client, officer, plan):
    block = make_block(plan.paper, kind="horizon_scan", heading="Ahead", position=2, data={"sections": []})
    warning = '<strong class="govuk-visually-hidden">Warning:</strong> '

    written = client.get(url("paper", plan.paper)).text
    client.force_login(make_user(Role.PARTNER_LEAD, plan.partnership))
    read = client.get(url("paper", plan.paper)).text

    link = f'{warning}<a class="govuk-link" href="{url("block_edit", block)}">'
    assert [page.count(link) for page in (written, read)] == [1, 0]
    assert read.count(warning) == 1


def test_a_chapter_with_letters_that_cannot_be_printed_says_which(client, officer, plan):
    make_block(plan.paper, heading="News", position=2, data={"html": "<p>安全</p>"})

    card = client.get(url("paper", plan.paper)).context["cards"][2]

    assert [(warning.rule, "“全”, “安”" in warning.sentence) for warning in card["warnings"]] == [
        ("print-letters", True)
    ]


@pytest.mark.parametrize(
    "kind", [kind for kind in known_kinds().values() if kind.edit_url_name], ids=lambda kind: kind.name
)
def test_link_to_the_rows_names_them(client, officer, plan, kind):
    make_block(plan.paper, kind=kind.name, heading="Within", position=2, data=kind.empty())

    page = client.get(url("paper", plan.paper)).content.decode()

    assert kind.rows_name
    assert f'Edit the {kind.rows_name}<span class="govuk-visually-hidden"> (Within)</span>' in page


@pytest.mark.parametrize("blocks", [("One",), ("One", "Two", "Three")])
def test_paper_asks_the_database_as_often_for_any_number_of_blocks(client, django_assert_num_queries, blocks):
    plan = make_plan(blocks=blocks)
    client.force_login(make_user(Role.OFFICER, plan.partnership))

    with django_assert_num_queries(15):
        client.get(url("paper", plan.paper))


def test_reader_of_drafts_sees_no_buttons(client, plan):
    client.force_login(make_user(Role.PARTNER_LEAD, plan.partnership))

    page = client.get(url("paper", plan.paper))

    assert page.context["reasons"] == ["Your roles do not let you edit this text."]
    assert b"Add a chapter" not in page.content


@pytest.mark.parametrize(("role", "status"), [(None, 404), (Role.READER, 403), (Role.PARTNER_LEAD, 200)])
def test_paper_is_open_to_those_who_read_drafts(client, plan, role, status):
    user = make_user(role, plan.partnership) if role else make_user(Role.OFFICER, make_plan().partnership)
    client.force_login(user)

    assert client.get(url("paper", plan.paper)).status_code == status


def test_add_leads_to_the_form_of_the_new_block(client, officer, plan):
    first = plan.paper.blocks.first()

    response = client.post(
        url("block_add", plan.paper), {"kind": "glossary", "heading": "Words", "level": "1", "after": str(first.key)}
    )

    block = plan.paper.blocks.get(kind="glossary")
    assert response.url == url("block_edit", block)
    assert headings(plan) == ["One", "Words", "Two"]


def test_add_explains_every_kind(client, officer, plan):
    explained = client.get(url("block_add", plan.paper)).context["form"].explained()

    assert all(help for _, help in explained)
    assert "Findings" not in [option.choice_label for option, _ in explained]


def test_add_to_an_addendum_names_the_block_it_replaces(client):
    plan = make_plan(state="adopted")
    addendum = make_addendum(plan)
    client.force_login(make_user(Role.OFFICER, plan.partnership))
    replaced = plan.paper.blocks.first()

    client.post(url("block_add", addendum.paper), {"kind": "rich_text", "level": "1", "replaces": str(replaced.key)})

    assert addendum.paper.blocks.get().replaces == replaced.key


def test_a_long_list_leads_each_chapter_to_its_own_pages(client):
    plan = make_plan(blocks=[f"Chapter {number}" for number in range(40)])
    client.force_login(make_user("officer", plan.partnership))

    page = client.get(reverse("plans:paper", args=[plan.paper.key])).content.decode()

    for block in plan.paper.blocks.all():
        names = ("block_edit", "block_history", "block_remove", "block_move", "comments")
        counts = [page.count(f'"{reverse(f"plans:{name}", args=[plan.paper.key, block.key])}"') for name in names]
        assert counts == [2, 1, 1, 1 if block.position in (0, 39) else 2, 1]
