"""A timetable that is still to come, and the council's clerk; a noun whose tests begin elsewhere says so itself."""

from datetime import timedelta

import pytest
from django.utils import timezone

from partnerships.access import Role
from tests.factories import make_timetable, make_user


@pytest.fixture
def timetable():
    """Partnership board, scrutiny, Cabinet and Full Council, three weeks apart from four weeks on."""
    return make_timetable(start=timezone.localdate() + timedelta(weeks=4))


@pytest.fixture
def clerk(timetable):
    return make_user(Role.CLERK, timetable.council)
