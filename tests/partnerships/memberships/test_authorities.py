"""Responsible authorities by date."""

from datetime import date

import pytest

from partnerships.memberships.authorities import ended_authorities, missing_authorities

PLAN_2017 = (date(2017, 4, 1), date(2020, 3, 31))
PLAN_2020 = (date(2020, 4, 1), date(2024, 3, 31))
ALL_OF_2020 = [
    "council",
    "police",
    "fire",
    "clinical_commissioning_group",
    "national_probation_service",
    "community_rehabilitation_company",
]


def members(*kinds):
    return [(kind, None, None) for kind in kinds]


def kinds(missing):
    return [lack.kind for lack in missing]


def test_unitary_council_with_all_authorities_lacks_none():
    assert missing_authorities(members(*ALL_OF_2020), *PLAN_2020, False) == []


def test_medway_naming_only_the_rehabilitation_company_lacks_the_national_service():
    named = members("council", "police", "fire", "clinical_commissioning_group", "community_rehabilitation_company")

    (lack,) = missing_authorities(named, *PLAN_2020, False)

    assert lack.kind == "national_probation_service"
    assert lack.sentence == (
        "The National Probation Service is not among the members. Only the community rehabilitation company is named. "
        "It was a responsible authority from 1 June 2014 to 25 June 2021 (Crime and Disorder Act 1998 s5): "
        "add it, or record why it is not named."
    )


@pytest.mark.parametrize("probation", ["not_stated", "probation_service", "probation_trust"])
def test_thanet_naming_one_kent_probation_lacks_both_bodies_of_the_day(probation):
    named = members("council", "county_council", "police", "fire", "clinical_commissioning_group", probation)

    lacking = missing_authorities(named, date(2020, 4, 1), date(2023, 3, 31), True)

    assert kinds(lacking) == ["national_probation_service", "community_rehabilitation_company"]


def test_county_council_is_asked_for_in_two_tiers_only():
    assert kinds(missing_authorities(members(*ALL_OF_2020), *PLAN_2020, True)) == ["county_council"]


@pytest.mark.parametrize(
    ("start", "end", "wanted"),
    [
        (date(1999, 4, 1), date(2001, 3, 31), ["council", "police"]),
        (date(2001, 4, 1), date(2004, 3, 31), ["council", "police", "fire", "primary_care_trust", "police_authority"]),
        (
            date(2011, 4, 1),
            date(2014, 3, 31),
            ["council", "police", "fire", "primary_care_trust", "police_authority", "probation_trust"],
        ),
        (
            date(2023, 4, 1),
            date(2026, 3, 31),
            ["council", "police", "fire", "integrated_care_board", "probation_service"],
        ),
    ],
)
def test_nobody_named_lacks_the_authorities_of_the_first_day(start, end, wanted):
    assert kinds(missing_authorities([], start, end, False)) == wanted


def test_a_successor_stands_for_the_body_it_succeeds():
    named = members("council", "police", "fire", "integrated_care_board", "probation_service")

    assert missing_authorities(named, date(2022, 4, 1), date(2025, 3, 31), False) == []


def test_a_body_abolished_before_the_period_does_not_count():
    named = members("council", "police", "fire", "clinical_commissioning_group", "probation_service")

    assert kinds(missing_authorities(named, date(2023, 4, 1), date(2026, 3, 31), False)) == ["integrated_care_board"]


def test_a_seat_that_ended_before_the_period_does_not_count():
    named = [*members(*(kind for kind in ALL_OF_2020 if kind != "fire")), ("fire", None, date(2019, 12, 31))]

    assert kinds(missing_authorities(named, *PLAN_2020, False)) == ["fire"]


def test_local_policing_body_is_not_asked_for():
    assert "local_policing_body" not in kinds(missing_authorities([], *PLAN_2017, False))


def test_wales_has_a_health_body_of_its_own():
    named = [kind for kind in ALL_OF_2020 if kind != "clinical_commissioning_group"]

    assert kinds(missing_authorities(members(*named), *PLAN_2020, False, True)) == ["local_health_board"]
    assert missing_authorities(members(*named, "local_health_board"), *PLAN_2020, False) == []


TODAY = date(2026, 11, 25)


@pytest.mark.parametrize(
    ("kind", "since", "until", "named"),
    [
        ("primary_care_trust", None, None, True),
        ("police_authority", date(2005, 4, 1), None, True),
        ("probation_trust", None, date(2014, 5, 31), False),
        ("probation_trust", None, date(2030, 5, 31), True),
        ("council", None, None, False),
        ("not_stated", None, None, False),
    ],
)
def test_a_seat_that_outlives_its_kind_of_body_is_named(kind, since, until, named):
    found = ended_authorities([(kind, since, until, "Anyborough body")], TODAY)

    assert [each.kind for each in found] == ([kind] if named else [])


def test_nothing_follows_a_police_authority():
    [ended] = ended_authorities([("police_authority", None, None, "Kent Police Authority")], TODAY)

    assert ended.sentence == (
        "Kent Police Authority sits as police authority; these ended on 21 November 2012 "
        "(Crime and Disorder Act 1998 s5): give the membership its last day."
    )
