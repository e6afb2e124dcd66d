"""The draft of today against one of its versions."""

from datetime import UTC, datetime

import pytest
from django.urls import reverse

from partnerships.access import Role
from plans.editing import verbs as editing
from plans.models import Version
from plans.papers.versions import freeze
from priorities.priorities.noun import PRIORITIES
from tests.days import today
from tests.factories import make_block, make_plan, make_user
from tests.priorities.data import priority

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


def dated(row, day):
    """Everything that was changed of the row so far happened on this day."""
    row.history.update(history_date=datetime(*day, 12, tzinfo=UTC))


def test_draft_is_compared_with_itself_at_the_end_of_a_day(client, paper, officer):
    make_block(paper, kind="priorities", heading="Our priorities", position=2, data={"intro_html": ""})
    row = editing.add(PRIORITIES, paper, priority("Road safety"), by=officer)
    for each in (*paper.blocks.all(), row, *row.areas.all()):
        dated(each, (2026, 5, 1))
    write(paper, "Money", "More.")
    editing.save(PRIORITIES, row, {**PRIORITIES.data(row), "title": "Safer roads"}, by=officer, revision=row.revision)

    comparison = page(client, paper, day="2026-05-01").context["comparison"]

    assert [change.name for change in comparison.changes] == ["Money", "Our priorities"]
    assert [word in comparison.changes[1].html for word in ("<del>", "<ins>")] == [True, True]


def test_on_a_day_before_the_text_began_all_of_it_is_new(client, paper):
    context = page(client, paper, day="2001-05-01").context

    assert context["comparison"].summary == "2 chapters added"


def test_chapters_whose_rows_have_no_past_are_named(client, paper):
    make_block(paper, kind="approval_timetable", heading="The way to adoption", position=2, data={})

    context = page(client, paper, day=today().isoformat()).context

    assert context["untold"] == ["The way to adoption"]
    assert not context["comparison"].has_changes
