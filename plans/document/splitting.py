"""Rich text cut into sections at its headings. Pure."""

from html import escape

from plans.document.fragments import parsed, tag_of, written
from plans.document.richtext import sanitise
from plans.document.schemas import HEADING


def split_at_headings(value: str) -> list[tuple[str, str]]:
    """(heading, rich text) of each part; the first part, before any heading, has none and may be empty.

    It is cut at its highest headings; one that is too long for a section's heading stays in its text.
    """
    root = parsed(sanitise(value) or "<p></p>")
    highest = min((tag_of(child) for child in root if tag_of(child) in ("h2", "h3", "h4", "h5")), default="")
    parts: list[tuple[str, list[str]]] = [("", [escape(root.text or "", quote=False)])]
    for child in root:
        words = " ".join(child.text_content().split())
        if tag_of(child) == highest and 0 < len(words) <= HEADING:
            parts.append((words, [escape(child.tail or "", quote=False)]))
        else:
            parts[-1][1].append(written(child) + escape(child.tail or "", quote=False))
    return [(heading, sanitise("".join(pieces))) for heading, pieces in parts]
