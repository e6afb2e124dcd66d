"""Workbooks that go out: heads, choices, hidden keys, and words that stay words."""

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
