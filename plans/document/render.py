"""Document → HTML. Pure: the same Document gives the same HTML, on a page and in a PDF.

``render_document`` writes each block's heading and leaves its inside to its kind. Chapters are h2, sections within a
chapter h3 (the page's title is the h1), headings inside a block begin one deeper, and no level is skipped.
"""

import re
from dataclasses import dataclass
from datetime import date

from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString

from partnerships.site_address import full_address
from plans.document.contents import Document, DocumentBlock
from plans.document.kinds import kind_named
from plans.document.schemas import Data

LINK_TO_CHAPTER = re.compile(r'href="#block-([0-9a-f-]{36})"')
NOTHING = "Nothing has been written yet."


@dataclass(frozen=True)
class Entry:
    """One line of the contents: a chapter (level 1) or a section within it (level 2)."""

    anchor: str
    heading: str
    level: int
    key: str
    council: str = ""


def render_document(document: Document, *, medium: str = "page", record: Data | None = None) -> SafeString:
    """All blocks of a Document, in order. ``medium`` is ``page``, ``pdf`` or ``compare``; ``record`` is for placements
    that show what happened to the paper."""
    levels = heading_levels(document)
    blocks = [
        render_block(block, document=document, medium=medium, record=record, level=levels[block["key"]])
        for block in document["blocks"]
    ]
    return SafeString("\n".join(blocks)) or format_html('<p class="govuk-body csp-muted">{}</p>', NOTHING)


def render_block(
    block: DocumentBlock, *, document: Document, medium: str = "page", record: Data | None = None, level: int = 2
) -> SafeString:
    """One block with its heading at ``level``, under its stable anchor."""
    inner = level + 1 if block["heading"] else level
    content = kind_named(block["kind"]).render(
        block, document=document, medium=medium, record=record, heading_level=min(inner, 6)
    )
    if medium != "compare":
        content = _leading_somewhere(content, document, medium)
    context = {
        "block": block,
        "anchor": anchor(block["key"]),
        "level": level,
        "content": content,
        "amended": amendment_words(block),
        "council": council_of(block),
        "medium": medium,
    }
    return render_to_string("blocks/block.html", context)


def _leading_somewhere(content: str, document: Document, medium: str) -> SafeString:
    """Links to chapters that only the addendum's plan has lead to the plan's page, where both are one text; from a file
    by its whole address. What leads nowhere is no link in a file."""
    own = {each["key"] for each in document["blocks"]}
    plan = document["identity"].get("plan") if document.get("kind") == "addendum" else None
    page = reverse("plans:detail", args=[plan]) if plan else ""

    def leading(found: re.Match[str]) -> str:
        if found[1] in own or not (page or medium == "pdf"):
            return found[0]
        start = full_address(page) if page and medium == "pdf" else page
        return f'href="{start}#{anchor(found[1])}"' if page else ""

    return SafeString(LINK_TO_CHAPTER.sub(leading, content))


def heading_levels(document: Document) -> dict[str, int]:
    """The level of each block's heading (or, without one, of the first heading inside it), by block key."""
    levels: dict[str, int] = {}
    has_chapter, current = False, 1
    for block in document["blocks"]:
        if block["heading"]:
            current = 3 if block["level"] == 2 and has_chapter else 2
            has_chapter = has_chapter or current == 2
            levels[block["key"]] = current
        else:
            levels[block["key"]] = current + 1
    return levels


def outline(document: Document) -> list[Entry]:
    """The contents, in order. Blocks without a heading are left out."""
    levels = heading_levels(document)
    return [
        Entry(anchor(block["key"]), block["heading"], levels[block["key"]] - 1, block["key"], council_of(block))
        for block in document["blocks"]
        if block["heading"]
    ]


def council_of(block: DocumentBlock) -> str:
    """The name of the one council whose own chapter it is; else nothing."""
    return block.get("council", {}).get("name", "")


def anchor(key: str) -> str:
    return f"block-{key}"


def amendment_words(block: DocumentBlock) -> str:
    """``Replaced by Addendum 1, 14 October 2020`` on a block that an addendum brought; else nothing."""
    source = block.get("addendum")
    if not source:
        return ""
    verb = "Replaced" if block.get("replaces") == block["key"] else "Added"
    on = date_format(date.fromisoformat(source["date"]), "j F Y")
    return f"{verb} by Addendum {source['number']}, {on}"


def image_address(sha256: str, medium: str) -> str:
    """``asset:///images/<sha256>`` in a PDF (its renderer maps it to the bytes), else an address of the portal."""
    if not sha256:
        return ""
    return f"asset:///images/{sha256}" if medium == "pdf" else reverse("plans:image", args=[sha256])
