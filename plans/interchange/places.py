"""Where in a file something is, as a person finds it: by its chapter's heading, its title, its number. Pure."""

import re

_STEP = re.compile(r"([^.\[\]]+)|\[(\d+)\]")
#: What one entry of a list is called, where that is not the list's name.
_ONE_OF = {"blocks": "chapter", "addenda": "addendum", "priorities": "priority", "bodies": "body"}
#: Keys by which people know an entry, the best first.
_NAMES = ("heading", "title", "name", "label", "term", "subject", "body", "slug")


def place_of(data, path: str) -> str:
    """``place_of(file, "documents.plan.blocks[3].data.rows[2]")`` gives ``the plan, chapter 4 “Risks”, row 3``."""
    said, here, name = [], data, ""
    for key, number in _STEP.findall(path):
        here = _inside(here, key, number)
        if number:
            said.append(f"{_one_of(name)} {int(number) + 1}{_known_as(here)}")
        elif key == "plan" and name == "documents":
            said.append("the plan")
        name = key or name
    return ", ".join(said)


def _inside(here, key, number):
    if number:
        return here[int(number)] if isinstance(here, list) and int(number) < len(here) else None
    return here.get(key) if isinstance(here, dict) else None


def _one_of(name: str) -> str:
    return _ONE_OF.get(name) or name.removesuffix("s").replace("_", " ")


def _known_as(entry) -> str:
    if not isinstance(entry, dict):
        return ""
    names = (entry.get(key) for key in _NAMES)
    found = next((name for name in names if isinstance(name, str) and name.strip()), "")
    return f" “{found if len(found) < 80 else f'{found[:77]}…'}”" if found else _of_its_kind(entry)


def _of_its_kind(entry) -> str:
    """A chapter without heading is known by what it is."""
    kind = entry.get("kind")
    return f" ({kind.replace('_', ' ')})" if isinstance(kind, str) and kind else ""
