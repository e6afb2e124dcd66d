"""The Home Office's police recorded crime by Community Safety Partnership (ODS, XLSX or CSV), streamed. Pure.

Sheets are named after their year (``2026_27``), columns are found by their heads, which differ from release to
release. The content of the real ODS is more than a gigabyte of XML: rows are read one by one and let go.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import IO, Any
from zipfile import BadZipFile, ZipFile

from lxml import etree
from openpyxl import load_workbook

from priorities.measures.files.csv_lines import UnreadFile, csv_lines, places_of, tidy

#: What a column is called, the newest head first.
HEADS = {
    "year": ("Financial Year",),
    "quarter": ("Financial Quarter",),
    "force": ("Police Force", "Force Name"),
    "csp": ("CSP Name", "Community Safety Partnership"),
    "offence": ("Offence Description",),
    "group": ("Offence Group",),
    "subgroup": ("Offence Subgroup",),
    "code": ("Offence Code",),
    "count": ("Offence Count", "Number of Offences"),
}
NEEDED = ("quarter", "force", "csp", "offence", "count")
UNASSIGNED = "unassigned"
NOTES = "notes"
#: Cells of a row after which nothing is expected: sheets repeat empty ones to their last column.
MOST_CELLS = 40
MOST_OFFENCES = 1_000_000_000
#: What stands where a number is not known, or is known to nobody else: it is missing, never nought.
NOT_KNOWN = ("", "-", "–", "—", "−", "..", "…", ":", "*", "n/a", "[x]", "[z]", "[c]", "[u]", "[w]")
_YEAR = re.compile(r"((?:19|20)\d{2}) ?[_/–-] ?(?:19|20)?(\d{2})")
_QUARTER = re.compile(r"(?:Q|Quarter )?([1-4])(?:\.0)?", re.IGNORECASE)
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"

Row = list[str]


@dataclass(frozen=True)
class OffenceCount:
    """One row of the table; ``names`` are all by which a measure may ask for its offence. ``count``: None where the
    table says that it is not known."""

    year: str
    quarter: int
    force: str
    csp: str
    names: tuple[str, ...]
    count: int | None


def first_day(year: str, quarter: int) -> date:
    """Of a quarter of a financial year, ``2026/27``."""
    return date(int(year[:4]) + (quarter == 4), (3 * quarter) % 12 + 1, 1)


@dataclass
class HomeOfficeReading:
    """What is kept of a file: all names of partnerships and of offences, and the rows of those that are ours or
    unassigned."""

    csps: dict[str, str] = field(default_factory=dict)  # name → force
    rows: list[OffenceCount] = field(default_factory=list)
    offences: set[str] = field(default_factory=set)
    notes: list[str] = field(default_factory=list)
    updated: str = ""

    def data(self) -> dict[str, object]:
        rows = [[row.year, row.quarter, row.force, row.csp, list(row.names), row.count] for row in self.rows]
        return {
            "csps": self.csps, "rows": rows, "offences": sorted(self.offences), "notes": self.notes,
            "updated": self.updated,
        }  # fmt: skip


def read_home_office(file: IO[bytes], ours: Iterable[str]) -> HomeOfficeReading:
    """Read one file; ``ours``: names of partnerships whose rows are kept. Raises UnreadFile."""
    wanted, reading = {name.casefold() for name in ours}, HomeOfficeReading()
    for sheet, rows in _sheets(file):
        if tidy(sheet).casefold() == NOTES:
            reading.notes += [" ".join(filter(None, row)) for row in rows if any(row)]
        else:
            _read_sheet(rows, sheet, wanted, reading)
    if not reading.csps:
        raise UnreadFile("No sheet has the columns of the partnership tables, such as “CSP Name” and “Offence Count”.")
    reading.updated = next((note for note in reading.notes if note.startswith("Updated:")), "")
    reading.notes = [note for note in reading.notes if any(name in note.casefold() for name in (*wanted, UNASSIGNED))]
    return reading


def _read_sheet(rows: Iterator[Row], sheet: str, wanted: set[str], reading: HomeOfficeReading) -> None:
    places: dict[str, int] = {}
    for row in rows:
        if not places:
            places = _places(row)
            continue
        cells = {name: row[at] if at < len(row) else "" for name, at in places.items()}
        csp = cells["csp"]
        if not csp:
            continue
        reading.csps.setdefault(csp, cells["force"])
        names = _names_of(cells)
        reading.offences.update(names)
        if csp.casefold() in wanted or csp.casefold().startswith(UNASSIGNED):
            reading.rows.append(_offences(cells, sheet, names))


def _places(row: Row) -> dict[str, int]:
    """Which cell is which, where the row is the one of the heads; nothing where it is not."""
    heads = places_of(row)
    found = {
        name: heads[head.casefold()] for name, known in HEADS.items() for head in known if head.casefold() in heads
    }
    return found if all(name in found for name in NEEDED) else {}


def _names_of(cells: dict[str, str]) -> tuple[str, ...]:
    return tuple(filter(None, dict.fromkeys(cells.get(name, "") for name in ("offence", "subgroup", "group", "code"))))


def _offences(cells: dict[str, str], sheet: str, names: tuple[str, ...]) -> OffenceCount:
    year = _YEAR.search(cells.get("year", "")) or _YEAR.search(sheet)
    quarter = _QUARTER.fullmatch(cells["quarter"])
    count = _count_of(cells["count"], f"{cells['csp']}, {cells['offence']}")
    if not year or int(year[2]) != (int(year[1]) + 1) % 100:
        told = cells.get("year", "") or sheet
        raise UnreadFile(f"A row of {cells['csp']} names no financial year, such as 2026/27: “{told}”.")
    if not quarter:
        raise UnreadFile(f"A row of {cells['csp']} names no quarter of a financial year: “{cells['quarter']}”.")
    return OffenceCount(f"{year[1]}/{year[2]}", int(quarter[1]), cells["force"], cells["csp"], names, count)


def _count_of(written: str, what: str) -> int | None:
    if written.casefold() in NOT_KNOWN:
        return None
    try:
        number = Decimal(re.sub(r"[, ]", "", written).replace("−", "-"))
    except InvalidOperation:
        raise UnreadFile(f"“{written}” is not a count of offences ({what}).") from None
    if not number.is_finite() or number != number.to_integral_value():
        raise UnreadFile(f"“{written}” is not a count of offences ({what}).")
    if abs(number) > MOST_OFFENCES:
        raise UnreadFile(f"“{written}” offences are more than a country has ({what}).")
    return int(number)


# --- Rows of each kind of file


def _sheets(file: IO[bytes]) -> Iterator[tuple[str, Iterator[Row]]]:
    start = file.read(4)
    file.seek(0)
    if start != b"PK\x03\x04":
        yield "", ([tidy(cell) for cell in line] for line in csv_lines(file))
        return
    try:
        with ZipFile(file) as archive:
            names = set(archive.namelist())
            if "content.xml" in names:
                with archive.open("content.xml") as content:
                    yield from _ods_sheets(content)
                return
        yield from _excel_sheets(file)
    except (BadZipFile, etree.XMLSyntaxError, KeyError):
        raise UnreadFile("The file is damaged, or no ODS or Excel file: download it again.") from None


def _excel_sheets(file: IO[bytes]) -> Iterator[tuple[str, Iterator[Row]]]:
    book = load_workbook(file, read_only=True, data_only=True)
    for name in book.sheetnames:
        if _is_of_interest(name):
            sheet = book[name]
            sheet.reset_dimensions()  # some programs write a smaller size than the sheet has
            rows = sheet.iter_rows(values_only=True, max_col=MOST_CELLS)
            yield name, ([_plain(value) for value in row] for row in rows)


def _plain(value: Any) -> str:
    return "" if value is None else tidy(str(value))


def _is_of_interest(name: str) -> bool:
    return bool(_YEAR.fullmatch(tidy(name))) or tidy(name).casefold() == NOTES


def _ods_sheets(content: IO[bytes]) -> Iterator[tuple[str, Iterator[Row]]]:
    """Each sheet with its rows, which must be read before the next sheet is asked for."""
    events = iter(
        etree.iterparse(
            content, events=("start", "end"), tag=(f"{_TABLE}table", f"{_TABLE}table-row"), resolve_entities=False,
            no_network=True, huge_tree=True,
        )
    )  # fmt: skip
    for event, element in events:
        if event == "start" and element.tag == f"{_TABLE}table":
            name = element.get(f"{_TABLE}name", "")
            rows = _ods_rows(events)
            if _is_of_interest(name):
                yield name, rows
            for _ in rows:
                pass


def _ods_rows(events: Iterator[tuple[str, Any]]) -> Iterator[Row]:
    """The rows up to the end of their sheet; each is let go once it was read, and so are those before it."""
    for event, element in events:
        if event != "end":
            continue
        if element.tag == f"{_TABLE}table":
            _let_go(element)
            return
        cells = _ods_cells(element)
        _let_go(element)
        if any(cells):
            yield cells


def _ods_cells(row: Any) -> Row:
    cells: Row = []
    for cell in row:
        repeated = int(cell.get(f"{_TABLE}number-columns-repeated", 1))
        value = cell.get(f"{_OFFICE}value")
        lines = cell.iterchildren(f"{_TEXT}p")  # not those of a comment
        words = value if value is not None else " ".join("".join(line.itertext()) for line in lines)
        cells += [tidy(words)] * min(repeated, MOST_CELLS - len(cells))
        if len(cells) >= MOST_CELLS:
            break
    return cells


def _let_go(element: Any) -> None:
    element.clear()
    while element.getprevious() is not None:
        del element.getparent()[0]
