"""What is said of a text before a version is made of it."""

import pytest
from django.urls import reverse

from plans.document.compose import compose
from plans.document.kinds import kind_named, known_kinds
from plans.printing.remarks import remarks_on
from tests.factories import make_block, make_plan

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("kind", "data"),
    [
        ("rich_text", {"html": "<p> </p>"}),
        ("foreword", {"post": "Chair of the partnership", "html": "<p></p>"}),
        ("table", kind_named("table").empty()),
        ("horizon_scan", kind_named("horizon_scan").empty()),
        ("priorities", kind_named("priorities").empty()),
    ],
)
def test_a_chapter_in_which_nothing_was_written_is_named(kind, data):
    paper = make_plan(blocks=("Our area",)).paper
    make_block(paper, kind, heading="Later", data=data, position=1)

    assert remarks_on(compose(paper)) == ["The chapter “Later” is empty. Write it, or remove it from the text."]


def test_every_fresh_chapter_is_empty_but_for_those_that_show_what_stands_elsewhere():
    fresh = map(kind_named, known_kinds())

    assert [kind.name for kind in fresh if not kind.is_empty(kind.empty())] == ["approval_timetable"]


def test_each_empty_chapter_leads_to_its_form_and_one_without_heading_goes_by_its_kind():
    paper = make_plan(blocks=("Our area",)).paper
    make_block(paper, heading="", data={"html": ""}, position=1)
    make_block(paper, heading="Money", data={"html": ""}, position=2)

    _, text, money = paper.blocks.all()

    assert [(remark, remark.url) for remark in remarks_on(compose(paper))] == [
        (
            f"The chapter “{name}” is empty. Write it, or remove it from the text.",
            reverse("plans:block_edit", args=[paper.key, block.key]),
        )
        for name, block in (("Text", text), ("Money", money))
    ]
