"""Flags on actions and funding: pure functions of a Document's data. They warn, they never refuse."""

from decimal import Decimal

from plans.document.kinds import CheckWarning

RULE = "FIS-11"  # the plan sets out the steps of each authority, its resources and how success is measured


def check_actions(data: dict, document: dict) -> list[CheckWarning]:
    """Actions without a lead or a measure, periods that end before they begin, classes that the plan does not name."""
    known = {each["code"] for each in data["taxonomy"]}
    return [
        CheckWarning(RULE, action["title"], sentence)
        for action in data["actions"]
        for sentence in _faults_of(action, known)
    ]


def _faults_of(action, known_classes):
    title, timescale = action["title"], action["timescale"]
    if not action["lead"] and not action["lead_post"]:
        yield f"The action “{title}” has no lead: name the organisation or the post that answers for it."
    if not action["measure"]:
        yield f"The action “{title}” has no measure: say how you will know that it worked."
    if timescale["start"] and timescale["end"] and timescale["end"] < timescale["start"]:
        yield f"The period of the action “{title}” ends before it begins: look at its dates."
    for code in action["classes"]:
        if code not in known_classes:
            yield f"The action “{title}” is of the type “{code}”, which the action plan does not explain."


def check_funding(data: dict, document: dict) -> list[CheckWarning]:
    """Allocations that come to more than the money, and money awaited without a decision to wait for."""
    warnings = []
    for line in data["lines"]:
        where = f"{line['funder']}, {line['year']}"
        spent = sum((Decimal(each["amount"] or 0) for each in line["allocations"]), Decimal(0))
        if line["amount"] and spent > Decimal(line["amount"]):
            sentence = (
                f"The allocations of {where} come to £{spent:,.2f}, more than its £{Decimal(line['amount']):,.2f}."
            )
            warnings.append(CheckWarning(RULE, where, sentence))
        if line["state"] == "awaiting" and not line["decision"]:
            sentence = f"The money of {where} awaits a decision: say whose, and when it is due."
            warnings.append(CheckWarning(RULE, where, sentence))
    return warnings


def check_risks(data: dict, document: dict) -> list[CheckWarning]:
    """Ratings that nothing explains."""
    codes = list(dict.fromkeys(risk["code"] for risk in data["risks"] if risk["code"]))
    if not codes or data["rating_key"]:
        return []
    sentence = f"The risks are rated {', '.join(codes)} and no key says what the ratings mean: add the key."
    return [CheckWarning(RULE, "Risks", sentence)]
