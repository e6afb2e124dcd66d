"""Columns are as wide as what stands in them, and tables alike have columns alike."""

from xml.etree.ElementTree import fromstring

import pytest

from plans.printing.tables import UPRIGHT, USUAL, cells_of
from plans.printing.widths import share_widths, shared

LONG = "words that go on and on for several lines " * 6


def table(*rows):
    cells = ("".join(f"<td>{words}</td>" for words in row) for row in rows)
    return fromstring("<table>" + "".join(f"<tr>{row}</tr>" for row in cells) + "</table>")


def widths(*tables):
    return shared([cells_of(list(each.iter("tr"))) for each in tables], USUAL, UPRIGHT)


def test_what_fits_on_one_line_is_left_to_the_page():
    assert widths(table(["Ward", "12"], ["Elm", "7"])) == []


def test_the_longest_words_get_the_room():
    short, long, rating = widths(table(["Fire", LONG, "12"], ["Flood", LONG, "9"]))

    assert long > UPRIGHT / 2 > short + rating


@pytest.mark.parametrize("words", [("a " * 200, "a " * 200), (LONG, LONG)])
def test_columns_that_say_as_much_are_as_wide(words):
    first, second = widths(table(words))

    assert (round(first + second), abs(first - second) < 2) == (UPRIGHT, True)


def test_tables_under_the_same_heads_have_the_same_columns():
    tables = [table(["Action", "Lead"], [LONG, "Council"]), table(["Action", "Lead"], ["Short", LONG])]

    share_widths(tables)

    first, second = ([col.get("style") for col in each.iter("col")] for each in tables)
    assert (len(first), first) == (2, second)
