import pytest

from partnerships.access import Role
from partnerships.areas.register import take_in_shipped
from tests.factories import make_partnership, make_user
from tests.world import kept


@pytest.fixture(scope="module")
def register(django_db_setup, django_db_blocker):
    """The register of areas as it ships: the tests of a module find it, and what they do to it is taken back."""
    with kept(django_db_blocker, take_in_shipped):
        yield


@pytest.fixture
def partnership():
    return make_partnership(slug="anyborough")


@pytest.fixture
def administrator(client, partnership):
    user = make_user(Role.ADMINISTRATOR, partnership)
    client.force_login(user)
    return user
