"""Rows as sheets: a column for each field in the words of its form, choices in words, nothing technical."""

from datetime import date

import pytest

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
