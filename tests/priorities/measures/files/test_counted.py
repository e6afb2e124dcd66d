"""Figures counted from what was read in a file: whole periods alone, our own areas alone, doubts told."""

from datetime import date
from decimal import Decimal

import pytest

from priorities.measures.files.counted import (
    home_office_entries,
    home_office_remarks,
    street_entries,
    street_remarks,
    why_not_counted,
)

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


def month(name, force="Anyshire Police", **areas):
    return {"month": name, "force": force, "areas": areas, "unplaced": {}}


STREET = {
    "months": [
        month("2026-04", Anyborough={"Burglary": 3, "Robbery": 2}, Elsewhere={"Burglary": 50}),
        month("2026-05", Anyborough={"Robbery": 1}),
        month("2026-06", Elsewhere={"Burglary": 9}),
        month("2026-06", ANYBOROUGH={"Burglary": 2}),
        month("2026-06", Anyborough={"Burglary": 5}),
        month("2026-07", Anyborough={"Burglary": 8}),
    ]
}


def street(names, months, ours=OURS, reading=STREET):
    return [(entry.span.name, entry.value) for entry in street_entries(reading, names, ours, months, "A file")]


def test_month_without_the_crime_is_nought_and_one_without_our_area_is_missing():
    assert street(["burglary"], 1) == [("April 2026", 3), ("May 2026", 0), ("June 2026", 7), ("July 2026", 8)]
    assert street(["Burglary"], 1, ours=["Elsewhere"]) == [("April 2026", 50), ("June 2026", 9)]


def test_several_crimes_and_areas_are_counted_together():
    two = {"months": [month("2026-04", Anyborough={"Burglary": 3, "Robbery": 2}, Otherborough={"Burglary": 4})]}
    assert street(["Burglary", "Robbery"], 1, ours=["anyborough", "Otherborough"], reading=two) == [("April 2026", 9)]


LEFT_OUT = "Left out is May 2026: the rows of a police force, or of one of your areas, are missing."


def test_a_month_that_only_a_force_next_door_recorded_is_missing():
    railways = "British Transport Police"
    reading = {
        "months": [
            month("2026-04", Anyborough={"Drugs": 95}),
            month("2026-04", railways, Anyborough={"Drugs": 5}),
            month("2026-05", railways, Anyborough={"Drugs": 6}),
            month("2026-06", "Anyshire Constabulary", Anyborough={"Drugs": 90}),
        ]
    }

    assert street(["Drugs"], 1, reading=reading) == [("April 2026", 100), ("June 2026", 90)]
    assert street_remarks(reading, ["Drugs"], OURS) == [LEFT_OUT]


def test_a_force_that_records_a_tenth_is_one_of_the_areas_own():
    reading = {
        "months": [
            month("2026-04", Anyborough={"Drugs": 90}),
            month("2026-04", "Northshire Police", Anyborough={"Drugs": 10}),
            month("2026-05", "Northshire Police", Anyborough={"Drugs": 12}),
        ]
    }

    assert street(["Drugs"], 1, reading=reading) == [("April 2026", 100), ("May 2026", 12)]


def test_a_month_with_one_of_two_areas_is_missing_and_one_with_its_new_name_is_not():
    reading = {
        "months": [
            month("2026-04", Shepway={"Drugs": 1}, Otherborough={"Drugs": 2}),
            month("2026-05", Otherborough={"Drugs": 3}),
            month("2026-06", **{"Folkestone and Hythe": {"Drugs": 4}, "Otherborough": {"Drugs": 5}}),
        ]
    }
    ours = ["Shepway", "Folkestone and Hythe", "Otherborough"]

    assert street(["Drugs"], 1, ours=ours, reading=reading) == [("April 2026", 3), ("June 2026", 9)]
    assert street_remarks(reading, ["Drugs"], ours) == [LEFT_OUT]


def test_what_no_row_of_a_file_has_is_told_and_is_not_nought():
    assert street(["Burglarly"], 1) == []
    assert street_remarks(STREET, ["Burglarly"], OURS) == [
        "No row of the file has “Burglarly”: see how the file writes it."
    ]
    assert street(["Burglarly", "Robbery"], 1)[:2] == [("April 2026", 2), ("May 2026", 1)]
    assert street_remarks({"months": [{**month("2026-04"), "unplaced": {"Drugs": 1}}]}, ["drugs"], OURS) == []


def test_quarter_of_which_a_month_is_missing_has_no_figure():
    assert street(["Burglary"], 3) == [("Q1 2026/27", 10)]
    assert street(["Burglary"], 3, ours=["Elsewhere"]) == street(["Burglary"], 6) == []


def offence(quarter, count, *names, year="2026/27", csp="Anyborough", force="Anyshire"):
    return [year, quarter, force, csp, list(names or ("Burglary", "Theft offences")), count]


def office(*rows, months=3, names=("Burglary",), notes=(), ours=OURS, **more):
    reading = {"rows": list(rows), "notes": list(notes), **more}
    return home_office_entries(reading, names, ours, months, "A file")


def office_remarks(*rows, names=("Burglary",), ours=OURS, **more):
    return home_office_remarks({"rows": list(rows), **more}, names, ours)


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


def test_a_force_that_was_renamed_is_still_ours():
    renamed = [
        offence(2, 40, force="Anyshire Constabulary"),
        offence(2, 1, csp="Unassigned", force="Anyshire Constabulary"),
    ]

    assert [(entry.span.name, entry.quality_note) for entry in office(offence(1, 40), *renamed)] == [
        ("Q1 2026/27", ""), ("Q2 2026/27", "1 offence is assigned to no partnership by the force"),
    ]  # fmt: skip


def test_a_quarter_of_which_the_table_does_not_know_the_count_is_missing():
    rows = [offence(1, 4), offence(2, None), offence(2, 3), offence(3, 5), offence(3, None, "Arson")]
    rows += [offence(3, None, csp="Unassigned")]

    found = [(entry.span.name, entry.value, entry.quality_note) for entry in office(*rows)]
    assert found == [("Q1 2026/27", 4, ""), ("Q3 2026/27", 5, "")]
    assert office_remarks(*rows) == ["Left out is Q2 2026/27: the table does not say how many there were."]


def test_a_quarter_without_one_of_our_partnerships_is_missing():
    rows = [offence(1, 4), offence(1, 5, csp="Otherborough"), offence(2, 6), offence(3, 7, csp="Otherborough")]
    ours = ["Anyborough", "Otherborough"]

    assert [(entry.span.name, entry.value) for entry in office(*rows, ours=ours)] == [("Q1 2026/27", 9)]
    assert office_remarks(*rows, ours=ours) == [
        "Left out is Q2 2026/27 and Q3 2026/27: the rows of one of your partnerships are missing."
    ]


def test_an_offence_that_nobody_has_in_the_table_is_told_and_is_not_nought():
    rows, offences = [offence(1, 4)], ["Burglary", "Homicide"]

    assert office(*rows, names=["Homicide"], offences=offences)[0].value == 0
    assert office(*rows, names=["Murder"], offences=offences) == []
    assert office_remarks(*rows, names=["Murder"], offences=offences) == [
        "No row of the file has “Murder”: see how the file writes it."
    ]
    assert office_remarks(*rows, names=["Murder"]) == []


@pytest.mark.parametrize(
    ("updated", "day"), [("Updated: 22 October 2026", date(2026, 10, 22)), ("", None), ("Updated: soon", None)]
)
def test_figures_are_as_known_on_the_day_of_the_table(updated, day):
    assert [entry.as_of for entry in office(offence(1, 40), updated=updated)] == [day]


def test_figures_that_were_taken_back_say_so():
    assert [entry.note for entry in office(offence(1, -3), offence(2, 3), offence(3, 0))] == [
        "Figures of earlier periods were taken back", "", "",
    ]  # fmt: skip
