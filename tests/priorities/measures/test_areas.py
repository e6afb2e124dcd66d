"""A measure by parts of the area: no small count can be worked out of what the public reads."""

from decimal import Decimal

import pytest

from priorities.measures.areas import area_table
from priorities.measures.entering import FigureEntry, enter
from tests.factories import make_user
from tests.priorities.measures.rows import make_measure, quarter

pytestmark = pytest.mark.django_db
WARDS = {"North": [12, 3, 9, 15], "South": [7, 8, 6, 11], "West": [20, 14, 0, 17]}


def wards(figures, **fields):
    measure = make_measure(frequency="quarter", **fields)
    entries = [
        FigureEntry(quarter(at), Decimal(count), area=area)
        for area, counts in figures.items()
        for at, count in enumerate(counts, 1)
        if count is not None
    ]
    enter(measure, entries, by=make_user("site_administrator"))
    return measure


def test_wards_and_quarters_are_told_with_their_totals():
    table = area_table(wards(WARDS))

    assert table["heads"] == ["Q1 2026/27", "Q2 2026/27", "Q3 2026/27", "Q4 2026/27", "Year to date"]
    assert table["rows"][0] == ("North", ["12", "3", "9", "15", "39"])
    assert table["rows"][-1] == ("All parts", ["39", "25", "15", "43", "122"])


def test_the_public_reads_four_marks_and_all_totals():
    assert area_table(wards(WARDS), public=True)["rows"] == [
        ("North", ["12", "[c]", "[c]", "15", "39"]),
        ("South", ["7", "[c]", "[c]", "11", "32"]),
        ("West", ["20", "14", "0", "17", "51"]),
        ("All parts", ["39", "25", "15", "43", "122"]),
    ]


def test_a_missing_count_leaves_no_total():
    assert area_table(wards({"North": [12, None], "South": [7, 8]}))["rows"] == [
        ("North", ["12", "[x]", "[x]"]),
        ("South", ["7", "8", "15"]),
        ("All parts", ["19", "[x]", "[x]"]),
    ]


def test_without_figures_by_part_there_is_no_table():
    assert area_table(make_measure(frequency="quarter")) is None
