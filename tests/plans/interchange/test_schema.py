from jsonschema import Draft202012Validator

from plans.interchange import schema
from plans.interchange.faults import Faults
from plans.interchange.validation import check
from tests.interchange_files import rich_text, small_file


def faults_of(data):
    found = Faults()
    check(data, found)
    return [str(fault) for fault in found.faults]


def test_schema_file_is_what_the_kinds_and_sections_say():
    write = "python manage.py import_plan --schema > plans/interchange/csp-plan-v3.schema.json"

    assert schema.FILE.read_text() == schema.as_text(), f"Write it anew: {write}"


def test_schema_is_a_schema():
    Draft202012Validator.check_schema(schema.build())


def test_small_file_has_no_fault():
    assert faults_of(small_file()) == []


def test_unknown_keys_are_faults_wherever_they_are():
    data = small_file(rich_text(colour="red"))
    data["documents"]["plan"]["blocks"][0]["data"]["style"] = "p {}"
    data["extra"] = 1

    assert sorted(faults_of(data)) == [
        "documents.plan.blocks[0].data: unknown key “style”.",
        "documents.plan.blocks[0]: unknown key “colour”.",
        "unknown key “extra”.",
    ]


def test_an_unknown_key_that_is_nearly_a_known_one_says_which():
    data = small_file(rich_text(headng="Our area", haeding=""))

    assert faults_of(data) == ["documents.plan.blocks[0]: unknown key “haeding”, “headng”; is “heading” meant?"]


def test_missing_keys_impossible_dates_and_long_texts_are_all_named():
    data = small_file(period={"start": "2026-02-30", "end": "2029-03-31"}, title="x" * 600)
    del data["record"]["partnership"]["name"]

    assert sorted(faults_of(data)) == [
        "documents.plan.period.start: “2026-02-30” is not a possible date.",
        "documents.plan.title: The text has 600 characters; at most 500 are taken.",
        "record.partnership: “name” is missing.",
    ]


def test_rich_text_nested_deeper_than_can_be_shown_is_named():
    deep = "<em>" * 300 + "word" + "</em>" * 300

    assert faults_of(small_file(rich_text(data={"html": deep}))) == [
        "documents.plan.blocks[0].data.html: "
        "Its elements stand more than 60 deep in each other: deeper than words can be shown."
    ]


def test_fault_inside_a_value_that_may_be_null_names_its_place():
    data = small_file()
    data["record"]["papers"][0]["adoption"] = {"version": 1, "on": "soon", "body": ""}

    assert faults_of(data) == ["record.papers[0].adoption.on: “soon” is not a possible partial date."]


def test_block_of_an_unknown_kind_may_hold_anything():
    assert faults_of(small_file(rich_text(kind="odd_chapter", data={"anything": [1, {"deep": None}]}))) == []
