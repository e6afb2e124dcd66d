"""What every kind of block that shows rows must do."""

from hypothesis import given
from jsonschema import Draft202012Validator

from plans.document.canonical import normalise
from plans.document.compose import compose_block
from plans.document.kinds import kind_named, known_kinds
from plans.document.schemas import FORMATS
from plans.models import Block
from tests.factories import make_organisation, make_plan, make_user
from tests.sizes import examples
from tests.strategies import DATA, slug_for


def make_known_organisations():
    for name in ("Police", "Fire", "Council", "Health", "Housing"):
        make_organisation(name, slug=slug_for(name))


def walk(schema):
    yield schema
    for part in [*schema.get("properties", {}).values(), *schema.get("anyOf", []), schema.get("items", {})]:
        if part:
            yield from walk(part)


def assert_schema_is_closed(name):
    schema = known_kinds()[name].schema
    Draft202012Validator.check_schema(schema)
    for part in walk(schema):
        if part.get("type") == "object":
            assert part["additionalProperties"] is False
        if part.get("type") == "string":
            assert part.get("maxLength") or part.get("pattern") or part.get("anyOf")
        if part.get("type") == "array":
            assert part["maxItems"]


def assert_compose_gives_back(name):
    make_known_organisations()
    user = make_user()

    @examples(15)
    @given(data=DATA[name], again=DATA[name])
    def check(data, again):
        """Also over rows that stand already: what is loaded a second time replaces the first."""
        assert Draft202012Validator(kind_named(name).schema, format_checker=FORMATS).is_valid(data)
        block = Block.objects.create(paper=make_plan(blocks=()).paper, kind=name)
        for each in (data, again):
            kind_named(name).load(block, each, by=user)
            block.save()
            assert compose_block(Block.objects.get(pk=block.pk))["data"] == normalise(each)

    check()


def load(name, data, paper, *, by):
    """A block of the paper with these data."""
    block = Block(paper=paper, kind=name, heading=known_kinds()[name].label)
    kind_named(name).load(block, data, by=by)
    block.save()
    return block


def compose(block):
    return compose_block(Block.objects.get(pk=block.pk))["data"]
