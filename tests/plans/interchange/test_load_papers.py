"""Import: papers with their owners, versions and adoptions, each fault with its place."""

import pytest

from partnerships.models import User
from plans.interchange import NotImported, export_plan, import_plan
from plans.models import PaperBasis
from tests.interchange_files import (
    assembled,
    at,
    check_faults,
    key,
    make_document,
    put,
    recorded,
    rich_text,
    short,
    small_file,
    version,
)

pytestmark = pytest.mark.django_db
FROZEN_AT = "2026-02-01T10:00:00Z"


@pytest.fixture
def by():
    return User.objects.system("import")


def refused(data, by):
    with pytest.raises(NotImported) as refusal:
        import_plan(data, by=by)
    return [str(fault) for fault in refusal.value.faults]


def test_the_least_that_a_file_can_say_of_versions_and_adoption_gets_the_defaults(by):
    data = short(small_file())
    data["record"]["papers"] = [
        {
            "key": key(),
            "state": "adopted",
            "versions": [{"number": 1, "frozen_at": FROZEN_AT, "public": {"at": FROZEN_AT}}],
            "adoption": {"version": 1},
        }
    ]
    paper = import_plan(data, by=by).paper

    frozen, adoption = paper.versions.get(), paper.adoptions.get()
    assert (frozen.purpose, frozen.frozen_for, frozen.publication.basis) == ("import", "", "import")
    assert (frozen.document["title"], frozen.document["blocks"][0]["level"]) == ("Safer Anyborough", 1)
    assert (adoption.version, adoption.adopted_on, adoption.body) == (frozen, None, "")


def test_the_least_that_a_file_can_say_of_a_basis_gets_the_defaults(by):
    data = short(small_file())
    data["documents"]["plan"]["rests_on"] = [{"reference": "Assessment of 2024"}]
    import_plan(data, by=by)

    basis = PaperBasis.objects.get()
    assert (basis.basis, basis.reference, basis.note) == (None, "Assessment of 2024", "")


def whole_record():
    plan = make_document(blocks=[rich_text()], rests_on=[{"reference": "Assessment of 2024", "note": ""}])
    adoption = {"version": 1, "on": None, "body": ""}
    data = assembled(plan, papers=[recorded(plan, "adopted", versions=[version()], adoption=adoption)])
    predecessor = {"slug": "old", "title": "Old", "start": "2020-04-01", "end": "2023-03-31", "note": ""}
    data["record"]["plan"]["predecessor"] = predecessor
    return data


@pytest.mark.parametrize(
    ("place", "name"),
    [
        *(("record.papers[0].versions[0]", name) for name in ("number", "frozen_at")),
        ("record.papers[0].versions[0].public", "at"),
        ("record.papers[0].adoption", "version"),
        ("documents.plan.rests_on[0]", "reference"),
        *(("record.plan.predecessor", name) for name in ("slug", "start", "end")),
    ],
)
def test_a_key_without_default_is_asked_for(place, name):
    data = whole_record()
    del at(data, place)[name]

    assert check_faults(data) == [f"{place}: “{name}” is missing."]


WRONG = {
    "a moment without its zone": (
        "record.papers[0].versions[0].frozen_at", "2026-02-01 10:00", "“2026-02-01 10:00” is not a possible moment."
    ),
    "a purpose that nobody knows": ("record.papers[0].versions[0].purpose", "fun", "“fun” is none of "),
    "a state that nobody knows": ("record.papers[0].state", "agreed", "“agreed” is none of "),
    "a version in words": ("record.papers[0].adoption.version", "first", "This must be a whole number, not “first”."),
    "a day in words": ("record.papers[0].adoption.on", "March", "“March” is not a possible partial date."),
    "a level too deep": ("documents.plan.blocks[0].level", 3, "“3” is none of 1, 2."),
    "no title": ("documents.plan.title", "", "The text is empty."),
    "blocks that are no list": ("documents.plan.blocks", "none", "This must be a list, not “none”."),
    "a predecessor by name": ("record.plan.predecessor", "old", "This must be an object, not “old”."),
}  # fmt: skip


@pytest.mark.parametrize(("where", "value", "sentence"), WRONG.values(), ids=WRONG)
def test_a_value_of_the_wrong_kind_is_named_with_its_place(where, value, sentence):
    data = whole_record()
    put(data, where, value)

    (fault,) = check_faults(data)
    assert fault.startswith(f"{where}: {sentence}")


def second_file(predecessor):
    data = small_file(key=key(50), identity={"slug": "second", "plan_kind": "partnership_plan"})
    data["record"]["plan"]["predecessor"] = predecessor
    return data


BY_REFERENCE = {"slug": "old", "title": "Old", "start": "2020-04-01", "end": "2023-03-31"}


def test_a_predecessor_that_is_here_is_named_by_its_slug_alone(by):
    import_plan(small_file(), by=by)

    assert refused(second_file({**BY_REFERENCE, "slug": "anyborough-2026-29"}), by) == [
        "record.plan.predecessor: This plan is in the portal: name it by its slug alone."
    ]


def test_a_predecessor_known_by_reference_is_not_changed(by):
    import_plan(whole_record(), by=by)

    assert refused(second_file({**BY_REFERENCE, "end": "2024-03-31"}), by) == [
        "record.plan.predecessor.end: The portal has “2023-03-31” here, the file says “2024-03-31”."
    ]


def test_a_predecessor_that_its_own_row_refuses_is_named_with_its_place(by):
    assert refused(second_file({**BY_REFERENCE, "end": "2019-03-31"}), by) == [
        "record.plan.predecessor: The plan's last day must come after its first."
    ]


def test_adoption_of_which_the_month_alone_is_known_comes_and_goes_as_it_is(by):
    data = whole_record()
    data["record"]["papers"][0]["adoption"]["on"] = "2023-02"
    kept = import_plan(data, by=by).paper.adoptions.get()

    assert (kept.adopted_on, kept.adopted_in) == (None, "2023-02")
    assert export_plan(kept.paper.plan)["record"]["papers"][0]["adoption"]["on"] == "2023-02"
