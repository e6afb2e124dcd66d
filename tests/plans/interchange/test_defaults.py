"""Keys at their default: left out of a file, put in again, and never in anything frozen."""

from copy import deepcopy

import pytest
from hypothesis import given
from jsonschema import Draft202012Validator

from plans.document.schemas import FORMATS
from plans.interchange import NotImported
from plans.interchange.defaults import complete, shorten
from plans.interchange.load import check_file
from plans.interchange.schema import build
from tests.interchange_files import (
    COUNCIL,
    PARTNERSHIP,
    PERIOD,
    assembled,
    key,
    make_document,
    recorded,
    rich_text,
    short,
    small_file,
    version,
    whole,
)
from tests.sizes import examples
from tests.strategies import interchange_files


def least(*blocks):
    """A file with no key that could be left out."""
    plan = {"key": key(), "title": "Safer Anyborough", "partnership": PARTNERSHIP, "period": PERIOD}
    return {
        "format": {"name": "csp-plan", "version": 3},
        "documents": {"plan": {**plan, "identity": {"slug": "anyborough-2026-29"}, "blocks": list(blocks)}},
        "record": {
            "partnership": {**PARTNERSHIP, "areas": ["Anyborough"], "lead_councils": [COUNCIL["slug"]]},
            "organisations": [{name: COUNCIL[name] for name in ("slug", "name", "kind")}],
            "plan": {"slug": "anyborough-2026-29"},
            "papers": [{"key": key()}],
        },
    }


def test_the_least_file_says_what_a_whole_one_says():
    data, _ = check_file(least({"key": key(100), "kind": "rich_text"}))
    expected = small_file(rich_text("", heading=""))
    expected["record"]["partnership"]["is_made_up"] = False

    assert data == expected


def test_the_least_file_is_what_the_export_writes():
    data = least({"key": key(100), "kind": "table", "data": {"columns": [{"label": "Year"}]}})

    assert short(whole(data)) == data


@given(data=interchange_files(most=3))
@examples(25)
def test_what_is_left_out_is_put_in_again(data):
    schema = build()
    before = deepcopy(data)

    assert complete(shorten(data, schema), schema) == complete(data, schema) == before == data


@pytest.mark.parametrize("value", [None, 7, "plan", [], [{"plan": 3}]])
def test_what_does_not_fit_the_schema_stays_as_it_is(value):
    assert complete({"documents": value}, build())["documents"] == value


def test_a_conditional_schema_asks_what_it_says():
    data = least()
    data["record"]["plan"]["predecessor"] = {"slug": "old", "title": "Old", "start": "2020-01-01", "end": "2023-01-01"}
    data["documents"]["plan"]["rests_on"] = [{"reference": "Assessment of 2024"}]
    completed = whole(data)

    assert completed["record"]["plan"]["predecessor"]["note"] == ""
    assert completed["documents"]["plan"]["rests_on"] == [{"reference": "Assessment of 2024", "note": ""}]


def frozen_file(**changes):
    plan = make_document(blocks=[rich_text()])
    before = {**plan, "title": "An earlier title", **changes}
    return assembled(plan, papers=[recorded(plan, versions=[version(1, document=before), version(2)])]), before


def test_a_frozen_document_is_written_to_the_letter():
    data, before = frozen_file()
    first, second = short(data)["record"]["papers"][0]["versions"]

    assert (first["document"], "document" in second) == (before, False)


@pytest.mark.parametrize("name", ["rests_on", "language"])
def test_a_frozen_document_that_leaves_out_a_key_is_refused(name):
    data, before = frozen_file()
    del before[name]
    with pytest.raises(NotImported) as refusal:
        check_file(data)

    assert [str(fault) for fault in refusal.value.faults] == [
        f"record.papers[0].versions[0].document: “{name}” is missing: the text of a version is given whole, "
        "so that its checksum stands."
    ]


def defaults_in(schema, path=""):
    """``(path, schema)`` of every key that has a default."""
    if isinstance(schema, list):
        for number, item in enumerate(schema):
            yield from defaults_in(item, f"{path}[{number}]")
    elif isinstance(schema, dict):
        if "default" in schema and not isinstance(schema["default"], dict):
            yield path, schema
        for name, item in schema.items():
            yield from defaults_in(item, f"{path}.{name}")


def test_every_default_is_a_value_that_its_schema_takes():
    root = build()
    faulty = [
        path
        for path, schema in defaults_in(root)
        if not Draft202012Validator(schema | {"$defs": root["$defs"]}, format_checker=FORMATS).is_valid(
            schema["default"]
        )
    ]

    assert faulty == []
