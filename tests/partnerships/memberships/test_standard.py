from datetime import date

import pytest

from partnerships.memberships.standard import seat, standard_seats
from partnerships.models import Area, Membership, Organisation, RegisteredCouncil
from tests.factories import make_membership, make_organisation, make_partnership, make_user

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("register")]
TODAY = date(2026, 11, 28)


def of(*names, **fields):
    partnership = make_partnership(**fields)
    for name in names:
        row = RegisteredCouncil.objects.get(short_name=name, last_day=None)
        Area.objects.create(partnership=partnership, name=name, code=row.ons_code, country=row.country)
    return partnership


def offered(partnership, on=TODAY):
    return [(each.authority.kind, each.name) for each in standard_seats(partnership, on)]


def test_two_districts_have_their_county_and_one_police_force():
    assert offered(of("Castle Point", "Rochford")) == [
        ("council", "Castle Point Borough Council"),
        ("council", "Rochford District Council"),
        ("county_council", "Essex County Council"),
        ("police", "Essex Police"),
        ("fire", ""),
        ("integrated_care_board", ""),
        ("probation_service", "Probation Service"),
    ]


def test_welsh_area_has_its_health_board():
    assert ("local_health_board", "") in offered(of("Cardiff"))
    assert "integrated_care_board" not in dict(offered(of("Swansea")))


@pytest.mark.parametrize(
    ("on", "kinds"),
    [
        (date(2001, 1, 1), {"council", "county_council", "police"}),
        (
            date(2010, 5, 1),
            {
                "council", "county_council", "police", "fire", "primary_care_trust", "police_authority",
                "probation_trust",
            },
        ),
        (
            date(2015, 5, 1),
            {
                "council", "county_council", "police", "fire", "clinical_commissioning_group",
                "national_probation_service", "community_rehabilitation_company",
            },
        ),
    ],
)  # fmt: skip
def test_set_is_that_of_the_day(on, kinds):
    assert set(dict(offered(of("Thanet"), on))) == kinds


@pytest.mark.parametrize("near", ["Rochford", "Basildon", "Southend-on-Sea"])
def test_fire_is_named_once_for_an_area_and_offered_beside_it(near):
    service = make_organisation("Essex County Fire and Rescue Service", kind="fire")
    make_membership(of("Rochford"), service, statutory_kind="fire")

    assert ("fire", "Essex County Fire and Rescue Service") in offered(of(near))


def test_what_far_away_places_named_is_not_offered():
    make_membership(of("Leeds"), make_organisation("West Yorkshire Fire", kind="fire"), statutory_kind="fire")

    assert ("fire", "") in offered(of("Rochford"))


def test_who_sits_already_is_said_and_not_offered_again():
    partnership = of("Rochford")
    make_membership(partnership, make_organisation("Essex Police"), statutory_kind="police")

    police = [each for each in standard_seats(partnership, TODAY) if each.authority.kind == "police"]

    assert [(each.name, each.sits) for each in police] == [("Essex Police", True)]


def test_seats_begin_with_the_partnership_or_the_law_and_end_with_the_law():
    partnership = of("Thanet", starts_on=date(2004, 4, 1))
    chosen = [(each, each.name or "Some Trust") for each in standard_seats(partnership, date(2012, 1, 1))]

    seat(partnership, chosen, by=make_user())

    days = {row.statutory_kind: (row.starts_on, row.ends_on) for row in Membership.objects.all()}
    assert days["council"] == (date(2004, 4, 1), None)
    assert days["probation_trust"] == (date(2010, 4, 1), date(2014, 5, 31))


def test_bodies_that_the_portal_knows_are_not_made_twice():
    known = make_organisation("Essex Police")
    partnership = of("Rochford")
    police = next(each for each in standard_seats(partnership, TODAY) if each.authority.kind == "police")

    made = seat(partnership, [(police, "essex police")], by=make_user())

    assert [row.organisation for row in made] == [known]
    assert Organisation.objects.filter(kind="police").count() == 1
