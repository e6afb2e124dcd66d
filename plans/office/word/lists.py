"""Lists that stand in a Word text as tables or paragraphs: terms, contacts, areas of focus, leads. Pure."""

import re

from plans.document.fragments import parsed, tag_of, written
from plans.document.richtext import sanitise
from plans.office.word.grids import words_in

_TERM = re.compile(r"^(.{1,200}?)\s*(?:\s[–—-]|[:=\t])\s*(\S.*)$", re.DOTALL)
_AREAS = re.compile(r"^(?:areas? of focus|focus areas?|we will focus on)\s*:?\s*(.*)$", re.IGNORECASE | re.DOTALL)
_LEAD = re.compile(r"^lead(?: officer| agency)?\s*:\s*(\S.{0,199})$", re.IGNORECASE)
_FIGURE = re.compile(r"[-+−]?\s*£?\s*[\d,.]+\s*%?")
REACHED_BY = {
    "name": ("organisation", "name", "service", "contact", "agency", "team", "who"),
    "telephone": ("telephone", "phone", "tel", "phone number", "telephone number", "number", "call"),
    "email": ("email", "e-mail", "email address"),
    "website": ("website", "web", "web address", "link", "online"),
    "note": ("note", "notes", "details", "what for", "description", "opening hours"),
}


def terms_of_rows(rows: list[list[str]], heads: int) -> list[dict]:
    return [
        {"term": row[0].replace("\n", " "), "meaning": "\n".join(filter(None, row[1:]))}
        for row in rows[heads:]
        if row[0]
    ]


def terms_of_text(html: str) -> tuple[list[dict], str]:
    """Paragraphs such as “ASB – anti-social behaviour”, and the text that is left."""
    terms, left = [], []
    for child in parsed(html):
        items = list(child) if tag_of(child) in ("ul", "ol") else [child]
        found = [_TERM.match(each.text_content().strip()) for each in items]
        if all(found) and not any(tag_of(each)[:1] == "h" for each in items):
            terms += [{"term": each[1].strip(), "meaning": each[2].strip()} for each in found]
        else:
            left.append(written(child))
    return terms, sanitise("".join(left))


def contacts_of(rows: list[list[str]], heads: int) -> list[dict]:
    """A row each; what stands under heads that are not known is kept as a note, with its head."""
    names = [_reached_by(cell) for cell in rows[0]]
    contacts = []
    for row in rows[heads:]:
        contact = dict.fromkeys(REACHED_BY, "")
        for head, name, cell in zip(rows[0], names, row, strict=True):
            words = " ".join(cell.split())
            if name and not contact[name]:
                contact[name] = words
            elif words:
                contact["note"] = "; ".join(filter(None, [contact["note"], f"{head}: {words}".strip(": ")]))
        if any(contact.values()):
            contact["name"] = contact["name"] or next(value for value in contact.values() if value)
            contacts.append(contact)
    return contacts


def _reached_by(head: str) -> str:
    words = " ".join(head.lower().split()).strip(" :.*")
    return next((name for name, known in REACHED_BY.items() if words in known), "")


def parts_of_priority(html: str) -> tuple[str, list[dict], str]:
    """The text of a priority without its areas of focus and its lead; the areas; the lead's post."""
    left, areas, lead, awaits_areas = [], [], "", False
    for child in parsed(html) if html else ():
        words = " ".join(child.text_content().split())
        said, led = _AREAS.match(words), _LEAD.match(words)
        if awaits_areas and tag_of(child) in ("ul", "ol"):
            areas += [_area(item.text_content()) for item in child]
        elif said and (said[1] or (child.getnext() is not None and tag_of(child.getnext()) in ("ul", "ol"))):
            areas += [_area(each) for each in said[1].split(";") if each.strip()]
        elif led and not lead:
            lead = led[1]
        else:
            left.append(written(child))
        awaits_areas = bool(said and not said[1])
    return sanitise("".join(left)), areas, lead


def _area(words: str) -> dict:
    title, _, text = " ".join(words.split()).partition(": ")
    return (
        {"title": title, "text": text} if len(title) <= 200 else {"title": f"{title[:199]}…", "text": f"{title} {text}"}
    )


def table_of(rows: list[list[str]], heads: int, caption: str) -> dict:
    """A data table: several rows of heads joined to one, columns of figures to the right."""
    labels = [" ".join(dict.fromkeys(row[at] for row in rows[:heads] if row[at])) for at in range(len(rows[0]))]
    body = rows[heads:]
    return {
        "caption": caption,
        "columns": [
            {"label": " ".join(label.split()), "align": "right" if _are_figures([row[at] for row in body]) else "left"}
            for at, label in enumerate(labels)
        ],
        "rows": body,
    }


def _are_figures(cells: list[str]) -> bool:
    filled = [cell for cell in cells if cell.strip()]
    return bool(filled) and all(_FIGURE.fullmatch(cell.strip(" *")) for cell in filled)


def lines_of(html: str) -> list[str]:
    """The paragraphs, items and headings of a text, each as its words."""
    return words_in(parsed(html)).splitlines() if html else []


def without_labels(line: str) -> list[str]:
    """A line as it is found again where it became a field: without “Lead:”, as a term and its meaning."""
    if (labelled := _LEAD.match(line)) or (labelled := _AREAS.match(line)):
        return [part for piece in labelled[1].split(";") for part in piece.split(": ", 1)]
    term = _TERM.match(line)
    return [term[1], term[2]] if term else line.split(": ", 1)
