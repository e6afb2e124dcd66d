"""A measure by parts of the area: the periods of one financial year, with totals, small counts hidden from the public.

The totals of the periods stand in the series too, so they are never hidden here: counts beside a small one are.
"""

from collections.abc import Sequence

from priorities.measures.disclosure import MARK, Cell, hidden
from priorities.measures.periods import FigureSpan
from priorities.measures.series import MISSING
from priorities.models import Measure, MeasureValue


def area_table(measure: Measure, *, public: bool = False) -> dict | None:
    """Heads, and a row of words for each part and for all of them; None where no figures are given by part."""
    if measure.adds_up != Measure.AddsUp.SUM:
        return None
    values = list(measure.values.newest().exclude(area="").in_order())
    if not values:
        return None
    year = max(FigureSpan(value.starts_on, value.ends_on) for value in values).year
    by_place = {(value.area, FigureSpan(value.starts_on, value.ends_on)): value for value in values}
    spans = sorted({span for _, span in by_place if span.year == year})
    areas = sorted({area for area, span in by_place if span.year == year})
    counts = [[_count(by_place.get((area, span))) for span in spans] for area in areas]
    return {
        "heads": [*(span.name for span in spans), "Year to date"],
        "rows": _rows(measure, areas, counts, public=public),
    }


def _count(value: MeasureValue | None) -> int | None:
    return None if value is None else int(value.value)


def _rows(measure, areas: Sequence[str], counts, *, public) -> list[tuple[str, list[str]]]:
    height, width = len(areas), len(counts[0])
    told = [(height, column) for column in range(width + 1)]
    not_told = hidden(counts, told=told) if public and measure.hides_small else ()
    table = [[*row, _sum(row)] for row in counts]
    table.append([_sum([row[column] for row in table]) for column in range(width + 1)])
    return [
        (area, [_words(count, (at, column), not_told) for column, count in enumerate(row)])
        for at, (area, row) in enumerate(zip([*areas, "All parts"], table, strict=True))
    ]


def _sum(counts) -> int | None:
    """No sum where one of them is missing: it would read as the whole."""
    return None if None in counts else sum(counts)


def _words(count: int | None, cell: Cell, not_told) -> str:
    if cell in not_told:
        return MARK
    return MISSING if count is None else f"{count:,}"
