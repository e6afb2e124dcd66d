"""Widths of columns by what stands in them: of the room between its margins a table gives each column so much that its
rows become as low as they can. Works on WeasyPrint's tree, before layout.
"""

from itertools import zip_longest
from xml.etree.ElementTree import Element, SubElement

from plans.printing.tables import (
    MM_OF_A_POINT,
    SMALL,
    TURNED,
    UPRIGHT,
    USUAL,
    Cell,
    cells_of,
    column_widths,
    way_of,
    words_of_cell,
)

#: About, the width of any letter as a part of its height, and the letters that the end of a line costs.
LETTER, LINE_END = 0.5, 6
#: The highest cell of a row says how high it is; the next ones count a little, so that they are not starved.
SHARPNESS = 6
STEPS = 120
#: Millimetres before the items of a list.
INDENT = 3.5
#: What begins a line of its own within a cell.
LINES = {"li", "p", "br", "div"}


def share_widths(tables: list[Element]) -> None:
    """Change tables in place. Those under the same heads have the same columns, as if they were one."""
    alike: dict[tuple[str, ...], list[Element]] = {}
    for table in tables:
        if table.find("colgroup") is None:
            alike.setdefault((way_of(_cells(table)), *_heads(table)), []).append(table)
    for (way, *_), group in alike.items():
        cells = [_cells(table) for table in group]
        if way in ("parts", "split") or any(cell.columns > 1 for table in cells for cell in table):
            continue
        widths = shared(cells, SMALL if way else USUAL, TURNED if way == "turned" else UPRIGHT)
        for table in group:
            _give(table, widths)


def _cells(table: Element) -> list[Cell]:
    return cells_of(list(table.iter("tr")))


def _heads(table: Element) -> list[str]:
    first = next(table.iter("tr"), None)
    return [] if first is None else [words_of_cell(cell) for cell in first]


def _give(table: Element, widths: list[float]) -> None:
    group = Element("colgroup")
    for width in widths:
        SubElement(group, "col", {"style": f"width: {width / sum(widths):.1%}"})
    if widths:
        table.insert(1 if table.find("caption") is not None else 0, group)


def shared(tables: list[list[Cell]], style: tuple[float, float], room: float) -> list[float]:
    """Millimetres of each column; none where every cell fits on one line."""
    points, beside = style
    letter = points * MM_OF_A_POINT * LETTER
    rows = [row for cells in tables for row in _rows(cells, letter)]
    most = [max(column) + beside for column in zip_longest(*rows, fillvalue=0.0)]
    if len(most) < 2 or sum(most) <= room:
        return []
    least = [column_widths(cells, style) for cells in tables]
    widths = [max(column) for column in zip_longest(*least, fillvalue=beside)]
    for column in {cell.column for cells in tables for cell in cells if cell.element.find(".//li") is not None}:
        widths[column] += INDENT
    step = (room - sum(widths)) / STEPS
    for _ in range(STEPS if step > 0 else 0):
        widths[_neediest(rows, widths, most, beside)] += step
    return widths


def _rows(cells: list[Cell], letter: float) -> list[list[float]]:
    """Of each row how long each of its cells is on one line."""
    needs = {(cell.row, cell.column): _letters(cell.element) * letter for cell in cells}
    rows, columns = (range(max((getattr(cell, way) for cell in cells), default=-1) + 1) for way in ("row", "column"))
    return [[needs.get((row, column), 0.0) for column in columns] for row in rows]


def _letters(element: Element) -> float:
    lines = sum(1 for each in element.iter() if each.tag in LINES)
    return len(words_of_cell(element)) + LINE_END * lines


def _neediest(rows, widths, most, beside) -> int:
    """The column whose widening makes the rows lowest."""
    gains = [0.0] * len(widths)
    for row in rows:
        heights = [need / (width - beside / 2) for need, width in zip(row, widths, strict=True)]
        highest = max(heights) or 1
        for column, height in enumerate(heights):
            if widths[column] < most[column]:
                gains[column] += highest * (height / highest) ** SHARPNESS / widths[column]
    return max(range(len(widths)), key=lambda column: gains[column])
