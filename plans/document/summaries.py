"""A block in one line: what the list of a paper's blocks shows of each. Pure functions of composed data."""

from plans.document.richtext import words_of
from plans.document.schemas import Data

LONGEST = 220
#: list in a block's data → (one, many)
COUNTED = {
    "members": ("member", "members"),
    "contacts": ("contact", "contacts"),
    "terms": ("term", "terms"),
    "sections": ("heading", "headings"),
    "rounds": ("event or consultation", "events and consultations"),
    "questions": ("question", "questions"),
    "findings": ("finding", "findings"),
    "priorities": ("priority", "priorities"),
    "cross_cutting": ("cross-cutting theme", "cross-cutting themes"),
    "aims": ("aim", "aims"),
    "indicators": ("indicator", "indicators"),
    "actions": ("action", "actions"),
    "lines": ("funding line", "funding lines"),
    "risks": ("risk", "risks"),
    "projects": ("project", "projects"),
    "recommendations": ("recommendation", "recommendations"),
}


def summary(kind: str, data: Data) -> str:
    """A line of at most about 220 characters; empty when nothing has been written yet."""
    if kind == "table":
        return _table(data)
    if kind == "approval_timetable":
        return "Drawn from the timetable when the plan is shown."
    if kind == "image":
        return data.get("caption") or data.get("alt") or data.get("name") or ""
    parts = [data.get("title", "") or data.get("post", ""), _counts(kind, data), _words(data)]
    return shortened(". ".join(str(part) for part in parts if part))


def _table(data: Data) -> str:
    size = f"{_number(len(data['rows']), 'row', 'rows')}, {_number(len(data['columns']), 'column', 'columns')}"
    if not data["rows"]:
        return ""
    return f"{data['caption']}: {size}" if data["caption"] else size.capitalize()


def _counts(kind: str, data: Data) -> str:
    if kind == "review_calendar":
        return _number(len(data.get("rows", [])), "step", "steps") if data.get("rows") else ""
    found = [_number(len(data[name]), *words) for name, words in COUNTED.items() if data.get(name)]
    return ", ".join(found).capitalize()


def _words(data: Data) -> str:
    return words_of(data.get("html") or data.get("intro_html") or "") or data.get("summary", "")


def _number(number: int, one: str, many: str) -> str:
    return f"{number} {one if number == 1 else many}"


def shortened(words: str) -> str:
    """Cut at a word's end, with an ellipsis."""
    if len(words) <= LONGEST:
        return words
    return words[:LONGEST].rsplit(" ", 1)[0].rstrip(",;.:") + " …"
