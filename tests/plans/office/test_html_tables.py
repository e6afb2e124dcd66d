"""Tables of HTML as grids: which cell covers what, and which rows head the others."""

import pytest
from lxml import html

from plans.office.html_tables import TableOfHtml
from plans.office.tables_out import csv_of, grid_of, harmless


def table(inside):
    return TableOfHtml(html.fragment_fromstring(f"<table>{inside}</table>"))


def row(*cells, tag="td"):
    return f"<tr>{''.join(cell if cell.startswith('<') else f'<{tag}>{cell}</{tag}>' for cell in cells)}</tr>"


HEADS = row("Year", "Crimes", tag="th")
GRIDS = {
    "plain": (row("a", "b") + row("c", "d"), [["a", "b"], ["c", "d"]]),
    "a cell over two columns": (row('<td colspan="2">a</td>') + row("b", "c"), [["a", "a"], ["b", "c"]]),
    "a cell over two rows": (row('<td rowspan="2">a</td>', "b") + row("c"), [["a", "b"], ["a", "c"]]),
    "one over rows and columns": (
        row('<td rowspan="2" colspan="2">a</td>', "b") + row("c") + row("d", "e", "f"),
        [["a", "a", "b"], ["a", "a", "c"], ["d", "e", "f"]],
    ),
    "more rows than there are": (row('<td rowspan="9">a</td>', "b") + row("c"), [["a", "b"], ["a", "c"]]),
    "spans that are none": (
        row('<td colspan="0">a</td>', '<td rowspan="x">b</td>', '<td colspan="-1">c</td>'), [["a", "b", "c"]],
    ),
    "a short row": (row("a", "b") + row("c"), [["a", "b"], ["c", ""]]),
    "a row in the middle covered from both sides": (
        row('<td rowspan="2">a</td>', "b", '<td rowspan="2">c</td>') + row("d"), [["a", "b", "c"], ["a", "d", "c"]],
    ),
    "paragraphs and items": (
        row("<td><p>One <b>two</b></p><ul><li>three</li></ul>four</td>"), [["One two\nthree\nfour"]],
    ),
    "a line break": (row("<td>One<br>two\n  three</td>"), [["One\ntwo three"]]),
    "nothing": ("", []),
}  # fmt: skip


@pytest.mark.parametrize(("inside", "grid"), GRIDS.values(), ids=GRIDS)
def test_each_cell_says_its_words_wherever_it_reaches(inside, grid):
    assert grid_of(table(inside)) == grid


def test_a_cell_covers_a_hundred_columns_at_most():
    assert table(row('<td colspan="999999">a</td>')).columns == 100


@pytest.mark.parametrize(
    ("inside", "heads"),
    [
        (HEADS + row("2026", "7"), 1),
        (row("2026", "7"), 0),
        (HEADS, 0),
        (f"<thead>{HEADS}{HEADS}</thead><tbody>{row('2026', '7')}</tbody>", 2),
        (row("<th>Year</th>", "7") + row("a", "b"), 0),
    ],
    ids=["a first row of headings", "none", "headings alone", "a head of two rows", "a heading beside a figure"],
)
def test_rows_that_head_the_others_are_counted(inside, heads):
    assert table(inside).head_rows == heads


def test_a_table_inside_a_cell_is_one_of_its_own():
    outer = table(row("<td>a<table><tr><td>b</td></tr></table></td>") + row("c"))

    assert (len(outer.rows), outer.columns) == (2, 1)


@pytest.mark.parametrize(
    ("caption", "words", "is_seen"),
    [
        ("<caption> Crimes\n by year </caption>", "Crimes by year", True),
        ('<caption class="visually-hidden">Crimes</caption>', "Crimes", False),
        ("", "", False),
    ],
)
def test_a_caption_is_known_and_whether_anybody_sees_it(caption, words, is_seen):
    found = table(caption + HEADS)

    assert (found.caption, found.is_caption_seen) == (words, is_seen)


@pytest.mark.parametrize(
    ("words", "written"),
    [
        ("=A1", "'=A1"),
        ("@cmd", "'@cmd"),
        ("+44 20 7946 0000", "'+44 20 7946 0000"),
        ("-", "'-"),
        ("- none", "'- none"),
        ("\tx", "'\tx"),
        ("\rx", "'\rx"),
        ("-5", "-5"),
        ("+1,204.5", "+1,204.5"),
        ("-2.5%", "-2.5%"),
        ("-2.5%+A1", "'-2.5%+A1"),
        ("a=b", "a=b"),
        ("", ""),
    ],
)
def test_no_cell_is_taken_for_a_formula_and_figures_stay_figures(words, written):
    assert harmless(words) == written


def test_a_file_begins_with_the_mark_of_utf_8():
    assert csv_of([["Café", "a,b"], ["=1", "two\nlines"]]) == (
        b'\xef\xbb\xbfCaf\xc3\xa9,"a,b"\r\n\'=1,"two\nlines"\r\n'
    )
