"""Every table of a text as CSV, in one zip with a list of them. Pure.

They are taken from what a page shows, so that each kind of chapter, also one that nobody knows yet, gives its tables.
"""

import csv
import re
from collections.abc import Iterator
from io import BytesIO, StringIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from django.utils.text import slugify
from lxml import html
from lxml.html import HtmlElement

from plans.document.render import render_document
from plans.office.html_tables import TableOfHtml
from plans.office.sheets import STARTS_FORMULA

CONTENTS = "contents.csv"
CONTENTS_HEADS = ["File", "Chapter", "Table", "Rows", "Columns"]
#: The same text gives the same file.
MADE = (1980, 1, 1, 0, 0, 0)
_FIGURE = re.compile(r"[+-]?[\d.,]+%?")
_APART = {"p", "li", "div", "br", "ul", "ol"}


def tables_zip(document: dict, record: dict) -> bytes:
    """Nothing where the text has no table."""
    out, listed = BytesIO(), [CONTENTS_HEADS]
    with ZipFile(out, "w", ZIP_DEFLATED) as archive:
        for number, (chapter, table) in enumerate(_tables(document, record), 1):
            caption = table.caption or chapter
            name = f"{number:02d}-{slugify(caption)[:60] or 'table'}.csv"
            rows = grid_of(table)
            archive.writestr(ZipInfo(name, MADE), csv_of(rows), ZIP_DEFLATED)
            listed.append([name, chapter, caption, str(len(rows) - table.head_rows), str(table.columns)])
        archive.writestr(ZipInfo(CONTENTS, MADE), csv_of(listed), ZIP_DEFLATED)
    return out.getvalue() if len(listed) > 1 else b""


def _tables(document, record) -> Iterator[tuple[str, TableOfHtml]]:
    root = html.fragment_fromstring(render_document(document, medium="pdf", record=record), create_parent="div")
    heading = ""
    for chapter in root.iterchildren("section"):
        heading = next((_line(each) for each in chapter.iterchildren("h2", "h3")), heading)
        for table in chapter.iter("table"):
            found = TableOfHtml(table)
            if found.columns:
                yield heading, found


def grid_of(table: TableOfHtml) -> list[list[str]]:
    """The words of each cell; those of one that covers several stand in each of them."""
    rows = [[""] * table.columns for _ in table.rows]
    for cell in table.places:
        for row in range(cell.row, cell.row + cell.rows):
            for column in range(cell.column, cell.column + cell.columns):
                rows[row][column] = _lines(cell.element)
    return rows


def csv_of(rows: list[list[str]]) -> bytes:
    """With the mark by which spreadsheets know UTF-8; no cell is taken for a formula."""
    out = StringIO()
    csv.writer(out).writerows([harmless(words) for words in row] for row in rows)
    return out.getvalue().encode("utf-8-sig")


def harmless(words: str) -> str:
    """``'=A1`` for ``=A1``; a figure with a sign is one."""
    starts_formula = words.startswith((*STARTS_FORMULA, "\t", "\r")) and not _FIGURE.fullmatch(words)
    return f"'{words}" if starts_formula else words


def _line(element: HtmlElement) -> str:
    return " ".join(element.text_content().split())


def _lines(cell: HtmlElement) -> str:
    """The words of a cell, its paragraphs and items on lines of their own."""
    parts: list[str] = []

    def read(element):
        parts.append("\n" if element.tag in _APART else "")
        parts.append(" ".join((element.text or "").split(" ")).replace("\n", " "))
        for child in element:
            read(child)
            parts.append((child.tail or "").replace("\n", " "))
        parts.append("\n" if element.tag in _APART else "")

    read(cell)
    lines = (" ".join(line.split()) for line in "".join(parts).split("\n"))
    return "\n".join(filter(None, lines))
