"""Who works on the stages, and a timetable to work on."""

import pytest

from partnerships.access import Role
from tests.factories import MET, make_timetable, make_user


@pytest.fixture
def clerk():
    """Somebody who may do all that a stage knows."""
    return make_user(Role.SITE_ADMINISTRATOR)


@pytest.fixture
def timetable(clerk):
    """Partnership board, scrutiny, Cabinet and Full Council, three weeks apart from 13 January 2026."""
    return make_timetable(by=clerk, start=MET)
