"""Periods of a year and their days, with the paper's own numbers."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actions.delivery.tiling import Clocks, Tile, faults, tiles, tiles_until
from partnerships.days.calendars import Calendar

FIRST, LAST = date(2026, 4, 1), date(2027, 3, 31)


def quarters():
    return tiles(FIRST, LAST, 3, Calendar(), Clocks())


def test_third_quarter_counts_over_new_year():
    days = (date(2026, 10, 1), date(2026, 12, 31), date(2027, 1, 1), date(2027, 1, 15), date(2027, 1, 22))
    assert quarters()[2] == Tile("Quarter 3", *days)


def test_other_quarters_are_due_and_close_on_the_days_of_the_paper():
    assert [(tile.due_on, tile.closes_on) for tile in quarters() if tile.name != "Quarter 3"] == [
        (date(2026, 7, 14), date(2026, 7, 21)),
        (date(2026, 10, 14), date(2026, 10, 21)),
        (date(2027, 4, 14), date(2027, 4, 21)),
    ]


def test_closure_days_of_the_council_do_not_count():
    calendar = Calendar(closures={date(2027, 1, 4): "Training", date(2027, 1, 5): "Training"})
    assert tiles(FIRST, LAST, 3, calendar, Clocks())[2].due_on == date(2027, 1, 19)


def test_text_for_several_years_names_the_year_too():
    found = tiles(FIRST, date(2029, 3, 31), 3, Calendar(), Clocks())
    assert [found[0].name, found[6].name, len(found)] == ["Quarter 1 of 2026/27", "Quarter 3 of 2027/28", 12]


@pytest.mark.parametrize(
    ("last", "months", "name", "of_the_last"),
    [
        (LAST, 6, "Half 1", "Half 2"),
        (date(2027, 4, 1), 6, "Half 1 of 2026/27", "Half 1 of 2027/28"),
        (LAST, 4, "Third 1", "Third 3"),
        (date(2028, 3, 31), 4, "Third 1 of 2026/27", "Third 3 of 2027/28"),
        (date(2026, 4, 30), 3, "Quarter 1", "Quarter 1"),
    ],
)
def test_periods_are_named_by_their_place_in_the_year(last, months, name, of_the_last):
    found = tiles(FIRST, last, months, Calendar(), Clocks())
    assert [found[0].name, found[-1].name, found[-1].ends_on] == [name, of_the_last, last]


def test_year_that_begins_in_january_is_named_by_one_year():
    found = tiles(date(2026, 1, 1), date(2027, 12, 31), 3, Calendar(), Clocks())
    assert [found[0].name, found[4].name] == ["Quarter 1 of 2026", "Quarter 1 of 2027"]


def test_text_that_ends_inside_a_part_has_a_shorter_last_one():
    found = tiles(date(2026, 4, 1), date(2027, 1, 31), 6, Calendar(), Clocks())
    assert [(tile.name, tile.ends_on) for tile in found] == [
        ("Half 1", date(2026, 9, 30)),
        ("Half 2", date(2027, 1, 31)),
    ]


def test_periods_of_ones_own_follow_each_other():
    found = tiles_until([date(2026, 7, 31), LAST], FIRST, Calendar(), Clocks())
    assert [(tile.name, tile.starts_on) for tile in found] == [("Period 1", FIRST), ("Period 2", date(2026, 8, 1))]


@pytest.mark.parametrize(
    ("ends", "sentences"),
    [
        ([date(2026, 7, 31), date(2027, 2, 28)], ["No period holds 1 March 2027 to 31 March 2027."]),
        ([date(2027, 4, 2)], ["1 April 2027 to 2 April 2027 are outside the year."]),
        ([date(2027, 4, 1)], ["1 April 2027 is outside the year."]),
        ([date(2027, 3, 30)], ["No period holds 31 March 2027."]),
        ([LAST, date(2026, 7, 31)], []),
        ([LAST], []),
        ([], ["There are no periods."]),
    ],
)
def test_what_does_not_tile_is_said(ends, sentences):
    assert faults(tiles_until(ends, FIRST, Calendar(), Clocks()), FIRST, LAST) == sentences


def test_days_between_two_periods_are_missed_in_whatever_order_they_come():
    first, second, third, fourth = quarters()
    assert faults([fourth, first, third], FIRST, LAST) == ["No period holds 1 July 2026 to 30 September 2026."]
    assert faults([second, third, fourth], FIRST, LAST) == ["No period holds 1 April 2026 to 30 June 2026."]


def test_one_day_held_twice_is_one_day():
    rows = [Tile("One", FIRST, date(2026, 10, 1), LAST, LAST, LAST), *quarters()[2:]]
    assert faults(rows, FIRST, LAST) == ["One and Quarter 3 both hold 1 October 2026."]


def test_days_held_twice_are_said():
    rows = [Tile("One", FIRST, date(2026, 10, 2), LAST, LAST, LAST), quarters()[2], quarters()[3]]
    assert faults(rows, FIRST, LAST) == ["One and Quarter 3 both hold 1 October 2026 to 2 October 2026."]


@given(st.integers(1, 12), st.sampled_from([3, 4, 6]), st.integers(1, 1500))
def test_every_year_is_tiled_without_gap_or_overlap(month, months, length):
    first = date(2026, month, 1)
    last = date.fromordinal(first.toordinal() + length)
    assert faults(tiles(first, last, months, Calendar(), Clocks()), first, last) == []
