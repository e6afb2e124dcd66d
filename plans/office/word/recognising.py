"""What each chapter of a Word text becomes in the portal, by its heading and its tables: proposals only. Pure."""

import re

from plans.office.word.chapters import WordChapter, WordPart
from plans.office.word.grids import MOST_CELL, longest

#: A whole heading, without its number → kind of chapter. The first that fits counts.
HEADINGS = (
    ("foreword", r"(chair|leader|commissioner).{0,3}s? (foreword|introduction|message|welcome)|foreword"),
    ("foreword", r"(an? |the )?(introduction|welcome|message|foreword) (from|by) .*"),
    ("membership", r"(our |the )?(partnership )?member(s|ship)\b.*|who (we are|are we)|our (partnership|partners)"),
    ("membership", r".*responsible authorities"),
    ("priorities", r"(our |the )?(\w+[- ]?wide |strategic |key |local )*(priorities|objectives|aims|themes)\b.*"),
    ("priorities", r"(our |the )?focus areas\b.*"),
    ("priority", r"(priority|theme|objective|aim|outcome)\s+(\d+|one|two|three|four|five|six|seven|eight|[a-h])\b.*"),
    ("glossary", r"(glossary|abbreviations|acronyms|definitions)\b.*|words we use|terms (used|explained).*|jargon.*"),
    ("contacts", r"(useful |key |our )?contacts?\b.*|how to (report|contact|get in touch).*|get(ting)? in touch"),
    ("contacts", r"where to (get|find|go).*|useful (links|numbers|websites|information)\b.*"),
)
_NUMBER = re.compile(
    r"^(?:\d{1,2}(?:\.\d{1,2})*[.)]?|(?:appendix|annex|chapter|part|section)\s+\w{1,3}\s*[:.–-]?)\s+", re.IGNORECASE
)
_TITLE_OF_PRIORITY = re.compile(r"^(?:priority|theme|objective|aim|outcome)\s+\w+\s*[:.–—-]?\s*(.*)$", re.IGNORECASE)

TERMS = {"term", "terms", "word", "words", "abbreviation", "acronym", "term or abbreviation", "phrase"}
MEANINGS = {"meaning", "definition", "what it means", "full name", "explanation", "stands for", "in full"}
REACHED = {"email", "e-mail", "telephone", "phone", "tel", "website", "web", "email address", "phone number"}


def plain_heading(words: str) -> str:
    """A heading without its number."""
    return _NUMBER.sub("", words, count=1).strip() or words


def title_of_priority(words: str) -> str:
    """“Priority One – Serious violence” is called “Serious violence”."""
    named = _TITLE_OF_PRIORITY.match(plain_heading(words))
    return named[1].strip() if named and named[1].strip() else plain_heading(words)


def kinds_of(chapters: list[WordChapter], is_action_table) -> list[str]:
    """Of each chapter: ``text`` where nothing else is recognised; sections under “Our priorities” are one each."""
    kinds, above = [], ""
    for chapter in chapters:
        kind = kind_of(chapter.heading)
        if chapter.level == 1:
            above = kind
        elif above == "priorities" and kind in ("text", "priorities"):
            kind = "priority" if kind == "text" else "join"
        kinds.append(kind)
    kinds = _one_list_of_priorities(chapters, kinds)
    return [_without_tables(kind, chapter, is_action_table) for kind, chapter in zip(kinds, chapters, strict=True)]


def _one_list_of_priorities(chapters, kinds: list[str]) -> list[str]:
    """Where the sections under one chapter are the priorities, “Themes and places” is a chapter of text."""
    holds = [
        kind == "priorities" and after.level > chapter.level
        for kind, chapter, after in zip(kinds, chapters, chapters[1:], strict=False)
    ]
    if not any(holds):
        return kinds
    return [
        "text" if kind == "priorities" and chapter.level == 1 and not is_list else kind
        for kind, chapter, is_list in zip(kinds, chapters, [*holds, False], strict=True)
    ]


def _without_tables(kind, chapter, is_action_table) -> str:
    """“Priorities” over nothing but a table of actions is no list of priorities."""
    tables = [part for part in chapter.parts if part.sort == "table"]
    if kind == "priorities" and any(is_action_table(part.rows) for part in tables):
        return "text"
    return kind


def kind_of(heading: str) -> str:
    words = plain_heading(heading).lower().strip(" .:?–-")
    return next((kind for kind, pattern in HEADINGS if re.fullmatch(pattern, words)), "text")


def becomes(part: WordPart, kind: str, is_action_table) -> str:
    """What a table becomes: rows of the action plan, of a glossary, of contacts, or a data table."""
    heads = [" ".join(cell.lower().split()).strip(" :.*") for cell in part.rows[0]]
    if is_action_table(part.rows):
        return "action_plan"
    if len(heads) == 2 and (heads[0] in TERMS or heads[1] in MEANINGS):
        return "glossary"
    if set(heads) & REACHED:
        return "contacts"
    return "text" if kind == "membership" or longest(part.rows) > MOST_CELL else "table"
