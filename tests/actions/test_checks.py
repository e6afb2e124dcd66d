from actions.checks import check_actions, check_funding, check_risks

from .data import NOT_STATED, action, action_plan, funding, line

PLAN = {"kind": "plan"}


def sentences(warnings):
    return [warning.sentence for warning in warnings]


def test_action_without_lead_or_measure_is_flagged():
    data = action_plan(action("Patrol"), action("Mediate", lead=None, lead_post="", measure=""))

    assert sentences(check_actions(data, PLAN)) == [
        "The action “Mediate” has no lead: name the organisation or the post that answers for it.",
        "The action “Mediate” has no measure: say how you will know that it worked.",
    ]


def test_action_led_by_a_post_alone_is_not_flagged():
    assert check_actions(action_plan(action(lead=None)), PLAN) == []


def test_period_that_ends_before_it_begins_is_flagged():
    period = {**NOT_STATED, "kind": "period", "start": "2027-04-01", "end": "2026-04-01"}

    assert sentences(check_actions(action_plan(action("Patrol", timescale=period)), PLAN)) == [
        "The period of the action “Patrol” ends before it begins: look at its dates."
    ]


def test_class_that_the_plan_does_not_name_is_flagged():
    assert sentences(check_actions(action_plan(action("Patrol", classes=["pursue"])), PLAN)) == [
        "The action “Patrol” is of the type “pursue”, which the action plan does not explain."
    ]


def test_allocations_beyond_the_money_are_flagged():
    over = line("Council", amount="1000.00", allocations=[{"purpose": "Vans", "amount": "1000.01", "priority": None}])

    assert sentences(check_funding(funding(line(), over), PLAN)) == [
        "The allocations of Council, 2026/27 come to £1,000.01, more than its £1,000.00."
    ]


def test_awaited_money_without_a_decision_to_wait_for_is_flagged():
    assert sentences(check_funding(funding(line("Council", state="awaiting", amount=None)), PLAN)) == [
        "The money of Council, 2026/27 awaits a decision: say whose, and when it is due."
    ]


def test_ratings_without_a_key_are_flagged():
    risks = [{"code": code} for code in ("E2", "E2", "D3", "")]

    assert sentences(check_risks({"rating_key": "", "risks": risks}, PLAN)) == [
        "The risks are rated E2, D3 and no key says what the ratings mean: add the key."
    ]
    assert check_risks({"rating_key": "Likelihood, then impact.", "risks": risks}, PLAN) == []
