"""A chapter that has grown too long, made several: its text is cut at its headings."""

from django.db import transaction

from plans.discussion.quotes import go_along
from plans.editing import verbs as editing
from plans.editing.chapters import CHAPTERS


@transaction.atomic
def split(row, item: dict, sections: list[tuple[str, str]], *, by, revision: int, reason: str = "") -> list:
    """Save the chapter with ``item``, and each (heading, text) as a section of its own after it, and give those. What
    was said about words goes where they go."""
    editing.save(CHAPTERS, row, item, by=by, revision=revision, reason=reason)
    added = [row]
    for heading, html in sections:
        section = {"kind": "rich_text", "heading": heading, "level": 2, "data": {"html": html}}
        added.append(editing.add(CHAPTERS, row.paper, section, by=by, after=added[-1], reason=reason))
    go_along(row, added[1:], by=by)
    return added[1:]
