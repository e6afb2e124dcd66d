"""Where things stand in a chart: scales, round figures at the side, labels with room, words that do not overlap."""

from decimal import Decimal

import pytest

from plans.document.axes import Scale, axis_labels, runs, ticks
from plans.document.chart_parts import apart, figures_of, has_room, written


@pytest.mark.parametrize(
    ("low", "high", "figures"),
    [
        (0, 100, "0 20 40 60 80 100"),
        (3, 97, "0 20 40 60 80 100"),
        (0, 7, "0 2 4 6 8"),
        (0, 1, "0.0 0.2 0.4 0.6 0.8 1.0"),
        (80, 100, "80 85 90 95 100"),
        (59, 100, "0 20 40 60 80 100"),
        (60, 100, "60 70 80 90 100"),
        (-10, 10, "-10 -5 0 5 10"),
        (-10, -2, "-10 -8 -6 -4 -2"),
        (0, 0, "0 0.2"),
        (5, 5, "0 1 2 3 4 5"),
        (-5, -5, "-5 -4"),
        (0, 12500, "0 2500 5000 7500 10000 12500"),
        (0, 0.25, "0 0.05 0.1 0.15 0.2 0.25"),
    ],
)
def test_figures_at_the_side_are_round_and_hold_all_between_them(low, high, figures):
    found = ticks(low, high)

    assert [float(each) for each in found] == [float(each) for each in figures.split()]
    assert found[0] <= low and found[-1] >= high


@pytest.mark.parametrize(
    ("scale", "value", "place"),
    [
        (Scale(0, 10, 100, 200), 5, 150),
        (Scale(0, 10, 200, 100), 5, 150),
        (Scale(-10, 10, 0, 100), -10, 0),
        (Scale(Decimal(0), Decimal(4), 0, 8), 1, 2),
        (Scale(7, 7, 20, 90), 7, 20),
        (Scale(0, 10, 0, 100), 12, 120),
    ],
)
def test_a_value_has_its_place(scale, value, place):
    assert scale(value) == place


@pytest.mark.parametrize(
    ("labels", "width", "shown"),
    [
        (["2024", "2025", "2026"], 300, ["2024", "2025", "2026"]),
        (["2024", "2025", "2026"], 100, ["2024", "2026"]),
        (["2023", "2024", "2025", "2026"], 100, ["2024", "2026"]),
        (["2023", "2024", "2025", "2026"], 80, ["2023", "2026"]),
        (["2026"], 100, ["2026"]),
        ([], 100, []),
        (["A very long name of a ward"], 75, ["A very lo…"]),
    ],
)
def test_as_many_labels_are_shown_as_have_room_the_last_among_them(labels, width, shown):
    across = Scale(0, max(len(labels) - 1, 1), 0, width)

    found = list(axis_labels(labels, across, width))
    assert [label for _, label in found] == shown
    assert all(len(label) * 3.75 <= middle <= width - len(label) * 3.75 for middle, label in found)


@pytest.mark.parametrize(
    ("points", "found"),
    [
        ([(0, 1, 1), (1, 2, 2)], [[(0, 1, 1), (1, 2, 2)]]),
        ([(0, 1, 1), None, None, (1, 2, 2)], [[(0, 1, 1)], [(1, 2, 2)]]),
        ([None, (0, 1, 1), None], [[(0, 1, 1)]]),
        ([None], []),
        ([], []),
    ],
)
def test_a_line_breaks_where_there_is_no_figure(points, found):
    assert list(runs(points)) == found


@pytest.mark.parametrize(
    ("value", "unit", "words"),
    [
        (1820, "", "1,820"),
        (Decimal("2.70"), "%", "2.7%"),
        ("106460.00", "£", "106460.00"),
        (Decimal("106460.00"), "£", "£106,460"),
        (Decimal(-5), "£", "−£5"),
        (-5, "", "−5"),
        (0, "", "0"),
        (Decimal("1E+3"), "", "1,000"),
        (12, "per 1,000", "12"),
        (None, "", "not stated"),
        ("", "", "not stated"),
        ("suppressed", "%", "suppressed"),
    ],
)
def test_a_figure_is_written_as_people_read_it(value, unit, words):
    assert written(value, unit) == words


def test_figures_alone_are_reckoned_with():
    assert figures_of([1, None, "suppressed", Decimal("2.5"), 0]) == [1.0, 2.5, 0.0]


@pytest.mark.parametrize(
    ("heights", "room", "bottom", "placed"),
    [
        ([0, 50, 100], 20, 200, [0, 50, 100]),
        ([0, 5, 10], 20, 200, [0, 20, 40]),
        ([10, 0], 20, 200, [20, 0]),
        ([0, 0, 0], 10, 200, [0, 10, 20]),
        ([95, 100], 20, 100, [80, 100]),
        ([100, 100, 100], 30, 100, [40, 70, 100]),
        ([], 20, 100, []),
    ],
)
def test_words_beside_lines_are_moved_as_far_as_they_need_room(heights, room, bottom, placed):
    assert apart(heights, room, bottom) == placed


@pytest.mark.parametrize(("width", "room"), [(54.5, True), (54.4, False)])
def test_a_bar_shows_its_figure_where_the_whole_plate_has_room(width, room):
    assert has_room(width, "1,820") == room
