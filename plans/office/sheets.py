"""Sheets of a workbook (.xlsx) and of a CSV file as rows of cells, without the machine's traps. Pure: no ORM, no clock.

Workbooks are read row by row (``read_only``), so that neither a sheet coloured to its last row nor one merged to its
last column costs time. What that way of reading does not tell (merged cells, hidden rows, formulas without a kept
value) is read from the sheet's own XML.
"""

import csv
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time
from io import BytesIO, StringIO
from itertools import islice
from unicodedata import bidirectional
from zipfile import ZipFile

from openpyxl import load_workbook

from plans.document.richtext import tidy
from plans.office.colours import rated, theme_of
from plans.office.packages import NOT_EXCEL, ZIP, Unreadable, other_than_excel, refuse_what_is_dangerous
from plans.office.sheet_marks import MOST_COLUMNS, marks_in
from plans.office.sheet_notes import SheetNote, drawn_in, links_in, notes_in

Value = str | int | float | bool | date | datetime | time | None

MOST_ROWS = 20_000  # with a value; empty ones between them are left out
MOST_SHEETS = 60
_STRICT = b"http://purl.oclc.org/ooxml/"
STRICT = "This is a “Strict Open XML” workbook. Save it in Excel as “Excel Workbook (.xlsx)”."
_FORMULA = "This is a formula without a kept value, and formulas are not calculated. Type the value."
_PLACES = re.compile(r"0\.(0+)")
#: The places of a format with more in it, such as “£#,##0.00”: of its first part, as numbers above nought are shown.
_PLACES_SHOWN = re.compile(r"[^;]*?0\.(0+)(?![0#?E])[^;]*(?:;|$)")
_LITERAL = re.compile(r'"[^"]*"|\\.')
#: Formats of references and telephone numbers: ``"AP"000``, ``00000 000000``.
_ZEROS = re.compile(r'(?P<before>(?:"[^"]*"|\\.)*)(?P<zeros>0[0 ]*0)')
#: Signs that a workbook writes by their number, such as ``_x000D_`` for an end of a line.
_NUMBERED = re.compile(r"_x([0-9A-Fa-f]{4})_")
#: Marks that turn the direction of what follows: of no use in a text of our own letters, where copying leaves them.
_TURNS = re.compile("[\u200e\u200f\u061c]")
EXCEL_SHOWS = 15  # figures of a number: what is behind them comes of how machines reckon
LOOKED_AT = 40  # rows of a CSV file by which the sign between its cells is found
_SEP = re.compile(r"sep=(.)\r?\n", re.IGNORECASE)
_ERROR = "Excel shows an error here. Type the value."
#: Letters after which a cell of CSV is taken for a formula; our own files put an apostrophe before them.
STARTS_FORMULA = ("=", "+", "-", "@")


@dataclass(frozen=True)
class SheetCell:
    """A cell: its value, or the ``fault`` for which there is none."""

    value: Value = None
    fault: str = ""
    number_format: str = ""
    is_struck: bool = False
    colour: str = ""  # the word for its fill, where that is a rating

    @property
    def is_empty(self) -> bool:
        return not self.fault and (self.value is None or not str(self.value).strip())

    @property
    def is_number(self) -> bool:
        return isinstance(self.value, int | float) and not isinstance(self.value, bool)

    @property
    def format(self) -> str:
        """How a number is shown, without the words that stand in it."""
        return _LITERAL.sub("", self.number_format)

    @property
    def text(self) -> str:
        """Its words on one line; a reference that Excel took for a number (1.10) with the places that are shown."""
        is_broken = isinstance(self.value, float) and not self.value.is_integer()
        if isinstance(self.value, int) and self.value >= 0 and (zeros := _ZEROS.fullmatch(self.number_format)):
            return _with_zeros(self.value, zeros)
        places = _PLACES.fullmatch(self.number_format) or (is_broken and _PLACES_SHOWN.match(self.format))
        if places and self.is_number:
            return f"{self.value:.{len(places[1])}f}"
        return " ".join(str(self.value).split()) if self.value is not None else ""


def _with_zeros(value: int, shown_as: re.Match[str]) -> str:
    """A number with all the figures that its format shows, and the letters before it."""
    zeros = shown_as["zeros"]
    figures = [*str(value).zfill(zeros.count("0"))]
    behind = [figures.pop() if sign == "0" else sign for sign in reversed(zeros)]
    before = re.sub(r'["\\\\]', "", shown_as["before"])
    return before + "".join([*figures, *reversed(behind)])


EMPTY_CELL = SheetCell()


@dataclass(frozen=True)
class SheetRow:
    number: int  # as the sheet counts them
    cells: list[SheetCell]
    is_hidden: bool = False

    @property
    def is_struck(self) -> bool:
        """Whether all that it says is struck through."""
        return all(cell.is_struck for cell in self.cells if not cell.is_empty)

    def at(self, column: int | None) -> SheetCell:
        return self.cells[column] if column is not None and column < len(self.cells) else EMPTY_CELL


@dataclass(frozen=True)
class Sheet:
    """The rows of a sheet that hold a value; ``is_only``: the file has no other, so its name says nothing; ``is_cut``:
    it has more columns than are read."""

    name: str
    rows: list[SheetRow] = field(default_factory=list)
    is_hidden: bool = False
    is_only: bool = False
    is_cut: bool = False
    hidden_columns: set[int] = field(default_factory=set)
    notes: list[SheetNote] = field(default_factory=list)
    drawn: list[str] = field(default_factory=list)
    links: list[SheetNote] = field(default_factory=list)


def read_sheets(data: bytes) -> list[Sheet]:
    """Every sheet of a workbook, or the one of a CSV file. Raises Unreadable."""
    if not data.startswith(ZIP):
        return [Sheet("", list(_rows_of_csv(text_of(data)[0])), is_only=True)]
    refuse_what_is_dangerous(data)
    if other := other_than_excel(data):
        raise Unreadable(other)
    try:
        workbook = load_workbook(BytesIO(data), read_only=True, data_only=True, keep_links=False)
        pages = workbook.worksheets[:MOST_SHEETS]
        with ZipFile(BytesIO(data)) as archive:
            if any(_STRICT in archive.read(name) for name in archive.namelist() if name.endswith("xl/workbook.xml")):
                raise Unreadable(STRICT)
            fills = _Fills(theme_of(workbook.loaded_theme))
            return [_sheet(page, archive, fills, is_only=len(pages) == 1) for page in pages]
    except Unreadable:
        raise
    except Exception as error:  # a damaged file provokes whatever its reader stumbles over
        raise Unreadable(NOT_EXCEL) from error


@dataclass(frozen=True)
class _Fills:
    """Words for the fills of cells: worked out once for each style, however many cells wear it."""

    theme: list[str]
    words: dict[int, str] = field(default_factory=dict)

    def of(self, cell) -> str:
        if not getattr(cell, "has_style", False):
            return ""
        if cell._style_id not in self.words:
            self.words[cell._style_id] = rated(cell.fill, self.theme)
        return self.words[cell._style_id]


def _sheet(page, archive, fills: _Fills, *, is_only: bool) -> Sheet:
    marks = marks_in(archive, page._worksheet_path)
    page.reset_dimensions()  # a sheet may state others than it has
    rows: list[SheetRow] = []
    is_cut, last = False, max(marks.filled, default=0)
    for number, cells in enumerate(page.iter_rows(max_row=last) if last else (), 1):
        if number not in marks.filled:
            continue
        row = [_cell(cell, marks, fills.of(cell)) for cell in cells[:MOST_COLUMNS]]
        is_cut = is_cut or any(cell.value not in (None, "") for cell in cells[MOST_COLUMNS:])
        if all(cell.is_empty for cell in row):
            continue
        rows.append(SheetRow(number, row, number in marks.hidden))
        if len(rows) > MOST_ROWS:
            raise Unreadable(f"A sheet has more than {MOST_ROWS:,} rows. Send a sheet with fewer rows.")
    by_number = {row.number: row for row in rows}

    def words_at(row: int, column: int) -> str:
        return by_number[row].at(column - 1).text if row in by_number else ""

    path = page._worksheet_path
    beside = (notes_in(archive, path), drawn_in(archive, path), links_in(archive, path, marks.links, words_at))
    rows = _with_merged(rows, marks.merges)
    return Sheet(page.title, rows, page.sheet_state != "visible", is_only, is_cut, marks.hidden_columns, *beside)


def _cell(cell, marks, colour) -> SheetCell:
    if cell.value is None:
        unkept = marks.formulas and (getattr(cell, "row", 0), getattr(cell, "column", 0)) in marks.formulas
        return SheetCell(fault=_FORMULA, colour=colour) if unkept else SheetCell(colour=colour)
    value = cell.value
    is_error = cell.data_type == "e"
    if isinstance(value, str) and (value.startswith("=") and cell.data_type == "f"):
        return SheetCell(value, _FORMULA, colour=colour)
    struck = bool(cell.has_style and cell.font and cell.font.strike)
    if isinstance(value, str):
        value = _NUMBERED.sub(lambda found: chr(int(found[1], 16)), value)
    return SheetCell(clean(value), _ERROR if is_error else "", cell.number_format or "", struck, colour)


def clean(value: Value) -> Value:
    """A text without what no column keeps: NUL and what else no eye sees; a number with the figures that Excel
    shows of it."""
    if isinstance(value, float):
        return float(f"{value:.{EXCEL_SHOWS}g}")
    if not isinstance(value, str):
        return value
    text = tidy(value)
    is_turned = any(bidirectional(sign) in ("R", "AL") for sign in text) if _TURNS.search(text) else False
    return (text if is_turned else _TURNS.sub("", text)).strip()


def _with_merged(rows: list[SheetRow], merges) -> list[SheetRow]:
    """The rows, with the value of a merged cell in every cell that it covers of a row that holds something; of one that
    covers several rows and columns only in its first column: beside it nothing is said."""
    by_number = {row.number: at for at, row in enumerate(rows)}
    for first, last, first_column, last_column in merges:
        if first not in by_number:
            continue
        top = rows[by_number[first]].at(first_column - 1)
        covered = [at for at, row in enumerate(rows) if first <= row.number <= last]
        for at in () if top.is_empty else covered:
            cells = list(rows[at].cells)
            for column in range(first_column - 1, min(last_column, len(cells))):
                cells[column] = top if len(covered) == 1 or column == first_column - 1 else EMPTY_CELL
            rows[at] = replace(rows[at], cells=cells)
    return rows


def text_of(data: bytes) -> tuple[str, bool]:
    """The text of a file, and whether it had to be read as Windows-1252, as older programs write it."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", "replace"), False
    try:
        return data.decode("utf-8-sig"), False
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace"), True


def _rows_of_csv(text: str) -> Iterator[SheetRow]:
    text = text.replace("\0", "")
    named = _SEP.match(text)
    try:
        separator = named[1] if named else max(",;\t|", key=lambda sign: _rows_alike(text, sign))
        lines = list(csv.reader(StringIO(text, newline=None), delimiter=separator))
    except csv.Error:
        raise Unreadable("This CSV file cannot be read. Save it again, or send an Excel file.") from None
    if len(lines) > MOST_ROWS:
        raise Unreadable(f"The file has more than {MOST_ROWS:,} rows. Send a file with fewer rows.")
    for number, line in enumerate(lines[bool(named) :], 1):  # Excel shows the line that names it as no row
        cells = [SheetCell(_unescaped(clean(value))) for value in line[:MOST_COLUMNS]]
        if not all(cell.is_empty for cell in cells):
            yield SheetRow(number, cells)


def _rows_alike(text: str, separator: str) -> tuple[int, int]:
    """How many of the first rows have as many cells as most have, if this sign is between them, and how many cells: an
    address is full of commas, yet not of as many in every row."""
    rows = islice(csv.reader(StringIO(text, newline=None), delimiter=separator), LOOKED_AT)
    widths = Counter(len(row) for row in rows if len(row) > 1)
    return max(((count, width) for width, count in widths.items()), default=(0, 0))


def _unescaped(value: str) -> str:
    return value[1:] if value.startswith("'") and value[1:].startswith(STARTS_FORMULA) else value


def append_texts(page, row: Sequence[str | date]) -> None:
    """Words, and days, as a row at the end of a sheet; what begins as a formula does, or reads as a number, stays
    words."""
    page.append(row)
    for cell in page[page.max_row]:
        if isinstance(cell.value, str):
            cell.value = _NUMBERED.sub(r"_x005F\g<0>", cell.value)
            cell.data_type = "s"
            cell.number_format = "@"
