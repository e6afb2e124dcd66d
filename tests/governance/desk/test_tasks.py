"""Whose tasks a desk's are."""

from datetime import date

import pytest

from governance.desk.tasks import tasks_for
from partnerships.access import Role
from tests.factories import make_council, make_timetable, make_user

pytestmark = pytest.mark.django_db
ON = date(2027, 1, 4)


@pytest.fixture
def timetable():
    return make_timetable(start=date(2027, 1, 12))


def has_tasks(user):
    return bool(tasks_for(user, ON))


def test_a_desks_tasks_are_those_of_its_own_council_and_partnership(timetable):
    clerk, administrator = (
        make_user(role, place)
        for role, place in ((Role.CLERK, timetable.council), (Role.ADMINISTRATOR, timetable.paper.partnership))
    )
    strange = make_user(Role.CLERK, make_council(name="Otherborough Council"))

    assert [has_tasks(user) for user in (clerk, administrator, strange)] == [True, True, False]


def test_a_role_over_the_whole_site_brings_no_desks_tasks(timetable):
    assert has_tasks(make_user(Role.SITE_ADMINISTRATOR)) is False


def test_whoever_runs_the_site_and_is_a_clerk_too_has_a_clerks_tasks(timetable):
    user = make_user(Role.SITE_ADMINISTRATOR)
    user.role_assignments.create(role=Role.CLERK, council=timetable.council, given_by=user)

    assert has_tasks(user) is True
