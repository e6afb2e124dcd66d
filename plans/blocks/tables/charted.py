"""What a chart draws of its table: figures, and for each cell without one the reason."""

from plans.blocks.tables.cells import cell_at, cells_named, figure_at, footnote_words, marked_words
from plans.document.axes import Number
from plans.document.figures import Figure, FigureStanding, MarkedFigure
from plans.document.schemas import Data

BELOW_NOUGHT = "below nought, which stacked bars do not show"


def chart_series(data: Data, document: Data) -> Data | None:
    """Labels and series of a chart, read from its table; None when the document has no such table."""
    block = next((b for b in document["blocks"] if b["key"] == data["table"] and b["kind"] == "table"), None)
    if block is None:
        return None
    table = block["data"]
    width = len(table["columns"])
    columns = [column for column in data["value_columns"] if column < width]
    if not columns or data["label_column"] >= width:
        return None
    rows, shown = range(len(table["rows"])), (data["label_column"], *columns)
    figures = {(row, column): figure_at(table, row, column) for column in columns for row in rows}
    gaps = [
        f"{_place(table, data['label_column'], row, column)} ({_said(table, row, column)}{why})"
        for (row, column), figure in figures.items()
        if (why := _why_not_drawn(figure, data["chart"]))
    ]
    return {
        "labels": [cell_at(table, row, data["label_column"]) for row in rows],
        "series": [
            (table["columns"][column]["label"], [_drawn(figures[row, column]) for row in rows]) for column in columns
        ],
        "cells": [[marked_words(table, row, column) for column in shown] for row in rows],
        "head": [table["columns"][column]["label"] for column in shown],
        "unit": _unit(figures.values()),
        "gaps": cells_named(gaps),
        "faults": _faults(gaps, figures.values()),
        "caption": table["caption"] or block["heading"] or "Data table",
        "source": table["source"],
        "footnotes": [
            {"mark": each["mark"], "words": footnote_words(each)}
            for each in table["footnotes"]
            if each["column"] in (None, *shown)
        ],
    }


def _drawn(figure: Figure) -> Number:
    if figure.value is None:
        return f"{figure.standing}{figure.mark}"
    return MarkedFigure.of(figure.value, figure.mark) if figure.mark else figure.value


def _why_not_drawn(figure: Figure, chart: str) -> str:
    if not figure.is_read:
        return str(figure.standing)
    return BELOW_NOUGHT if chart == "stacked_bar" and figure.value is not None and figure.value < 0 else ""


def _place(table: Data, label_column: int, row: int, column: int) -> str:
    label = cell_at(table, row, label_column) or f"row {row + 1}"
    return f"{label}, {table['columns'][column]['label'] or f'column {column + 1}'}"


def _said(table: Data, row: int, column: int) -> str:
    cell = cell_at(table, row, column).strip()
    return f"“{cell[:40]}”, " if cell else ""


def _unit(figures) -> str:
    """The sign that every figure carries: ``%``, ``£`` or none."""
    units = {figure.unit for figure in figures if figure.is_read}
    return units.pop() if units in ({"%"}, {"£"}) else ""


def _faults(gaps: list[str], figures) -> list[str]:
    """What the writer should look at; cells that state nothing are as they should be."""
    faults = []
    if unread := [gap for gap in gaps if not gap.endswith(f"({FigureStanding.EMPTY})")]:
        faults.append(f"The chart does not draw every cell: {cells_named(unread)}.")
    units = sorted({figure.unit for figure in figures if figure.unit in ("%", "£", "points")})
    if len(units) > 1:
        faults.append(f"The chart draws different units on one scale ({', '.join(units)}): draw a chart for each.")
    return faults
