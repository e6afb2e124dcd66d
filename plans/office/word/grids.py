"""Tables of HTML as rows of words, merged cells repeated. Pure."""

from dataclasses import dataclass

from lxml.html import HtmlElement

from plans.document.fragments import tag_of

_BLOCKS = ("p", "li", "h1", "h2", "h3", "h4", "h5", "h6")
MOST_SPAN = 500
MOST_HEADS = 3
#: Wider than any table that can be kept; what a file says beyond is not drawn out.
MOST_WIDTH = 40


@dataclass(frozen=True)
class Grid:
    rows: list[list[str]]
    heads: int  # so many rows of it are heads
    has_merged: bool


def grid_of(table: HtmlElement) -> Grid:
    rows, pending, heads, merged = [], {}, 0, False
    for y, line in enumerate(_lines(table)):
        row: list[str] = []
        for cell in [child for child in line if tag_of(child) in ("td", "th")]:
            _take_over(pending, y, row)
            words, height = words_in(cell), _span(cell, "rowspan")
            width = min(_span(cell, "colspan"), max(MOST_WIDTH - len(row), 1))
            merged = merged or width > 1 or height > 1
            for x in range(len(row), len(row) + width):
                pending.update({(y + below, x): words for below in range(1, height)})
            row += [words] * width
        _take_over(pending, y, row)
        rows.append(row)
        is_head = any(tag_of(cell) == "th" for cell in line)
        heads = y + 1 if is_head and heads == y else heads
    heads = heads or _heads_by_merging(table, len(rows))
    width = max((len(row) for row in rows), default=0)
    return Grid([row + [""] * (width - len(row)) for row in rows], heads, merged)


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
