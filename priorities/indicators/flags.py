"""Flags on indicators: pure functions of a Document's data. They warn, they never refuse."""

from plans.document.kinds import CheckWarning


def check_indicators(data: dict, document: dict) -> list[CheckWarning]:
    """Without a baseline, or with a target kind and no target, nobody can say whether things got better (reg 11)."""
    warnings = []
    for indicator in data["indicators"]:
        title = indicator["title"]
        if not indicator["baseline"]:
            warnings.append(
                CheckWarning("FIS-11", title, f"The indicator “{title}” has no baseline: say where it starts from.")
            )
        if indicator["kind"] == "target" and not indicator["target"]:
            warnings.append(
                CheckWarning("FIS-11", title, f"The indicator “{title}” is meant to have a target, and states none.")
            )
    return warnings
