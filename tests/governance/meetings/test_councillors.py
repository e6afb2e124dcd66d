"""Who sits on a body: by the role, or by a place of one's own with its days."""

from datetime import date

import pytest

from governance.meetings.councillors import bodies_sat_on, sitting_on
from governance.models import Appointment
from partnerships.access import Role
from tests.factories import make_body, make_council, make_partnership, make_user

pytestmark = pytest.mark.django_db
DAY = date(2027, 1, 19)
BEFORE = date(2026, 5, 1)


@pytest.fixture
def body():
    return make_body()


def councillor(body, name, **place):
    """Somebody whose role names the body; with ``place`` as what and when too."""
    user = make_user(Role.MEMBER, body.council, name=name)
    user.role_assignments.update(bodies=[body.slug])
    if place:
        Appointment.objects.create(user=user, body=body, **place)
    return user


def test_the_chair_is_named_first_and_substitutes_last(body):
    councillor(body, "Ann", capacity="substitute")
    councillor(body, "Ben")
    councillor(body, "Cas", capacity="chair", starts_on=BEFORE)

    assert [str(each) for each in sitting_on(body, DAY)] == ["Cas (chair)", "Ben", "Ann (substitute)"]


@pytest.mark.parametrize(
    ("place", "sits"),
    [
        ({"starts_on": DAY, "ends_on": DAY}, True),
        ({"ends_on": BEFORE}, False),
        ({"starts_on": date(2027, 5, 1)}, False),
        ({}, True),
    ],
)
def test_days_of_a_place_count_before_the_role(body, place, sits):
    user = councillor(body, "Ann", **place)

    assert [each.user for each in sitting_on(body, DAY)] == ([user] if sits else [])
    assert bodies_sat_on(user, DAY) == ([body] if sits else [])


def test_a_place_ends_with_the_last_role_at_the_council(body):
    user = councillor(body, "Ann", capacity="chair")
    user.role_assignments.update(council=make_council())

    assert sitting_on(body, DAY) == []
    assert bodies_sat_on(user, DAY) == []


def test_people_of_a_partnership_sit_on_its_board():
    partnership = make_partnership()
    board = make_body(kind="partnership_board", name="Board", partnership=partnership)
    lead, _ = make_user(Role.PARTNER_LEAD, partnership), make_user(Role.PARTNER_LEAD, partnership)
    Appointment.objects.create(user=lead, body=board)

    assert [each.user for each in sitting_on(board, DAY)] == [lead]
    assert bodies_sat_on(lead, DAY) == [board]
