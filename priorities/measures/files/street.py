"""Street-level files of data.police.uk (``YYYY-MM-<force>-street.csv``, or a zip of several), counted by area. Pure.

Columns are found by their heads. A row is placed by the name of its LSOA (``Anyborough 001A``), the part before its
number; one without is counted and placed nowhere. Rows that are there twice, byte for byte, count once if they have a
Crime ID; anti-social behaviour has none, and two equal rows of it may be two incidents.
"""

import csv
import re
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from hashlib import blake2b
from io import TextIOWrapper
from typing import IO
from zipfile import BadZipFile, ZipFile

ASB = "Anti-social behaviour"
NEEDED = ("Crime ID", "Month", "Reported by", "LSOA name", "Crime type")
_AREA = re.compile(r"(.+?) \d{3}[A-Z]{1,2}")
_MONTH = re.compile(r"\d{4}-(0[1-9]|1[0-2])")
#: What Excel makes of it where somebody opens the file and saves it.
_OF_EXCEL = re.compile(r"[A-Za-z]{3,}[- ]\d{2,4}|\d{1,2}/\d{1,2}/\d{2,4}")


class UnreadFile(ValueError):
    """Why a file cannot be read, as a sentence for the person who sent it."""


@dataclass
class StreetMonth:
    """One force in one month: counts by area and crime type, what could not be placed, and how many rows were twice."""

    month: str
    force: str
    areas: dict[str, Counter[str]] = field(default_factory=dict)
    unplaced: Counter[str] = field(default_factory=Counter)
    repeated: int = 0

    @property
    def rows(self) -> int:
        return sum(counts.total() for counts in self.areas.values()) + self.unplaced.total()

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
        for row in _rows(opened):
            _count(row, found, seen)
    if not found:
        raise UnreadFile("There is no street-level file in it: its name ends with -street.csv.")
    return [found[key] for key in sorted(found)]


def area_of(lsoa_name: str) -> str:
    """The council in the name of an LSOA: ``Anyborough`` of ``Anyborough 001A``; empty where there is none."""
    named = _AREA.fullmatch(lsoa_name.strip())
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
                if name.endswith("-street.csv"):
                    with archive.open(name) as opened:
                        yield opened
    except BadZipFile:
        raise UnreadFile("The zip file is damaged: download it again.") from None


def _rows(opened: IO[bytes]) -> Iterator[dict[str, str]]:
    text = TextIOWrapper(opened, encoding="utf-8-sig", newline="")
    try:
        rows = csv.DictReader(text)
        missing = [name for name in NEEDED if name not in (rows.fieldnames or ())]
        if missing:
            raise UnreadFile(f"This is not a street-level file: it has no column “{missing[0]}”.")
        yield from rows
    except (UnicodeDecodeError, csv.Error):
        raise UnreadFile("The file cannot be read as CSV: download it again.") from None
    finally:
        with suppress(ValueError):  # given up after its file was closed
            text.detach()


def _count(row: dict[str, str], found: dict[tuple[str, str], StreetMonth], seen: set[bytes]) -> None:
    month, force, kind = ((row[name] or "").strip() for name in ("Month", "Reported by", "Crime type"))
    if _OF_EXCEL.fullmatch(month):
        raise UnreadFile(
            f"A program for sheets has rewritten the months (“{month}”). Send the file as it was downloaded."
        )
    if not _MONTH.fullmatch(month) or not kind:
        raise UnreadFile(f"A row has the month “{month}” and the crime type “{kind}”: the file is not whole.")
    of_month = found.setdefault((month, force), StreetMonth(month, force))
    if row["Crime ID"]:
        mark = blake2b("\x1f".join(str(value) for value in row.values()).encode(), digest_size=16).digest()
        if mark in seen:
            of_month.repeated += 1
            return
        seen.add(mark)
    area = area_of(row["LSOA name"] or "")
    counts = of_month.areas.setdefault(area, Counter()) if area else of_month.unplaced
    counts[kind] += 1
