"""Lists of memberships, of today and former, and of the organisations that the portal knows."""

from datetime import date

import pytest
from django.urls import reverse

from partnerships.access import Role
from tests.factories import make_membership, make_organisation, make_partnership, make_user
from tests.lists import filter_fields, list_on

pytestmark = pytest.mark.django_db
HEADS = ["Organisation", "Statutory kind", "Designation", "From", "Until", "Actions"]


@pytest.fixture
def partnership(client):
    partnership = make_partnership()
    client.force_login(make_user(Role.ADMINISTRATOR, partnership))
    return partnership


@pytest.fixture
def seats(partnership):
    police, fire = make_organisation("police of Anyshire"), make_organisation("Fire and Rescue", kind="fire")
    make_membership(partnership, police, starts_on=date(2026, 9, 1), position=0, office="chair")
    make_membership(partnership, fire, statutory_kind="fire", position=1)
    make_membership(partnership, make_organisation("Old Trust"), ends_on=date(2013, 3, 31), position=2)


def page(client, partnership, name, query=""):
    return client.get(reverse(f"partnerships:{name}", args=[partnership.slug]) + query)


def test_members_stand_in_their_own_order_until_they_are_sorted(client, partnership, seats):
    shown = list_on(page(client, partnership, "memberships"), "Members today")

    assert (shown.heads, shown.sorted_by, shown.scopes) == (HEADS, {}, {"col", "row"})
    assert shown.labels == [HEADS] * 2
    assert [row[:5] for row in shown.rows] == [
        ["police of Anyshire", "Chief officer of police", "Responsible authority, chair", "1 September 2026", "–"],
        ["Fire and Rescue", "Fire and rescue authority", "Responsible authority", "not recorded", "–"],
    ]


@pytest.mark.parametrize(
    ("sort", "organisations"),
    [
        ("organisation", ["Fire and Rescue", "police of Anyshire"]),
        ("-organisation", ["police of Anyshire", "Fire and Rescue"]),
        ("-statutory_kind", ["Fire and Rescue", "police of Anyshire"]),
        ("starts_on", ["police of Anyshire", "Fire and Rescue"]),
        ("-starts_on", ["police of Anyshire", "Fire and Rescue"]),
    ],
)
def test_members_are_sorted(client, partnership, seats, sort, organisations):
    shown = list_on(page(client, partnership, "memberships", f"?sort={sort}"), "Members today")

    assert shown.column("Organisation") == organisations
    assert list(shown.sorted_by.values()) == ["descending" if sort[0] == "-" else "ascending"]


def test_former_members_are_a_list_of_their_own(client, partnership, seats):
    shown = list_on(page(client, partnership, "memberships"), "Former members")

    assert shown.rows[0][:5] == [
        "Old Trust",
        "Chief officer of police",
        "Responsible authority",
        "not recorded",
        "31 March 2013",
    ]
    assert shown.sorts["Until"] == "?former-sort=ends_on#former-caption"


def test_members_come_in_pages(client, partnership):
    for n in range(26):
        make_membership(partnership, make_organisation(f"Body {n}"), position=n)

    shown = list_on(page(client, partnership, "memberships", "?page=2"), "Members today")

    assert shown.column("Organisation") == ["Body 25"]


def test_no_memberships_yet_says_with_whom_to_begin(client, partnership):
    assert "Begin with the responsible authorities" in page(client, partnership, "memberships").content.decode()


@pytest.mark.both("ordering")
def test_organisations_say_who_sits_at_the_table(client, partnership, seats):
    shown = list_on(page(client, partnership, "organisations"), "Organisations")

    assert shown.sorted_by == {"Name": "ascending"}
    assert [row[:3] for row in shown.rows if row[1] != "Unitary council"] == [
        ["Fire and Rescue", "Fire and rescue authority", "Member today"],
        ["Old Trust", "Police force", "–"],
        ["police of Anyshire", "Police force", "Member today"],
    ]


@pytest.mark.both("ordering")
@pytest.mark.parametrize(("sort", "first"), [("kind", "Fire and rescue authority"), ("-kind", "Unitary council")])
def test_organisations_are_sorted_by_what_their_kind_is_called(client, partnership, seats, sort, first):
    response = page(client, partnership, "organisations", f"?sort={sort}")
    shown = list_on(response, "Organisations")

    assert shown.column("Kind")[0] == first


@pytest.mark.both("search")
def test_organisations_are_narrowed_by_words_and_kind_and_paged(client, partnership, seats):
    for n in range(30):
        make_organisation(f"Trust {n:02}", kind="voluntary")
    whole = page(client, partnership, "organisations", "?page=2")
    narrowed = page(client, partnership, "organisations", "?words=trust&kind=police")

    assert filter_fields(whole) == ["words", "kind"]
    assert len(list_on(whole, "Organisations").pages) == 3
    assert list_on(narrowed, "Organisations").column("Name") == ["Old Trust"]
