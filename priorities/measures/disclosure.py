"""Small counts kept from being told: a table of counts may not tell, or let anyone work out, that it was 1 to 4 people.

Primary: a count from 1 to the threshold is hidden. Secondary: where a total beside it would give it away, further
counts are hidden with it, as few as possible; all carry the same mark, so that none says which it is. A nought is told
and never used. Pure; public guidance: Government Statistical Service on disclosure control of tables.

A count can be worked out exactly where, of the sums that are shown, one leaves it alone as the last unknown; step by
step for several. Rows and columns as the ends, hidden counts as the links between them: a hidden count is safe if, and
only if, it lies on a ring of hidden counts, because then one unit can go round it and no sum changes.
"""

import heapq
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from math import comb

#: A row and a column; the total of a row stands in the column behind the last, that of a column in the row below.
Cell = tuple[int, int]
Cells = frozenset[Cell]

MARK = "[c]"
THRESHOLD = 4
#: So many sets of counts are tried to find the smallest; a table that has more gets a good one.
MOST_TRIED = 20_000


@dataclass(frozen=True)
class Hidden:
    """The counts that are not told: ``small`` ones, and those hidden ``beside`` them for the sake of the totals."""

    small: Cells
    beside: Cells

    def __contains__(self, cell: Cell) -> bool:
        return cell in self.small or cell in self.beside


def is_small(count: int | None, threshold: int = THRESHOLD) -> bool:
    """Whether a count is too small to be told. A nought is not, a negative one (taken back) counts by its size."""
    return count is not None and 0 < abs(count) <= threshold


def hidden(
    rows: Sequence[Sequence[int | None]],
    *,
    row_totals: bool = True,
    column_totals: bool = True,
    threshold: int = THRESHOLD,
    told: Iterable[Cell] = (),
) -> Hidden:
    """Which counts of a table (None: not available) are hidden when it is shown with these totals.

    ``told``: counts that an earlier version has told; hiding one of them now protects nothing. The fewest counts are
    hidden beside the small ones, of equal ones those with the smallest sum, then the first in reading order; totals
    only where the counts inside cannot do it. Beyond ``MOST_TRIED`` sets the answer is safe and need not be smallest.
    """
    table = _with_totals(rows)
    height, width = len(rows), len(rows[0]) if rows else 0
    small = {cell for cell, count in table.items() if is_small(count, threshold)}
    unshown = {
        (row, column)
        for row, column in table
        if (column == width and not (row_totals if row < height else column_totals and row_totals))
        or (row == height and column < width and not column_totals)
    }
    small -= unshown
    usable = {cell: count for cell, count in table.items() if count and cell not in small | unshown | set(told)}
    inside = {cell: count for cell, count in usable.items() if cell[0] < height and cell[1] < width}
    for candidates in (inside, usable):
        beside = _fewest(small, unshown, candidates)
        if beside is not None:
            return Hidden(frozenset(small), frozenset(beside))
    return Hidden(frozenset(small), frozenset(usable))


def shown_running_totals(hidden_counts: Sequence[bool]) -> list[bool]:
    """Which sums from the first period on may be told beside the counts: those that leave no hidden count alone.

    Quarter 3 hidden beside 6 and 8 would be 17 − 6 − 8: the sum is hidden until a second quarter is.
    """
    shown, unknown = [], 0
    for is_hidden in hidden_counts:
        unknown += is_hidden
        shown.append(unknown != 1)
        unknown = 0 if unknown > 1 else unknown
    return shown


def _with_totals(rows: Sequence[Sequence[int | None]]) -> dict[Cell, int | None]:
    table: dict[Cell, int | None] = {
        (row, column): count for row, counts in enumerate(rows) for column, count in enumerate(counts)
    }
    height, width = len(rows), len(rows[0]) if rows else 0
    for row in range(height):
        table[row, width] = sum(count or 0 for count in rows[row])
    for column in range(width + 1):
        table[height, column] = sum(table[row, column] or 0 for row in range(height))
    return table


def _fewest(small: set[Cell], unshown: set[Cell], candidates: dict[Cell, int]) -> set[Cell] | None:
    """The smallest set that makes every small count safe; None where all candidates together do not."""
    near = _nearest(small, unshown, candidates)
    if near is None:
        return None
    cells, tried = sorted(candidates), 0
    for size in range(len(near) + 1):
        tried += comb(len(cells), size)
        if tried > MOST_TRIED:
            return near
        safe = [chosen for chosen in combinations(cells, size) if _are_safe(small, small | unshown | set(chosen))]
        if safe:
            return set(min(safe, key=lambda chosen: (sum(abs(candidates[cell]) for cell in chosen), chosen)))
    return near


def _nearest(small: set[Cell], unshown: set[Cell], candidates: dict[Cell, int]) -> set[Cell] | None:
    """A set that makes every small count safe, ring by ring in reading order, each the shortest that closes."""
    chosen: set[Cell] = set()
    for cell in sorted(small):
        ring = _shortest_ring(cell, small | unshown | chosen, candidates)
        if ring is None:
            return None
        chosen |= ring
    for cell in sorted(chosen, key=lambda each: (-abs(candidates[each]), each)):
        if _are_safe(small, (small | unshown | chosen) - {cell}):
            chosen.remove(cell)
    return chosen


def _shortest_ring(cell: Cell, free: set[Cell], candidates: dict[Cell, int]) -> set[Cell] | None:
    """The candidates on the cheapest way from the cell's row to its column without the cell; hidden ones are free."""
    cost: dict[Cell, tuple[int, int]] = {each: (1, abs(count)) for each, count in candidates.items()}
    cost.update(dict.fromkeys(free, (0, 0)))
    cost.pop(cell, None)
    ends = _links(cost)
    heap: list[tuple[int, int, tuple[Cell, ...], int]] = [(0, 0, (), cell[0])]
    seen: set[int] = set()
    while heap:
        length, total, way, end = heapq.heappop(heap)
        if end == ~cell[1]:
            return {each for each in way if each not in free}
        if end in seen:
            continue
        seen.add(end)
        for other, link in ends.get(end, ()):
            more, count = cost[link]
            heapq.heappush(heap, (length + more, total + count, (*way, link), other))
    return None


def _links(cells: Iterable[Cell]) -> dict[int, list[tuple[int, Cell]]]:
    """From each row (0, 1, …) and each column (−1, −2, …) to those that a cell links it with."""
    links: dict[int, list[tuple[int, Cell]]] = {}
    for row, column in sorted(cells):
        links.setdefault(row, []).append((~column, (row, column)))
        links.setdefault(~column, []).append((row, (row, column)))
    return links


def _are_safe(small: set[Cell], unknown: set[Cell]) -> bool:
    return not small & set(_bridges(unknown))


def _bridges(unknown: set[Cell]) -> Iterator[Cell]:
    """Cells on no ring: links without which their row and their column would be apart (Tarjan's bridges)."""
    links = _links(unknown)
    order: dict[int, int] = {}
    low: dict[int, int] = {}
    for root in links:
        if root in order:
            continue
        order[root] = low[root] = len(order)
        stack: list[tuple[int, Cell | None, Iterator[tuple[int, Cell]]]] = [(root, None, iter(links[root]))]
        while stack:
            end, came_by, rest = stack[-1]
            for other, link in rest:
                if link == came_by:
                    continue
                if other in order:
                    low[end] = min(low[end], order[other])
                else:
                    order[other] = low[other] = len(order)
                    stack.append((other, link, iter(links[other])))
                    break
            else:
                stack.pop()
                if stack:
                    above = stack[-1][0]
                    low[above] = min(low[above], low[end])
                    if low[end] > order[above] and came_by is not None:
                        yield came_by
