import pytest

from plans.document.kinds import kind_named
from tests.actions.data import funding, line
from tests.factories import make_block, make_plan, make_user
from tests.plans.rows.kinds import load


@pytest.mark.django_db
def test_funders_are_carried_forward_without_their_sums():
    user = make_user()
    data = funding(
        line("Commissioner", note="Youth fund"),
        line("Commissioner", year="2026-2027", note="Safer streets", allocations=[]),
        line("Council", decision={"body": "Cabinet", "on": "2026-02"}),
        line("Commissioner", year="2025/26"),
    )
    source = load("funding", data, make_plan(blocks=()).paper, by=user)
    target = make_block(make_plan(blocks=()).paper, kind="funding", data={})

    kind_named("funding").carry_forward(source, target, by=user)

    lines = kind_named("funding").compose(target)["lines"]
    assert [(item["funder"], item["year"], item["amount"], item["decision"]) for item in lines] == [
        ("Commissioner", "2026 to 2029", None, None),
        ("Commissioner", "2026 to 2029", None, None),
        ("Council", "2026 to 2029", None, None),
    ]
    assert [item["key"] for item in lines] == [item["key"] for item in data["lines"][:3]]
    assert lines[0]["allocations"] == [{"purpose": "Youth work", "amount": None, "priority": None}]
