"""Cells of a data table, and the figures that they state."""

from collections.abc import Iterable

from plans.document.figures import Figure, figure_in
from plans.document.schemas import Data

MOST_NAMED = 8


def cell_at(data: Data, row: int | None, column: int | None) -> str:
    rows = data["rows"]
    if row is None or column is None or row >= len(rows) or column >= len(rows[row]):
        return ""
    return rows[row][column]


def figure_at(data: Data, row: int | None, column: int | None) -> Figure:
    """The figure of a cell, without the marks of its own footnotes (``251a``); a digit may be the figure's own."""
    words = cell_at(data, row, column)
    for footnote in data["footnotes"]:
        if (footnote["row"], footnote["column"]) == (row, column) and not footnote["mark"].isdigit():
            words = words.removesuffix(footnote["mark"]) or words
    return figure_in(words)


def cells_named(names: Iterable[str]) -> str:
    """Names of cells in one sentence; a long list is cut, and says how much is left out."""
    every = list(names)
    more = len(every) - MOST_NAMED
    return "; ".join([*every[:MOST_NAMED], f"and {more} more"] if more > 0 else every)
