"""Cells of sheets and of Word tables as words with an address. Pure."""

import re
from dataclasses import dataclass
from datetime import date, datetime, time

from openpyxl.utils import get_column_letter

from plans.office.sheets import Sheet, SheetCell

_LOCALE = r"(?:\[\$[^\]]*\])?"
_MONTH_ONLY = re.compile(rf"{_LOCALE}m{{3,4}}[-/, .]*y{{2,4}}.*", re.IGNORECASE)
_YEAR_ONLY = re.compile(rf"{_LOCALE}y{{2,4}}(?:;@)?", re.IGNORECASE)
_FIRST_ITEM, _NEXT_ITEM = re.compile(r"\(?[a1][.)]\s"), re.compile(r"\s*;\s*(?:and\s+)?(?=\(?(?:[b-h]|\d{1,2})[.)]\s)")
_STEP = re.compile(r"^(?:[-–•·*]|\(?\d{1,2}[.)]|\(?[a-h][.)])\s+")
SHARE_PLACES = 4  # of a share of a hundred, as fields of shares take them


@dataclass(frozen=True)
class CellWords:
    """What a cell says, or the ``fault`` for which it says nothing; ``at`` is its address, such as ``D7``."""

    words: str = ""
    fault: str = ""
    at: str = ""
    colour: str = ""


@dataclass(frozen=True)
class WordedRow:
    number: int
    cells: list[CellWords]


def rows_of_sheet(sheet: Sheet) -> list[WordedRow]:
    return [
        WordedRow(
            row.number, [_cell(cell, f"{get_column_letter(at)}{row.number}") for at, cell in enumerate(row.cells, 1)]
        )
        for row in sheet.rows
    ]


def rows_of_grid(rows: list[list[str]]) -> list[WordedRow]:
    """Of a Word table, whose columns are told by number."""
    return [
        WordedRow(number, [CellWords(words, at=f"row {number}, column {at}") for at, words in enumerate(row, 1)])
        for number, row in enumerate(rows, 1)
    ]


def _cell(cell: SheetCell, at: str) -> CellWords:
    return CellWords(words_of_cell(cell), cell.fault, at, cell.colour)


def words_of_cell(cell: SheetCell) -> str:
    """Dates as officers write them; a day that is shown as a month is that month."""
    value = cell.value
    if isinstance(value, datetime) and (value.time() == time(0) or "h" not in cell.format.lower()):
        value = value.date()
    if isinstance(value, date):
        return f"{value:{_shown(cell.format)}}" + (f" {value:%H:%M}" if isinstance(value, datetime) else "")
    if isinstance(value, time) and not value.second:
        return f"{value:%H:%M}"
    if isinstance(value, str):
        return plain_lines(value)
    if isinstance(value, bool):  # TRUE and FALSE of Excel, and its ticked boxes
        return "Yes" if value else "No"
    if cell.is_number and "%" in cell.format:
        return f"{round(value * 100, SHARE_PLACES):.15g}%"
    if isinstance(value, float) and value.is_integer() and not re.search(r"0\.0", cell.number_format):
        return str(int(value))
    return cell.text


def _shown(number_format: str) -> str:
    """As far as the sheet shows a day: as a month, as a year, or whole."""
    if _YEAR_ONLY.fullmatch(number_format):
        return "%Y"
    return "%B %Y" if _MONTH_ONLY.fullmatch(number_format) else "%d/%m/%Y"


def plain_lines(text: str) -> str:
    """Lines without what no eye sees: empty ones, and spaces beside others."""
    return "\n".join(filter(None, (" ".join(line.split()) for line in text.splitlines())))


def _listed_in(line: str) -> list[str]:
    """“a) bins; b) brooms” are two items on one line."""
    return _NEXT_ITEM.split(line) if _FIRST_ITEM.match(line) else [line]


def steps_in(text: str) -> list[str]:
    """The lines of a cell, or its listed items, without marks; a line that goes on is joined to the one before."""
    steps: list[str] = []
    lines = [part for line in text.splitlines() if line.strip() for part in _listed_in(line.strip())]
    is_listed = any(_STEP.match(line) for line in lines[1:])
    for line in lines:
        if steps and is_listed and not _STEP.match(line):
            steps[-1] += f" {line}"
        else:
            steps.append(_STEP.sub("", line))
    return steps
