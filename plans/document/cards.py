"""Tables of words on a narrow screen: each row a card that names its columns (``_lists.scss``). Pure."""

from django.utils.safestring import SafeString
from lxml import html
from lxml.html import HtmlElement

from plans.document.fragments import parsed, tag_of, written

#: What is shown as a block is a table to nobody who listens, unless it says so.
ROLES = {"table": "table", "thead": "rowgroup", "tbody": "rowgroup", "tfoot": "rowgroup", "tr": "row", "td": "cell"}
ROLE_OF_SCOPE = {"col": "columnheader", "row": "rowheader"}


def in_cards(framed: str) -> SafeString:
    """A table in the frame that it would scroll in, with the name of its column beside each value."""
    frame = parsed(framed)[0]
    frame.classes.add("csp-narrows")
    for element in frame.iter(*ROLES, "th"):
        role = ROLES.get(tag_of(element)) or ROLE_OF_SCOPE.get(element.get("scope", ""))
        if role:
            element.set("role", role)
    for table in frame.iter("table"):
        names = [head.text_content().strip() for head in table.iterfind("thead/tr/th")]
        for row in (*table.iterfind("tbody/tr"), *table.iterfind("tfoot/tr")):
            _name(row, names)
    return SafeString(written(frame))


def _name(row: HtmlElement, names: list[str]) -> None:
    for cell, name in zip(row, names, strict=False):
        if tag_of(cell) == "td" and "colspan" not in cell.attrib:
            cell.set("data-label", name)
            value = html.Element("div", {"class": "csp-list__value"})
            value.text = (cell.text or "").strip()
            value.extend(list(cell))
            cell.text = ""
            cell.append(value)
