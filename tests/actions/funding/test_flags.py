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
