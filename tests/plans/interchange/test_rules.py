"""What a file is refused for beyond its shape: each rule, with its path and its words."""

import pytest

from plans.interchange import NotImported, rules
from plans.interchange.faults import Faults
from plans.interchange.load import check_file
from tests.interchange_files import assembled, key, make_document, recorded, rich_text, small_file, version

OTHER = {"slug": "police", "name": "Anyborough Police", "short_name": "", "kind": "police", "website": ""}


def faults_of(data):
    found = Faults()
    rules.check(data, found)
    return [str(fault) for fault in found.faults]


def table(number=200, width=2):
    data = {
        "caption": "Crimes",
        "columns": [{"label": f"Column {n}", "align": "left"} for n in range(width)],
        "row_headings": True,
        "rows": [["Burglary", "7"]],
        "notes": [],
        "footnotes": [],
        "stated_total": None,
        "source": "",
    }
    return {"key": key(number), "kind": "table", "level": 1, "heading": "Crimes", "data": data}


def chart(of, label_column=0, value_columns=(1,)):
    data = {
        "table": of,
        "chart": "bar",
        "label_column": label_column,
        "value_columns": list(value_columns),
        "title": "",
        "summary": "",
    }
    return {"key": key(201), "kind": "chart", "level": 1, "heading": "", "data": data}


def contacts(**data):
    return rich_text(kind="contacts", data={"intro_html": "", "contacts": [], **data})


def with_plan(**fields):
    return small_file(**fields)


def with_paper(**fields):
    data = small_file()
    data["record"]["papers"][0] |= fields
    return data


def with_document(kind, **fields):
    """A file with one more document of a kind."""
    document = make_document(kind, number=7, **fields)
    return assembled(
        make_document(), **{{"year": "years", "addendum": "addenda", "assessment": "assessments"}[kind]: [document]}
    )


def with_organisations(*organisations):
    data = small_file()
    data["record"]["organisations"] += organisations
    return data


def with_adoption(version_number, **first):
    adoption = {"version": version_number, "on": None, "body": ""}
    return with_paper(state="adopted", adoption=adoption, versions=[version(1, **first)])


def changed(path, value):
    data = small_file()
    *steps, last = path
    inner = data
    for step in steps:
        inner = inner[step]
    inner[last] = value
    return data


PAPER = "record.papers[0]"
CASES = {
    "another slug in the record": (
        changed(("record", "plan", "slug"), "other"),
        "record.plan.slug: The plan's document calls itself “anyborough-2026-29”.",
    ),
    "another partnership": (
        with_plan(partnership={"slug": "other", "name": "Other"}),
        "documents.plan.partnership: This is not the partnership of the record.",
    ),
    "a year of another plan": (
        with_document("year", identity={"plan": "other", "label": "2026/27"}),
        "documents.years[0].identity.plan: The plan in this file is “anyborough-2026-29”.",
    ),
    "a year under another label": (
        with_document("year", identity={"plan": "anyborough-2026-29", "label": "2027/28"}),
        "documents.years[0].identity.label: A year of this period is called “2026/27”.",
    ),
    "a period that ends before it begins": (
        with_plan(period={"start": "2026-04-01", "end": "2026-03-31"}),
        "documents.plan.period.end: The period ends before it begins.",
    ),
    "a period of one day": (
        with_plan(period={"start": "2026-04-01", "end": "2026-04-01"}),
        "documents.plan.period.end: The period has one day: its last day must come after its first.",
    ),
    "an addendum of many days": (
        with_document("addendum", period={"start": "2026-04-01", "end": "2026-04-02"}),
        "documents.addenda[0].period: An addendum has one date: its period begins and ends on it.",
    ),
    "two blocks with one key": (
        small_file(rich_text(), rich_text()),
        f"documents.plan.blocks: Two chapters have the key {key(100)}.",
    ),
    "no entry for a document": (
        changed(("record", "papers"), []),
        "record.papers: There must be one entry for each document, and no other.",
    ),
    "versions with a gap": (
        with_paper(versions=[version(1), version(3)]),
        f"{PAPER}.versions: Versions must be numbered 1, 2, 3 … without a gap.",
    ),
    "a version frozen before the one it follows": (
        with_paper(versions=[version(1, frozen_at="2026-02-09T10:00:00Z", public=False), version(2)]),
        f"{PAPER}.versions: A version was made before the one it follows.",
    ),
    "a version published before it was frozen": (
        with_paper(versions=[version(1, frozen_at="2026-02-09T10:00:00Z")]),
        f"{PAPER}.versions[0].public.at: It was published before it was made.",
    ),
    "a version of another paper": (
        with_paper(versions=[version(1, document=make_document(number=5))]),
        f"{PAPER}.versions[0].document.key: This is the document of another paper.",
    ),
    "an adoption that names a missing version": (
        with_adoption(2),
        f"{PAPER}.adoption.version: There is no version 2.",
    ),
    "an adopted version that is not public": (
        with_adoption(1, public=False),
        f"{PAPER}.adoption.version: Version 1 is adopted, so it must be public.",
    ),
    "an adopted paper without adoption": (
        with_paper(state="adopted"),
        f"{PAPER}.adoption: A paper that is adopted must name the version adopted.",
    ),
    "a drafted paper with an adoption": (
        with_paper(adoption={"version": 1, "on": None, "body": ""}, versions=[version(1)]),
        f"{PAPER}.adoption: A paper that is drafting has no adoption.",
    ),
    "an organisation listed twice": (
        with_organisations(small_file()["record"]["organisations"][0]),
        "record.organisations[1]: “anyborough-council” is listed twice.",
    ),
    "a lead council that is not listed": (
        changed(("record", "organisations"), []),
        "record.partnership.lead_councils[0]: The organisation “anyborough-council” is not listed "
        "under record.organisations.",
    ),
    "a lead council that is no council": (
        changed(("record", "organisations", 0, "kind"), "police"),
        "record.partnership.lead_councils[0]: “anyborough-council” is not a council.",
    ),
    "an assessment nobody rests on": (
        with_document("assessment"),
        "documents.assessments[0]: No document of this file is based on this assessment.",
    ),
    "a paper that rests on itself": (
        with_plan(rests_on=[{"paper": key(), "title": "Itself", "note": ""}]),
        "documents.plan.rests_on: A paper cannot be based on itself.",
    ),
    "a block outside an addendum that replaces": (
        small_file(rich_text(replaces=key(100))),
        "documents.plan.blocks[0].replaces: Only a chapter of an addendum replaces another.",
    ),
    "a replaced block that is not there": (
        with_document("addendum", blocks=[rich_text(replaces=key(99))]),
        f"documents.addenda[0].blocks[0].replaces: The plan has no chapter {key(99)}.",
    ),
    "a chart of a table that is not there": (
        small_file(chart(key(200))),
        f"documents.plan.blocks[0].data.table: There is no table {key(200)} in this document.",
    ),
    "a chart of a column that is not there": (
        small_file(table(), chart(key(200), value_columns=[2])),
        "documents.plan.blocks[1].data.value_columns: The table has 2 columns, counted from 0.",
    ),
    "an image without its file": (
        small_file(rich_text(kind="image", data={
            "sha256": "a" * 64, "name": "map.png", "content_type": "image/png", "alt": "", "caption": "",
        })),
        f"documents.plan: The file {'a' * 64} is shown and not given under record.files.",
    ),
    "a file that nobody shows": (
        changed(("record", "files"), [
            {"sha256": "a" * 64, "name": "map.png", "content_type": "image/png", "base64": ""},
        ]),
        "record.files[0]: No document of this file shows this file.",
    ),
    "a consultation on a day that does not exist": (
        small_file(rich_text(kind="consultation", data={"intro_html": "", "rounds": [{"start": "2026-02-30"}]})),
        "documents.plan.blocks[0].data.rounds[0].start: “2026-02-30” is not a possible date.",
    ),
    "two blocks of a kind that a document has once": (
        with_document("assessment", blocks=[
            rich_text(number=n, kind="findings", data={"intro_html": "", "findings": []}) for n in (300, 301)
        ]),
        "documents.assessments[0].blocks: A document has one part of the kind “findings” at most.",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_rule_names_the_fault_and_its_place(name):
    data, fault = CASES[name]

    assert fault in faults_of(data)


def test_a_file_without_faults_has_none():
    assert faults_of(small_file()) == faults_of(with_organisations(OTHER)) == []


def actions_of(priority):
    """A year's action plan with one action for a priority, in a plan with the priority of key 400."""
    priorities = {
        "intro_html": "",
        "priorities": [
            {
                "key": key(400), "title": "Violence", "title_known": True, "kind": "theme", "strands": [], "html": "",
                "aim_html": "", "approach_html": "", "lead": None, "areas": [], "findings": [], "lineage": [],
            }
        ],
        "cross_cutting": [],
    }  # fmt: skip
    actions = {
        "intro_html": "",
        "rows_known": True,
        "reference": "",
        "taxonomy": [],
        "actions": [{"priorities": [priority]}],
    }
    plan = make_document(blocks=[rich_text(kind="priorities", data=priorities)])
    year = make_document("year", number=7, blocks=[rich_text(number=101, kind="action_plan", data=actions)])
    return assembled(plan, years=[year])


def test_types_of_action_have_a_code_each():
    data = actions_of({"key": key(400), "title": "Violence"})
    plan = data["documents"]["years"][0]["blocks"][0]["data"]
    plan["taxonomy"] = [{"code": "p", "label": "Prevent"}, {"code": "p", "label": "Protect"}]

    assert faults_of(data) == [
        "documents.years[0].blocks[0].data.taxonomy: 2 types of action have the code “p”: give each a code of its own."
    ]


def test_an_action_names_a_priority_of_the_plan():
    assert faults_of(actions_of({"key": key(400), "title": "Violence"})) == []


def test_an_action_cannot_name_a_priority_that_is_not_there():
    assert faults_of(actions_of({"key": key(401), "title": "Gone"})) == [
        f"documents.years[0].blocks[0].data.actions[0].priorities[0]: There is no priority {key(401)} "
        "in this document or in the plan."
    ]


def test_all_faults_are_named_at_once():
    data = with_paper(versions=[version(2)], state="adopted")
    data["record"]["plan"]["slug"] = "other"
    with pytest.raises(NotImported) as refusal:
        check_file(data)

    assert [fault.path for fault in refusal.value.faults] == [
        "record.plan.slug",
        f"{PAPER}.versions",
        f"{PAPER}.adoption",
    ]


def test_sums_that_do_not_add_up_are_a_warning():
    wrong = table()
    wrong["data"]["stated_total"] = {"column": 1, "value": "8"}
    _, found = check_file(small_file(wrong))

    assert [(w.rule, w.where.partition(" ")[0]) for w in found.warnings] == [
        ("table-total", "documents.plan.blocks[0]")
    ]


def test_entry_of_a_paper_is_found_whatever_its_place():
    plan, year = make_document(), make_document("year", number=7)
    data = assembled(plan, years=[year], papers=[recorded(year), recorded(plan)])

    assert faults_of(data) == []
