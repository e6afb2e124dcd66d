"""Cells of a data table, and the figures that they state."""

import re
from collections.abc import Iterable
from dataclasses import replace

from plans.document.figures import Figure, figure_in
from plans.document.schemas import Data

MOST_NAMED = 8
#: Behind a figure a mark that is a number stands raised, or it would be read as part of it.
RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def cell_at(data: Data, row: int | None, column: int | None) -> str:
    rows = data["rows"]
    if row is None or column is None or row >= len(rows) or column >= len(rows[row]):
        return ""
    return rows[row][column]


def figure_at(data: Data, row: int | None, column: int | None) -> Figure:
    """The figure of a cell, with the marks of its own footnotes (``251a``) apart; a digit may be the figure's own."""
    words, marks = cell_at(data, row, column), marks_at(data, row, column)
    for mark in marks:
        for written in _ways_of(mark):
            words = words.removesuffix(written) or words
    figure = figure_in(words)
    return replace(figure, mark=figure.mark + "".join(marks).translate(RAISED))


def marks_at(data: Data, row: int | None, column: int | None) -> list[str]:
    """Of the footnotes that a cell has."""
    return [each["mark"] for each in data["footnotes"] if (each["row"], each["column"]) == (row, column)]


def marked_words(data: Data, row: int, column: int) -> str:
    """A cell as it was typed, and the marks of its footnotes that were not typed behind it."""
    words = cell_at(data, row, column)
    return words + "".join(mark.translate(RAISED) for mark in marks_at(data, row, column) if not is_typed(words, mark))


def is_typed(words: str, mark: str) -> bool:
    """Whether a mark was typed behind its cell; a digit there may be the figure's own, if it is not raised, and a
    letter the word's ("Data", "n/a").
    """
    if mark.isalpha() and re.search(r"[^\W\d_]/?$", words.removesuffix(mark)):
        return False
    return any(words.endswith(written) for written in _ways_of(mark))


def _ways_of(mark: str) -> set[str]:
    return {mark.translate(RAISED)} | (set() if mark.isdigit() else {mark})


def footnote_words(footnote: Data) -> str:
    """``Cases by source: 289 Police, 84 Health``"""
    parts = ", ".join(f"{part['value']} {part['label']}" for part in footnote["parts"])
    return f"{footnote['text'].rstrip(' .:')}: {parts}" if parts and footnote["text"] else footnote["text"] or parts


def cells_named(names: Iterable[str]) -> str:
    """Names of cells in one sentence; a long list is cut, and says how much is left out."""
    every = list(names)
    more = len(every) - MOST_NAMED
    return "; ".join([*every[:MOST_NAMED], f"and {more} more"] if more > 0 else every)
