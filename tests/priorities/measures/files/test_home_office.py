"""The Home Office's table by partnership: columns by name, rows of ours alone, notes kept."""

import re
from io import BytesIO
from zipfile import ZipFile

import pytest
from openpyxl import Workbook, load_workbook

from priorities.measures.files.csv_lines import UnreadFile
from priorities.measures.files.home_office import read_home_office
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


HEADS = ["Financial Quarter", "Police Force", "CSP Name", "Offence Description", "Offence Count"]
VALUES = [1, "Anyshire", "Anyborough", "Shoplifting", 182]


def workbook(*lines, title="2026_27"):
    book = Workbook()
    sheet = book.active
    sheet.title = title
    for line in (["Police recorded crime"], *lines):
        sheet.append(line)
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def table(**cells) -> bytes:
    """A CSV table of one row, in which some cells are other ones; ``year`` stands in a column of its own."""
    row = {"year": "2026/27"} | dict(zip(HEADS, map(str, VALUES), strict=True)) | cells
    heads = ["Financial Year", *HEADS]
    return "\n".join(",".join(f'"{cell}"' for cell in line) for line in (heads, row.values())).encode()


@pytest.mark.parametrize("order", [(0, 1, 2, 3, 4), (4, 2, 0, 1, 3)])
def test_excel_is_read_by_name_whatever_the_order(order):
    assert rows(workbook([HEADS[at] for at in order], [VALUES[at] for at in order])) == ROWS[:1]


def test_a_workbook_that_understates_its_size_is_read_whole():
    out = BytesIO()
    with ZipFile(BytesIO(workbook(HEADS, VALUES))) as book, ZipFile(out, "w") as smaller:
        for name in book.namelist():
            smaller.writestr(name, re.sub(rb'<dimension ref="[^"]*"', b'<dimension ref="A1"', book.read(name)))

    assert rows(out.getvalue()) == ROWS[:1]


def test_heads_and_names_are_known_whatever_their_spaces():
    spaced = [HEADS[0], HEADS[1], "CSP\u00a0 Name ", HEADS[3], "OFFENCE\nCount"]

    assert (
        rows(workbook(spaced, [1, "Anyshire", " Anyborough\u00a0", "Shoplifting ", 182], title="2026-27 ")) == ROWS[:1]
    )


def test_lines_without_a_partnership_and_cells_without_words_are_passed_over():
    total = ["", "Anyshire", "", "Total", 999]
    content = table() + b"\n2026/27,1,Anyshire\n"

    assert rows(content) == ROWS[:1]
    assert [*read_home_office(BytesIO(workbook(HEADS, total, VALUES)), ["Anyborough"]).csps] == ["Anyborough"]


def test_a_line_that_has_one_of_the_heads_is_not_theirs():
    assert rows(workbook(["CSP Name", "Recorded crime"], HEADS, VALUES)) == ROWS[:1]


def test_sheets_that_are_no_years_are_left_alone():
    book = load_workbook(BytesIO(workbook(HEADS, VALUES)))
    book.copy_worksheet(book["2026_27"])
    out = BytesIO()
    book.save(out)

    assert rows(out.getvalue()) == ROWS[:1]
    with pytest.raises(UnreadFile, match="No sheet has the columns"):
        rows(changed_table(('table:name="2026_27"', 'table:name="2026_27 Copy"')))


def test_a_comment_on_a_cell_is_no_part_of_it():
    cell = "<text:p>Anyborough</text:p>"
    comment = "<office:annotation><text:p>Ask the force.</text:p></office:annotation>"

    assert rows(changed_table((cell, comment + cell))) == ROWS


@pytest.mark.parametrize("year", ["2026/27", "2026-27", "2026/2027", "2026 – 27", "Apr 2026_27"])
def test_the_year_is_known_however_it_is_written(year):
    assert rows(table(year=year)) == ROWS[:1]


@pytest.mark.parametrize(("written", "count"), [("1,182", 1182), ("1 182.0", 1182), ("−3", -3), ("0", 0)])
def test_counts_are_known_however_they_are_written(written, count):
    assert [row[-1] for row in rows(table(**{"Offence Count": written}))] == [count]


@pytest.mark.parametrize("written", ["", "-", " – ", "..", "[x]", "N/A"])
def test_what_the_table_does_not_know_is_not_nought(written):
    assert [row[-1] for row in rows(table(**{"Offence Count": written}))] == [None]


def test_a_table_that_windows_saved_again_is_read():
    content = table(**{"CSP Name": "Ynys Môn", "Offence Description": "Theft – other"}).decode().encode("cp1252")

    assert rows(content, ours=["ynys môn"]) == [("2026/27", 1, "Ynys Môn", "Theft – other", 182)]


def test_all_offences_of_the_table_are_known():
    other = [1, "Anyshire", "Otherborough", "Arson", 3]

    reading = read_home_office(BytesIO(workbook(HEADS, VALUES, other)), ["Anyborough"]).data()

    assert (reading["offences"], len(reading["rows"])) == (["Arson", "Shoplifting"], 1)


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"PK\x03\x04 no zip", "The file is damaged"),
        (b"a,b\n1,2\n", "No sheet has the columns"),
        (changed_table(("182", "many")), "“many” is not a count of offences (Anyborough, Shoplifting)."),
        (table(**{"Offence Count": "182.5"}), "“182.5” is not a count of offences (Anyborough, Shoplifting)."),
        (table(**{"Offence Count": "1000000001"}), "“1000000001” offences are more than a country has (Anyborough, S"),
        (table(year="2026/28"), "A row of Anyborough names no financial year, such as 2026/27: “2026/28”."),
        (table(year="9999/00"), "A row of Anyborough names no financial year, such as 2026/27: “9999/00”."),
        (table(**{"Financial Quarter": "5"}), "A row of Anyborough names no quarter of a financial year: “5”."),
    ],
)
def test_what_cannot_be_read_is_told(content, why):
    with pytest.raises(UnreadFile) as refused:
        rows(content)

    assert str(refused.value).startswith(why)
