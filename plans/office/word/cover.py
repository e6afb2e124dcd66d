"""What the first page of a Word text says of all of it: its title and its years. Pure."""

import re

from plans.document.fragments import parsed

_MOST_LINES, _MOST_WORDS = 6, 120
_NAMES_A_TEXT = re.compile(r"\b(?:plan|strategy|agreement|assessment|safer)\b", re.IGNORECASE)


def lines_on_cover(reading: dict) -> list[str]:
    """Its title and the line under it; then the short lines before the first heading."""
    styled = [words for words in (reading["title"], reading["subtitle"]) if words]
    first = reading["chapters"][0] if reading["chapters"] else None
    if first is None or first["heading"]:
        return styled
    lines = [" ".join(each.text_content().split()) for part in first["parts"] for each in parsed(part["html"])]
    return styled + [line for line in lines[:_MOST_LINES] if 0 < len(line) <= _MOST_WORDS]


def title_on_cover(reading: dict) -> str:
    """The title that is styled as one, else the first line that names a plan, else the first one."""
    lines = lines_on_cover(reading)
    named = (line for line in lines if _NAMES_A_TEXT.search(line))
    return reading["title"] or next(named, lines[0] if lines else "")
