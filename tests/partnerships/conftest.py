import pytest

from partnerships.access import Role
from tests.factories import make_partnership, make_user


@pytest.fixture
def partnership():
    return make_partnership(slug="anyborough")


@pytest.fixture
def administrator(client, partnership):
    user = make_user(Role.ADMINISTRATOR, partnership)
    client.force_login(user)
    return user
