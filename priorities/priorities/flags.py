"""Flags on priorities: pure functions of a Document's data. They warn, they never refuse."""

from plans.document.kinds import CheckWarning


def check_priorities(data: dict, document: dict) -> list[CheckWarning]:
    """A priority should come out of the strategic assessment (SI 2007/1830 regs 5 and 10)."""
    if document.get("kind") == "addendum":
        return []
    return [*_unlinked(data["priorities"]), *_unknown_titles(data["priorities"])]


def _unknown_titles(priorities):
    for priority in priorities:
        if not priority["title_known"]:
            sentence = f"The title of the priority shown as “{priority['title']}” is not known: look for a better copy."
            yield CheckWarning("FIS-11", priority["title"], sentence)


def _unlinked(priorities):
    return [
        CheckWarning(
            "FIS-10",
            priority["title"],
            f"The priority “{priority['title']}” names no finding of a strategic assessment: link the findings it "
            "comes from.",
        )
        for priority in priorities
        if not priority["findings"]
    ]
