"""What all of a partnership's own pages have in common."""

import pytest

from partnerships.access import Role
from tests.factories import make_partnership, make_user
from tests.partnerships.addresses import address

pytestmark = pytest.mark.django_db

PAGES = ["people", "invite", "memberships", "membership_add", "organisations", "organisation_add", "settings"]


@pytest.mark.parametrize("name", PAGES)
def test_pages_are_for_those_who_may(client, partnership, name):
    stranger, reader = make_user(Role.ADMINISTRATOR, make_partnership()), make_user(Role.READER, partnership)

    statuses = []
    for user in (stranger, reader):
        client.force_login(user)
        statuses.append(client.get(address(name)).status_code)

    assert statuses == [404, 403]


@pytest.mark.parametrize("name", PAGES)
def test_pages_have_one_heading(client, administrator, name):
    assert client.get(address(name)).content.count(b"<h1") == 1
