from collections import Counter
from datetime import date

import pytest

from partnerships.areas.police import force_of
from partnerships.areas.register import NOT_A_REGISTER, NOT_TEXT, take_in
from partnerships.models import RegisteredCouncil

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("register")]
HEADS = "code,gss,name,short_name,kind,nation,county,from,until,replaced_by"
AREAS = "council_gss,council,partnership_area,police_area"


def one(name):
    return RegisteredCouncil.objects.get(name=name)


def file(*lines, heads=HEADS):
    return "\n".join([heads, *lines]).encode()


def test_shipped_register_knows_every_kind_of_council():
    today = RegisteredCouncil.objects.in_being(date(2026, 11, 28)).of_areas()

    assert Counter(today.values_list("kind", flat=True)) == {
        "district": 164, "unitary": 63, "metropolitan": 36, "london_borough": 32, "welsh_principal": 22,
        "city_corporation": 1,
    }  # fmt: skip
    assert RegisteredCouncil.objects.count() == 402


def test_council_fills_in_county_police_and_partnership_area():
    found = one("Castle Point Borough Council")

    assert (found.kind, found.county.name, found.police_area) == ("district", "Essex County Council", "Essex")
    assert (found.partnership_areas, found.country) == (["Castle Point"], "england")


@pytest.mark.parametrize(
    ("name", "police"),
    [
        ("City of London Corporation", "City of London"),
        ("Cumberland Council", "Cumbria"),
        ("Aylesbury Vale District Council", "Thames Valley"),
        ("Essex County Council", "Essex"),
        ("City of Cardiff Council", "South Wales"),
    ],
)
def test_police_area_is_known_of_new_and_former_councils_too(name, police):
    assert one(name).police_area == police


def test_every_council_of_an_area_has_its_police_force():
    today = RegisteredCouncil.objects.in_being(date(2026, 11, 28)).of_areas()

    assert list(today.filter(police_area="").values_list("name", flat=True)) == []


def test_former_councils_say_what_replaced_them_and_when():
    former = one("Allerdale Borough Council")

    assert [str(other) for other in former.replaced_by.all()] == ["Cumberland Council"]
    assert (former.last_day, one("Cumberland Council").first_day) == (date(2023, 3, 31), date(2023, 4, 1))
    assert one("Somerset Council").replaces.count() == 5


def test_newer_register_adds_and_changes_and_leaves_the_rest():
    own = RegisteredCouncil.objects.create(code="OWN-1", name="New Council", short_name="New", kind="unitary")
    taking = take_in(
        file(
            "XNC,E06009999,North Essex Council,North Essex,unitary,England,,2028-04-01,,",
            "CAS,E07000069,Castle Point Borough Council,Castle Point,district,England,,,2028-03-31,XNC",
        )
    )

    assert (taking.new, taking.changed, taking.same, taking.faults) == (1, 1, 0, [])
    assert one("Castle Point Borough Council").replaced_by.get().short_name == "North Essex"
    assert RegisteredCouncil.objects.filter(pk=own.pk).exists()


def test_same_file_twice_changes_nothing():
    line = "XNC,E06009999,North Essex Council,North Essex,unitary,England,,2028-04-01,,"
    take_in(file(line))

    again = take_in(file(line))

    assert (again.new, again.changed, again.same) == (0, 0, 1)


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        (",E1,Somewhere,,unitary,England,,,,", "Line 2: The code is missing."),
        ("X1,E1,,,unitary,England,,,,", "Line 2: The name is missing."),
        ("X1,E1,Somewhere,,parish,England,,,,", "Line 2: “parish” is not a kind of council."),
        ("X1,E1,Somewhere,,unitary,Scotland,,,,", "Line 2: “Scotland” is neither England nor Wales."),
        ("X1,E1,Somewhere,,unitary,England,,1 April,,", "Line 2: “1 April” is not a day: write 2023-04-01."),
        ("X1,E1,Somewhere,,unitary,England,,2024-04-01,2023-03-31,", "Line 2: The last day is before the first."),
        ("X1,E1,Somewhere,,unitary,England,NONE,,,", "Line 2: There is no council with the code “NONE”."),
        ("X1,E1,Somewhere,,unitary,England,,,2023-03-31,NONE", "Line 2: There is no council with the code “NONE”."),
    ],
)
def test_faults_name_their_line_and_nothing_is_kept(line, fault):
    taking = take_in(file(line, "X2,E2,Elsewhere Council,Elsewhere,unitary,England,,,,"))

    assert taking.faults == [fault]
    assert not RegisteredCouncil.objects.filter(code__in=["X1", "X2"]).exists()


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        (b"name,area\nA,B\n", NOT_A_REGISTER),
        (b"", NOT_A_REGISTER),
        (b"\x00\xff\xfe\x01", NOT_TEXT),
        (b"PK\x03\x04 a workbook \x9d", NOT_TEXT),
        (file(), "There is no council in this file."),
        (file(*["X1,E1,Somewhere,,unitary,England,,,,"] * 2), "The code “X1” stands on more than one line."),
    ],
)
def test_what_is_no_register_is_refused(content, fault):
    assert take_in(content).faults == [fault]


def test_newer_areas_are_taken_in_by_code():
    taking = take_in(
        file("E07000069,Castle Point,Castle Point & Rochford,Essex", "E06009998,Nowhere,Nowhere,Essex", heads=AREAS)
    )
    good = take_in(file("E07000069,Castle Point,Castle Point & Rochford,Essex", heads=AREAS))

    assert len(taking.faults) == 1 and taking.faults[0].startswith("Line 3: ")
    assert (good.changed, one("Castle Point Borough Council").partnership_areas) == (1, ["Castle Point & Rochford"])


@pytest.mark.parametrize(
    ("area", "force"),
    [
        ("Essex", "Essex Police"),
        ("Metropolitan Police", "Metropolitan Police Service"),
        ("Cumbria", "Cumbria Constabulary"),
        ("City of London", "City of London Police"),
        ("", ""),
    ],
)
def test_force_is_named_after_its_area(area, force):
    assert force_of(area) == force
