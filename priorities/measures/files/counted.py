"""From what was read in a file to figures of a measure. Pure but for the entries' own types; nothing is written.

Only what the file has rows for is a figure: a month or a quarter in which our area does not occur is missing, never
nought. All figures are provisional: the sources revise them for years.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable
from datetime import date
from decimal import Decimal

from partnerships.days.written import UnreadDate, written_date
from partnerships.wording import and_words
from priorities.measures.entering import FigureEntry
from priorities.measures.files.home_office import first_day
from priorities.measures.files.street import ASB
from priorities.measures.periods import QUARTER, FigureSpan, span_around
from priorities.models import MeasureValue

#: A force that records less than one in so many of an area's crimes is not the area's own.
GUEST_SHARE = 10


def why_not_counted(names: Iterable[str], months: int, *, is_home_office: bool) -> str:
    """Why a measure cannot be counted so; empty where it can."""
    folded = {name.casefold() for name in names}
    if not is_home_office and ASB.casefold() in folded and len(folded) > 1:
        return "Anti-social behaviour is counted in incidents, not in crimes: give it a measure of its own."
    if is_home_office and months < QUARTER:
        return "This file has quarters: a measure with a figure each month cannot be counted from it."
    return ""


# --- Street files ---------------------------------------------------------------------------------------------

#: Counts by crime type, of each force, of each of our areas, of each month.
Recorded = dict[date, dict[str, dict[str, Counter[str]]]]


def street_entries(
    reading: dict, names: Collection[str], ours: Iterable[str], months: int, source: str
) -> list[FigureEntry]:
    """Figures of the periods of which the file has every month."""
    wanted, recorded = {name.casefold() for name in names}, _recorded(reading, ours)
    if _are_all_unknown(names, _kinds(reading)):
        return []
    by_span: dict[FigureSpan, list[int]] = defaultdict(list)
    for day in _whole(_areas_with_their_force(recorded)):
        kinds = [counts for forces in recorded[day].values() for counts in forces.values()]
        total = sum(n for counts in kinds for kind, n in counts.items() if kind.casefold() in wanted)
        by_span[span_around(day, months)].append(total)
    return [_entry(span, sum(found), source) for span, found in sorted(by_span.items()) if len(found) == months]


def street_remarks(reading: dict, names: Collection[str], ours: Iterable[str]) -> list[str]:
    """What whoever looks at the figures should know of the file."""
    present = _areas_with_their_force(_recorded(reading, ours))
    missing = and_words(f"{day:%B %Y}" for day in sorted(present.keys() - set(_whole(present))))
    left_out = f"Left out is {missing}: the rows of a police force, or of one of your areas, are missing."
    return [*_of_unknown(names, _kinds(reading)), *([left_out] if missing else [])]


def _kinds(reading) -> set[str]:
    placed = {kind for month in reading["months"] for counts in month["areas"].values() for kind in counts}
    return placed | {kind for month in reading["months"] for kind in month["unplaced"]}


def _recorded(reading, ours) -> Recorded:
    areas = {name.casefold() for name in ours}
    found: Recorded = defaultdict(lambda: defaultdict(lambda: defaultdict(Counter)))
    for month in reading["months"]:
        for area, counts in month["areas"].items():
            if area.casefold() in areas:
                day = date.fromisoformat(f"{month['month']}-01")
                found[day][area.casefold()][month["force"]].update(counts)
    return found


def _areas_with_their_force(recorded: Recorded) -> dict[date, set[str]]:
    """Forces next door and of the railways record something in every area: theirs alone is not what happened there."""
    beside, all_of = Counter(), Counter()
    for areas in recorded.values():
        for area, forces in areas.items():
            for force, counts in forces.items() if len(forces) > 1 else ():
                beside[area, force] += counts.total()
                all_of[area, force] += sum(each.total() for each in forces.values())
    guests = {each for each, number in beside.items() if number * GUEST_SHARE < all_of[each]}
    return {
        day: {area for area, forces in areas.items() if any((area, force) not in guests for force in forces)}
        for day, areas in recorded.items()
    }


# --- The table of the Home Office -----------------------------------------------------------------------------


def home_office_entries(
    reading: dict, names: Collection[str], ours: Iterable[str], months: int, source: str
) -> list[FigureEntry]:
    """Figures of the periods of which the file has every quarter; doubtful where offences are unassigned."""
    wanted, csps = {name.casefold() for name in names}, {name.casefold() for name in ours}
    if _are_all_unknown(names, reading.get("offences", names)):  # older readings do not say
        return []
    present, counts, unassigned = _present(reading, ours), Counter[date](), Counter[date]()
    forces = {force for *_, force, csp, _, _ in reading["rows"] if csp.casefold() in csps}
    for day, force, csp, count in _wanted_rows(reading, wanted):
        if csp in csps:
            counts[day] += count or 0
        elif force in forces:
            unassigned[day] += count or 0
    not_known = set(_quarters_not_known(reading, wanted, csps))
    notes = "; ".join(note for note in reading["notes"] if any(csp in note.casefold() for csp in csps))
    by_span: dict[FigureSpan, list[date]] = defaultdict(list)
    for day in _whole(present):
        if day not in not_known:
            by_span[span_around(day, months)].append(day)
    return [
        _entry(
            span,
            sum(counts[day] for day in days),
            source,
            doubt=_doubt(sum(unassigned[day] for day in days), notes),
            known_on=day_of_table(reading),
        )
        for span, days in sorted(by_span.items())
        if len(days) * QUARTER == months
    ]


def home_office_remarks(reading: dict, names: Collection[str], ours: Iterable[str]) -> list[str]:
    """What whoever looks at the figures should know of the file."""
    present, wanted = _present(reading, ours), {name.casefold() for name in names}
    missing = _quarters(present.keys() - set(_whole(present)))
    not_known = _quarters(_quarters_not_known(reading, wanted, {name.casefold() for name in ours}))
    return [
        *_of_unknown(names, reading.get("offences", names)),
        *([f"Left out is {missing}: the rows of one of your partnerships are missing."] if missing else []),
        *([f"Left out is {not_known}: the table does not say how many there were."] if not_known else []),
    ]


def day_of_table(reading: dict) -> date | None:
    """The day that the table itself says it was brought up to date on."""
    try:
        return written_date(reading.get("updated", "").partition(":")[2].strip()).last
    except UnreadDate:
        return None


def _present(reading, ours) -> dict[date, set[str]]:
    """Which of our names each quarter has."""
    csps, found = {name.casefold() for name in ours}, defaultdict(set)
    for year, quarter, _, csp, *_ in reading["rows"]:
        if csp.casefold() in csps:
            found[first_day(year, quarter)].add(csp.casefold())
    return found


def _wanted_rows(reading, wanted: set[str]):
    for year, quarter, force, csp, offence, count in reading["rows"]:
        if any(name.casefold() in wanted for name in offence):
            yield first_day(year, quarter), force, csp.casefold(), count


def _quarters_not_known(reading, wanted, csps) -> set[date]:
    return {day for day, _, csp, count in _wanted_rows(reading, wanted) if csp in csps and count is None}


def _quarters(days: Iterable[date]) -> str:
    return and_words(span_around(day, QUARTER).name for day in sorted(days))


def _doubt(unassigned: int, notes: str) -> str:
    number = "1 offence is" if unassigned == 1 else f"{unassigned:,} offences are"
    words = f"{number} assigned to no partnership by the force" if unassigned else ""
    return "; ".join(filter(None, [words, notes]))[:500]


# --- Of both --------------------------------------------------------------------------------------------------


def _whole(present: dict[date, set[str]]) -> list[date]:
    """The days at which nothing of ours is missing that is there beside the same at another. A name that takes the
    place of another is never there beside it."""
    return sorted(day for day, here in present.items() if not any(here < there for there in present.values()))


def _unknown(names: Iterable[str], known: Iterable[str]) -> list[str]:
    """What no row of the file has, ours or another's: the file may write it in another way."""
    folded = {name.casefold() for name in known}
    return [name for name in names if name.casefold() not in folded]


def _are_all_unknown(names: Collection[str], known: Iterable[str]) -> bool:
    """Then nothing was counted, which is another thing than nought."""
    return len(_unknown(names, known)) == len(names)


def _of_unknown(names: Iterable[str], known: Iterable[str]) -> list[str]:
    unknown = and_words(f"“{name}”" for name in _unknown(names, known))
    return [f"No row of the file has {unknown}: see how the file writes it."] if unknown else []


def _entry(span: FigureSpan, count: int, source: str, doubt: str = "", known_on: date | None = None) -> FigureEntry:
    return FigureEntry(
        span,
        Decimal(count),
        state=MeasureValue.State.PROVISIONAL,
        note="Figures of earlier periods were taken back" if count < 0 else "",
        quality_note=doubt,
        source=source,
        as_of=known_on,
    )
