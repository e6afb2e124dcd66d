"""Frames that a Word text draws around headings with a table of one row or one column. Pure."""

import re

from lxml import etree

from plans.office.word.headings import PRIORITY, level_in
from plans.office.word.markup import W_P, W_R, W_T, w, words_of
from plans.office.word.styles import Style

MOST_WORDS = 2_000


def open_banners(body, styles: dict[str, Style]) -> list[tuple[list, str]]:
    """The paragraphs of each such table stand in its place, so that its heading is one: they, and all of its words."""
    opened = []
    for table in list(body.iterchildren(w("tbl"))):
        rows = table.findall(w("tr"))
        cells = [cell for row in rows for cell in row.findall(w("tc"))]
        is_layout = len(rows) == 1 or len(cells) == len(rows)
        if is_layout and table.find(f".//{w('tc')}//{w('tbl')}") is None and _has_heading(table, styles):
            opened.append((list(table.iter(W_P)), words_of(table)[:MOST_WORDS]))
            _open(table, cells, styles)
    return opened


def _has_heading(table, styles) -> bool:
    filled = [p for p in table.iter(W_P) if words_of(p)]
    if any(level_in(p, styles) is not None for p in filled):
        return True
    return len(filled) == 1 and bool(PRIORITY.fullmatch(" ".join(words_of(filled[0]).split())))


def _open(table, cells, styles) -> None:
    """A number in a cell of its own before that of the heading stands in the heading."""
    inside = []
    for at, cell in enumerate(cells):
        heading = next(
            (p for after in cells[at + 1 :] for p in after.iter(W_P) if level_in(p, styles) is not None), None
        )
        if heading is not None and re.fullmatch(r"\d{1,2}[.)]?", words_of(cell)):
            run = etree.Element(W_R)
            etree.SubElement(run, W_T).text = f"{words_of(cell)} "
            heading.insert(1 if heading.find(w("pPr")) is not None else 0, run)
        else:
            inside += [child for child in cell if child.tag != w("tcPr")]
    for child in reversed(inside):
        table.addnext(child)
    table.getparent().remove(table)
