"""Figures as they are copied out of a sheet: a line for each period, cells parted by tabs. Pure.

``Q1 2026/27 → 412`` · of a rate ``Q1 2026/27 → 412 → 131,500`` · with a state behind: ``provisional``, ``p``.
"""

import csv
import re
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

from plans.document.figures import figure_in, why_unread
from priorities.measures.periods import FigureSpan, read_span

STATES = {
    **dict.fromkeys(("p", "[p]", "provisional"), "provisional"),
    **dict.fromkeys(("r", "[r]", "revised"), "revised"),
    **dict.fromkeys(("", "f", "final"), "final"),
}
#: A head that says what the columns are is passed over.
HEADS = ("period", "month", "quarter", "year", "date", "from")
MOST = 600
#: What a figure stays under: it has 15 digits before the point.
LARGEST = Decimal(10) ** 15


@dataclass(frozen=True)
class PastedLine:
    """What a line says; ``wrong``: why it cannot be read, with its number and the cell."""

    number: int
    span: FigureSpan | None = None
    figures: tuple[Decimal, ...] = ()
    state: str = "final"
    wrong: str = ""


def pasted_lines(text: str, *, months: int, is_rate: bool) -> list[PastedLine]:
    """Every line that says something. One without a figure (not yet known) is passed over, never read as nought."""
    found = []
    for number, line in enumerate(text.splitlines()[: MOST + 1], 1):
        cells = _cells_in(line.strip())
        if not any(cells) or (number == 1 and cells[0].lower() in HEADS):
            continue
        if number > MOST:
            return [PastedLine(number, wrong=f"There are more than {MOST} lines: paste them in parts.")]
        if line := _line(number, cells, months, 2 if is_rate else 1):
            found.append(line)
    return found


def _cells_in(line: str) -> list[str]:
    """Tabs, semicolons or several spaces stand between them; commas where none of these does, as in a file of CSV."""
    cells = re.split(r"\t|;| {2,}", line)
    if len(cells) == 1:
        (cells,) = csv.reader([line]) if line else ([""],)
    return [cell.strip() for cell in cells]


def _line(number: int, cells: list[str], months: int, wanted: int) -> PastedLine | None:
    try:
        span = read_span(cells[0], months)
    except ValueError as wrong:
        alone = " Put a tab or a semicolon between the period and its figure." if len(cells) == 1 else ""
        return PastedLine(number, wrong=f"Line {number}: {wrong}{alone}")
    values, rest = cells[1 : 1 + wanted], cells[1 + wanted :]
    figures = [figure_in(value) for value in values]
    if not any(value for value in values) or all(figure.standing == "not stated" for figure in figures):
        return None
    for value, figure in zip(values, figures, strict=True):
        if not figure.is_read or figure.value is None:
            why = why_unread(value) or f"“{value}” is not a number, such as 412 or 61.5."
            return PastedLine(number, wrong=f"Line {number}: {why}")
    if too_long := [cell for cell, each in zip(values, figures, strict=True) if abs(each.value or 0) >= LARGEST]:
        return PastedLine(number, wrong=f"Line {number}: “{too_long[0]}” is more than any figure that is kept.")
    if len(figures) < wanted:
        return PastedLine(number, wrong=f"Line {number}: give the count and what it is counted among, in two cells.")
    state = STATES.get(rest[0].lower() if rest else "")
    if state is None:
        return PastedLine(
            number, wrong=f"Line {number}: “{rest[0]}” is not a state. Write provisional, revised or final."
        )
    return PastedLine(number, span, tuple(figure.value for figure in figures if figure.value is not None), state)


def lines_with_faults(found: list[PastedLine], why: Callable[[FigureSpan], str]) -> list[str]:
    """What is wrong with lines that were pasted: what cannot be read, a period that stands there twice, or ``why``."""
    wrong, known = [], set()
    for line in found:
        if line.wrong or line.span is None:
            wrong.append(line.wrong)
        elif line.span in known:
            wrong.append(f"Line {line.number}: {line.span.name} stands on a line before: leave one of the two out.")
        elif said := why(line.span):
            wrong.append(f"Line {line.number}: {said}")
        known.add(line.span)
    return (wrong if found else ["No line has a figure."])[:20]
