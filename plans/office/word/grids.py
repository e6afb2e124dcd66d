"""Tables of HTML as rows of words, merged cells repeated. Pure."""

import re
from dataclasses import dataclass
from html import escape

from lxml.html import HtmlElement

from plans.document.fragments import tag_of

_BLOCKS = ("p", "li", "h1", "h2", "h3", "h4", "h5", "h6")
#: “2.3”, “AP07”, “4a”: what numbers the lines of a table.
_REFERENCE = re.compile(r"[A-Z]{0,4}[ -]?\d{1,3}(?:[.-]\d{1,3}){0,3}[a-z]?\.?")
MOST_SPAN = 500
MOST_CELL = 2_000  # letters in a cell of a data table
MOST_HEADS = 3
MOST_TITLE = 300
#: Wider than any table that can be kept; what a file says beyond is not drawn out.
MOST_WIDTH = 40


@dataclass(frozen=True)
class Grid:
    rows: list[list[str]]
    heads: int  # so many rows of it are heads
    merges: int  # cells that cover others


def grid_of(table: HtmlElement) -> Grid:
    rows, pending, heads, merges = [], {}, 0, 0
    for y, line in enumerate(_lines(table)):
        row: list[str] = []
        for cell in [child for child in line if tag_of(child) in ("td", "th")]:
            _take_over(pending, y, row)
            words, height = words_in(cell), _span(cell, "rowspan")
            width = min(_span(cell, "colspan"), max(MOST_WIDTH - len(row), 1))
            merges += width > 1 or height > 1
            for x in range(len(row), len(row) + width):
                pending.update({(y + below, x): words for below in range(1, height)})
            row += [words] * width
        _take_over(pending, y, row)
        rows.append(row)
        is_head = any(tag_of(cell) == "th" for cell in line)
        heads = y + 1 if is_head and heads == y else heads
    heads = heads or _heads_by_merging(table, len(rows))
    width = max((len(row) for row in rows), default=0)
    return Grid([row + [""] * (width - len(row)) for row in rows], heads, merges)


def without_title(grid: Grid) -> tuple[Grid, str]:
    """The table without a first row that is one cell across all columns, over a row of heads; and its words."""
    if len(grid.rows) < 3 or len(grid.rows[0]) < 2:
        return grid, ""
    title, heads = set(grid.rows[0]), grid.rows[1]
    is_title = len(title) == 1 and all(title) and len(set(heads)) == len(heads)
    if not is_title or len(grid.rows[0][0]) > MOST_TITLE or "\n" in grid.rows[0][0]:
        return grid, ""
    return Grid(grid.rows[1:], max(grid.heads - 1, 0), max(grid.merges - 1, 0)), grid.rows[0][0]


def row_as_text(row: list[str]) -> str:
    """On one line where each cell has one; else the lines of each cell, under a short first one in bold."""
    cells = [cell.splitlines() for cell in row if cell]
    if all(len(lines) == 1 for lines in cells):
        return f"<p>{escape(' – '.join(line for lines in cells for line in lines))}</p>"
    lines = [escape(line) for lines in cells for line in lines]
    first = f"<p><strong>{lines.pop(0)}</strong></p>" if len(cells) > 1 and len(cells[0]) == 1 else ""
    return first + "".join(f"<p>{line}</p>" for line in lines)


def longest(rows: list[list[str]]) -> int:
    return max(len(cell) for row in rows for cell in row)


def goes_on(rows: list[list[str]], below: Grid) -> bool:
    """Whether a table without heads begins with a number such as the one in the last row of the table above it."""
    return not below.heads and all(_REFERENCE.fullmatch(row[0]) for row in (rows[-1], below.rows[0]))


def _heads_by_merging(table, rows: int) -> int:
    """Heads that no file calls so: a cell of the first row reaches across others below, beside one that reaches down
    to them."""
    first = next(iter(_lines(table)), ())
    cells = [child for child in first if tag_of(child) in ("td", "th")]
    height = max((_span(cell, "rowspan") for cell in cells), default=1)
    reaches_across = any(_span(cell, "colspan") > 1 and _span(cell, "rowspan") == 1 for cell in cells)
    return height if reaches_across and 1 < height <= MOST_HEADS and height < rows else 0


def _lines(table) -> list[HtmlElement]:
    """Its own rows, not those of tables inside its cells."""
    groups = [table, *[child for child in table if tag_of(child) in ("thead", "tbody", "tfoot")]]
    return [line for group in groups for line in group if tag_of(line) == "tr"]


def _span(cell, name) -> int:
    value = cell.get(name) or "1"
    return min(max(int(value), 1), MOST_SPAN) if value.isdigit() else 1


def _take_over(pending, y, row) -> None:
    while (y, len(row)) in pending:
        row.append(pending.pop((y, len(row))))


def words_in(cell: HtmlElement) -> str:
    """The words of a cell, a line for each paragraph and each line break; items of lists begin with a bullet."""
    lines = [""]
    _write(cell, lines)
    return "\n".join(line for line in (" ".join(line.split()) for line in lines) if line and line != "•")


def _write(element, lines) -> None:
    tag = tag_of(element)
    if tag in _BLOCKS or tag in ("br", "tr"):
        lines.append("• " if tag == "li" else "")
    elif tag in ("td", "th") and lines[-1]:
        lines[-1] += " "
    lines[-1] += element.text or ""
    for child in element:
        _write(child, lines)
        lines[-1] += child.tail or ""
    if tag in _BLOCKS:
        lines.append("")
