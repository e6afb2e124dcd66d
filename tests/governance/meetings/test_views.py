"""Meetings and bodies on their pages: public, moved after a look, renamed."""

from datetime import date, timedelta

import pytest

from governance.meetings.verbs import move_meeting
from governance.models import Body, Meeting
from governance.stages import lifecycle
from governance.stages.dating import set_date
from partnerships.access import Role
from tests.factories import (
    make_council,
    make_user,
)
from tests.governance.pages import page, send, stage_of

pytestmark = [pytest.mark.django_db, pytest.mark.both("lists")]


def test_meetings_are_public_and_name_no_plan_that_is_not(client, timetable, clerk):
    response = page(client, None, "meetings")

    assert response.status_code == 200
    assert "Safer Anyborough" not in response.content.decode()

    stage = stage_of(timetable)
    lifecycle.submit(stage, by=clerk)
    lifecycle.publish_papers(stage, by=clerk)
    assert "Safer Anyborough" in page(client, None, "meetings").content.decode()
    meeting = page(client, None, "meeting", stage.current_date.meeting.pk)
    assert f'href="{stage.paper.public_url}">{stage.paper.title}</a>' in meeting.text


def test_a_meeting_is_moved_only_after_its_effects_were_shown(client, timetable, clerk):
    stage = stage_of(timetable)
    meeting = stage.current_date.meeting
    later = (meeting.on + timedelta(days=7)).isoformat()

    shown = send(client, clerk, "meeting_move", meeting.pk, on=later, reason="Election.")
    effects = shown.context["effects"]
    assert [stage.moves for stage in effects.stages] == [True]
    assert Meeting.objects.filter(moved_from=meeting).count() == 0

    moved = send(client, clerk, "meeting_move", meeting.pk, on=later, reason="Election.", seen=effects.fingerprint)
    assert moved.context["meeting"] == Meeting.objects.get(moved_from=meeting)  # the clerk stands on the new day
    assert stage_of(timetable).current_date.on == later
    assert [row.on for row in stage_of(timetable).dates.all()] == [meeting.on.isoformat(), later]


def test_a_confirmed_date_never_moves_by_itself(timetable, clerk):
    stage = stage_of(timetable)
    meeting = stage.current_date.meeting
    set_date(stage, by=clerk, meeting=meeting, is_confirmed=True)

    move_meeting(meeting, by=clerk, on=meeting.on + timedelta(days=7), reason="Election.")

    assert stage_of(timetable).current_date.meeting == meeting


def test_bodies_are_added_by_the_clerk_of_the_council(client, timetable, clerk):
    owner = f"council-{timetable.council.pk}"

    send(client, clerk, "body_create", owner=owner, name="Licensing Committee", kind="committee")
    body = Body.objects.get(name="Licensing Committee")
    send(client, clerk, "meeting_create", body.pk, on="2031-03-04", starts_at="18:30", place="Town Hall")

    assert (body.council, body.slug) == (timetable.council, "licensing-committee")
    assert [str(meeting.starts_at) for meeting in body.meetings.all()] == ["18:30:00"]


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31", "2031-02-30", "soon"])
def test_a_meeting_on_an_impossible_day_is_not_taken(day, client, timetable, clerk):
    response = send(client, clerk, "meeting_create", stage_of(timetable).body.pk, on=day)

    assert list(response.context["form"].errors) == ["on"]


def test_a_body_is_renamed_and_keeps_its_old_name_for_its_time(client, timetable, clerk):
    body = stage_of(timetable).body

    send(client, clerk, "body_rename", body.pk, name="The Council", until="2027-03-31")

    body.refresh_from_db()
    assert body.name == "The Council"
    assert (body.name_on(date(2027, 3, 31)), body.name_on(date(2027, 4, 1))) == ("Full Council", "The Council")


def test_bodies_of_another_council_are_not_there(client, timetable):
    stranger = make_user(Role.CLERK, make_council())

    assert page(client, stranger, "body", stage_of(timetable).body.pk).status_code == 404


def test_the_page_of_a_meeting_names_the_plans_on_its_agenda(client, timetable, clerk):
    stage = stage_of(timetable)
    lifecycle.submit(stage, by=clerk)
    lifecycle.publish_papers(stage, by=clerk)

    shown = page(client, None, "meeting", stage.current_date.meeting_id)

    assert [item["stage"] for item in shown.context["items"]] == [stage]
    assert shown.context["is_retold"] is False
