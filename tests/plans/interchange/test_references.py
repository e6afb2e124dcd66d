"""What a file names must be in it: each name that leads nowhere, with its place, and what is taken."""

import pytest

from plans.interchange.load import check_file
from tests.interchange_files import (
    COUNCIL,
    assembled,
    at,
    check_faults,
    joint_file,
    key,
    make_document,
    recorded,
    rich_text,
    small_file,
    version,
)  # fmt: skip

POLICE = {"slug": "police", "name": "Anyborough Police", "short_name": "", "kind": "police", "website": ""}
OTHER_COUNCIL = {"slug": "other-council", "name": "Other Council"}
BLOCK = "documents.plan.blocks[0]"
PNG = {"sha256": "a" * 64, "name": "map.png", "content_type": "image/png"}


def basis(number, **fields):
    return {"paper": key(number), "title": "Assessment", "note": "", **fields}


def assessment(number, *bases):
    return make_document("assessment", number=number, identity={"slug": f"assessment-{number}"}, rests_on=list(bases))


def table(number=200, **fields):
    columns = [{"label": "Year"}, {"label": "Crimes"}]
    return rich_text(number=number, kind="table", data={"columns": columns, "rows": [["2026", "7"]], **fields})


def chart(**fields):
    return rich_text(number=201, kind="chart", data={"table": key(200), "chart": "bar", **fields})


def with_entries(place, *entries):
    data = small_file()
    at(data, place).extend(entries)
    return data


def of_council(slug, name):
    """A plan with a chapter that is one council's own."""
    plan = make_document(blocks=[rich_text(council={"slug": slug, "name": name})])
    data = joint_file(plan, [dict(COUNCIL), OTHER_COUNCIL])
    data["record"]["organisations"] = sorted([COUNCIL, {**COUNCIL, **OTHER_COUNCIL}, POLICE], key=lambda o: o["slug"])
    return data


def member(**fields):
    kinds = {"statutory_kind": "police", "designation": "responsible"}
    return {"key": key(1), "organisation": {"slug": "police", "name": POLICE["name"]}, **kinds, **fields}


def with_members(*members, organisations=(POLICE,)):
    data = small_file(rich_text(kind="membership", data={"members": list(members)}))
    data["record"]["organisations"] = [COUNCIL, *organisations]
    return data


def naming(priority):
    """A funding line whose money serves a priority."""
    line = {"key": key(5), "funder": "PCC", "allocations": [{"purpose": "Wardens", "priority": priority}]}
    priorities = rich_text(number=101, kind="priorities", data={"priorities": [{"key": key(400), "title": "Violence"}]})
    return small_file(rich_text(kind="funding", data={"lines": [line]}), priorities)


FAULTS = {
    "a member under another name than listed": (
        with_members(member(organisation={"slug": "police", "name": "Kent Police"})),
        f"{BLOCK}.data.members[0].organisation: The list of organisations calls “police” “Anyborough Police”.",
    ),
    "a member with a slip of the pen": (
        with_members(member(organisation={"slug": "polcie", "name": POLICE["name"]})),
        f"{BLOCK}.data.members[0].organisation: The organisation “polcie” is not listed under record.organisations "
        "(is “police” meant?).",
    ),
    "two rows with one key": (
        with_members(member(), member()), f"{BLOCK}.data.members: The key {key(1)} is given 2 times.",
    ),
    "a chapter of a council that does not lead": (
        of_council("police", POLICE["name"]), f"{BLOCK}.council: “police” is not a lead council of the partnership.",
    ),
    "a column of labels that the table has not": (
        small_file(table(), chart(label_column=2)),
        "documents.plan.blocks[1].data.label_column: The table has 2 columns, counted from 0.",
    ),
    "a priority that the plan has not": (
        naming(key(401)),
        f"{BLOCK}.data.lines[0].allocations[0].priority: There is no priority {key(401)} in this document or in the "
        "plan.",
    ),
    "an assessment that only another stray one rests on": (
        assembled(make_document(), assessments=[assessment(1), assessment(2, basis(1))]),
        "documents.assessments[0]: No document of this file is based on this assessment.",
    ),
    "a day that its month has not": (
        small_file(rich_text(kind="membership", data={"members": []}), rich_text(
            number=2, kind="consultation", data={"rounds": [{"kind": "event", "title": "Day", "start": "2026-13"}]})),
        "documents.plan.blocks[1].data.rounds[0].start: “2026-13” is not a possible partial date.",
    ),
    "a file given twice": (
        with_entries("record.files", *[{**PNG, "base64": "AAAA"}] * 2),
        f"record.files: The file {'a' * 64} is given twice.",
    ),
    "a picture of an earlier version": (
        assembled(make_document(), papers=[recorded(make_document(), versions=[version(document=make_document(
            title="Before", blocks=[rich_text(kind="image", data={**PNG, "alt": "", "caption": ""})]))])]),
        f"record.papers[0].versions[0].document: The file {'a' * 64} is shown and not given under record.files.",
    ),
    "two years under one label": (
        assembled(make_document(), years=[make_document("year", number=n) for n in (7, 8)]),
        "documents.years: The label “2026/27” is given twice.",
    ),
    "two addenda under one number": (
        assembled(make_document(), addenda=[make_document("addendum", number=n) for n in (7, 8)]),
        "documents.addenda: The number “1” is given twice.",
    ),
    "two documents with one key": (
        assembled(make_document(), years=[make_document("year")]), f"documents: Two documents have the key {key()}.",
    ),
    "a year inside one calendar year": (
        assembled(make_document(), years=[make_document(
            "year", number=7, period={"start": "2026-01-01", "end": "2026-12-31"})]),
        "documents.years[0].identity.label: A year of this period is called “2026”.",
    ),
    "a superseded paper without adoption": (
        assembled(make_document(), papers=[recorded(make_document(), "superseded")]),
        "record.papers[0].adoption: A paper that is superseded must name the version adopted.",
    ),
    "a version of another kind": (
        assembled(make_document(), papers=[recorded(make_document(), versions=[
            version(document=make_document("addendum"))])]),
        "record.papers[0].versions[0].document.key: This is the document of another paper.",
    ),
    "a review given twice": (
        with_entries("record.assessment_reviews", *[
            {"key": key(8), "paper": key(), "reviewed_by": "Scrutiny", "on": "2026"}] * 2),
        "record.assessment_reviews[0].key: This review is given twice.",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("data", "fault"), FAULTS.values(), ids=FAULTS)
def test_what_leads_nowhere_is_named_with_its_place(data, fault):
    assert fault in check_faults(data)


TAKEN = {
    "a member as it is listed": with_members(member()),
    "a chapter of a lead council": of_council("other-council", "Other Council"),
    "a chart of a table": small_file(table(), chart(label_column=1, value_columns=[0])),
    "a chart whose table is not chosen": small_file(chart(table="")),
    "a priority of the plan": naming(key(400)),
    "money for no priority": naming(None),
    "a priority of a year’s own": assembled(make_document(), years=[make_document(
        "year", number=7, blocks=naming(key(400))["documents"]["plan"]["blocks"])]),
    "an assessment on which another rests": assembled(
        make_document(rests_on=[basis(2)]), assessments=[assessment(1), assessment(2, basis(1))]),
    "an assessment that only a year rests on": assembled(
        make_document(), assessments=[assessment(1)], years=[make_document("year", number=7, rests_on=[basis(1)])]),
    "versions of one moment": assembled(make_document(), papers=[recorded(make_document(), versions=[
        version(number, frozen_at="2026-02-09T10:00:00Z", public=False) for number in (1, 2)])]),
    "a chapter of an addendum that replaces one of the plan": assembled(
        make_document(blocks=[rich_text()]),
        addenda=[make_document("addendum", number=7, blocks=[rich_text(number=2, replaces=key(100))])]),
}  # fmt: skip


@pytest.mark.parametrize("data", TAKEN.values(), ids=TAKEN)
def test_what_is_there_is_taken(data):
    _, found = check_file(data)

    assert found.faults == []
