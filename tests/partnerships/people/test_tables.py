"""Lists of people: who has a role, who had one, who is invited."""

import pytest
from django.urls import reverse

from partnerships.access import Role
from partnerships.people.verbs import end_role, invite
from tests.factories import give_role, make_organisation, make_partnership, make_user
from tests.lists import filter_fields, list_on

pytestmark = [pytest.mark.django_db, pytest.mark.both("ordering")]


@pytest.fixture
def partnership():
    return make_partnership()


@pytest.fixture
def administrator(client, partnership):
    user = make_user(Role.ADMINISTRATOR, partnership, name="Chair")
    client.force_login(user)
    return user


@pytest.fixture
def leads(partnership, administrator):
    for name, organisation in (("zoe", "Fire"), ("Adam", "Police")):
        user = make_user(name=name)
        give_role(user, Role.PARTNER_LEAD, partnership, organisation=make_organisation(organisation))


def people(client, partnership, query=""):
    return client.get(reverse("partnerships:people", args=[partnership.slug]) + query)


@pytest.mark.parametrize(
    ("sort", "names"),
    [
        ("", ["Adam", "Chair", "zoe"]),
        ("-name", ["zoe", "Chair", "Adam"]),
        ("organisation", ["zoe", "Adam", "Chair"]),
        ("-role", ["Chair", "Adam", "zoe"]),
    ],
)
def test_people_are_sorted_without_case(client, partnership, leads, sort, names):
    shown = list_on(people(client, partnership, f"?sort={sort}"), "With a role today")

    assert [cell.split()[0] for cell in shown.column("Name")] == names


def test_heads_name_each_value(client, partnership, leads):
    shown = list_on(people(client, partnership), "With a role today")

    assert shown.heads == ["Name", "Role", "Speaks for", "Since", "Actions"]
    assert (shown.labels, shown.scopes, shown.sorted_by) == ([shown.heads] * 3, {"col", "row"}, {"Name": "ascending"})


@pytest.mark.parametrize(
    ("query", "found"), [("words=fire", ["Fire"]), ("role=administrator", ["–"]), ("words=adam+police", ["Police"])]
)
def test_people_are_narrowed(client, partnership, leads, query, found):
    response = people(client, partnership, f"?{query}")

    assert list_on(response, "With a role today").column("Speaks for") == found
    assert filter_fields(response) == ["words", "role"]


def test_people_come_in_pages(client, partnership, administrator):
    for n in range(30):
        make_user(Role.READER, partnership, name=f"Reader {n:02}")

    first, second = (people(client, partnership, f"?page={n}") for n in (1, 2))

    assert [len(list_on(page, "With a role today").rows) for page in (first, second)] == [25, 6]
    assert filter_fields(first) == ["words", "role"]


def test_ended_roles_and_invitations_are_lists_of_their_own(client, partnership, administrator, leads):
    end_role(partnership.role_assignments.get(user__name="zoe"), by=administrator, reason="Left")
    invite(partnership, by=administrator, email="new@example.org", name="New", role="officer")

    page = people(client, partnership)

    assert list_on(page, "Roles that have ended").column("Ended by") == ["Chair"]
    [invited] = list_on(page, "Invited").rows
    assert (invited[:3], invited[-2]) == (["New new@example.org", "Community safety officer", "–"], "Waiting")


def test_lists_sort_apart(client, partnership, administrator, leads):
    for name in ("Adam", "zoe"):
        end_role(partnership.role_assignments.get(user__name=name), by=administrator, reason="Left")

    ended = list_on(people(client, partnership, "?ended-sort=-organisation&sort=role"), "Roles that have ended")

    assert ended.column("Spoke for") == ["Police", "Fire"]
    assert ended.sorts["Spoke for"] == "?ended-sort=organisation&sort=role#ended-caption"
