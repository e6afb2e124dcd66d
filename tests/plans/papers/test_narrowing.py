"""A history narrowed to one person, one chapter, one day."""

from datetime import UTC, date, datetime

import pytest
from django.urls import reverse

from partnerships.access import Role
from plans.editing import verbs as editing
from plans.editing.chapters import CHAPTERS
from plans.models import Block
from plans.papers.history import paper_history
from plans.papers.narrowing import Narrowing
from plans.papers.versions import freeze
from priorities.priorities.noun import PRIORITIES
from tests.factories import make_block, make_plan, make_user
from tests.priorities.data import priority

pytestmark = [pytest.mark.django_db, pytest.mark.both("windows")]


@pytest.fixture
def paper():
    return make_plan(blocks=("Our area", "Money")).paper


@pytest.fixture
def people(paper):
    return [make_user(Role.OFFICER, paper.partnership, name=name) for name in ("First", "Second")]


def change(paper, heading, by, words):
    block = Block.objects.get(paper=paper, heading=heading)
    data = {"heading": heading, "level": 1, "data": {"html": f"<p>{words}</p>"}}
    editing.save(CHAPTERS, block, data, by=by, revision=block.revision)
    return block


def told(paper, **only):
    entries, _ = paper_history(paper, only=Narrowing(**only))
    return [(entry.verb, entry.subject) for entry in entries]


def test_changes_of_one_person_are_told_against_what_others_wrote_before(paper, people):
    first, second = people
    change(paper, "Our area", first, "One.")
    block = change(paper, "Our area", second, "Two.")
    freeze(paper, by=second, purpose="consultation")

    (version, entry), _ = paper_history(paper, only=Narrowing(person=second.pk))

    newest, earlier, _ = block.history.values_list("history_id", flat=True)
    assert (version.verb, entry.verb, entry.before, entry.after) == ("Version made", "Changed", earlier, newest)


def test_changes_of_one_chapter_bring_its_rows_and_no_events(paper, people):
    block = make_block(paper, kind="priorities", heading="Our priorities", position=2, data={"intro_html": ""})
    editing.add(PRIORITIES, paper, priority("Road safety"), by=people[0])
    change(paper, "Money", people[0], "One.")
    freeze(paper, by=people[0], purpose="consultation")

    found = set(told(paper, block=block))

    assert {("Added", "Our priorities"), ("Added", "Road safety")} <= found
    assert found & {("Changed", "Money"), ("Version made", str(paper.versions.get()))} == set()


def test_changes_of_one_day(paper, people):
    block = change(paper, "Money", people[0], "One.")
    block.history.filter(history_type="~").update(history_date=datetime(2030, 6, 1, 12, tzinfo=UTC))

    assert told(paper, day=date(2030, 6, 1)) == [("Changed", "Money")]


def test_page_offers_who_changed_anything_and_every_chapter(client, paper, people):
    client.force_login(people[1])
    change(paper, "Money", people[0], "One.")
    block = change(paper, "Our area", people[1], "Two.")

    query = {"person": people[1].pk, "chapter": str(block.key)}
    context = client.get(reverse("plans:paper_history", args=[paper.key]), query).context

    assert [str(person) for person in context["narrow"].fields["person"].queryset] == ["First", "Second"]
    assert [(change.who, change.subject) for change in context["changes"]] == [("Second", "Our area")]


def test_chapters_to_choose_are_called_as_in_the_outline_and_removed_ones_after_them(client, paper, people):
    charts = [make_block(paper, kind="chart", heading="", position=place) for place in (2, 3, 4)]
    editing.remove(CHAPTERS, charts[0], by=people[0])
    client.force_login(people[0])

    context = client.get(reverse("plans:paper_history", args=[paper.key])).context

    names = [name for _, name in context["narrow"].fields["chapter"].choices]
    assert names == ["All", "Our area", "Money", "Chart 1", "Chart 2", "Chart (removed)"]


def test_a_choice_that_nobody_knows_narrows_nothing_and_is_told(client, paper, people):
    client.force_login(people[0])

    context = client.get(reverse("plans:paper_history", args=[paper.key]), {"person": "x", "day": "soon"}).context

    assert (sorted(context["narrow"].errors), len(context["changes"])) == (["day", "person"], 3)
