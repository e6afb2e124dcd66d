from actions.risks.flags import check_risks

PLAN = {"kind": "plan"}


def sentences(warnings):
    return [warning.sentence for warning in warnings]


def test_ratings_without_a_key_are_flagged():
    risks = [{"code": code} for code in ("E2", "E2", "D3", "")]

    assert sentences(check_risks({"rating_key": "", "risks": risks}, PLAN)) == [
        "The risks are rated E2, D3 and no key says what the ratings mean: add the key."
    ]
    assert check_risks({"rating_key": "Likelihood, then impact.", "risks": risks}, PLAN) == []
