"""Flags on priorities: pure functions of a Document's data. They warn, they never refuse."""

from plans.document.kinds import CheckWarning


def check_priorities(data: dict, document: dict) -> list[CheckWarning]:
    """A priority should come out of the strategic assessment (SI 2007/1830 regs 5 and 10), under a title of its own."""
    if document.get("kind") == "addendum":
        return []
    unlinked = "The priority “{}” names no finding of a strategic assessment: link the findings it comes from."
    unknown = "The title of the priority shown as “{}” is not known: look for a better copy."
    return [
        *(_flag("FIS-10", priority, unlinked) for priority in data["priorities"] if not priority["findings"]),
        *(_flag("FIS-11", priority, unknown) for priority in data["priorities"] if not priority["title_known"]),
    ]


def _flag(rule, priority, sentence):
    return CheckWarning(rule, priority["title"], sentence.format(priority["title"]))
