"""Import: what the portal makes of papers, chapters, versions and adoptions, and what it would not keep as it is."""

import pytest

from plans.models import AssessmentReview, Block
from tests.interchange_files import (
    assembled,
    brought_in,
    import_faults,
    key,
    make_document,
    recorded,
    rich_text,
    small_file,
    version,
)

pytestmark = pytest.mark.django_db


def adopted(**adoption):
    """A plan of which version 2 of three was adopted."""
    plan = make_document(blocks=[rich_text()])
    entry = recorded(
        plan,
        "adopted",
        versions=[version(1, public=False), version(2), version(3, public=False, purpose="submission")],
        adoption={"version": 2, "on": "2026-03-18", "body": "Full Council", **adoption},
    )
    return assembled(plan, papers=[entry | {"source": "Agenda pack", "source_note": "Item 7"}])


def test_chapters_stand_in_the_order_of_the_file_whatever_is_loaded_first():
    line = {"key": key(5), "funder": "PCC", "allocations": [{"purpose": "Wardens", "priority": key(400)}]}
    priorities = {"priorities": [{"key": key(400), "title": "Violence"}]}
    plan = brought_in(
        small_file(
            rich_text(number=1, kind="funding", data={"lines": [line]}),
            rich_text(number=2, kind="odd_chapter", data={}),
            rich_text(number=3, kind="priorities", data=priorities),
        )
    )

    assert [(block.position, block.kind) for block in plan.paper.blocks.order_by("position")] == [
        (0, "funding"), (1, "odd_chapter"), (2, "priorities"),
    ]  # fmt: skip


def test_a_paper_is_brought_into_the_state_that_it_had():
    paper = brought_in(adopted()).paper

    assert (paper.state, paper.source, paper.source_note) == ("adopted", "Agenda pack", "Item 7")
    assert [(each.number, each.purpose, each.is_public) for each in paper.versions.order_by("number")] == [
        (1, "import", False), (2, "import", True), (3, "submission", False),
    ]  # fmt: skip


def test_a_version_was_made_and_published_when_the_file_says():
    second = brought_in(adopted()).paper.versions.get(number=2)

    at = "2026-02-02T10:00:00+00:00"
    assert (second.frozen_at.isoformat(), second.publication.published_at.isoformat()) == (at, at)


@pytest.mark.parametrize(
    ("on", "kept"),
    [
        ("2026-03-18", ("2026-03-18", "")),
        ("2026-03", ("None", "2026-03")),
        ("2026", ("None", "2026")),
        ("", ("None", "")),
        (None, ("None", "")),
    ],
)
def test_an_adoption_is_known_as_far_as_the_file_knows_it(on, kept):
    adoption = brought_in(adopted(on=on)).paper.adoptions.get()

    assert (str(adoption.adopted_on), adoption.adopted_in) == kept
    assert (adoption.version.number, adoption.body) == (2, "Full Council")


WOULD_BEND = {
    "a year under a title of its own": (
        assembled(make_document(), years=[make_document("year", number=7, title="Refresh")]),
        "documents.years[0].title: The portal would keep “Safer Anyborough: 2026/27” instead of “Refresh”.",
    ),
    "an addendum under a title of its own": (
        assembled(make_document(), addenda=[make_document("addendum", number=7, title="Floods")]),
        "documents.addenda[0].title: The portal would keep “Addendum 1: Flooding” instead of “Floods”.",
    ),
    "an assessment named otherwise than it is called": (
        assembled(
            make_document(rests_on=[{"paper": key(1), "title": "Audit", "note": ""}]),
            assessments=[make_document("assessment", number=1)],
        ),
        "documents.plan.rests_on[0].title: The portal would keep “Strategic assessment 2025” instead of “Audit”.",
    ),
}


@pytest.mark.parametrize(("data", "fault"), WOULD_BEND.values(), ids=WOULD_BEND)
def test_what_the_portal_would_not_keep_as_it_is_refuses_the_file(data, fault):
    assert import_faults(data) == [fault]
    assert not Block.objects.exists()


ROWS = {
    "a title longer than a plan's": (
        small_file(title="x" * 201),
        "documents.plan.title: Shorten it to 200 characters at most: it has 201.",
    ),
    "two years that begin on one day": (
        assembled(
            make_document(),
            years=[
                make_document("year", number=7),
                make_document(
                    "year",
                    number=8,
                    identity={"plan": "anyborough-2026-29", "label": "2026"},
                    period={"start": "2026-04-01", "end": "2026-12-31"},
                ),
            ],
        ),
        "documents.years[1]: This plan has an annual refresh for that year already.",
    ),
}


@pytest.mark.parametrize(("data", "fault"), ROWS.values(), ids=ROWS)
def test_what_a_row_refuses_is_told_with_the_place_of_its_document(data, fault):
    assert import_faults(data) == [fault]


def test_reviews_of_an_assessment_come_in_with_what_came_of_them():
    data = assembled(
        make_document(rests_on=[{"paper": key(1), "title": "Strategic assessment 2025", "note": ""}]),
        assessments=[make_document("assessment", number=1)],
    )
    data["record"]["assessment_reviews"] = [
        {"key": key(8 + number), "paper": key(1), "reviewed_by": who, "on": on, "outcome": ""}
        for number, (who, on) in enumerate([("Scrutiny", "2025"), ("Peers", "2025-12-03")])
    ]
    brought_in(data)

    kept = AssessmentReview.objects.order_by("key").values_list("reviewed_by", "on", "outcome")
    assert list(kept) == [("Scrutiny", "2025", ""), ("Peers", "2025-12-03", "")]
