"""From what was read in a file to figures of a measure. Pure but for the entries' own types; nothing is written.

Only what the file has rows for is a figure: a month or a quarter in which our area does not occur is missing, never
nought. All figures are provisional: the sources revise them for years.
"""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from priorities.measures.entering import FigureEntry
from priorities.measures.files.street import ASB
from priorities.measures.periods import FigureSpan, span_around
from priorities.models import MeasureValue

QUARTER_MONTHS = 3
UNASSIGNED = "unassigned"


def why_not_counted(names: Iterable[str], months: int, *, is_home_office: bool) -> str:
    """Why a measure cannot be counted so; empty where it can."""
    folded = {name.casefold() for name in names}
    if not is_home_office and ASB.casefold() in folded and len(folded) > 1:
        return "Anti-social behaviour is counted in incidents, not in crimes: give it a measure of its own."
    if is_home_office and months < QUARTER_MONTHS:
        return "This file has quarters: a measure with a figure each month cannot be counted from it."
    return ""


def street_entries(
    reading: dict, names: Iterable[str], ours: Iterable[str], months: int, source: str
) -> list[FigureEntry]:
    """Figures of the periods of which the file has every month."""
    wanted, areas = {name.casefold() for name in names}, {name.casefold() for name in ours}
    counts: dict[date, int] = {}
    for month in reading["months"]:
        found = [kinds for area, kinds in month["areas"].items() if area.casefold() in areas]
        if found:
            day = date.fromisoformat(f"{month['month']}-01")
            total = sum(n for kinds in found for kind, n in kinds.items() if kind.casefold() in wanted)
            counts[day] = counts.get(day, 0) + total
    by_span: dict[FigureSpan, dict[date, int]] = defaultdict(dict)
    for day, count in counts.items():
        by_span[span_around(day, months)][day] = count
    return [
        _entry(span, sum(found.values()), source) for span, found in sorted(by_span.items()) if len(found) == months
    ]


def home_office_entries(
    reading: dict, names: Iterable[str], ours: Iterable[str], months: int, source: str
) -> list[FigureEntry]:
    """Figures of the periods of which the file has every quarter; doubtful where offences are unassigned."""
    wanted, csps = {name.casefold() for name in names}, {name.casefold() for name in ours}
    forces = {force for csp, force in reading["csps"].items() if csp.casefold() in csps}
    counts: dict[date, int] = {}
    unassigned: dict[date, int] = defaultdict(int)
    for year, quarter, force, csp, offence, count in reading["rows"]:
        day = date(int(year[:4]) + (quarter == 4), (3 * quarter) % 12 + 1, 1)
        is_wanted = any(name.casefold() in wanted for name in offence)
        if csp.casefold() in csps:
            counts[day] = counts.get(day, 0) + (count if is_wanted else 0)
        elif is_wanted and force in forces:
            unassigned[day] += count
    notes = "; ".join(note for note in reading["notes"] if any(csp in note.casefold() for csp in csps))
    by_span: dict[FigureSpan, list[date]] = defaultdict(list)
    for day in counts:
        by_span[span_around(day, months)].append(day)
    return [
        _entry(span, sum(counts[day] for day in days), source, _doubt(sum(unassigned[day] for day in days), notes))
        for span, days in sorted(by_span.items())
        if len(days) * QUARTER_MONTHS == months
    ]


def _doubt(unassigned: int, notes: str) -> str:
    words = f"{unassigned:,} offences are assigned to no partnership by the force" if unassigned else ""
    return "; ".join(filter(None, [words, notes]))[:500]


def _entry(span: FigureSpan, count: int, source: str, doubt: str = "") -> FigureEntry:
    return FigureEntry(
        span,
        Decimal(count),
        state=MeasureValue.State.PROVISIONAL,
        note="Figures of earlier periods were taken back" if count < 0 else "",
        quality_note=doubt,
        source=source,
    )
