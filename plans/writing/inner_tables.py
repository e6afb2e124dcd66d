"""Tables of a text: whether they have headings, and whether their totals are so. Pure."""

import re
from collections.abc import Iterator

from lxml.html import HtmlElement

from partnerships.wording import and_words
from plans.document.contents import DocumentBlock
from plans.document.figures import FigureStanding, figure_in
from plans.writing.prose import rich_texts

_TOTAL = re.compile(r"(grand )?totals?\b(?!.*per cent)", re.IGNORECASE)
_PART = re.compile(r"sub-?\s?total", re.IGNORECASE)


def faults_of_tables(block: DocumentBlock) -> Iterator[str]:
    if block["kind"] == "table":
        yield from _of_data_table(block["data"])
    for root in rich_texts(block):
        for table in root.iter("table"):
            rows = [[" ".join(cell.text_content().split()) for cell in row] for row in table.iter("tr")]
            if table.find(".//th") is None:
                yield "A table has no headings: make its first row, or its first column, headings."
            if not _has_merged(table):
                yield from _totals(rows)


def _of_data_table(data):
    labels = [column["label"].strip() for column in data["columns"]]
    without = [number for number, label in enumerate(labels, 1) if not label and number > 1]
    if data["rows"] and without:
        which = "Column" if len(without) == 1 else "Columns"
        verb = "has" if len(without) == 1 else "have"
        yield f"{which} {and_words(map(str, without))} of the table {verb} no heading."
    if not data["stated_total"]:
        yield from _totals([labels, *data["rows"]])


def _has_merged(table: HtmlElement) -> bool:
    return any(cell.get("colspan", "1") != "1" or cell.get("rowspan", "1") != "1" for cell in table.iter("td", "th"))


def _totals(rows: list[list[str]]) -> Iterator[str]:
    """The last row is called a total, and a column of figures sums to something else."""
    above, last = rows[1:-1], rows[-1] if rows else []
    if len(above) < 2 or not last or not _TOTAL.match(last[0]) or any(row and _PART.match(row[0]) for row in above):
        return
    for column in range(1, len(last)):
        stated = figure_in(last[column])
        figures = [figure_in(row[column]) for row in above if column < len(row)]
        figures = [figure for figure in figures if figure.standing != FigureStanding.EMPTY]
        if stated.value is None or not figures or not all(figure.is_read for figure in figures) or stated.unit == "%":
            continue
        known = sum(figure.value for figure in figures if figure.value is not None)
        if known != stated.value:
            yield f"A total of {stated.value:,f} is stated in column {column + 1}; its rows sum to {known:,f}."
