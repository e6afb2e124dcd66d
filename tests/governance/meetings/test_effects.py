"""What a move changes: the simulation says what the timetable will say, and asks the same of few plans and of many."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from governance.dates import checks
from governance.meetings import verbs as diary
from governance.meetings.effects import DayChange, effects_of
from governance.models import Stage, StageDate, Timetable, settings_of
from governance.stages import lifecycle as workflow
from governance.stages.dating import set_date
from governance.timetables.stage_facts import facts_of, first_day
from partnerships.access import Role
from partnerships.verbs import Refused
from tests.factories import make_body, make_meeting, make_partnership, make_plan, make_timetable, make_user

pytestmark = pytest.mark.django_db
LATER = date(2027, 4, 20)


@pytest.fixture
def clerk():
    return make_user("site_administrator")


@pytest.fixture
def timetable(clerk):
    """Board 12 January, scrutiny 2 February, Cabinet 23 February, Full Council 16 March; the plan from April 2027."""
    return make_timetable(make_plan(starts_on=date(2027, 4, 1), ends_on=date(2030, 3, 31)).paper, by=clerk)


def stage_at(timetable, kind):
    return timetable.stages.get(body__kind=kind)


def meeting_of(timetable, kind):
    return stage_at(timetable, kind).current_date.meeting


def confirm(stage, by):
    set_date(stage, by=by, meeting=stage.current_date.meeting, is_confirmed=True)


def the_only(effects):
    (effect,) = effects.timetables
    return effect


def conflicts_now(timetable):
    fresh = Timetable.objects.with_stages().get(pk=timetable.pk)
    return checks.conflicts(facts_of(fresh), settings_of(fresh.council), first_day(fresh.paper))


def test_every_date_of_the_stage_stands_old_beside_new(timetable):
    (stage,) = the_only(effects_of(meeting_of(timetable, "full_council"), LATER)).stages

    assert stage.moves
    assert [(each.what, each.before, each.after) for each in stage.changes] == [
        ("comments", date(2027, 2, 15), date(2027, 3, 18)),
        ("sign-off", date(2027, 2, 22), date(2027, 3, 25)),
        ("final-report", date(2027, 3, 3), date(2027, 4, 7)),
        ("publication", date(2027, 3, 8), date(2027, 4, 12)),
        ("meeting", date(2027, 3, 16), LATER),
    ]
    assert stage.day("publication").sentence == (
        "publish by Monday 12 April 2027: five clear working days before Tuesday 20 April 2027, leaving out Saturday "
        "17 and Sunday 18 April"
    )


def test_a_key_decision_open_to_call_in_shows_its_notice_and_its_call_in(timetable):
    Stage.objects.filter(timetable=timetable).update(is_key_decision=True, is_open_to_call_in=True)

    (stage,) = the_only(effects_of(meeting_of(timetable, "executive"), date(2027, 2, 24))).stages

    assert [each.what for each in stage.changes] == [
        "key-notice", "comments", "sign-off", "final-report", "publication", "meeting", "decision-published",
        "call-in-ends",
    ]  # fmt: skip
    assert stage.day("call-in-ends") == DayChange(
        "call-in-ends", "Call-in ends", date(2027, 3, 4), date(2027, 3, 5), stage.day("call-in-ends").sentence
    )


def test_a_confirmed_date_stays_and_brings_a_conflict(timetable, clerk):
    confirm(stage_at(timetable, "full_council"), clerk)

    effect = the_only(effects_of(meeting_of(timetable, "full_council"), LATER))

    assert [stage.moves for stage in effect.stages] == [False]
    assert {change.is_other for change in effect.stages[0].changes} == {False}
    assert [each.sentence for each in effect.brings] == [
        "The meeting of Full Council on Tuesday 16 March 2027 was moved to Tuesday 20 April 2027; the date here is "
        "confirmed and stands."
    ]


def test_a_cancelled_meeting_leaves_dates_and_brings_a_conflict(timetable):
    effect = the_only(effects_of(meeting_of(timetable, "executive")))

    assert [stage.moves for stage in effect.stages] == [False]
    assert [each.rule for each in effect.brings] == ["meeting"]


def test_a_move_behind_the_next_body_brings_a_conflict_of_order(timetable):
    effect = the_only(effects_of(meeting_of(timetable, "executive"), date(2027, 3, 23)))

    assert [(each.rule, each.sentence) for each in effect.brings] == [
        ("order", "Cabinet meets on Tuesday 23 March 2027, after Full Council on Tuesday 16 March 2027.")
    ]


def test_a_move_back_solves_the_conflict(timetable, clerk):
    moved = diary.move_meeting(meeting_of(timetable, "executive"), by=clerk, on=date(2027, 3, 23), reason="Snow.")

    effect = the_only(effects_of(moved, date(2027, 2, 23)))

    assert ([each.rule for each in effect.resolves], effect.brings, effect.keeps) == (["order"], (), ())


def test_the_same_conflict_with_other_days_stays_and_is_not_new(timetable, clerk):
    moved = diary.move_meeting(meeting_of(timetable, "executive"), by=clerk, on=date(2027, 3, 23), reason="Snow.")

    effect = the_only(effects_of(moved, date(2027, 3, 30)))

    assert (effect.brings, effect.resolves) == ((), ())
    assert [each.sentence for each in effect.keeps] == [
        "Cabinet meets on Tuesday 30 March 2027, after Full Council on Tuesday 16 March 2027."
    ]


@pytest.mark.parametrize("kind", ["partnership_board", "scrutiny", "executive", "full_council"])
@pytest.mark.parametrize("is_confirmed", [False, True])
@pytest.mark.parametrize("days", [-35, -20, -3, 4, 18, 40, None])
def test_what_is_shown_is_what_the_timetable_says_afterwards(kind, is_confirmed, days, timetable, clerk):
    if is_confirmed:
        confirm(stage_at(timetable, kind), clerk)
    meeting = meeting_of(timetable, kind)
    on = None if days is None else meeting.on + timedelta(days=days)
    effect = the_only(effects_of(meeting, on))

    if on:
        diary.move_meeting(meeting, by=clerk, on=on, reason="Snow.")
    else:
        diary.cancel_meeting(meeting, by=clerk, reason="Snow.")

    def in_order(found):
        return sorted(found, key=lambda each: (each.rule, each.stages))

    assert in_order(effect.brings + effect.keeps) == in_order(conflicts_now(timetable))


@pytest.mark.parametrize("gone", ["decided", "elsewhere"])
def test_a_stage_that_is_decided_or_stands_elsewhere_is_not_affected(gone, timetable, clerk):
    stage = stage_at(timetable, "full_council")
    meeting = stage.current_date.meeting
    if gone == "decided":
        workflow.record_outcome(stage, by=clerk, kind="noted", today=meeting.on)
    else:
        set_date(stage, by=clerk, stated="2027-07-16", reason="Pandemic.")

    assert effects_of(meeting, LATER).timetables == ()


def test_many_plans_on_one_meeting_ask_no_more_than_one(timetable, clerk):
    meeting = meeting_of(timetable, "full_council")
    with CaptureQueriesContext(connection) as of_one:
        effects_of(meeting, LATER)
    for number in range(3):
        other = make_timetable(make_plan(make_partnership(name=f"Partnership {number}")).paper, by=clerk)
        stage = stage_at(other, "full_council")
        StageDate.objects.create(stage=stage, standing="planned", meeting=meeting, said_by=clerk)

    with CaptureQueriesContext(connection) as of_four:
        found = effects_of(meeting, LATER)

    assert len(found.timetables) == 4
    assert len(of_one) == len(of_four) < 20


# --- Only what was seen is done -------------------------------------------------------------------------------


def test_a_move_is_refused_when_the_effects_are_no_longer_those_that_were_seen(timetable, clerk):
    stage = stage_at(timetable, "full_council")
    meeting = stage.current_date.meeting
    seen = effects_of(meeting, LATER).fingerprint
    confirm(stage, clerk)

    with pytest.raises(Refused) as refused:
        diary.move_meeting(meeting, by=clerk, on=LATER, reason="Snow.", seen=seen)

    assert refused.value.reasons == [
        "What this changes is no longer what you saw: somebody has changed a plan. Look at it again."
    ]


def test_a_move_is_done_with_the_effects_that_were_seen(timetable, clerk):
    meeting = meeting_of(timetable, "full_council")

    diary.move_meeting(meeting, by=clerk, on=LATER, reason="Snow.", seen=effects_of(meeting, LATER).fingerprint)

    assert stage_at(timetable, "full_council").day == LATER


def test_a_meeting_does_not_move_onto_another_of_the_same_body(clerk):
    body = make_body()
    meeting = make_meeting(body)
    make_meeting(body, LATER)

    assert diary.reasons_not_to_move(meeting, by=clerk, on=LATER) == [
        "Cabinet has a meeting on Tuesday 20 April 2027 at that time already."
    ]


def test_a_clerk_of_another_council_gets_no_further_reason_than_that(clerk):
    stranger = make_user(Role.CLERK, make_body(name="Other").council)

    assert diary.reasons_not_to_move(make_meeting(), by=stranger, on=date(2027, 2, 10)) == [
        "Your roles do not let you manage committees, boards and meetings."
    ]
