"""Figures counted from what was read in a file: whole periods alone, our own areas alone, doubts told."""

from datetime import date
from decimal import Decimal

import pytest

from priorities.measures.files.counted import home_office_entries, street_entries, why_not_counted

OURS = ["Anyborough"]
ASB = "Anti-social behaviour"
APART = "Anti-social behaviour is counted in incidents, not in crimes: give it a measure of its own."
QUARTERS = "This file has quarters: a measure with a figure each month cannot be counted from it."


@pytest.mark.parametrize(
    ("names", "months", "is_home_office", "why"),
    [
        (["Burglary"], 1, False, ""),
        ([ASB], 1, False, ""),
        ([ASB.upper(), ASB], 1, False, ""),
        ([ASB, "Burglary"], 3, False, APART),
        ([ASB, "Burglary"], 3, True, ""),
        (["Burglary"], 1, True, QUARTERS),
        (["Burglary"], 3, True, ""),
    ],
)
def test_why_a_measure_cannot_be_counted_from_a_file(names, months, is_home_office, why):
    assert why_not_counted(names, months, is_home_office=is_home_office) == why


def month(name, **areas):
    return {"month": name, "areas": areas}


STREET = {
    "months": [
        month("2026-04", Anyborough={"Burglary": 3, "Robbery": 2}, Elsewhere={"Burglary": 50}),
        month("2026-05", Anyborough={"Robbery": 1}, Otherborough={"Burglary": 4}),
        month("2026-06", Elsewhere={"Burglary": 9}),
        month("2026-06", ANYBOROUGH={"Burglary": 2}),
        month("2026-06", Anyborough={"Burglary": 5}),
        month("2026-07", Anyborough={"Burglary": 8}),
    ]
}


def street(names, months, ours=OURS):
    return [(entry.span.name, entry.value) for entry in street_entries(STREET, names, ours, months, "A file")]


def test_month_without_the_crime_is_nought_and_one_without_our_area_is_missing():
    assert street(["burglary"], 1) == [("April 2026", 3), ("May 2026", 0), ("June 2026", 7), ("July 2026", 8)]
    assert street(["Burglary"], 1, ours=["Otherborough"]) == [("May 2026", 4)]


def test_several_crimes_and_areas_are_counted_together():
    assert street(["Burglary", "Robbery"], 1, ours=["anyborough", "Otherborough"])[:2] == [
        ("April 2026", 5), ("May 2026", 5),
    ]  # fmt: skip


def test_quarter_of_which_a_month_is_missing_has_no_figure():
    assert street(["Burglary"], 3) == [("Q1 2026/27", 10)]
    assert street(["Burglary"], 3, ours=["Elsewhere"]) == street(["Burglary"], 6) == []


def offence(quarter, count, *names, year="2026/27", csp="Anyborough", force="Anyshire"):
    return [year, quarter, force, csp, list(names or ("Burglary", "Theft offences")), count]


def office(*rows, months=3, names=("Burglary",), notes=(), csps=None):
    csps = csps or {"Anyborough": "Anyshire", "Elsewhere": "Otherforce"}
    reading = {"csps": csps, "rows": list(rows), "notes": list(notes)}
    return home_office_entries(reading, names, OURS, months, "A file")


def test_quarters_of_the_home_office_are_those_of_the_financial_year():
    entries = office(*(offence(quarter, 10 * quarter) for quarter in (1, 2, 3, 4)))
    assert [(entry.span.name, entry.value, entry.state) for entry in entries] == [
        (f"Q{quarter} 2026/27", 10 * quarter, "provisional") for quarter in (1, 2, 3, 4)
    ]
    assert entries[3].span.first == date(2027, 1, 1)


def test_offences_are_asked_for_by_any_of_their_names_and_others_make_the_quarter_known():
    rows = [offence(1, 4), offence(1, 6, "Shoplifting", "THEFT OFFENCES"), offence(2, 9, "Arson")]
    assert [entry.value for entry in office(*rows, names=("theft offences",))] == [Decimal(10), Decimal(0)]


def test_half_and_year_need_all_their_quarters():
    rows = [offence(quarter, 1) for quarter in (1, 2, 3)]
    assert [(entry.span.name, entry.value) for entry in office(*rows, months=6)] == [("H1 2026/27", 2)]
    assert office(*rows, months=12) == []


def test_what_our_force_has_assigned_to_nobody_makes_a_figure_doubtful():
    unassigned = [
        offence(1, 1_064, csp="Unassigned", force="Anyshire"), offence(1, 5, csp="Unassigned", force="Otherforce"),
        offence(1, 7, "Arson", csp="Unassigned", force="Anyshire"), offence(2, 9, csp="Unassigned", force="Anyshire"),
    ]  # fmt: skip
    found = office(offence(1, 40), *unassigned, notes=["Anyborough: a new system.", "Elsewhere: nothing."])
    assert [(entry.value, entry.quality_note) for entry in found] == [
        (40, "1,064 offences are assigned to no partnership by the force; Anyborough: a new system.")
    ]
    assert office(offence(1, 40))[0].quality_note == ""


def test_figures_that_were_taken_back_say_so():
    assert [entry.note for entry in office(offence(1, -3), offence(2, 3))] == [
        "Figures of earlier periods were taken back", "",
    ]  # fmt: skip
