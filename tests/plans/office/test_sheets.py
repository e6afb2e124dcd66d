"""Reading sheets: what the row-by-row way does not tell, and what must cost nothing."""

import zipfile
from io import BytesIO

import pytest
from openpyxl import Workbook
from openpyxl.chart import BarChart
from openpyxl.comments import Comment
from openpyxl.styles import PatternFill

from plans.office.packages import Unreadable
from plans.office.sheet_marks import MOST_COLUMNS
from plans.office.sheet_notes import SheetNote
from plans.office.sheets import append_texts, read_sheets

SHEET = "xl/worksheets/sheet1.xml"


def saved(*rows, change=None):
    workbook = Workbook()
    for row in rows:
        workbook.active.append(row)
    if change:
        change(workbook.active)
    out = BytesIO()
    workbook.save(out)
    return out.getvalue()


def rewritten(data, change):
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, change(old.read(name)) if name == SHEET else old.read(name))
    return out.getvalue()


def values(data):
    (sheet,) = read_sheets(data)
    return [(row.number, [cell.value for cell in row.cells]) for row in sheet.rows]


def test_rows_keep_their_numbers_and_empty_ones_are_left_out():
    assert values(saved(["a"], [], [" "], ["b", 1])) == [(1, ["a"]), (4, ["b", 1])]


def test_merged_cells_repeat_their_value_in_rows_that_hold_something():
    data = saved(["a", 1], [None, 2], [None, None], [None, 3], change=lambda sheet: sheet.merge_cells("A1:A4"))

    assert values(data) == [(1, ["a", 1]), (2, ["a", 2]), (4, ["a", 3])]


def test_a_sheet_merged_to_its_last_column_costs_nothing():
    merged = b'</sheetData><mergeCells count="1"><mergeCell ref="A2:XFD1048576"/></mergeCells>'
    data = rewritten(saved(["a", 1], ["b"], [None, "c"]), lambda xml: xml.replace(b"</sheetData>", merged))

    assert values(data) == [(1, ["a", 1]), (2, ["b"]), (3, ["b", None])]


def test_a_sheet_coloured_to_its_last_row_costs_nothing():
    def change(sheet):
        sheet.cell(1_048_576, 1).fill = PatternFill("solid", fgColor="FF0000")

    assert values(saved(["a"], ["b"], change=change)) == [(1, ["a"]), (2, ["b"])]


def test_a_formula_without_a_kept_value_and_an_error_are_faults_and_never_empty():
    (sheet,) = read_sheets(saved(["=1+1", "#REF!", "x"]))

    assert [(cell.fault[:30], cell.is_empty) for cell in sheet.rows[0].cells] == [
        ("This is a formula without a ke", False), ("Excel shows an error here. Typ", False), ("", False)
    ]  # fmt: skip


def test_a_formula_with_a_kept_value_is_that_value():
    data = rewritten(saved(["=1+1"]), lambda xml: xml.replace(b"<v />", b"<v>2</v>").replace(b"<v></v>", b"<v>2</v>"))

    assert values(data) == [(1, [2])]


def test_hidden_sheets_and_rows_are_marked():
    def change(sheet):
        sheet.row_dimensions[2].hidden = True

    (sheet,) = read_sheets(saved(["a"], ["b"], change=change))

    assert [row.is_hidden for row in sheet.rows] == [False, True]


def test_hidden_columns_notes_and_columns_that_are_too_many_are_told():
    def change(sheet):
        sheet.column_dimensions["B"].hidden = True
        sheet.add_chart(BarChart())
        sheet["A2"].comment = Comment("Jo:\nNot to be published", "Jo")
        sheet["B2"].comment = Comment("[Threaded comment]\n\nLearn more.\n\nComment:\n    Why?", "tc={1}")

    (sheet,) = read_sheets(saved(["a"], ["b", *range(MOST_COLUMNS)], change=change))

    assert (sheet.hidden_columns, sheet.is_cut, sheet.drawn) == ({2}, True, ["a chart"])
    assert sheet.notes == [SheetNote(2, "A2", "Jo: Not to be published"), SheetNote(2, "B2", "Why?")]


def test_where_a_link_leads_is_told_where_its_words_do_not_say_it():
    def change(sheet):
        sheet["A1"].hyperlink = "https://www.example.org/help/"
        sheet["B1"].hyperlink = "mailto:a@example.org"

    (sheet,) = read_sheets(saved(["Get help", "A@example.org"], change=change))

    assert sheet.links == [SheetNote(1, "A1", "leads to https://www.example.org/help/")]


def test_signs_that_a_workbook_writes_by_their_number_are_those_signs_and_go_out_so():
    book = Workbook()
    append_texts(book.active, ["ref_x0041_"])
    data = rewritten(saved(["a"]), lambda xml: xml.replace(b"<t>a</t>", b"<t>a_x000D__x000A_b</t>"))

    assert values(data) == [(1, ["a\nb"])]
    assert values(saved([book.active["A1"].value])) == [(1, ["ref_x0041_"])]


def test_a_part_that_is_there_twice_or_defines_entities_is_refused():
    data = saved(["a"])
    twice = BytesIO(data)
    with pytest.warns(UserWarning), zipfile.ZipFile(twice, "a") as archive:
        archive.writestr(SHEET, b"<worksheet/>")
    entities = rewritten(data, lambda xml: b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>')

    for bad in (twice.getvalue(), entities, b"PK\x03\x04 none"):
        with pytest.raises(Unreadable, match="This Excel file cannot be read"):
            read_sheets(bad)


def test_csv_finds_its_separator_and_takes_our_apostrophe_off():
    assert values(b"a;b\n'=1;c,d\n") == [(1, ["a", "b"]), (2, ["=1", "c,d"])]
    assert values("Caf\xe9\ta\x00".encode("cp1252")) == [(1, ["Café", "a"])]


def test_a_reference_that_excel_took_for_a_number_keeps_its_places():
    book = Workbook()
    shown = [(1.1, "0.00"), (1.1, "General"), (2, "0.0"), ("1.10", "@"), (7, "000"), (7, '"AP-"00'), (1234, "00")]
    for row, (value, shown_as) in enumerate([*shown, (1622123456, "00000 000000")], 1):
        book.active.cell(row, 1, value).number_format = shown_as
    out = BytesIO()
    book.save(out)

    (sheet,) = read_sheets(out.getvalue())
    assert [row.at(0).text for row in sheet.rows] == [
        "1.10", "1.1", "2.0", "1.10", "007", "AP-07", "1234", "01622 123456",
    ]  # fmt: skip


def test_words_that_are_written_stay_words():
    book = Workbook()
    append_texts(book.active, ["1.10", "=1+1", "-5", "@SUM(A1)"])

    assert [(cell.value, cell.data_type, cell.number_format) for cell in book.active[1]] == [
        ("1.10", "s", "@"), ("=1+1", "s", "@"), ("-5", "s", "@"), ("@SUM(A1)", "s", "@"),
    ]  # fmt: skip


def test_a_zip_file_with_a_sheet_in_it_is_told_from_a_workbook():
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("Plan.xlsx", saved(["a"]))

    with pytest.raises(Unreadable, match="zip file with others in it"):
        read_sheets(out.getvalue())
