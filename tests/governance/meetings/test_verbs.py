"""Meetings and dates: nothing is overwritten, and what stands on a meeting is seen before it moves."""

from datetime import date, time

import pytest

from csp_portal.demo.meetings import fill_meetings
from governance.desk.tasks import tasks_for
from governance.meetings import verbs as diary
from governance.models import Meeting, Timetable
from governance.packs.fronts import lacking_on_front
from governance.stages import lifecycle as workflow
from governance.stages import undoing
from governance.stages.dating import set_date
from governance.timetables.stage_facts import facts_of
from partnerships.access import Role
from partnerships.models import AuditEntry
from partnerships.verbs import Refused
from tests.factories import (
    make_body,
    make_council,
    make_meeting,
    make_partnership,
    make_timetable,
    make_user,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def clerk():
    return make_user("site_administrator")


def council_stage(timetable):
    return timetable.stages.get(body__kind="full_council")


def reasons(call, *arguments, **named):
    with pytest.raises(Refused) as refused:
        call(*arguments, **named)
    return refused.value.reasons


def test_the_same_meeting_is_not_added_twice(clerk):
    body = make_body()
    diary.add_meeting(body, by=clerk, on=date(2027, 3, 2), starts_at=time(18, 30))

    assert reasons(diary.add_meeting, body, by=clerk, on=date(2027, 3, 2), starts_at=time(18, 30)) == [
        "Cabinet has a meeting on Tuesday 2 March 2027 at that time already."
    ]


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"reason": " "}, "Say why the meeting is moved."),
        ({"on": date(2027, 2, 10)}, "That is the day on which it takes place already."),
    ],
)
def test_move_meeting_refuses_with_the_reason(change, reason, clerk):
    arguments = {"on": date(2027, 3, 1), "reason": "Election."} | change

    assert reasons(diary.move_meeting, make_meeting(), by=clerk, **arguments) == [reason]


def test_a_meeting_that_was_moved_or_cancelled_stays_as_it_is(clerk):
    meeting = make_meeting()
    moved = diary.move_meeting(meeting, by=clerk, on=date(2027, 3, 1), reason="Election.")
    diary.cancel_meeting(moved, by=clerk, reason="No business.")

    assert reasons(diary.cancel_meeting, Meeting.objects.get(pk=meeting.pk), by=clerk, reason="x") == [
        "The meeting of Cabinet, Wednesday 10 February 2027 was moved already."
    ]
    assert reasons(diary.change_meeting, moved, by=clerk, starts_at=None, place="") == [
        "The meeting of Cabinet, Monday 1 March 2027 is cancelled."
    ]


def test_a_person_of_another_council_may_not_touch_a_meeting():
    stranger = make_user(Role.CLERK, make_council())

    assert reasons(diary.cancel_meeting, make_meeting(), by=stranger, reason="x") == [
        "Your roles do not let you manage committees, boards and meetings."
    ]


@pytest.mark.parametrize("trouble", ["cancelled", "moved"])
def test_a_confirmed_date_on_a_meeting_that_is_gone_is_a_conflict(trouble, clerk):
    timetable = make_timetable(by=clerk)
    stage = council_stage(timetable)
    meeting = stage.current_date.meeting
    set_date(stage, by=clerk, meeting=meeting, is_confirmed=True)
    if trouble == "cancelled":
        diary.cancel_meeting(meeting, by=clerk, reason="Snow.")
    else:
        diary.move_meeting(meeting, by=clerk, on=date(2027, 4, 20), reason="Snow.")

    facts = {each.key: each for each in facts_of(timetable)}[stage.pk]

    sentences = {
        "cancelled": "The meeting of Full Council on Tuesday 16 March 2027 is cancelled.",
        "moved": "The meeting of Full Council on Tuesday 16 March 2027 was moved to Tuesday 20 April 2027; the date "
        "here is confirmed and stands.",
    }
    assert facts.meeting_trouble == sentences[trouble]


@pytest.fixture
def confirmed(clerk):
    """A step whose confirmed day did not follow its meeting to 20 April: the step, and the meeting as it stands now."""
    stage = council_stage(make_timetable())
    meeting = stage.current_date.meeting
    set_date(stage, by=clerk, meeting=meeting, is_confirmed=True)
    return stage, diary.move_meeting(meeting, by=clerk, on=date(2027, 4, 20), reason="Snow.")


def trouble_of(stage):
    timetable = Timetable.objects.with_stages().get(pk=stage.timetable_id)
    return {each.key: each for each in facts_of(timetable)}[stage.pk].meeting_trouble


def test_a_confirmed_date_tells_where_a_meeting_that_moved_twice_is_now(confirmed, clerk):
    stage, moved = confirmed

    diary.move_meeting(moved, by=clerk, on=date(2027, 5, 4), reason="Election.")

    assert trouble_of(stage) == (
        "The meeting of Full Council on Tuesday 16 March 2027 was moved to Tuesday 4 May 2027; the date here is "
        "confirmed and stands."
    )


def test_a_date_left_behind_may_follow_when_its_meeting_moves_again(confirmed, clerk):
    stage, moved = confirmed

    later = diary.move_meeting(moved, by=clerk, on=date(2027, 5, 4), reason="Election.", along=[stage.pk])

    assert (stage.dates.last().meeting, stage.dates.last().is_confirmed, trouble_of(stage)) == (later, True, "")


def test_a_meeting_back_on_its_first_day_takes_the_date_that_stayed_there(confirmed, clerk):
    stage, moved = confirmed

    back = diary.move_meeting(moved, by=clerk, on=date(2027, 3, 16), reason="It thaws.")

    assert (stage.dates.last().meeting, stage.dates.last().is_confirmed, trouble_of(stage)) == (back, True, "")
    assert back.days_before() == [date(2027, 4, 20)]


def test_a_date_left_behind_tells_that_its_meeting_was_cancelled_since(confirmed, clerk):
    stage, moved = confirmed

    diary.cancel_meeting(moved, by=clerk, reason="No business.")

    assert trouble_of(stage) == "The meeting of Full Council on Tuesday 16 March 2027 is cancelled."


# --- Tasks -----------------------------------------------------------------------------------------------------


def test_a_confirmed_date_is_taken_along_only_by_whoever_builds_its_timetable(clerk):
    stage = council_stage(make_timetable(start=date(2027, 1, 12)))
    meeting = stage.current_date.meeting
    set_date(stage, by=clerk, meeting=meeting, is_confirmed=True)
    other = make_council("Otherham Council")
    Timetable.objects.filter(pk=stage.timetable_id).update(council=other)

    fields = {"on": date(2027, 4, 20), "reason": "Election.", "along": [stage.pk]}
    assert reasons(diary.move_meeting, meeting, by=make_user(Role.CLERK, meeting.body.council), **fields) == [
        "Your roles do not let you build a timetable."
    ]


def test_tasks_name_what_is_due_in_eight_weeks_for_the_clerk_only():
    timetable = make_timetable(start=date(2027, 1, 12))
    clerk, reader = make_user(Role.CLERK, timetable.council), make_user(Role.READER, timetable.paper.partnership)

    tasks = tasks_for(clerk, date(2026, 12, 14))

    assert [(task.title, task.due) for task in tasks] == [
        ("Submit the text to Partnership board", date(2027, 1, 12)),
        ("Submit the text to Overview and Scrutiny", date(2027, 1, 25)),
        ("Write the report for Overview and Scrutiny", date(2027, 1, 25)),
    ]
    assert tasks_for(reader, date(2026, 12, 14)) == []


def test_tasks_ask_for_the_outcome_after_the_meeting():
    timetable = make_timetable(start=date(2027, 1, 12), route=[("full_council", "decide")])
    clerk = make_user(Role.CLERK, timetable.council)

    assert [task.title for task in tasks_for(clerk, date(2027, 1, 13))] == ["Record what Full Council decided"]


def test_tasks_ask_the_administrator_to_settle_an_undoing(clerk):
    timetable = make_timetable(by=clerk, route=[("full_council", "decide")])
    stage = timetable.stages.get()
    workflow.submit(stage, by=clerk)
    workflow.record_outcome(stage, by=clerk, kind="adopted", today=date(2027, 1, 12))
    undoing.ask_to_undo_adoption(stage, by=clerk, reason="Wrong plan.")
    administrator = make_user(Role.ADMINISTRATOR, timetable.paper.partnership)

    assert [task.title for task in tasks_for(administrator, date(2027, 1, 13))] == [
        "Agree or decline to undo the adoption by Full Council"
    ]


# --- The demonstration -----------------------------------------------------------------------------------------


def test_fill_meetings_gives_made_up_bodies_a_year_once_and_others_none():
    made_up = make_partnership(is_made_up=True)
    cabinet = make_body(made_up.lead_councils.get(), "executive")
    other = make_body()
    make_body(cabinet.council, "scrutiny", last_day=date(2026, 11, 1), ended_because="One committee less.")

    first, second = fill_meetings(date(2026, 11, 21)), fill_meetings(date(2026, 11, 21))

    assert (first, second) == (14, 0)
    assert cabinet.meetings.count() == 14
    assert lacking_on_front(cabinet.meetings.first()) == []
    assert not other.meetings.exists()


def test_a_long_reason_is_kept_whole(clerk):
    meeting, long = make_meeting(), "The hall was flooded. " * 50

    moved = diary.move_meeting(meeting, by=clerk, on=date(2027, 3, 1), reason=long)
    diary.cancel_meeting(moved, by=clerk, reason=long)

    moved.refresh_from_db()
    assert (moved.reason, moved.history.first().history_change_reason) == (long, long)
    assert AuditEntry.objects.get(event="meeting cancelled").reason == long
