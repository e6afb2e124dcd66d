"""Suppression: no small count can be worked out, and no more is hidden than needs to be."""

from itertools import combinations, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from priorities.measures.disclosure import hidden, shown_running_totals
from tests.sizes import examples

#: Wards (North, South, East) and quarters.
WARDS = [[12, 3, 9, 15], [7, 8, 6, 11], [20, 14, 0, 17]]


def test_wards_and_quarters_with_all_their_totals():
    found = hidden(WARDS)

    assert found.small == {(0, 1)}
    assert found.beside == {(0, 2), (1, 1), (1, 2)}
    assert sum(WARDS[row][column] for row, column in found.beside) == 23


def test_a_hidden_count_may_then_be_anything_from_0_to_11():
    north, south, quarter_2 = 3 + 9, 8 + 6, 3 + 8  # what the sums that are shown leave to the hidden counts
    possible = [n for n in range(26) if min(north - n, quarter_2 - n, south - (quarter_2 - n)) >= 0]

    assert (possible[0], possible[-1]) == (0, 11)


def test_without_totals_only_small_counts_are_hidden():
    found = hidden(WARDS, row_totals=False, column_totals=False)

    assert (found.small, found.beside) == ({(0, 1)}, frozenset())


def test_with_totals_of_columns_alone_one_more_is_hidden():
    assert hidden(WARDS, row_totals=False).beside == {(1, 1)}


def test_a_total_that_is_small_is_hidden_too():
    found = hidden([[0, 3, 0], [10, 20, 30], [8, 9, 7]])

    assert (found.small, found.beside) == ({(0, 1), (0, 3)}, {(2, 1), (2, 3)})


def test_what_an_earlier_version_told_protects_nothing():
    found = hidden(WARDS, told=[(1, 1)])

    assert found.beside == {(0, 0), (2, 0), (2, 1)}


def test_a_figure_that_is_not_available_hides_nothing():
    assert hidden([[None, 12], [7, 8]]).small == frozenset()


@pytest.mark.parametrize(
    ("hidden_counts", "shown"),
    [
        ([False, False, True], [True, True, False]),
        ([False, False, True, False], [True, True, False, False]),
        ([False, False, True, True], [True, True, False, True]),
        ([True, True, True, False], [False, True, False, False]),
    ],
)
def test_a_year_to_date_is_hidden_until_a_second_quarter_is(hidden_counts, shown):
    assert shown_running_totals(hidden_counts) == shown


def test_a_large_table_gets_a_safe_answer_quickly():
    rows = [[(row * 7 + column * 13) % 40 for column in range(24)] for row in range(30)]

    found = hidden(rows)

    assert all(cell in found for cell in found.small)
    assert not bridges_by_hand(found.small | found.beside) & found.small


def fillings(rows, found):
    """All ways to fill the hidden cells with whole numbers so that the shown totals still hold."""
    height, width = len(rows), len(rows[0])
    cells = sorted(cell for cell in found.small | found.beside if cell[0] < height and cell[1] < width)
    for values in product(range(10), repeat=len(cells)):
        tried = [list(row) for row in rows]
        for (row, column), value in zip(cells, values, strict=True):
            tried[row][column] = value
        row_sums = [(sum(tried[r]), sum(rows[r])) for r in range(height) if (r, width) not in found]
        sums = [(sum(t[c] for t in tried), sum(t[c] for t in rows)) for c in range(width) if (height, c) not in found]
        if all(a == b for a, b in row_sums + sums):
            yield tried


def may_be_worked_out(rows, found):
    """Whether some small count inside has one value in all fillings."""
    ways = list(fillings(rows, found))
    return any(len({way[r][c] for way in ways}) == 1 for r, c in found.small if r < len(rows) and c < len(rows[0]))


def bridges_by_hand(cells):
    """Cells without which their row and column are apart: found by walking, one cell at a time."""
    return {cell for cell in cells if not reaches(cell[0], ~cell[1], cells - {cell})}


def reaches(start, end, cells):
    seen, fresh = {start}, [start]
    while fresh:
        at = fresh.pop()
        for row, column in cells:
            for one, other in ((row, ~column), (~column, row)):
                if one == at and other not in seen:
                    seen.add(other)
                    fresh.append(other)
    return end in seen


tables = st.integers(2, 3).flatmap(
    lambda width: st.lists(st.lists(st.integers(0, 7), min_size=width, max_size=width), min_size=2, max_size=3)
)


@examples(60)
@given(tables)
def test_no_small_count_can_be_worked_out(rows):
    found = hidden(rows)

    if len(found.small | found.beside) <= 4:
        assert not may_be_worked_out(rows, found)
    assert not bridges_by_hand(found.small | found.beside) & found.small


@examples(60)
@given(tables)
def test_no_smaller_set_would_do(rows):
    found = hidden(rows)

    inside = [(r, c) for r, row in enumerate(rows) for c, count in enumerate(row) if count > 4]
    fewer = range(len(found.beside)) if found.beside <= set(inside) else ()
    assert not any(
        found.small and not bridges_by_hand(found.small | set(chosen)) & found.small
        for size in fewer
        for chosen in combinations(inside, size)
    )
