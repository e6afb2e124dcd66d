"""Every kind: its schema, its way from a Document into rows and back, and its cleaning."""

import pytest
from hypothesis import given
from jsonschema import Draft202012Validator

from plans.document.canonical import normalise
from plans.document.compose import compose_block
from plans.document.kinds import kind_named, known_kinds
from plans.document.schemas import FORMATS
from plans.models import Block
from tests.factories import make_plan, make_user
from tests.sizes import examples
from tests.strategies import DATA, blocks

OURS = (
    "area_map",
    "chart",
    "consultation",
    "contacts",
    "findings",
    "foreword",
    "glossary",
    "horizon_scan",
    "image",
    "membership",
    "rich_text",
    "structure",
    "survey",
    "table",
)


def walk(schema):
    yield schema
    for part in [*schema.get("properties", {}).values(), *schema.get("anyOf", []), schema.get("items", {})]:
        if part:
            yield from walk(part)


@pytest.mark.parametrize("name", OURS)
def test_schema_is_closed_and_bounds_every_text(name):
    schema = known_kinds()[name].schema

    Draft202012Validator.check_schema(schema)
    for part in walk(schema):
        if part.get("type") == "object":
            assert part["additionalProperties"] is False
        if part.get("type") == "string":
            assert part.get("maxLength") or part.get("pattern")
        if part.get("type") == "array":
            assert part["maxItems"]


@pytest.mark.parametrize("name", [name for name in OURS if not known_kinds()[name].is_placement])
def test_empty_block_fits_the_schema(name):
    kind = known_kinds()[name]

    assert kind.faults(kind.empty()) == []


@given(block=blocks(OURS))
def test_clean_leaves_clean_data_as_they_are(block):
    kind = kind_named(block["kind"])

    assert kind.clean(block["data"]) == normalise(block["data"])
    assert Draft202012Validator(kind.schema, format_checker=FORMATS).is_valid(block["data"])


@pytest.mark.django_db
@pytest.mark.parametrize("name", OURS)
def test_compose_gives_back_what_was_loaded(name):
    user = make_user()

    @examples(12)
    @given(data=DATA[name])
    def check(data):
        block = Block(paper=make_plan(blocks=()).paper, kind=name)
        kind_named(name).load(block, data, by=user)
        block.save()
        assert compose_block(Block.objects.get(pk=block.pk))["data"] == normalise(data)

    check()


def test_faults_name_the_path():
    assert kind_named("glossary").faults({"terms": [{"term": "ASB", "meaning": 7}]}) == [
        "terms/0/meaning: 7 is not of type 'string'"
    ]


def test_unknown_key_is_a_fault():
    assert kind_named("rich_text").faults({"html": "", "colour": "red"}) == [
        "data: Additional properties are not allowed ('colour' was unexpected)"
    ]


@pytest.mark.parametrize("value", ["2017-13", "2017-02-30", "17", "2017-1"])
def test_partial_date_that_no_calendar_has_is_a_fault(value):
    data = {**kind_named("survey").empty(), "period": value}

    assert kind_named("survey").faults(data) == [f"period: {value!r} is not a 'partial-date'"]


@pytest.mark.parametrize("value", ["", "2017", "2017-02", "2017-02-28"])
def test_partial_date_of_a_calendar_is_no_fault(value):
    assert kind_named("survey").faults({**kind_named("survey").empty(), "period": value}) == []


def test_clean_sanitises_rich_text_and_leaves_plain_text():
    data = {"post": "Chair <script>", "html": "<p>Hello<script>alert(1)</script></p>"}

    assert kind_named("foreword").clean(data) == {"post": "Chair <script>", "html": "<p>Hello</p>"}
