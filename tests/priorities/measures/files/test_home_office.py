"""The Home Office's table by partnership: columns by name, rows of ours alone, notes kept."""

from io import BytesIO

import pytest
from openpyxl import Workbook

from priorities.measures.files.home_office import read_home_office
from priorities.measures.files.street import UnreadFile
from tests.priorities.measures.files.samples import TABLE, changed_table, sample

NOTE = "Anyshire: Due to IT issues, some crime data are recorded under an unassigned CSP group from July 2026 onwards."
ROWS = [
    ("2026/27", 1, "Anyborough", "Shoplifting", 182),
    ("2026/27", 1, "Anyborough", "Robbery of personal property", 11),
    ("2026/27", 2, "Anyborough", "Shoplifting", 175),
    ("2026/27", 2, "Anyborough", "Robbery of personal property", -1),
    ("2026/27", 2, "Unassigned Anyshire", "Shoplifting", 64),
]


def rows(content, ours=("Anyborough",)):
    reading = read_home_office(BytesIO(content), ours)
    return [(row.year, row.quarter, row.csp, row.names[0], row.count) for row in reading.rows]


def test_rows_of_ours_and_of_no_partnership_are_kept():
    reading = read_home_office(BytesIO(sample(TABLE)), ["anyborough"])

    assert rows(sample(TABLE)) == ROWS
    assert reading.csps == dict.fromkeys(["Anyborough", "Unassigned Anyshire", "Otherborough"], "Anyshire")
    assert (reading.notes, reading.updated) == ([NOTE], "Updated: 22 October 2026")


def test_other_heads_of_the_columns_are_known():
    renamed = changed_table(("Police Force", "Force Name"), ("Offence Count", "Number of Offences"))

    assert rows(renamed) == ROWS


def workbook(order):
    book = Workbook()
    sheet = book.active
    sheet.title = "2026_27"
    heads = ["Financial Quarter", "Police Force", "CSP Name", "Offence Description", "Offence Count"]
    values = [1, "Anyshire", "Anyborough", "Shoplifting", 182]
    sheet.append(["Police recorded crime"])
    sheet.append([heads[at] for at in order])
    sheet.append([values[at] for at in order])
    out = BytesIO()
    book.save(out)
    return out.getvalue()


@pytest.mark.parametrize("order", [(0, 1, 2, 3, 4), (4, 2, 0, 1, 3)])
def test_excel_is_read_by_name_whatever_the_order(order):
    assert rows(workbook(order)) == ROWS[:1]


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"PK\x03\x04 no zip", "The file is damaged"),
        (b"a,b\n1,2\n", "No sheet has the columns"),
        (changed_table(("182", "many")), "“many” is not a count of offences (Anyborough, Shoplifting)."),
    ],
)
def test_what_cannot_be_read_is_told(content, why):
    with pytest.raises(UnreadFile) as refused:
        rows(content)

    assert str(refused.value).startswith(why)
