"""A timetable that is still to come, and the council's clerk; a noun whose tests begin elsewhere says so itself."""

import pytest

from partnerships.access import Role
from tests.days import in_weeks
from tests.factories import make_timetable, make_user


@pytest.fixture
def timetable():
    """Partnership board, scrutiny, Cabinet and Full Council, three weeks apart from four weeks on."""
    return make_timetable(start=in_weeks(4))


@pytest.fixture
def clerk(timetable):
    return make_user(Role.CLERK, timetable.council)
