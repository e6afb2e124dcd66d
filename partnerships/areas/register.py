"""The register of areas: two files of facts about councils, which ship with the portal; newer ones can be taken in.

Which of the two a file is, its headings tell. A file is taken in whole or not at all; councils that it does not name
stay as they are, since some were added by hand. The model is asked for, so that a migration can load the files too.
"""

import csv
import io
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path

from django.db import transaction

from partnerships.models import OrganisationKind, RegisteredCouncil

SHIPPED = tuple(Path(__file__).parent / "data" / name for name in ("councils.csv", "partnership_areas.csv"))
COUNCILS = ("code", "gss", "name", "short_name", "kind", "nation", "county", "from", "until", "replaced_by")
AREAS = ("council_gss", "council", "partnership_area", "police_area")
NATIONS = {"England": "england", "Wales": "wales"}
NOT_A_REGISTER = (
    "This is not a file of the register: it begins with a line of headings, either "
    f"{', '.join(COUNCILS)} or {', '.join(AREAS)}."
)
NOT_TEXT = "This file cannot be read as text: save it as CSV (UTF-8)."
FEWEST, LARGEST = 1, 4 * 1024 * 1024


@dataclass
class RegisterTaking:
    """What a file did to the register, or why it did nothing: ``faults`` are sentences that begin with their line."""

    new: int = 0
    changed: int = 0
    same: int = 0
    faults: list[str] = field(default_factory=list)

    def fault(self, line: int, sentence: str) -> None:
        self.faults.append(f"Line {line}: {sentence}")

    def count(self, *, is_new: bool, is_changed: bool) -> None:
        name = "new" if is_new else "changed" if is_changed else "same"
        setattr(self, name, getattr(self, name) + 1)


@transaction.atomic
def take_in(content: bytes, model=RegisteredCouncil) -> RegisterTaking:
    """Read a file of either kind into the register; with any fault nothing of it is kept."""
    taking = RegisterTaking()
    try:
        rows = csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline=""), strict=True)
        heads, lines = set(rows.fieldnames or ()), [(rows.line_num, row) for row in rows]
    except (UnicodeDecodeError, csv.Error):
        taking.faults.append(NOT_TEXT)
        return taking
    if heads >= set(COUNCILS):
        _take_councils(taking, lines, model)
    elif heads >= set(AREAS):
        _take_areas(taking, lines, model)
    else:
        taking.faults.append(NOT_A_REGISTER)
    if taking.faults:
        transaction.set_rollback(True)
    return taking


def take_in_shipped(model=RegisteredCouncil) -> None:
    for file in SHIPPED:
        take_in(file.read_bytes(), model)


# --- Councils ---------------------------------------------------------------------------------------------------------


def _take_councils(taking, lines, model) -> None:
    here = {row.code: row for row in model.objects.all()}
    starts = {_cell(row, "code"): _cell(row, "from") for _, row in lines}
    if len(lines) < FEWEST:
        taking.faults.append("There is no council in this file.")
    read = []
    for line, row in lines:
        values = _council(taking, line, row)
        for other in filter(None, [_cell(row, "county"), *_codes(row)]):
            if other not in starts and other not in here:
                taking.fault(line, f"There is no council with the code “{other}”.")
        if _cell(row, "until") in {starts.get(code) for code in _codes(row)} and values["last_day"]:
            values["last_day"] -= timedelta(days=1)  # the day of the change is the first of what comes after
        read.append((_cell(row, "code"), values, row))
    doubled = [code for code, rows in _by_code(read).items() if len(rows) > 1]
    taking.faults += [f"The code “{code}” stands on more than one line." for code in doubled]
    if not taking.faults:
        _write_councils(taking, read, here, model)


def _by_code(read):
    found = defaultdict(list)
    for code, *rest in read:
        found[code].append(rest)
    return found


def _council(taking, line, row) -> dict:
    """A line's values, its faults told."""
    for name in ("code", "name"):
        if not _cell(row, name):
            taking.fault(line, f"The {name} is missing.")
    if _cell(row, "kind") not in OrganisationKind.values:
        taking.fault(line, f"“{_cell(row, 'kind')}” is not a kind of council.")
    if _cell(row, "nation") not in NATIONS:
        taking.fault(line, f"“{_cell(row, 'nation')}” is neither England nor Wales.")
    days = {name: _day(taking, line, _cell(row, name)) for name in ("from", "until")}
    if days["from"] and days["until"] and days["until"] < days["from"]:
        taking.fault(line, "The last day is before the first.")
    return {
        "ons_code": _cell(row, "gss")[:9],
        "name": _cell(row, "name")[:200],
        "short_name": (_cell(row, "short_name") or _cell(row, "name")).removesuffix(" Council")[:100],  # of the area
        "kind": _cell(row, "kind"),
        "country": NATIONS.get(_cell(row, "nation"), ""),
        "first_day": days["from"],
        "last_day": days["until"],
    }


def _cell(row, name) -> str:
    return (row.get(name) or "").strip()


def _codes(row) -> list[str]:
    return [code.strip() for code in _cell(row, "replaced_by").split(",") if code.strip()]


def _day(taking, line, written):
    try:
        return date.fromisoformat(written) if written else None
    except ValueError:
        taking.fault(line, f"“{written}” is not a day: write 2023-04-01.")
        return None


def _write_councils(taking, read, here, model) -> None:
    for code, values, _ in read:
        taking.count(is_new=code not in here, is_changed=_save(here, code, values, model))
    for code, _, row in read:
        county = here.get(_cell(row, "county"))
        if here[code].county_id != (county and county.pk):
            here[code].county = county
            here[code].save(update_fields=["county"])
        here[code].replaced_by.set(here[other] for other in _codes(row))


def _save(here, code, values, model) -> bool:
    """Write a council that is new or differs; whether it did."""
    row = here.setdefault(code, model(code=code))
    changed = {name: value for name, value in values.items() if row.pk is None or getattr(row, name) != value}
    for name, value in changed.items():
        setattr(row, name, value)
    if changed:
        row.save()
    return bool(changed)


# --- Areas ------------------------------------------------------------------------------------------------------------


def _take_areas(taking, lines, model) -> None:
    councils = {row.ons_code: row for row in model.objects.exclude(ons_code="")}
    partnerships, police = defaultdict(list), {}
    for line, row in lines:
        code = _cell(row, "council_gss")
        if code not in councils:
            taking.fault(line, f"The register has no council with the ONS code “{code}”: take in the councils first.")
            continue
        partnerships[code].append(_cell(row, "partnership_area"))
        police[code] = POLICE_AREAS.get(_cell(row, "police_area"), _cell(row, "police_area"))
    for code, names in partnerships.items() if not taking.faults else ():
        values = {"partnership_areas": sorted(filter(None, names)), "police_area": police[code][:100]}
        taking.count(
            is_new=False, is_changed=_save({councils[code].code: councils[code]}, councils[code].code, values, model)
        )
    _police_of_successors(model)


#: As the statisticians sort them → as people say them.
POLICE_AREAS = {"London, City of": "City of London", "Devon & Cornwall": "Devon and Cornwall"}


def _police_of_successors(model) -> None:
    """A council that the file does not know lies where those before or after it lie, and a county where its districts
    do."""
    for row in model.objects.filter(police_area="").prefetch_related("replaces", "replaced_by", "districts"):
        areas = {other.police_area for other in _those_within(row)} - {""}
        if len(areas) == 1:
            row.police_area = areas.pop()
            row.save(update_fields=["police_area"])


def _those_within(row) -> Iterator:
    yield from row.replaces.all()
    yield from row.replaced_by.all()
    yield from row.districts.all()
