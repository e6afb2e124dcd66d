"""On which meetings a plan stands."""

from datetime import timedelta

import pytest

from governance.meetings.items import public_items
from governance.stages.lifecycle import publish_papers, record_outcome, submit
from tests.factories import MET, make_timetable, make_user

pytestmark = pytest.mark.django_db


def test_a_step_stays_on_its_meeting_when_the_recorded_day_is_another():
    timetable = make_timetable(start=MET)
    stage, clerk = timetable.stages.get(body__kind="scrutiny"), make_user("clerk", timetable.council)
    meeting = stage.current_date.meeting
    submit(stage, by=clerk)
    publish_papers(stage, by=clerk)
    record_outcome(stage, by=clerk, kind="comments_made", held=(meeting.on + timedelta(days=1)).isoformat())

    (item,) = public_items([meeting], clerk)[meeting.pk]

    assert (item["stage"], item["is_left"]) == (stage, False)
    assert item["stage"].day == meeting.on + timedelta(days=1)
