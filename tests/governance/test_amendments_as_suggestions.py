"""The migration that makes suggestions of amendments recorded before."""

from importlib import import_module

import pytest
from django.apps import apps

from partnerships.access import Role
from plans.models import Suggestion
from tests.factories import make_timetable, make_user

pytestmark = pytest.mark.django_db
migration = import_module("governance.migrations.0007_amendments_as_suggestions")


@pytest.mark.parametrize(
    ("values", "state", "made"),
    [
        ({}, "in_approval", ["Cabinet (amendment 1): Light every street."]),
        ({"result": "pending"}, "in_approval", []),
        ({"block_key": None}, "in_approval", []),
        ({}, "adopted", []),
    ],
)
def test_accepted_amendments_of_open_texts_are_asked_for_at_their_chapter(values, state, made):
    timetable = make_timetable()
    timetable.paper.state = state
    timetable.paper.save()
    stage = timetable.stages.get(body__kind="executive")
    said = {"text": "Light every street.", "moved_by": "Chair", "result": "accepted"}
    key = timetable.paper.blocks.first().key
    stage.amendments.create(recorded_by=make_user(Role.SITE_ADMINISTRATOR), **said | {"block_key": key} | values)

    migration.ask_for_them(apps, None)

    assert [f"{row.source}: {row.reason}" for row in Suggestion.objects.all()] == made
