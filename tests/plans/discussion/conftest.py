"""A plan of one chapter, and who talks about it."""

import pytest

from partnerships.access import Role
from tests.factories import make_plan, make_user


@pytest.fixture
def paper():
    return make_plan(blocks=("Our area",)).paper


@pytest.fixture
def officer(paper):
    return make_user(Role.OFFICER, paper.partnership, name="Ann Lee")


@pytest.fixture
def police(paper):
    return make_user(Role.PARTNER_LEAD, paper.partnership, name="Bo Park")
