"""Rows as sheets: a column for each field in the words of its form, choices in words, nothing technical."""

from datetime import UTC, date, datetime
from decimal import Decimal
from io import BytesIO

import pytest
from openpyxl import load_workbook

from partnerships.models import Membership
from plans.taking_out.row_sheets import sheet_of, workbook_of
from tests.factories import make_membership, make_organisation, make_partnership

pytestmark = pytest.mark.django_db


def test_a_row_is_told_in_words():
    make_membership(make_partnership(name="CSP"), make_organisation("Kent Police"), has_vote=True,
                    starts_on=date(2020, 4, 1))  # fmt: skip

    sheet = sheet_of("Seats", Membership.objects.all(), ("Seat", str), without=("partnership",))
    row = dict(zip([head.label for head in sheet.heads], sheet.rows[0], strict=True))

    assert (row["Organisation"], row["Has a vote"], row["Member from"]) == ("Kent Police", "Yes", date(2020, 4, 1))
    assert not {"Id", "Key", "Position", "Partnership"} & set(row)


def test_without_rows_there_is_no_sheet_and_without_sheets_no_file():
    sheet = sheet_of("Seats", Membership.objects.none())

    assert (sheet, workbook_of("Seats", "CSP", [sheet])) == (None, None)


SAID = {
    "nothing": (None, ""),
    "yes": (True, "Yes"),
    "no": (False, "No"),
    "a day": (date(2027, 3, 1), date(2027, 3, 1)),
    "a moment late in the evening": (datetime(2027, 6, 30, 23, 30, tzinfo=UTC), date(2027, 7, 1)),
    "a sum": (Decimal("1250.50"), "1250.5"),
    "a round sum": (Decimal("1200.00"), "1200"),
    "a large sum": (Decimal("1E+6"), "1000000"),
    "nought": (Decimal("0.00"), "0"),
    "several words": (["Patrol", "Light"], "Patrol; Light"),
    "no words": ([], ""),
    "data": ({"street": "Dåm"}, '{"street": "Dåm"}'),
    "no data": ({}, ""),
    "data in a list": ([{"a": 1}], '[{"a": 1}]'),
    "a figure": (7, "7"),
}


def test_each_kind_of_value_is_told_in_a_cell_that_can_be_sorted():
    make_membership(make_partnership())
    readers = [(name, lambda row, value=value: value) for name, (value, _) in SAID.items()]

    sheet = sheet_of("Seats", Membership.objects.all(), *readers)

    assert sheet.rows[0][: len(SAID)] == [told for _, told in SAID.values()]


def test_a_file_has_the_sheets_that_have_rows():
    make_membership(make_partnership())
    seats = sheet_of("Seats", Membership.objects.all())

    book = load_workbook(BytesIO(workbook_of("What is kept", "CSP", [None, seats, None])))
    assert (book.sheetnames, book.properties.title) == (["Seats"], "What is kept")
