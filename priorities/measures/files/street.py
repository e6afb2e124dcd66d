"""Street-level files of data.police.uk (``YYYY-MM-<force>-street.csv``, or a zip of several), counted by area. Pure.

Columns are found by their heads. A row is placed by the name of its LSOA (``Anyborough 001A``), the part before its
number; one without is counted and placed nowhere. Rows that are there twice, byte for byte, count once if they have a
Crime ID; anti-social behaviour has none, and two equal rows of it may be two incidents.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from hashlib import blake2b
from pathlib import PurePosixPath
from typing import IO
from zipfile import BadZipFile, ZipFile

from priorities.measures.files.csv_lines import UnreadFile, csv_lines, places_of, tidy

ASB = "Anti-social behaviour"
NEEDED = ("Crime ID", "Month", "Reported by", "LSOA name", "Crime type")
_AREA = re.compile(r"(.+?) \d{3}[A-Z]{1,2}")
_MONTH = re.compile(r"(19|20)\d{2}-(0[1-9]|1[0-2])")
#: What Excel makes of it where somebody opens the file and saves it.
_OF_EXCEL = re.compile(r"[A-Za-z]{3,}[- ]\d{2,4}|\d{1,2}/\d{1,2}/\d{2,4}")


@dataclass
class StreetMonth:
    """One force in one month: counts by area and crime type, what could not be placed, and how many rows were twice."""

    month: str
    force: str
    areas: dict[str, Counter[str]] = field(default_factory=dict)
    unplaced: Counter[str] = field(default_factory=Counter)
    repeated: int = 0

    def data(self) -> dict[str, object]:
        return {
            "month": self.month,
            "force": self.force,
            "areas": {name: dict(counts) for name, counts in sorted(self.areas.items())},
            "unplaced": dict(self.unplaced),
            "repeated": self.repeated,
        }


def street_months(file: IO[bytes]) -> list[StreetMonth]:
    """The counts of a CSV file or of all street files in a zip. Raises UnreadFile."""
    found: dict[tuple[str, str], StreetMonth] = {}
    seen: set[bytes] = set()
    for opened in _street_files(file):
        _add(_of_file(opened, seen), found)
    if not found:
        raise UnreadFile("There is no street-level file in it: its name ends with -street.csv.")
    return [found[key] for key in sorted(found)]


def area_of(lsoa_name: str) -> str:
    """The council in the name of an LSOA: ``Anyborough`` of ``Anyborough 001A``; empty where there is none."""
    named = _AREA.fullmatch(tidy(lsoa_name))
    return named[1] if named else ""


def _street_files(file: IO[bytes]) -> Iterator[IO[bytes]]:
    start = file.read(4)
    file.seek(0)
    if start != b"PK\x03\x04":
        yield file
        return
    try:
        with ZipFile(file) as archive:
            for name in sorted(archive.namelist()):
                if _is_street_file(PurePosixPath(name).name):
                    with archive.open(name) as opened:
                        yield opened
    except BadZipFile:
        raise UnreadFile("The zip file is damaged: download it again.") from None


def _is_street_file(name: str) -> bool:
    """A Mac puts a file of its own, whose name begins with a dot, beside each that it packs."""
    return name.lower().endswith("-street.csv") and not name.startswith(".")


def _add(months: dict[tuple[str, str], StreetMonth], found: dict[tuple[str, str], StreetMonth]) -> None:
    """Equal incidents of two files cannot be told from one that is there twice."""
    for key, month in months.items():
        if key in found:
            raise UnreadFile(f"Two files in the zip have {month.force} in {month.month}: leave one of them out.")
        found[key] = month


def _of_file(opened: IO[bytes], seen: set[bytes]) -> dict[tuple[str, str], StreetMonth]:
    lines, found = csv_lines(opened), {}
    places = places_of(next(lines, ()))
    if missing := [name for name in NEEDED if name.casefold() not in places]:
        raise UnreadFile(f"This is not a street-level file: it has no column “{missing[0]}”.")
    where = {name: places[name.casefold()] for name in NEEDED}
    for line in filter(None, lines):
        row = {name: tidy(line[at]) if at < len(line) else "" for name, at in where.items()}
        _count(row, line, found, seen)
    return found


def _count(row: dict[str, str], line: list[str], found: dict[tuple[str, str], StreetMonth], seen: set[bytes]) -> None:
    month, force, kind = row["Month"], row["Reported by"], row["Crime type"]
    if _OF_EXCEL.fullmatch(month):
        raise UnreadFile(
            f"A program for sheets has rewritten the months (“{month}”). Send the file as it was downloaded."
        )
    if not _MONTH.fullmatch(month) or not kind:
        raise UnreadFile(f"A row has the month “{month}” and the crime type “{kind}”: the file is not whole.")
    of_month = found.setdefault((month, force), StreetMonth(month, force))
    if row["Crime ID"]:
        mark = blake2b("\x1f".join(line).encode(), digest_size=16).digest()
        if mark in seen:
            of_month.repeated += 1
            return
        seen.add(mark)
    area = area_of(row["LSOA name"])
    counts = of_month.areas.setdefault(area, Counter()) if area else of_month.unplaced
    counts[kind] += 1
