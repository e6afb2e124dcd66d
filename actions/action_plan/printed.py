"""A table of actions as the portal prints it, read again: what shares a cell there goes into columns of its own."""

import re

from actions.action_plan.words import NO_PRIORITY

#: Heads of the printed table (``templates/blocks/action_plan.html``).
ACTION, WHO, WHEN, MEASURE = "Action", "Lead and partners", "When", "Measure of success"
NOT_STATED = {"Not stated", "None stated", "Lead not stated"}
NOTES = {"Also serves": "Priorities", "Area of focus": "Areas of focus", "Where": "Places"}
OWN = ("No.", ACTION, "Type of action", *NOTES.values(), "Sub-heading", "Lead", "Partners")
_REFERENCE = re.compile(r"(?=\S*\d)\S{1,30}|[A-Z]{1,3}")


def unfolded(rows: list[list[str]], heading: str, caption: str) -> list[list[str]]:
    """Other tables as they are. ``heading`` is that of the chapter: the priority under which the table stands."""
    heads = rows[0] if rows else []
    if ACTION not in heads or WHO not in heads:
        return rows
    others = [head for head in heads if head not in (ACTION, WHO)]
    indicators = ["Indicators"] if MEASURE in heads else []
    stands = {
        "Priorities": "" if heading == NO_PRIORITY else heading,
        "Sub-heading": caption.partition(f"Actions: {heading}, ")[2],
    }
    lines = (_line(dict(zip(heads, row, strict=False)), stands) for row in rows[1:])
    return [[*OWN, *others, *indicators], *lines]


def _line(cells: dict[str, str], stands: dict[str, str]) -> list[str]:
    cells = {head: "" if words in NOT_STATED else words for head, words in cells.items()}
    named = _named(cells.pop(ACTION).splitlines())
    served = "; ".join(filter(None, [stands["Priorities"], named.get("Priorities", "")]))
    own = {**dict.fromkeys(OWN, ""), **stands, **named, "Priorities": served}
    own["Lead"], own["Partners"] = _who(cells.pop(WHO).splitlines())
    measured = _measured(cells)
    return [*own.values(), *cells.values(), *measured]


def _named(lines: list[str]) -> dict[str, str]:
    found = {}
    if len(lines) > 1 and _REFERENCE.fullmatch(lines[0]):
        found["No."], *lines = lines
    found[ACTION], *others = lines or [""]
    for line in others:
        label, _, words = line.partition(": ")
        if label in NOTES:
            found[NOTES[label]] = words.replace(", ", "; ") if label == "Where" else words
        else:
            found["Type of action"] = line.replace(", ", "; ")
    return found


def _who(lines: list[str]) -> tuple[str, str]:
    leads = [line for line in lines if not line.startswith("With ") and line not in NOT_STATED]
    partners = [line.removeprefix("With ") for line in lines if line.startswith("With ")]
    return "; ".join(leads), "; ".join(partners)


def _measured(cells: dict[str, str]) -> list[str]:
    """The indicators that stand under the measure of success, which is left without them."""
    if MEASURE not in cells:
        return []
    lines = cells[MEASURE].splitlines()
    named = [line.removeprefix("Indicator: ") for line in lines if line.startswith("Indicator: ")]
    cells[MEASURE] = "\n".join(line for line in lines if not line.startswith("Indicator: "))
    return ["; ".join(named)]
