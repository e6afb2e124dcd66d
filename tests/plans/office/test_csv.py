"""Files of words between signs: how they are written, what parts their cells, and what no cell keeps."""

import pytest

from plans.office.packages import Unreadable
from plans.office.sheets import MOST_COLUMNS, MOST_ROWS, SheetCell, SheetRow, clean, read_sheets, text_of


def cells(data):
    (sheet,) = read_sheets(data if isinstance(data, bytes) else data.encode())
    assert (sheet.name, sheet.is_only) == ("", True)
    return [(row.number, [cell.value for cell in row.cells]) for row in sheet.rows]


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (b"Caf\xc3\xa9", ("Café", False)),
        (b"\xef\xbb\xbfCaf\xc3\xa9", ("Café", False)),
        (b"Caf\xe9 \x96 \x801", ("Café – €1", True)),
        (b"a\x81b", ("a\ufffdb", True)),
        ("Café".encode("utf-16"), ("Café", False)),
        (b"\xfe\xff\x00a", ("a", False)),
        (b"\xff\xfea\x00\x00\xd8", ("a\ufffd", False)),
        (b"", ("", False)),
    ],
    ids=["UTF-8", "with its mark", "Windows", "no letter of Windows", "UTF-16", "its other order", "half a letter", ""],
)
def test_the_text_of_a_file_is_read_as_programs_write_it(data, text):
    assert text_of(data) == text


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("a,b\nc,d", [(1, ["a", "b"]), (2, ["c", "d"])]),
        ("a;b\n1,5;2,5", [(1, ["a", "b"]), (2, ["1,5", "2,5"])]),
        ("a\tb\n1, High Street, Town\t2", [(1, ["a", "b"]), (2, ["1, High Street, Town", "2"])]),
        ("a|b\nc|d", [(1, ["a", "b"]), (2, ["c", "d"])]),
        ("sep=|\na,b|c", [(1, ["a,b", "c"])]),
        ("SEP=;\r\na;b", [(1, ["a", "b"])]),
        ("one\ntwo", [(1, ["one"]), (2, ["two"])]),
        ('a,b\n"two\nlines",c', [(1, ["a", "b"]), (2, ["two\nlines", "c"])]),
        ("a,b\n\n , \nc,d", [(1, ["a", "b"]), (4, ["c", "d"])]),
        ("", []),
    ],
    ids=["commas", "semicolons", "tabs", "bars", "as it says", "as it says of Windows", "one column", "lines in a cell",
         "empty rows", "nothing"],
)  # fmt: skip
def test_what_parts_the_cells_is_what_most_rows_agree_on(text, found):
    assert cells(text) == found


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("'=A1", "=A1"),
        ("'-5", "-5"),
        ("'+44", "+44"),
        ("'@x", "@x"),
        ("'tis", "'tis"),
        ("''=A1", "''=A1"),
        ("=A1", "=A1"),
        ("'", "'"),
        ("  x  ", "x"),
        ("a\x00b\x07c", "abc"),
    ],
)
def test_the_apostrophe_that_we_put_before_a_formula_is_taken_off(written, value):
    assert cells(f"head,x\n{written},y") == [(1, ["head", "x"]), (2, [value, "y"])]


@pytest.mark.parametrize(
    ("value", "kept"),
    [
        ("a\tb\nc", "a\tb\nc"),
        ("\x00\x1f", ""),
        ("\ufeffKent\u200b\u00ad", "Kent"),
        ("\u200e01/04/2027", "01/04/2027"),
        ("\u200eتحفظ", "\u200eتحفظ"),
        ("a\r\nb", "a\nb"),
        (7, 7),
        (None, None),
        (True, True),
        (2.5, 2.5),
        (1 / 3, 0.333333333333333),
    ],
)
def test_of_a_value_stays_what_a_column_keeps(value, kept):
    assert clean(value) == kept


def test_a_row_has_as_many_cells_as_are_read_and_none_behind_them():
    (row,) = read_sheets(",".join(map(str, range(MOST_COLUMNS + 5))).encode())[0].rows

    assert [cell.value for cell in row.cells] == [str(at) for at in range(MOST_COLUMNS)]
    assert [row.at(at) for at in (None, MOST_COLUMNS, MOST_COLUMNS - 1)] == [SheetCell(), SheetCell(), row.cells[-1]]
    assert SheetRow(1, []).at(0).is_empty


@pytest.mark.parametrize(("number", "is_taken"), [(MOST_ROWS, True), (MOST_ROWS + 1, False)])
def test_a_file_has_so_many_rows_and_no_more(number, is_taken):
    data = b"a\n" * number

    if is_taken:
        assert len(read_sheets(data)[0].rows) == number
    else:
        with pytest.raises(Unreadable, match=r"The file has more than 20,000 rows\. Send a file with fewer rows\."):
            read_sheets(data)


def test_a_cell_without_end_is_told():
    with pytest.raises(Unreadable, match="This CSV file cannot be read"):
        read_sheets(b'a,"' + b"x" * 200_000)


@pytest.mark.parametrize(
    ("cell", "is_empty"),
    [
        (SheetCell(), True),
        (SheetCell(" \n"), True),
        (SheetCell(0), False),
        (SheetCell(False), False),
        (SheetCell(None, "Excel shows an error here."), False),
    ],
)
def test_a_cell_is_empty_where_it_says_nothing_and_hides_nothing(cell, is_empty):
    assert cell.is_empty == is_empty
