"""Documents of earlier formats in the shape of today's: each step knows both by heart. Pure.

A frozen text keeps its words and its checksum for good; what is shown, printed and compared of it is read through here.
"""

from collections.abc import Callable
from typing import Any

Plain = dict[str, Any]


def widen_1_to_2(document: Plain) -> Plain:
    """Format 2: an action may have several priorities and leads, its activities leads and days, a priority its aim."""
    blocks = document.get("blocks")
    if not isinstance(blocks, list):
        return document | {"format": 2}
    return document | {"format": 2, "blocks": [_with_rows(block) for block in blocks]}


#: format → function that turns a Document of that format into one of the next.
STEPS: dict[Any, Callable[[Plain], Plain]] = {1: widen_1_to_2}


def widened(document: Plain) -> Plain:
    """The Document in today's format, whatever its own."""
    while (step := STEPS.get(document.get("format"))) is not None:
        document = step(document)
    return document


def _with_rows(block: Plain) -> Plain:
    """The block with its rows widened; what is not as its kind says stays as it is, for whoever checks it."""
    kind = block.get("kind") if isinstance(block, dict) else None
    name, step = ROWS.get(kind, ("", None)) if isinstance(kind, str) else ("", None)
    data = block.get("data") if step else None
    if step is None or not isinstance(data, dict) or not isinstance(data.get(name), list):
        return block
    rows = [step(row) if isinstance(row, dict) else row for row in data[name]]
    return block | {"data": data | {name: rows}}


def _action(row: Plain) -> Plain:
    kept = {name: value for name, value in row.items() if name not in ("priority", "lead", "lead_post")}
    priority, body, post = row.get("priority"), row.get("lead"), row.get("lead_post", "")
    steps = kept.get("activities", [])
    return kept | {
        "subheading": "",
        "priorities": [priority] if priority else [],
        "areas": [],
        "places": [],
        "leads": [{"organisation": body, "post": post}] if body or post else [],
        "indicators": [],
        "cost_text": "",
        "activities": [_activity(step) for step in steps] if isinstance(steps, list) else steps,
    }


def _activity(step: Any) -> Any:
    words = {"lead_post": "", "due_text": "", "measure": "", "cost_text": ""}
    nothing = {"organisation": None, "due_on": None, "cost": None}
    return words | nothing | step if isinstance(step, dict) else step


def _priority(row: Plain) -> Plain:
    return row | {"aim_html": "", "approach_html": ""}


#: Kind of block → the list whose rows became wider, and how.
ROWS: dict[Any, tuple[str, Callable[[Plain], Plain]]] = {
    "action_plan": ("actions", _action),
    "priorities": ("priorities", _priority),
}
