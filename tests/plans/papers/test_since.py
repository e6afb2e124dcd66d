"""The draft of today against one of its versions."""

import pytest
from django.urls import reverse

from partnerships.access import Role
from plans.models import Version
from plans.papers.versions import freeze
from tests.factories import make_block, make_plan, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def paper():
    return make_plan(blocks=("Our area", "Money")).paper


@pytest.fixture(autouse=True)
def officer(client, paper):
    user = make_user(Role.OFFICER, paper.partnership)
    client.force_login(user)
    return user


def write(paper, heading, words):
    block = paper.blocks.get(heading=heading)
    block.data = {"html": f"<p>{words}</p>"}
    block.save()
    return block


def page(client, paper, **query):
    return client.get(reverse("plans:paper_changes", args=[paper.key]), query)


def test_draft_is_compared_with_the_newest_version_or_the_one_asked_for(client, paper, officer):
    freeze(paper, by=officer, purpose=Version.Purpose.CONSULTATION)
    write(paper, "Our area", "Anew.")
    freeze(paper, by=officer, purpose=Version.Purpose.CONSULTATION)
    write(paper, "Money", "More.")

    pages = [page(client, paper), page(client, paper, version=1)]

    names = [[change.name for change in each.context["comparison"].changes] for each in pages]
    assert names == [["Money"], ["Our area", "Money"]]


def test_each_change_leads_to_its_chapter_and_the_list_to_each_change(client, paper, officer):
    freeze(paper, by=officer, purpose=Version.Purpose.CONSULTATION)
    block = write(paper, "Our area", "Anew.")
    added = make_block(
        paper, kind="contacts", heading="", position=2, data={"intro_html": "<p>Us.</p>", "contacts": []}
    )

    shown = page(client, paper).content.decode()

    write_page = reverse("plans:write", args=[paper.key])
    assert [shown.count(f'href="{write_page}#w-{each.key}"') for each in (block, added)] == [1, 1]
    assert [shown.count(f'href="#block-{each.key}"') for each in (block, added)] == [1, 1]


def test_a_version_that_is_not_there_is_not_found(client, paper):
    assert page(client, paper, version=7).status_code == 404


def test_without_a_version_the_page_says_so(client, paper):
    assert "No version yet" in page(client, paper).content.decode()
