"""Flags on funding: pure functions of a Document's data. They warn, they never refuse."""

from decimal import Decimal

from plans.document.kinds import CheckWarning

RULE = "FIS-11"  # the plan sets out the steps of each authority, its resources and how success is measured


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
