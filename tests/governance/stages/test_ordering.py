"""The steps of a timetable are put in another order, and their numbers have no holes."""

import pytest
from django.urls import reverse

from governance.models import Stage
from governance.stages.ordering import move_to, place_of, places_of
from governance.timetables.verbs import Stop, add_stage
from partnerships.access import Role
from partnerships.verbs import Refused
from tests.factories import make_body, make_user

pytestmark = pytest.mark.django_db


def steps(timetable):
    return [(stage.step, stage.body.name) for stage in Stage.objects.filter(timetable=timetable).in_order()]


def test_places_are_told_by_the_bodies_that_stand_there(timetable):
    cabinet = timetable.stages.get(body__kind="executive")

    assert [label for _, label in places_of(cabinet)] == [
        "First",
        "In the same step as Partnership board", "After Partnership board",
        "In the same step as Overview and Scrutiny", "After Overview and Scrutiny",
        "In the same step as Full Council", "After Full Council",
    ]  # fmt: skip
    assert place_of(cabinet) == "after-2"


@pytest.mark.parametrize(
    ("place", "expected"),
    [
        ("after-0", [(1, "Cabinet"), (2, "Partnership board"), (3, "Overview and Scrutiny"), (4, "Full Council")]),
        ("after-1", [(1, "Partnership board"), (2, "Cabinet"), (3, "Overview and Scrutiny"), (4, "Full Council")]),
        ("with-2", [(1, "Partnership board"), (2, "Overview and Scrutiny"), (2, "Cabinet"), (3, "Full Council")]),
        ("after-4", [(1, "Partnership board"), (2, "Overview and Scrutiny"), (3, "Full Council"), (4, "Cabinet")]),
    ],
)
def test_a_step_goes_where_it_is_put_and_the_numbers_close_up(place, expected, timetable, clerk):
    move_to(timetable.stages.get(body__kind="executive"), place, by=clerk)

    assert steps(timetable) == expected


def test_a_place_that_is_gone_is_refused(timetable, clerk):
    with pytest.raises(Refused, match="choose the place again"):
        move_to(timetable.stages.get(body__kind="executive"), "after-9", by=clerk)


def test_a_step_added_with_a_number_far_off_leaves_no_hole(timetable, clerk):
    add_stage(timetable, Stop(9, make_body(timetable.council, "committee", name="Audit"), "note"), by=clerk)

    assert steps(timetable)[-1] == (5, "Audit")


def test_page_of_an_item_moves_it_and_history_says_who_did(client, timetable):
    user = make_user(Role.CLERK, timetable.council)
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    cabinet = timetable.stages.get(body__kind="executive")

    client.post(reverse("governance:stage_facts", args=[cabinet.pk]), {"role": cabinet.role, "place": "after-0"})

    cabinet.refresh_from_db()
    assert (cabinet.step, cabinet.history.first().history_user) == (1, user)
