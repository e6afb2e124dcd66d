import pytest

from plans.document.kinds import kind_named
from tests.factories import make_block, make_plan, make_user
from tests.plans.rows.kinds import compose, load
from tests.priorities.data import indicators


@pytest.mark.django_db
def test_carried_forward_indicator_keeps_definition_and_readings():
    user = make_user()
    source = load("indicators", indicators(), make_plan(blocks=()).paper, by=user)
    target = make_block(make_plan(blocks=()).paper, kind="indicators", data={})

    kind_named("indicators").carry_forward(source, target, by=user)

    assert kind_named("indicators").compose(target) == compose(source)
