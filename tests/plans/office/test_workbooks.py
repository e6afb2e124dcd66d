"""Workbooks that go out: heads, choices, hidden keys, and words that stay words."""

from datetime import date, datetime
from io import BytesIO

import pytest
from openpyxl import load_workbook

from plans.office.workbooks import HELP, LISTS, HeadOut, SheetOut, workbook

HEADS = [HeadOut("Key", is_hidden=True), HeadOut("Lead", choices=("Police, county", "Fire")), HeadOut("No.", "narrow")]


def opened(rows=(), **further):
    sheet = SheetOut("Actions: all/now", HEADS, [list(row) for row in rows])
    return load_workbook(BytesIO(workbook([sheet], title="Actions", author="Anyborough", **further)))


def test_a_sheet_is_ready_to_go_on_with():
    book = opened([("k1", "Fire", "1.10")], advice=["One line each."])

    page = book.worksheets[0]
    assert (page.title, page.freeze_panes, page.auto_filter.ref) == ("Actions  all now", "C2", "A1:C2")
    assert [page.column_dimensions[letter].hidden for letter in "ABC"] == [True, False, False]
    assert [(sheet.title, sheet.sheet_state) for sheet in book.worksheets[1:]] == [(HELP, "visible"), (LISTS, "hidden")]
    assert (book.properties.title, book.properties.creator) == ("Actions", "Anyborough")


def test_choices_are_picked_from_a_hidden_sheet():
    book = opened()

    (rule,) = book.worksheets[0].data_validations.dataValidation
    assert (rule.type, rule.formula1, str(rule.sqref)) == ("list", "=Lists!$A$1:$A$2", "B2:B201")
    assert [cell.value for cell in book[LISTS]["A"]] == ["Police, county", "Fire"]


@pytest.mark.parametrize("words", ["=1+1", "+1", "-2", "@x", "1.10", "01/02"])
def test_words_stay_words(words):
    cell = opened([("k", words, "")]).worksheets[0]["B2"]

    assert (cell.value, cell.data_type, cell.number_format) == (words, "s", "@")


def test_a_sheet_with_locked_columns_is_kept_against_slips():
    heads = [HeadOut("Key", is_hidden=True), HeadOut("Action", is_locked=True), HeadOut("Progress")]
    sheet = SheetOut("Quarter 1", heads, [["k1", "Patrol", ""]])
    page = load_workbook(BytesIO(workbook([sheet], title="T", author="A"))).worksheets[0]

    assert [cell.protection.locked for cell in page[2]] == [True, True, False]
    assert [cell.fill.fgColor.rgb for cell in page[2]] == ["00000000", "00F3F2F1", "00000000"]
    forbidden = {name for name in ("autoFilter", "sort", "insertRows", "deleteRows") if getattr(page.protection, name)}
    assert (page.protection.sheet, page.protection.password, forbidden) == (True, None, {"insertRows", "deleteRows"})


def test_a_sheet_without_locked_columns_can_be_changed_everywhere():
    assert not opened([("k", "Fire", "")]).worksheets[0].protection.sheet


def test_days_can_be_sorted_and_reckoned_with():
    cell = opened([("k", date(2027, 3, 1), "")]).worksheets[0]["B2"]

    assert (cell.value, cell.number_format) == (datetime(2027, 3, 1), "DD/MM/YYYY")


@pytest.mark.parametrize(
    ("name", "title"),
    [("Actions: all/now", "Actions  all now"), ("x" * 40, "x" * 31), ("[Q1]*?\\", " Q1    ")],
)
def test_a_sheet_is_called_as_excel_lets_it_be_called(name, title):
    book = load_workbook(BytesIO(workbook([SheetOut(name, HEADS)], title="T", author="A")))

    assert book.sheetnames == [title, LISTS]


def test_columns_with_the_same_choices_share_a_list():
    choices = ("Yes", "No")
    heads = [HeadOut("A", choices=choices), HeadOut("B", choices=choices, is_free=True), HeadOut("C", choices=("1",))]
    book = load_workbook(BytesIO(workbook([SheetOut("S", heads)], title="T", author="A")))

    rules = book.worksheets[0].data_validations.dataValidation
    assert [(rule.formula1, rule.showErrorMessage) for rule in rules] == [
        ("=Lists!$A$1:$A$2", True), ("=Lists!$A$1:$A$2", False), ("=Lists!$B$1:$B$1", True),
    ]  # fmt: skip


def test_without_choices_and_advice_there_is_one_sheet():
    book = load_workbook(BytesIO(workbook([SheetOut("S", [HeadOut("A")])], title="T", author="A")))

    assert book.sheetnames == ["S"]
