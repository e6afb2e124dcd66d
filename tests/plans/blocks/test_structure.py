"""The structure chart: how groups stand under one another, what is said of those that cannot, and its form."""

import re

import pytest

from governance.dates.bodies import BodyKind
from governance.models import Body
from partnerships.models.organisations import OrganisationKind
from plans.blocks.structure.known import group, known_groups
from plans.blocks.structure.picture import structure_svg
from plans.blocks.structure.tree import WORKS, faults_of, tops, words_of
from plans.document.chart_parts import WIDE
from plans.document.kinds import kind_named
from tests.factories import make_organisation, make_partnership, make_plan
from tests.plans.blocks.test_forms import as_posted, block_of, form_for

BOARD = group("Board", lead="Chief Executive")
GROUPS = [BOARD, group("Tasking group", under="board"), group("Scrutiny", under="Board", tie=WORKS)]


def named(branches):
    return [(each.name, named(each.branches)) for each in branches]


def test_groups_stand_under_those_they_name_however_it_is_written():
    assert named(tops(GROUPS)) == [("Board", [("Tasking group", []), ("Scrutiny", [])])]
    assert words_of(tops(GROUPS)) == "Tasking group reports to Board. Scrutiny works with Board."


def test_groups_in_a_ring_or_under_nobody_known_are_drawn_all_the_same():
    ring = [group("A", under="C"), group("B", under="A"), group("C", under="B"), group("D", under="Nobody")]

    assert named(tops(ring)) == [("C", [("A", [("B", [])])]), ("D", [])]
    assert [(at, field) for at, field, _ in faults_of(ring)] == [(2, "under"), (3, "under")]


def test_of_two_groups_with_one_name_the_second_is_told():
    assert [*faults_of([BOARD, group("board ")])] == [
        (1, "name", "“board ” stands in the list already: give this group another name.")
    ]


def test_no_box_leaves_the_picture_or_covers_another():
    many = [BOARD, *(group(f"Group {number} with a longer name", under="Board") for number in range(7))]
    many += [group(f"Team {number}", under="Group 0 with a longer name") for number in range(3)]

    boxes = re.findall(
        r'<rect x="([-\d.]+)" y="([-\d.]+)" width="([\d.]+)" height="([\d.]+)"', structure_svg(tops(many), is_wide=True)
    )

    placed = [tuple(map(float, box)) for box in boxes]
    assert len(placed) == len(many)
    assert [box for box in placed if box[0] < 0 or box[0] + box[2] > WIDE] == []
    assert [(a, b) for a in placed for b in placed if a != b and cover(a, b)] == []


def cover(a, b):
    return a[0] < b[0] + b[2] and b[0] < a[0] + a[2] and a[1] < b[1] + b[3] and b[1] < a[1] + a[3]


@pytest.mark.django_db
def test_a_chart_begins_with_the_boards_that_the_portal_knows():
    council = make_organisation(kind=OrganisationKind.UNITARY)
    partnership = make_partnership()
    partnership.lead_councils.set([council])
    Body.objects.create(partnership=partnership, slug="board", name="The Board", kind=BodyKind.PARTNERSHIP_BOARD)
    Body.objects.create(partnership=partnership, slug="tasking", name="Tasking", kind=BodyKind.OFFICER_BOARD)
    Body.objects.create(council=council, slug="scrutiny", name="Scrutiny Committee", kind=BodyKind.SCRUTINY)

    found = [(each["name"], each["under"], each["tie"]) for each in known_groups(partnership)]

    assert found == [
        (partnership.name, "", "reports_to"),
        ("The Board", partnership.name, "reports_to"),
        ("Tasking", "The Board", "reports_to"),
        ("Scrutiny Committee", "The Board", "works_with"),
    ]


@pytest.mark.django_db
def test_a_group_with_a_new_name_takes_those_under_it_along():
    block = block_of(make_plan(blocks=()).paper, "structure", {"intro_html": "", "groups": GROUPS})
    form = form_for(block, {**as_posted(form_for(block)), "groups-0-name": "Partnership Board"})

    assert form.is_valid(), form.errors
    assert [each["under"] for each in form.cleaned_block()["groups"]] == ["", "Partnership Board", "Partnership Board"]


@pytest.mark.django_db
def test_a_group_under_one_that_is_not_there_is_refused_with_what_to_do():
    block = block_of(make_plan(blocks=()).paper, "structure", {"intro_html": "", "groups": GROUPS})
    form = form_for(block, {**as_posted(form_for(block)), "groups-1-under": "Cabinet"})

    assert form.errors["groups-1-under"] == [
        "No group of the list is called “Cabinet”: write its name as it stands there."
    ]


def test_page_has_a_picture_for_each_width_and_paper_the_wide_one():
    block = {"key": "k", "kind": "structure", "data": {"intro_html": "", "groups": GROUPS}}

    page, paper = (kind_named("structure").render(block, document={}, medium=medium) for medium in ("page", "pdf"))

    assert (page.count("<svg"), paper.count("<svg")) == (2, 1)
    assert "<dt>Scrutiny</dt>" in page
    assert "Works with Board" in page
