"""A council with two committees, its clerk, and a councillor who has no place yet."""

import pytest

from partnerships.access import Role
from tests.factories import make_body, make_council, make_user


@pytest.fixture
def council():
    return make_council()


@pytest.fixture
def cabinet(council):
    return make_body(council, name="Cabinet")


@pytest.fixture
def scrutiny(council):
    return make_body(council, name="Overview and Scrutiny Committee")


@pytest.fixture
def clerk(council):
    return make_user(Role.CLERK, council)


@pytest.fixture
def ann(council):
    return make_user(Role.MEMBER, council, name="Ann Marsh", email="ann@x.example")
