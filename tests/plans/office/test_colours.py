"""What the fill of a cell tells: red, amber, green and blue by whatever way a workbook names its colours."""

import pytest
from openpyxl.styles import PatternFill
from openpyxl.styles.colors import Color

from plans.office.colours import rated, theme_of

OFFICE = ["FFFFFF", "000000", "E7E6E6", "44546A", "4472C4", "ED7D31", "A5A5A5", "FFC000", "5B9BD5", "70AD47"]
NAMESPACE = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'


def filled(kind="solid", **colour):
    return rated(PatternFill(kind, fgColor=Color(**colour)), OFFICE)


@pytest.mark.parametrize(
    ("rgb", "word"),
    [
        ("FFFF0000", "red"),
        ("FFC00000", "red"),
        ("FFFF7C80", "red"),
        ("FFFFC000", "amber"),
        ("FFFFFF00", "amber"),
        ("FFFFEB9C", "amber"),
        ("FF00B050", "green"),
        ("FF92D050", "green"),
        ("FFC6EFCE", "green"),
        ("FF0070C0", "blue"),
        ("FF00B0F0", "blue"),
        ("FF00B0A8", ""),
        ("FF7030A0", ""),
        ("FFFFFFFF", ""),
        ("FFD9D9D9", ""),
        ("FF000000", ""),
        ("FF200000", ""),
        ("FFF8F4F4", ""),
    ],
)
def test_a_colour_is_called_as_officers_call_it(rgb, word):
    assert filled(rgb=rgb) == word


@pytest.mark.parametrize(
    ("colour", "word"),
    [
        ({"theme": 7}, "amber"),
        ({"theme": 9}, "green"),
        ({"theme": 4}, "blue"),
        ({"theme": 0}, ""),
        ({"theme": 99}, ""),
        ({"theme": 9, "tint": 0.4}, "green"),
        ({"theme": 9, "tint": 0.8}, ""),
        ({"theme": 9, "tint": -0.25}, "green"),
        ({"theme": 9, "tint": -0.7}, ""),
        ({"indexed": 10}, "red"),
        ({"indexed": 999}, ""),
    ],
)
def test_a_colour_of_the_theme_or_of_the_old_palette_is_looked_up(colour, word):
    assert filled(**colour) == word


@pytest.mark.parametrize("kind", ["lightGray", "gray125", None])
def test_what_is_not_filled_whole_tells_nothing(kind):
    assert filled(kind, rgb="FFFF0000") == ""


def test_a_cell_without_a_fill_tells_nothing():
    assert rated(None, OFFICE) == ""


def test_colours_of_a_theme_stand_in_the_order_of_cells():
    scheme = (
        '<a:dk1><a:sysClr val="windowText" lastClr="000000"/></a:dk1><a:lt1><a:srgbClr val="FFFFFF"/></a:lt1>'
        '<a:accent2><a:srgbClr val="ED7D31"/></a:accent2>'
    )
    content = f"<a:theme {NAMESPACE}><a:clrScheme>{scheme}</a:clrScheme></a:theme>".encode()

    assert theme_of(content) == ["FFFFFF", "000000", "", "", "", "ED7D31", "", "", "", ""]


@pytest.mark.parametrize("content", [None, b""])
def test_no_theme_has_no_colours(content):
    assert theme_of(content) == []


def test_a_theme_without_a_scheme_has_colours_without_names():
    assert theme_of(f"<a:theme {NAMESPACE}/>".encode()) == [""] * 10
