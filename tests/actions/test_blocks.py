import pytest

from plans.document.kinds import kind_named
from tests.actions import strategies  # noqa: F401
from tests.factories import make_block, make_plan
from tests.plans.rows.kinds import assert_compose_gives_back, assert_schema_is_closed

KINDS = ("action_plan", "funding", "risks", "projects")


@pytest.mark.parametrize("name", KINDS)
def test_schema_is_closed_and_bounds_every_text(name):
    assert_schema_is_closed(name)


@pytest.mark.both("json")
@pytest.mark.django_db
@pytest.mark.parametrize("name", KINDS)
def test_compose_gives_back_what_was_loaded(name):
    assert_compose_gives_back(name)


@pytest.mark.both("json")
@pytest.mark.django_db
@pytest.mark.parametrize("name", KINDS)
def test_empty_block_composes_to_data_of_its_schema(name):
    kind = kind_named(name)
    block = make_block(make_plan(blocks=()).paper, kind=name, data=kind.empty())

    assert kind.faults(kind.compose(block)) == []
