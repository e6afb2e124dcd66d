import pytest

from actions.funding.flags import check_funding
from tests.actions.data import funding, line

PLAN = {"kind": "plan"}


def sentences(warnings):
    return [warning.sentence for warning in warnings]


def test_allocations_beyond_the_money_are_flagged():
    over = line("Council", amount="1000.00", allocations=[{"purpose": "Vans", "amount": "1000.01", "priority": None}])

    assert sentences(check_funding(funding(line(), over), PLAN)) == [
        "The allocations of Council, 2026/27 come to £1,000.01, more than its £1,000.00."
    ]


def test_awaited_money_without_a_decision_to_wait_for_is_flagged():
    assert sentences(check_funding(funding(line("Council", state="awaiting", amount=None)), PLAN)) == [
        "The money of Council, 2026/27 awaits a decision: say whose, and when it is due."
    ]


def allocated(*amounts):
    return [{"purpose": "Vans", "amount": amount, "priority": None} for amount in amounts]


@pytest.mark.parametrize(
    ("amount", "allocations", "flagged"),
    [
        ("1000.00", allocated("400.00", "600.00"), 0),
        ("1000.00", allocated("400.00", "600.01"), 1),
        ("1000.00", allocated("400.00", None), 0),
        ("0.00", allocated("0.01"), 1),
        (None, allocated("5.00"), 0),
        ("1000.00", [], 0),
    ],
)
def test_allocations_may_come_to_all_of_the_money(amount, allocations, flagged):
    assert len(check_funding(funding(line(amount=amount, allocations=allocations)), PLAN)) == flagged


def test_awaited_money_with_a_day_or_a_body_is_not_flagged():
    decisions = [{"body": "Cabinet", "on": ""}, {"body": "", "on": "2027-02"}]
    data = funding(*(line(state="awaiting", amount=None, decision=each) for each in decisions))
    assert check_funding(data, PLAN) == []
