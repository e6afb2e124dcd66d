"""A joint partnership's text as one of its councils reads it: what is everybody's, and what is that council's. Pure."""

from collections.abc import Iterator

from plans.document.contents import Document, DocumentBlock
from plans.document.kinds import kind_named


def councils_named(document: Document) -> dict[str, str]:
    """Councils of which something in the text is their own: slug → name, in its order."""
    found: dict[str, str] = {}
    for block in document["blocks"]:
        of_block = [block["council"]] if "council" in block else []
        for council in [*of_block, *kind_named(block["kind"]).councils(block["data"])]:
            found.setdefault(council["slug"], council["name"])
    return found


def of_council(document: Document, slug: str) -> Document:
    """Without the chapters, priorities and actions that are another council's own."""
    hidden: set[str] = set()
    blocks = []
    for block in _blocks_of(document, slug):
        data, gone = kind_named(block["kind"]).of_council(block["data"], slug, hidden)
        hidden |= gone
        kept: DocumentBlock = {**block, "data": data}
        blocks.append(kept)
    return {**document, "blocks": blocks}


def _blocks_of(document: Document, slug: str) -> Iterator[DocumentBlock]:
    """A section goes with its chapter."""
    is_hidden_chapter = False
    for block in document["blocks"]:
        is_hidden = block.get("council", {}).get("slug", slug) != slug
        if block["level"] == 1 and block["heading"]:
            is_hidden_chapter = is_hidden
        if not (is_hidden or is_hidden_chapter):
            yield block
