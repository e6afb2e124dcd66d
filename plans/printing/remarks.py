"""What of a text is empty, or will not be printed as it was typed: said before a version is made of it."""

from collections.abc import Iterable, Iterator
from xml.etree.ElementTree import Element

from django.urls import reverse

from partnerships.access import Permission
from partnerships.mendable import Mendable
from plans.document.chapter_names import names_in
from plans.document.contents import Document, DocumentBlock
from plans.document.fragments import parsed
from plans.document.kinds import CheckWarning, kind_named
from plans.printing.letters import letters_in_words, unprintable
from plans.printing.pdf import lower_first
from plans.printing.tables import TURNED, UPRIGHT, Cell, cells_of, parts_of, way_of

#: What its reader calls something, its words, the page on which they are written, and what that needs.
Printed = tuple[str, object, str, Permission]
EDIT = Permission.EDIT_PAPER
#: Where a text's title and its approval are written.
DETAILS, APPROVAL = "plans:details", "governance:paper_timetables"
#: Of a Record: what a PDF may print.
RECORDED = ("status", "adoption", "ended", "predecessor", "successor", "timetables", "deciding")


def remarks_on(document: Document, record: dict | None = None) -> list[str]:
    """Sentences for the page before a version is made, each naming its chapter; of the Record printed with it too."""
    about = {key: value for key, value in document.items() if key not in ("title", "blocks")}
    names = names_in(document["blocks"])
    recorded = {name: (record or {}).get(name) for name in RECORDED}
    details, approval = (reverse(name, args=[document["key"]]) for name in (DETAILS, APPROVAL))
    return (
        remarks_on_words(
            [("the title", document["title"], details, EDIT), ("the facts about the text", about, details, EDIT)]
        )
        + _empty(document, names)
        + [
            Mendable(f"In “{warning.where}”, {lower_first(warning.sentence)}", _form_of(document, block))
            for block in document["blocks"]
            for warning in remarks_on_block(block, names[block["key"]])
        ]
        + remarks_on_words([("the record of its approval", recorded, approval, Permission.VIEW_PARTNERSHIP)])
    )


def remarks_on_words(printed: Iterable[Printed]) -> list[str]:
    """The same of anything else that is printed (a report, a front sheet)."""
    return [
        Mendable(f"In {where}, {lower_first(warning.sentence)}", url, needs)
        for where, value, url, needs in printed
        for warning in _letters(value)
    ]


def _empty(document, names):
    empty = [block for block in document["blocks"] if kind_named(block["kind"]).is_empty(block["data"])]
    return [
        Mendable(
            f"The chapter “{names[block['key']]}” is empty. Write it, or remove it from the text.",
            _form_of(document, block),
        )
        for block in empty
    ]


def _form_of(document, block) -> str:
    """Where the chapter is written."""
    return reverse("plans:block_edit", args=[document["key"], block["key"]])


def remarks_on_block(block: DocumentBlock, name: str = "") -> list[CheckWarning]:
    """``name``: what the text's own lists call it, where the remark is read apart from it."""
    letters = _letters({"heading": block["heading"], "data": block["data"]}, name)
    return [*letters, *_wide_tables(block, name)]


def _letters(value: object, where: str = "") -> Iterator[CheckWarning]:
    if letters := unprintable(value):
        sentence = (
            f"These letters cannot be printed and leave empty boxes in the PDF: {letters_in_words(letters)}. "
            "Write them in other words."
        )
        yield CheckWarning("print-letters", where, sentence)


def _wide_tables(block: DocumentBlock, where: str) -> Iterator[CheckWarning]:
    for cells in _tables_of(block):
        columns = max((cell.column + cell.columns for cell in cells), default=0)
        if (way := way_of(cells)) in ("parts", "turned", "split"):
            parts = "" if way == "turned" else f"in {_parts(cells, way)} parts under each other"
            how = parts if way == "parts" else ", ".join(filter(None, ("on pages turned on their side", parts)))
            sentence = f"A table has {columns} columns, too many for the width of a page: it is printed {how}."
            yield CheckWarning("print-wide-table", where, sentence)


def _parts(cells, way):
    return len(parts_of(cells, UPRIGHT if way == "parts" else TURNED))


def _tables_of(block: DocumentBlock) -> Iterator[list[Cell]]:
    """The cells of a data table, and of every table in rich text."""
    data = block["data"]
    if block["kind"] == "table":
        rows = [[column["label"] for column in data["columns"]], *data["rows"]]
        yield cells_of([_row(cells, "td" if number else "th") for number, cells in enumerate(rows)])
        return
    for html in _with_tables(data):
        for table in parsed(html).iter("table"):
            yield cells_of(list(table.iter("tr")))


def _row(cells, tag):
    row = Element("tr")
    for words in cells:
        cell = Element(tag)
        cell.text = words
        row.append(cell)
    return row


def _with_tables(value: object) -> Iterator[str]:
    if isinstance(value, str) and "<table" in value:
        yield value
    elif isinstance(value, dict | list):
        for item in value.values() if isinstance(value, dict) else value:
            yield from _with_tables(item)
