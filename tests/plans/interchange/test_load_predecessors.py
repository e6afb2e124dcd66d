"""The plan before the one of a file: whose it may be, and that no two plans come after each other."""

import pytest

from plans.models import Plan
from tests.factories import make_council, make_partnership, make_plan
from tests.interchange_files import assembled, brought_in, import_faults, key, make_document, small_file

pytestmark = pytest.mark.django_db
BEFORE = {"slug": "before", "title": "Before", "start": "2023-04-01", "end": "2026-03-31"}
PERIOD = {"start": BEFORE["start"], "end": BEFORE["end"]}


def after(predecessor, **plan):
    data = small_file(**plan)
    data["record"]["plan"]["predecessor"] = predecessor
    return data


def the_one_before(predecessor):
    """The file of the plan that ``after(BEFORE)`` knows by reference."""
    identity = {"slug": "before", "plan_kind": "partnership_plan"}
    return after(predecessor, key=key(50), title="Before", identity=identity, period=PERIOD)


def plan_of_others():
    partnership = make_partnership("Elsewhere Partnership", slug="elsewhere", council=make_council("Elsewhere Council"))
    return make_plan(partnership, slug="elsewhere", blocks=())


@pytest.mark.parametrize("predecessor", [{"slug": "anyborough-2026-29"}, BEFORE | {"slug": "anyborough-2026-29"}])
def test_a_plan_cannot_come_after_itself(predecessor):
    assert import_faults(after(predecessor)) == [
        "record.plan.predecessor.slug: A plan cannot come after itself: name an earlier one."
    ]
    assert not Plan.objects.exists()


def test_two_plans_cannot_come_after_each_other():
    brought_in(after(BEFORE))

    assert import_faults(the_one_before({"slug": "anyborough-2026-29"})) == [
        "record.plan.predecessor: “Safer Anyborough” comes after this plan already: name an earlier one."
    ]


def test_three_plans_cannot_come_after_each_other():
    brought_in(after(BEFORE))
    third = {"key": key(60), "title": "Third", "identity": {"slug": "third", "plan_kind": "partnership_plan"}}
    brought_in(after({"slug": "anyborough-2026-29"}, **third))

    assert import_faults(the_one_before({"slug": "third"})) == [
        "record.plan.predecessor: “Third” comes after this plan already: name an earlier one."
    ]


def test_a_plan_of_another_partnership_is_not_the_one_before():
    plan_of_others()

    assert import_faults(after({"slug": "elsewhere"})) == [
        "record.plan.predecessor: “Safer Anyborough” is a plan of Elsewhere Partnership: name one of Anyborough "
        "Community Safety Partnership, or none."
    ]


def test_a_plan_of_a_partnership_that_was_merged_into_this_one_is_the_one_before():
    earlier = plan_of_others()
    data = after({"slug": "elsewhere"})
    merged = {"slug": earlier.partnership.slug, "name": earlier.partnership.name}
    data["record"]["partnership"]["predecessors"] = [merged]

    assert brought_in(data).predecessor == earlier


def test_what_is_known_by_reference_alone_has_no_text():
    before = brought_in(after({**BEFORE, "years_only": True, "note": "In the archive."})).predecessor

    known = (before.title, before.paper, before.years_only, before.reference_note, before.partnership.slug)
    assert known == ("Before", None, True, "In the archive.", "anyborough")


@pytest.mark.parametrize(
    ("fields", "fault"),
    [
        ({"title": "Another"}, "title: The portal has “Before” here, the file says “Another”."),
        (
            {"period": {**PERIOD, "end": "2026-03-30"}},
            "period.end: The portal has “2026-03-31” here, the file says “2026-03-30”.",
        ),
    ],
)
def test_the_text_of_one_known_by_reference_comes_in_if_it_is_the_same_plan(fields, fault):
    brought_in(after(BEFORE))
    identity = {"slug": "before", "plan_kind": "partnership_plan"}
    text = {"key": key(50), "title": "Before", "identity": identity, "period": PERIOD}

    assert import_faults(assembled(make_document(**text | fields))) == [f"documents.plan.{fault}"]
    assert brought_in(assembled(make_document(**text))).successors.get().slug == "anyborough-2026-29"
