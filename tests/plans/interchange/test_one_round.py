"""All faults of a file in one round, each with its place, what is wanted, and what was probably meant."""

import pytest

from partnerships.models import User
from plans.interchange import NotImported, import_plan
from plans.interchange.load import check_file
from plans.interchange.places import place_of
from tests.factories import make_council
from tests.interchange_files import COUNCIL, key, rich_text, small_file

pytestmark = pytest.mark.django_db


def refused(data):
    with pytest.raises(NotImported) as refusal:
        import_plan(data, by=User.objects.system("import"))
    return refusal.value.faults


def second(*blocks):
    return small_file(*blocks, key=key(50), identity={"slug": "second", "plan_kind": "partnership_plan"})


def test_shape_rules_and_what_is_here_already_are_told_at_once():
    import_plan(small_file(), by=User.objects.system("import"))
    data = second(rich_text(data={"html": 7}), rich_text(number=2, level=4, heading="Risks"))
    data["documents"]["plan"]["period"]["end"] = "2025-01-01"
    data["record"]["partnership"]["lead_councils"] = ["anyboro-council"]
    data["record"]["organisations"][0]["name"] = "Anyborough"

    faults = refused(data)

    assert [str(fault) for fault in faults] == [
        "documents.plan.blocks[0].data.html: This must be a text, not “7”.",
        "documents.plan.blocks[1].level: “4” is none of 1, 2.",
        "documents.plan.period.end: The period ends before it begins.",
        "record.partnership.lead_councils[0]: The organisation “anyboro-council” is not listed under "
        "record.organisations (is “anyborough-council” meant?).",
        "record.organisations[0].name: The portal has “Anyborough Council” here, the file says “Anyborough”.",
        "record.partnership.lead_councils[0]: The portal has “anyborough-council” here, the file says "
        "“anyboro-council”.",
    ]
    assert [fault.place for fault in faults][:3] == [
        "the plan, chapter 1 “Our area”", "the plan, chapter 2 “Risks”", "the plan",
    ]  # fmt: skip


def test_a_fault_says_what_is_wanted():
    data = small_file(rich_text(key="1"))
    data["documents"]["plan"]["identity"]["slug"] = "Safer Anyborough!"
    data["documents"]["plan"]["period"]["start"] = "1 April 2027"
    del data["record"]["organisations"][0]["name"]

    assert [(fault.path, fault.wanted) for fault in refused(data)][:4] == [
        ("documents.plan.period.start", "a day such as “2027-04-30”"),
        ("documents.plan.identity.slug", "small letters, figures and hyphens, such as “safer-anyborough”"),
        ("documents.plan.blocks[0].key", "a key of its own, such as “3f0c8a52-5b1e-4c53-9d0e-2a7f6c1b9d84” "
         "(32 of 0–9 and a–f, in groups)"),
        ("record.organisations[0]", "“name”: a text of at most 200 characters"),
    ]  # fmt: skip


def test_what_follows_from_another_fault_is_not_told():
    data = small_file()
    data["record"]["papers"][0]["state"] = "approvd"

    (fault,) = refused(data)

    assert (fault.path, fault.place) == ("record.papers[0].state", "paper 1")


def test_a_slip_of_the_pen_makes_no_second_council():
    make_council(slug="rushmoor", name="Rushmoor Borough Council")
    data = small_file()
    data["record"]["organisations"] += [
        {"slug": "rushmor", "name": "Rushmoor Borough Council", "short_name": "", "kind": "district", "website": ""},
    ]

    (fault,) = refused(data)

    assert str(fault) == "record.organisations[1].slug: The portal knows “Rushmoor Borough Council” by another slug."
    assert (fault.wanted, fault.place) == ("“rushmoor”", "organisation 2 “Rushmoor Borough Council”")


def test_a_new_slug_that_is_nearly_a_known_one_is_said():
    make_council(slug="anyborough-councils", name="Another")

    plan = import_plan(small_file(), by=User.objects.system("import"))

    assert [(each.where, each.sentence) for each in plan.import_warnings] == [
        ("record.organisations[0].slug",
         f"“{COUNCIL['slug']}” is new in this portal (is “anyborough-councils” meant?)."),
    ]  # fmt: skip


def test_an_unknown_kind_and_a_stripped_script_are_said():
    unsafe = '<p onclick="x()">Call <a href="javascript:x()">us</a></p><script>x()</script><video>Film</video>'
    data = small_file(rich_text(data={"html": unsafe}), rich_text(number=2, kind="glosary", data={"words": ["ASB"]}))

    cleaned, found = check_file(data)

    assert [(each.where, each.sentence) for each in found.warnings] == [
        ("documents.plan.blocks[0].data.html",
         "the script in “onclick”, an address that begins “javascript:”, “<script>” with all inside it and “<video>” "
         "were taken out: no text of a plan may hold that."),
        ("documents.plan.blocks[1]",
         "This portal knows no chapters of the kind “glosary” (is “glossary” meant?): it is kept as it is, shown "
         "plainly, and can be replaced."),
    ]  # fmt: skip
    assert cleaned["documents"]["plan"]["blocks"][1]["data"] == {"words": ["ASB"]}


def test_a_place_is_named_as_people_find_it():
    data = small_file(rich_text(), rich_text(heading="", kind="glossary", data={"terms": [{"term": "ASB"}, {}]}))

    assert place_of(data, "documents.plan.blocks[1].data.terms[0].meaning") == (
        "the plan, chapter 2 (glossary), term 1 “ASB”"
    )
    assert place_of(data, "record.organisations[0].slug") == "organisation 1 “Anyborough Council”"
    assert place_of(data, "record.papers[7].state") == "paper 8"
