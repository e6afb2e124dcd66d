"""Import: organisations, partnerships and what may not be here already, each fault with its place."""

import pytest

from partnerships.models import Organisation, Partnership, User
from plans.interchange import NotImported, import_plan
from plans.interchange.export import export_partnership
from tests.interchange_files import (
    COUNCIL,
    assembled,
    at,
    check_faults,
    key,
    make_document,
    rich_text,
    short,
    small_file,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def by():
    return User.objects.system("import")


def refused(data, by):
    with pytest.raises(NotImported) as refusal:
        import_plan(data, by=by)
    return [str(fault) for fault in refusal.value.faults]


def second_file(*blocks, **fields):
    """Another plan of the same partnership."""
    identity = {"slug": "second", "plan_kind": "partnership_plan"}
    return small_file(*(blocks or [rich_text()]), **{"key": key(50), "identity": identity, **fields})


def test_the_least_that_a_file_can_say_of_places_gets_the_defaults(by):
    data = short(small_file())
    data["record"]["partnership"] = {"slug": "anyborough", "name": "Anyborough Community Safety Partnership"}
    data["record"]["organisations"] = [{"slug": "police", "name": "Police"}]
    seat = {"key": key(1), "organisation": {"slug": "police", "name": "Police"}}
    kinds = {"statutory_kind": "police", "designation": "responsible"}
    data["documents"]["plan"]["blocks"] = [
        {"key": key(2), "kind": "membership", "data": {"members": [{**seat, **kinds}]}}
    ]
    partnership = import_plan(data, by=by).partnership

    organisation, seat = Organisation.objects.get(), partnership.memberships.get()
    assert (organisation.kind, organisation.short_name, organisation.website) == ("other", "", "")
    assert (partnership.kind, partnership.is_made_up, partnership.colour) == ("area", False, "#1d4f5f")
    assert (partnership.areas.count(), partnership.lead_councils.count(), partnership.county_parent) == (0, 0, None)
    assert (seat.has_vote, seat.office, seat.starts_on, seat.ends_on) == (None, "", None, None)


@pytest.mark.parametrize(
    ("place", "name"),
    [
        *(("", name) for name in ("documents", "record")),
        ("documents", "plan"),
        *(("record", name) for name in ("partnership", "organisations", "plan", "papers") if name == "partnership"),
        *(("record.partnership", name) for name in ("slug", "name")),
        *(("record.organisations[0]", name) for name in ("slug", "name")),
        ("record.plan", "slug"),
        ("record.papers[0]", "key"),
        *(("documents.plan", name) for name in ("key", "title", "partnership", "period", "identity")),
        *(("documents.plan.partnership", name) for name in ("slug", "name")),
        *(("documents.plan.period", name) for name in ("start", "end")),
        ("documents.plan.identity", "slug"),
        *(("documents.plan.blocks[0]", name) for name in ("key", "kind")),
    ],
)
def test_a_key_without_default_is_asked_for(place, name):
    data = small_file()
    del at(data, place)[name]

    assert f"{place}: “{name}” is missing.".removeprefix(": ") in check_faults(data)


def test_areas_in_wales_come_back_as_such(by):
    data = small_file()
    data["record"]["partnership"]["areas_in_wales"] = ["Anyborough"]

    import_plan(data, by=by)

    partnership = Partnership.objects.get()
    assert [area.country for area in partnership.areas.in_wales()] == ["wales"]
    assert export_partnership(partnership)["areas_in_wales"] == ["Anyborough"]


def test_only_an_area_of_the_partnership_is_in_wales(by):
    data = small_file()
    data["record"]["partnership"]["areas_in_wales"] = ["Gwynedd"]

    assert refused(data, by) == ["record.partnership.areas_in_wales: “Gwynedd” is not among the areas."]


HERE = {
    "an organisation under another name": (
        lambda record: record["organisations"][0].update(name="Anyborough City Council"),
        "record.organisations[0].name: The portal has “Anyborough Council” here, the file says "
        "“Anyborough City Council”.",
    ),
    "a partnership with another colour": (
        lambda record: record["partnership"].update(colour="#000000"),
        "record.partnership.colour: The portal has “#1d4f5f” here, the file says “#000000”.",
    ),
    "a partnership with one area more": (
        lambda record: record["partnership"]["areas"].append("Otherborough"),
        "record.partnership.areas[1]: The portal has nothing here, the file says “Otherborough”.",
    ),
}


@pytest.mark.parametrize(("change", "fault"), HERE.values(), ids=HERE)
def test_what_is_here_is_never_changed_by_a_file(change, fault, by):
    import_plan(small_file(), by=by)
    data = second_file()
    change(data["record"])

    assert fault in refused(data, by)


def test_a_row_that_is_refused_names_the_field(by):
    data = small_file()
    data["record"]["organisations"][0]["website"] = "anyborough"
    data["record"]["partnership"]["email"] = "nobody"

    assert refused(data, by) == [
        "record.organisations[0].website: Enter an address of the web such as https://www.council.gov.uk/.",
        "record.partnership.email: Enter an e-mail address such as name@council.gov.uk.",
    ]


def test_a_county_under_another_name_is_refused(by):
    Partnership.objects.create(slug="shire", name="Shire", kind="county")
    data = small_file()
    data["record"]["partnership"]["county_parent"] = {"slug": "shire", "name": "Shires"}

    assert refused(data, by) == [
        "record.partnership.county_parent.name: The portal has “Shire” here, the file says “Shires”."
    ]


def test_a_county_known_by_name_keeps_it(by):
    Partnership.objects.create(slug="anyborough", name="Anyborough", kind="county")

    assert refused(small_file(), by) == ["record.partnership.name: The portal knows it as “Anyborough”."]


def test_a_key_of_a_paper_that_is_here_is_refused(by):
    import_plan(small_file(), by=by)

    assert refused(second_file(key=key()), by) == [
        "documents.plan.key: There is a paper with this key already: “Safer Anyborough”."
    ]


def with_assessment(number, **fields):
    assessment = make_document("assessment", number=number)
    basis = {"paper": assessment["key"], "title": assessment["title"], "note": ""}
    return assembled(make_document(rests_on=[basis], **fields), assessments=[assessment])


def test_another_assessment_under_a_slug_that_is_taken_is_refused(by):
    import_plan(with_assessment(1), by=by)
    other = with_assessment(2, key=key(50), identity={"slug": "second", "plan_kind": "partnership_plan"})

    assert refused(other, by) == [
        "documents.assessments[0]: There is an assessment with this key or this slug already, and it is another one."
    ]


def test_a_seat_that_is_here_and_says_something_else_is_refused(by):
    seat = {
        "key": key(1), "organisation": {name: COUNCIL[name] for name in ("slug", "name")}, "statutory_kind": "council",
        "designation": "responsible",
    }  # fmt: skip
    import_plan(small_file(rich_text(kind="membership", data={"members": [seat]})), by=by)
    other = second_file(rich_text(kind="membership", data={"members": [{**seat, "office": "chair"}]}))

    assert refused(other, by) == [
        "documents.plan.blocks[0].data.members[0].office: The portal has “” here, the file says “chair”."
    ]
