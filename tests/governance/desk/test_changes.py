"""What the day's mail tells of the committees: dates that moved, meetings cancelled, outcomes recorded by others."""

import json
from datetime import timedelta
from pathlib import Path

import pytest
from django.utils import timezone

from governance.desk.changes import changes
from governance.meetings.verbs import cancel_meeting, move_meeting
from governance.models import Outcome, Stage, StageDate
from governance.stages.dating import set_date
from partnerships.access import Role
from partnerships.models import User
from plans.interchange.load import import_plan, whole_file
from tests.factories import make_council, make_partnership, make_plan, make_timetable, make_user

pytestmark = [pytest.mark.django_db, pytest.mark.both("windows")]
DAY = timedelta(days=1)


class Place:
    def __init__(self):
        self.council = make_council("Otherborough Council")
        self.partnership = make_partnership("Otherborough Community Safety Partnership", council=self.council)
        self.clerk = make_user(Role.CLERK, self.council)
        self.lead = make_user(Role.PARTNER_LEAD, self.partnership)
        self.timetable = make_timetable(make_plan(self.partnership).paper, council=self.council)
        self.cabinet = self.timetable.stages.get(body__name="Cabinet")
        self.meeting = self.cabinet.current_date.meeting


@pytest.fixture
def place():
    return Place()


def told(user, days=0):
    """(kind, title) of what happened on the day so many days from today."""
    since = timezone.localtime().replace(hour=0, minute=0, second=0, microsecond=0) + days * DAY
    return [(each.kind, each.title) for each in changes(user, since, since + DAY)]


def test_meeting_that_moves_is_told_with_both_days_and_the_reason(place):
    move_meeting(place.meeting, by=place.clerk, on=place.meeting.on + 7 * DAY, reason="The chamber is closed.")
    (change,) = changes(place.lead, timezone.now() - DAY, timezone.now() + DAY)

    assert change.title == "Cabinet takes it on 2 March 2027, not on 23 February 2027"
    assert change.detail == "Safer Anyborough. The reason: The chamber is closed."
    assert change.url == place.cabinet.get_absolute_url()
    assert (told(place.lead, -1), len(told(place.lead)), told(place.lead, 1)) == ([], 1, [])


def test_meeting_that_moves_away_from_a_confirmed_date_is_told(place):
    set_date(place.cabinet, by=place.clerk, meeting=place.meeting, is_confirmed=True)
    move_meeting(place.meeting, by=place.clerk, on=place.meeting.on + 7 * DAY, reason="The chamber is closed.")

    assert told(place.lead) == [
        ("meeting", "The meeting of Cabinet on Tuesday 23 February 2027 was moved to Tuesday 2 March 2027")
    ]


def test_cancelled_meeting_is_told(place):
    cancel_meeting(place.meeting, by=place.clerk, reason="Nothing to decide.")

    assert told(place.lead) == [("meeting", "The meeting of Cabinet on Tuesday 23 February 2027 is cancelled")]
    assert told(place.lead, 1) == []


def test_outcome_is_told_while_it_stands(place):
    outcome = Outcome.objects.create(stage=place.cabinet, kind="recommended", recorded_by=place.clerk)
    before = told(place.lead)
    Outcome.objects.filter(pk=outcome.pk).update(
        is_current=False, set_aside_at=timezone.now(), set_aside_by=place.clerk
    )

    assert (before, told(place.lead)) == ([("outcome", "Cabinet: recommended")], [])


def test_own_work_and_that_of_other_places_is_not_told(place):
    other = Place()
    everywhere = make_user(Role.SITE_ADMINISTRATOR)
    Outcome.objects.create(stage=place.cabinet, kind="recommended", recorded_by=place.clerk)
    move_meeting(place.meeting, by=place.clerk, on=place.meeting.on + 7 * DAY, reason="The chamber is closed.")

    assert [told(user) for user in (place.clerk, other.clerk, other.lead, everywhere)] == [[], [], [], []]
    assert len(told(make_user(Role.CLERK, place.council))) == 2


def test_first_date_of_a_stage_is_no_change(place):
    assert StageDate.objects.filter(standing="planned").count() == 4
    assert told(place.lead) == []


@pytest.mark.parametrize("is_person", [True, False])
def test_what_an_import_brought_in_is_history(place, is_person):
    """A whole plan of an earlier day, taken in today: its outcomes and moved dates happened long ago."""
    plan = json.loads(Path("fixtures/anyborough-current.json").read_text())
    by = make_user() if is_person else User.objects.system("import")
    partnership = import_plan(whole_file(plan), by=by).partnership
    reader = make_user(Role.READER, partnership)
    stage = Stage.objects.filter(timetable__paper__partnership=partnership, outcomes__isnull=False).first()

    assert told(reader) == []
    assert Outcome.objects.filter(stage__timetable__paper__partnership=partnership).count() > 5
    Outcome.objects.filter(stage=stage).update(recorded_by=place.clerk)
    assert [kind for kind, _ in told(reader)] == ["outcome"]


@pytest.mark.parametrize("number", [1, 3])
def test_questions_do_not_grow_with_what_changed(place, number, django_assert_num_queries):
    for _ in range(number):
        timetable = make_timetable(make_plan(place.partnership).paper, council=place.council)
        for stage, verb in zip(timetable.stages.in_order()[1:3], (move_meeting, cancel_meeting), strict=True):
            meeting = stage.current_date.meeting
            on = {"on": meeting.on + 7 * DAY} if verb is move_meeting else {}
            verb(meeting, by=place.clerk, reason="The chamber is closed.", **on)
        Outcome.objects.create(stage=stage, kind="recommended", recorded_by=place.clerk)
    place.lead.roles_held()

    with django_assert_num_queries(6):
        found = told(place.lead)

    assert len(found) == 3 * number
