"""What a field of a council's template can mean: something of the report. Pure but for the council's own headings."""

import re
from dataclasses import dataclass

from governance.reporting.headings import headings_of
from partnerships.models import Organisation


@dataclass(frozen=True)
class FieldMeaning:
    """``is_passage``: paragraphs and tables, which need a paragraph of their own; else words within a line."""

    key: str
    label: str
    is_passage: bool = False


WORDS = {
    "title": "Title of the report",
    "caption": "For which meeting: committee, day and agenda item",
    "committee": "Committee or board",
    "meeting_date": "Day of the meeting",
    "item": "Agenda item",
    "author": "Author (post)",
    "council": "Council, or the partnership where no council decides",
    "partnership": "Partnership",
    "plan": "Title of the plan",
    "made_on": "Day of this file",
    "status": "Draft or version",
}
PASSAGES = {
    "report": "The whole report",
    "fields": "Head of the report, as a table",
    "recommendations": "Recommendations",
    "considered": "Consideration so far",
    "timetable": "Timetable",
    "sections": "All sections, under their headings",
    "options": "Options",
    "implications": "Implications, as a table with who signed",
    "equality_aims": "Public Sector Equality Duty",
    "priorities": "Corporate priorities and values",
    "risks": "Risks",
    "consultees": "Corporate consultation",
    "annexes": "Annexes",
    "background_papers": "Background papers",
    "contacts": "Contact",
}
#: Under which names councils' templates ask for it as well.
ALIASES = {
    "reporttitle": "title",
    "subject": "title",
    "reportto": "committee",
    "body": "committee",
    "date": "meeting_date",
    "meetingdate": "meeting_date",
    "dateofmeeting": "meeting_date",
    "agendaitem": "item",
    "itemnumber": "item",
    "reportauthor": "author",
    "recommendation": "recommendations",
    "appendices": "annexes",
    "riskmanagement": "risks",
}


def meanings_of(council: Organisation | None) -> dict[str, FieldMeaning]:
    """What may stand in a field, by its key: what every report has, and what this council's reports have."""
    headings = headings_of(council)
    found = [FieldMeaning(key, label) for key, label in WORDS.items()]
    found += [FieldMeaning(key, label, True) for key, label in PASSAGES.items()]
    found += [FieldMeaning(f"field:{label}", f"{label} (head of the report)") for label, _ in headings["field"]]
    found += [FieldMeaning(f"section:{label}", f"{label} (section)", True) for label, _ in headings["section"]]
    found += [FieldMeaning(f"implication:{label}", f"{label} (implication)") for label, _ in headings["implication"]]
    return {each.key: each for each in found}


def guessed(
    fields: list[dict], meanings: dict[str, FieldMeaning], before: dict[str, str] | None = None
) -> dict[str, str]:
    """What the names of fields say by themselves, or were said to mean ``before``; names that say nothing are left
    out."""
    by_name = {_plain(key.partition(":")[2] or key): each for key, each in reversed(meanings.items())}
    by_name |= {_plain(each.label): each for each in meanings.values()}
    by_name |= {name: meanings[key] for name, key in ALIASES.items()}
    found = {}
    for field in fields:
        name, known = field["name"], by_name.get(_plain(field["name"]))
        kept = (before or {}).get(name)
        if kept in meanings or kept == "":
            known = meanings.get(kept)
        if kept == "" or (known and (field["stands_alone"] or not known.is_passage)):
            found[name] = known.key if known else ""
    return found


def _plain(words: str) -> str:
    return re.sub(r"[^a-z0-9]", "", words.lower())
