"""Flags on risks: pure functions of a Document's data. They warn, they never refuse."""

from plans.document.kinds import CheckWarning

RULE = "FIS-11"  # the plan sets out the steps of each authority, its resources and how success is measured


def check_risks(data: dict, document: dict) -> list[CheckWarning]:
    """Ratings that nothing explains."""
    codes = list(dict.fromkeys(risk["code"] for risk in data["risks"] if risk["code"]))
    if not codes or data["rating_key"]:
        return []
    sentence = f"The risks are rated {', '.join(codes)} and no key says what the ratings mean: add the key."
    return [CheckWarning(RULE, "Risks", sentence)]
