"""Who works on the stages, and a timetable to work on: made once for a module, and for each test as they were made."""

from copy import deepcopy

import pytest

from partnerships.access import Role
from tests.factories import MET, make_timetable, make_user
from tests.world import kept


@pytest.fixture(scope="module")
def beginning(django_db_setup, django_db_blocker):
    with kept(django_db_blocker, _begin) as made:
        yield made


def _begin():
    clerk = make_user(Role.SITE_ADMINISTRATOR)
    return clerk, make_timetable(by=clerk, start=MET)


@pytest.fixture
def clerk(beginning, db):
    """Somebody who may do all that a stage knows."""
    return deepcopy(beginning[0])


@pytest.fixture
def timetable(beginning, db):
    """Partnership board, scrutiny, Cabinet and Full Council, three weeks apart from 13 January 2026."""
    return deepcopy(beginning[1])
