"""Sheets as a workbook that people go on with: heads that stay, columns to filter, choices to pick, words that stay
words. Pure."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from io import BytesIO

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill, Protection
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from plans.office.sheets import append_texts, clean

EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
WIDTHS = {"narrow": 12, "usual": 24, "wide": 44}
LISTS, HELP = "Lists", "How to fill it in"
#: Rows below the last one in which choices are offered too.
SPARE_ROWS = 200
HEAD_FILL = PatternFill("solid", fgColor="E8EEF1")
GREY_FILL = PatternFill("solid", fgColor="F3F2F1")
_FORBIDDEN = re.compile(r"[\\/*?:\[\]]")
MOST_LETTERS = 32_767
DAY_FORMAT = "DD/MM/YYYY"
#: Words stay words; a day can be sorted and reckoned with.
CellOut = str | date


@dataclass(frozen=True)
class HeadOut:
    """The head of a column; ``choices`` are offered, and others may be written where ``is_free``. What ``is_locked`` is
    grey and there to be read; a sheet with such a column keeps it so."""

    label: str
    width: str = "usual"
    choices: tuple[str, ...] = ()
    is_free: bool = False
    is_hidden: bool = False
    is_locked: bool = False


@dataclass(frozen=True)
class SheetOut:
    name: str
    heads: list[HeadOut]
    rows: list[list[CellOut]] = field(default_factory=list)


def workbook(sheets: list[SheetOut], *, title: str, author: str, advice: Iterable[str] = ()) -> bytes:
    book = Workbook()
    book.remove(book.active)
    book.properties.title, book.properties.creator, book.properties.language = title, author, "en-GB"
    lists = _Lists(book)
    for sheet in sheets:
        _write(book, sheet, lists)
    if advice:
        _advise(book, advice)
    lists.put_last()
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def _write(book, sheet: SheetOut, lists: "_Lists") -> None:
    page = book.create_sheet(_FORBIDDEN.sub(" ", sheet.name)[:31])
    for words in ([head.label for head in sheet.heads], *sheet.rows):
        append_texts(page, [each if isinstance(each, date) else clean(each)[:MOST_LETTERS] for each in words])
    for row in page.iter_rows(min_row=2):
        for cell in row:
            cell.alignment = Alignment(wrap_text=True, vertical="top")
            if cell.is_date:
                cell.number_format = DAY_FORMAT
    for at, head in enumerate(sheet.heads, 1):
        letter = get_column_letter(at)
        page.cell(1, at).font, page.cell(1, at).fill = Font(bold=True), HEAD_FILL
        page.column_dimensions[letter].width = WIDTHS[head.width]
        page.column_dimensions[letter].hidden = head.is_hidden
        if head.choices:
            lists.offer(page, letter, head)
    if any(head.is_locked for head in sheet.heads):
        _lock(page, sheet.heads)
    seen = next((at for at, head in enumerate(sheet.heads, 1) if not head.is_hidden), 1)
    page.freeze_panes = page.cell(2, seen + 1)
    page.auto_filter.ref = f"A1:{get_column_letter(len(sheet.heads))}{max(page.max_row, 1)}"
    page.print_title_rows = "1:1"
    page.page_setup.orientation, page.page_setup.paperSize = "landscape", page.PAPERSIZE_A4
    page.page_setup.fitToHeight, page.sheet_properties.pageSetUpPr.fitToPage = 0, True


def _lock(page, heads: list[HeadOut]) -> None:
    """Without a password: against slips, not against people. Lines may still be sorted and filtered."""
    for row in page.iter_rows(min_row=2):
        for cell, head in zip(row, heads, strict=True):
            cell.protection = Protection(locked=head.is_locked or head.is_hidden)
            if head.is_locked:
                cell.fill = GREY_FILL
    page.protection.sheet = True
    for allowed in ("autoFilter", "sort", "formatColumns", "formatRows", "formatCells"):
        setattr(page.protection, allowed, False)  # what it does not forbid


class _Lists:
    """Choices on a hidden sheet: a list within a cell's own rule ends at 255 letters and breaks at commas."""

    def __init__(self, book):
        self.book, self.page = book, None
        self.ranges: dict[tuple[str, ...], str] = {}

    def offer(self, page, letter: str, head: HeadOut) -> None:
        rule = DataValidation(type="list", formula1=self._range(head.choices), allow_blank=True)
        rule.showErrorMessage, rule.errorStyle = not head.is_free, "warning"
        rule.errorTitle, rule.error = head.label[:32], "This is not among the choices."
        rule.add(f"{letter}2:{letter}{page.max_row + SPARE_ROWS}")
        page.add_data_validation(rule)

    def _range(self, choices: tuple[str, ...]) -> str:
        if choices not in self.ranges:
            self.page = self.page or self.book.create_sheet(LISTS)
            letter = get_column_letter(len(self.ranges) + 1)
            for at, words in enumerate(choices, 1):
                cell = self.page[f"{letter}{at}"]
                cell.value, cell.data_type = words, "s"
            self.ranges[choices] = f"={LISTS}!${letter}$1:${letter}${len(choices)}"
        return self.ranges[choices]

    def put_last(self) -> None:
        if self.page:
            self.page.sheet_state = "hidden"
            self.book.move_sheet(self.page, len(self.book.sheetnames))


def _advise(book, advice: Iterable[str]) -> None:
    page = book.create_sheet(HELP)
    page.column_dimensions["A"].width = 100
    for sentence in advice:
        append_texts(page, [sentence])
        page.cell(page.max_row, 1).alignment = Alignment(wrap_text=True, vertical="top")
