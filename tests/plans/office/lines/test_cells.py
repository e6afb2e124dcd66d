"""What a cell of a sheet says: numbers and days as Excel shows them, words on their lines, items in one cell."""

from datetime import date, datetime, time
from io import BytesIO

import pytest
from openpyxl import Workbook

from plans.document.figures import figure_in
from plans.office.lines.cells import plain_lines, rows_of_grid, rows_of_sheet, steps_in
from plans.office.sheets import read_sheets

ACCOUNTING = '_-£* #,##0.00_-;-£* #,##0.00_-;_-£* "-"??_-;_-@_-'


def words_of(value, shown_as="General"):
    """What comes in of a cell that Excel kept, by way of the file."""
    book = Workbook()
    book.active.cell(1, 1, value).number_format = shown_as
    out = BytesIO()
    book.save(out)
    (sheet,) = read_sheets(out.getvalue())
    return rows_of_sheet(sheet)[0].cells[0].words


@pytest.mark.parametrize(
    ("value", "shown_as", "words"),
    [
        (0.1 + 0.2, "General", "0.3"),
        (0.07 * 100, "General", "7"),
        (1250.1 * 3, "£#,##0.00", "3750.30"),
        (1250.1 * 3, ACCOUNTING, "3750.30"),
        (1 / 3, "#,##0.0", "0.3"),
        (1 / 3, '0.00" each"', "0.33"),
        (1234.5, "#,##0", "1234.5"),
        (1234.5, "#,##0.00##", "1234.5"),
        (1250, "£#,##0.00", "1250"),
        (85, "0", "85"),
        (-12.5, "0.00;(0.00)", "-12.50"),
        (1e15, "General", "1000000000000000"),
    ],
)
def test_a_number_is_read_as_excel_shows_it(value, shown_as, words):
    assert words_of(value, shown_as) == words
    assert figure_in(words).is_read


@pytest.mark.parametrize(
    ("value", "shown_as", "words"),
    [
        (0.285, "0%", "28.5%"),
        (0.285, "0.0%", "28.5%"),
        (1, "0%", "100%"),
        (0, "0%", "0%"),
        (2.5, "0%", "250%"),
        (2 / 3, "0%", "66.6667%"),
        (-0.05, "0%", "-5%"),
        (12345.675, "0%", "1234567.5%"),
        (28.5, '0.0"%"', "28.5"),
        (28.5, r"0.0\%", "28.5"),
    ],
)
def test_a_share_is_read_as_excel_shows_it(value, shown_as, words):
    assert words_of(value, shown_as) == words


@pytest.mark.parametrize(
    ("value", "shown_as", "words"),
    [
        (date(2027, 3, 1), "dd/mm/yyyy", "01/03/2027"),
        (datetime(2027, 3, 1), "d mmm yy", "01/03/2027"),
        (date(2027, 3, 1), "mmm-yy", "March 2027"),
        (date(2027, 3, 1), "mmmm yyyy", "March 2027"),
        (date(2027, 3, 1), "[$-809]mmmm yyyy", "March 2027"),
        (date(2027, 3, 1), r"mmm\-yy", "March 2027"),
        (date(2027, 3, 1), "d-mmm-yy", "01/03/2027"),
        (date(2027, 3, 1), "dd-mmm-yyyy", "01/03/2027"),
        (date(2027, 3, 1), "yyyy", "2027"),
        (datetime(2027, 3, 1, 9, 30), "dd/mm/yyyy", "01/03/2027"),
        (datetime(2027, 3, 1, 9, 30), "dd/mm/yyyy hh:mm", "01/03/2027 09:30"),
        (time(9, 30), "hh:mm", "09:30"),
    ],
)
def test_a_day_is_read_as_far_as_it_is_shown(value, shown_as, words):
    assert words_of(value, shown_as) == words


@pytest.mark.parametrize(("value", "words"), [(True, "Yes"), (False, "No"), ("TRUE", "TRUE")])
def test_a_ticked_box_is_yes(value, words):
    assert words_of(value) == words


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("One", "One"),
        (" One   two \n\n  three\u00a0four ", "One two\nthree four"),
        ("\n \n", ""),
        ("One\r\ntwo\x0bthree", "One\ntwo\nthree"),
    ],
)
def test_lines_are_kept_without_what_no_eye_sees(text, lines):
    assert plain_lines(text) == lines


@pytest.mark.parametrize(
    ("text", "steps"),
    [
        ("", []),
        ("One", ["One"]),
        ("One\ntwo", ["One", "two"]),
        ("- One\n- two", ["One", "two"]),
        ("1. One\nand on\n2) two", ["One and on", "two"]),
        ("• One\n\n• two\nand on", ["One", "two and on"]),
        ("a) bins; b) brooms", ["bins", "brooms"]),
        ("(a) bins; and (b) brooms", ["bins", "brooms"]),
        ("1. bins; 2. brooms; 10. lamps", ["bins", "brooms", "lamps"]),
        ("bins; brooms", ["bins; brooms"]),
        ("a) bins; brooms", ["bins; brooms"]),
        ("A meeting\n2 patrols", ["A meeting", "2 patrols"]),
        ("-5% crime", ["-5% crime"]),
    ],
)
def test_items_in_one_cell_are_parted(text, steps):
    assert steps_in(text) == steps


def test_cells_of_a_word_table_are_told_by_number():
    rows = rows_of_grid([["Action", "Lead"], ["Patrol"]])

    assert [(row.number, [(cell.words, cell.at) for cell in row.cells]) for row in rows] == [
        (1, [("Action", "row 1, column 1"), ("Lead", "row 1, column 2")]),
        (2, [("Patrol", "row 2, column 1")]),
    ]


def test_cells_of_a_sheet_are_told_as_excel_calls_them():
    book = Workbook()
    for at, value in ((1, "a"), (28, "ab")):
        book.active.cell(7, at, value)
    out = BytesIO()
    book.save(out)

    (row,) = rows_of_sheet(read_sheets(out.getvalue())[0])
    assert [(cell.at, cell.words) for cell in row.cells if cell.words] == [("A7", "a"), ("AB7", "ab")]
