"""The tables of a text as CSV: each of them, as spreadsheets read it, and nothing that runs."""

import csv
from io import BytesIO, StringIO
from zipfile import ZipFile

import pytest

from plans.office.sheets import read_sheets
from plans.office.tables_out import harmless, tables_zip
from tests.plans.office.word_out.test_writing import RECORD, block, document


def files(*blocks):
    with ZipFile(BytesIO(tables_zip(document(*blocks), RECORD))) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def rows(content):
    return list(csv.reader(StringIO(content.decode("utf-8-sig"))))


def table(caption, cells):
    return f"<table><caption>{caption}</caption>{cells}</table>"


def test_each_table_is_a_file_and_the_list_names_them():
    first = table("Homes", "<tr><th>Area</th><th>Homes</th></tr><tr><td>Nôrth</td><td>5</td></tr>")
    found = files(block(html=first), block(heading="Money", number=1, html=table("", "<tr><td>a</td></tr>")))

    assert sorted(found) == ["01-homes.csv", "02-money.csv", "contents.csv"]
    assert found["01-homes.csv"].startswith(b"\xef\xbb\xbf")
    assert rows(found["01-homes.csv"]) == [["Area", "Homes"], ["Nôrth", "5"]]
    assert rows(found["contents.csv"])[1:] == [
        ["01-homes.csv", "Our area", "Homes", "1", "2"],
        ["02-money.csv", "Money", "Money", "1", "1"],
    ]


def test_cells_that_cover_others_fill_them_and_items_stand_on_lines():
    cells = (
        '<tr><td rowspan="2">A</td><td colspan="2"><ul><li>x</li><li>y</li></ul></td></tr><tr><td>1</td><td>2</td></tr>'
    )

    assert rows(files(block(html=table("T", cells)))["01-t.csv"]) == [["A", "x\ny", "x\ny"], ["A", "1", "2"]]


@pytest.mark.parametrize(
    ("words", "kept"),
    [
        ("=1+1", "'=1+1"),
        ("@SUM(1)", "'@SUM(1)"),
        ("-2+3", "'-2+3"),
        ("+cmd|x", "'+cmd|x"),
        ("-5.2%", "-5.2%"),
        ("+44", "+44"),
        ("a=1", "a=1"),
    ],
)
def test_no_cell_is_taken_for_a_formula(words, kept):
    assert harmless(words) == kept


def test_our_own_reader_takes_the_mark_off_again():
    found = files(block(html=table("T", "<tr><td>=A1</td><td>b</td></tr>")))["01-t.csv"]

    assert [cell.text for cell in read_sheets(found)[0].rows[0].cells] == ["=A1", "b"]
