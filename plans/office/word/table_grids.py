"""The columns of Word tables made true: borders that were drawn a little apart are one, rows that begin further in keep
their place. Pure."""

from itertools import accumulate

from lxml import etree

from plans.office.word.markup import W_P, W_VALUE, value_of, w, words_of

#: In twentieths of a point: five millimetres hold no words.
NARROW = 284
#: Columns that a row may begin further in; what a file says beyond is not drawn out.
MOST_BEFORE = 40


def settle_grids(root) -> None:
    """A border that somebody drew aside in some rows makes a column of its own in Word, a hair wide, and would put the
    words of one column under the head of the next."""
    for table in root.iter(w("tbl")):
        edges = _edges_of(table)
        for row in table.findall(w("tr")):
            _settle(row, edges)


def _edges_of(table) -> list[int]:
    """Of each edge between the columns that Word counts the number of the column that begins there, once those that are
    close together are one. Empty where the table does not say how wide its columns are."""
    grid = table.find(w("tblGrid"))
    widths = [each.get(w("w")) or "" for each in grid.findall(w("gridCol"))] if grid is not None else []
    if not widths or not all(width.isdigit() for width in widths):
        return []
    column, settled, numbers = 0, 0, [0]
    for place in accumulate(map(int, widths)):
        if place - settled >= NARROW:
            column, settled = column + 1, place
        numbers.append(column)
    return numbers


def _settle(row, edges: list[int]) -> None:
    before = _number(value_of(row, "trPr/gridBefore"), 0)
    at, column = before, _column(edges, before)
    start = row.index(row.find(w("tc"))) if row.find(w("tc")) is not None else len(row)
    for cell in row.findall(w("tc")):
        span = _number(value_of(cell, "tcPr/gridSpan"), 1)
        first, last = _column(edges, at), _column(edges, at + span)
        at += span
        if edges:
            _span(cell, max(last - first, 1))
            if first == last and not words_of(cell) and cell.find(f".//{w('drawing')}") is None:
                row.remove(cell)
    for _ in range(min(column, MOST_BEFORE)):
        cell = etree.Element(w("tc"))
        etree.SubElement(cell, W_P)
        row.insert(start, cell)


def _column(edges: list[int], at: int) -> int:
    """The number of the column that begins at an edge; without edges all columns count."""
    return edges[min(at, len(edges) - 1)] if edges else at


def _span(cell, columns: int) -> None:
    told = cell.find(f"{w('tcPr')}/{w('gridSpan')}")
    if told is not None:
        told.set(W_VALUE, str(columns))


def _number(value: str | None, otherwise: int) -> int:
    return int(value) if value and value.isdigit() else otherwise
