"""An adoption recorded in error: one asks, another agrees or declines."""

import pytest

from governance.models import Stage
from governance.stages import undoing
from partnerships.access import Role
from partnerships.verbs import Refused
from plans.models import Paper
from tests.factories import make_user
from tests.governance.stages.test_lifecycle import adopt

pytestmark = pytest.mark.django_db


def test_undo_adoption_needs_the_administrators_agreement(timetable, clerk):
    stage = adopt(timetable, clerk).outcome.stage
    request = undoing.ask_to_undo_adoption(stage, by=clerk, reason="Wrong plan.")

    with pytest.raises(Refused, match="A partnership administrator, other than the clerk, must agree"):
        undoing.agree_to_undo_adoption(request, by=clerk)

    administrator = make_user(Role.ADMINISTRATOR, timetable.paper.partnership)
    undoing.agree_to_undo_adoption(request, by=administrator)

    stage = Stage.objects.get(pk=stage.pk)
    assert (stage.state, stage.outcome) == (Stage.State.PUBLISHED, None)
    assert Paper.objects.get(pk=timetable.paper.pk).state == "in_approval"
    assert stage.outcomes.get().set_aside_because == "Wrong plan."


def test_undo_adoption_is_asked_for_once(timetable, clerk):
    stage = adopt(timetable, clerk).outcome.stage
    undoing.ask_to_undo_adoption(stage, by=clerk, reason="Wrong plan.")

    with pytest.raises(Refused, match="It has been asked already to undo this adoption"):
        undoing.ask_to_undo_adoption(stage, by=clerk, reason="Wrong plan.")


def test_decline_leaves_the_adoption_standing(timetable, clerk):
    request = undoing.ask_to_undo_adoption(adopt(timetable, clerk).outcome.stage, by=clerk, reason="Wrong plan.")
    administrator = make_user(Role.ADMINISTRATOR, timetable.paper.partnership)

    undoing.decline_to_undo_adoption(request, by=administrator)

    assert Paper.objects.get(pk=timetable.paper.pk).state == "adopted"
    assert request.was_agreed is False
