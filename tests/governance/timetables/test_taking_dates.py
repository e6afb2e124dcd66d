"""What is planned again and what stays, and when dates that were shown cannot be taken any more."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from governance.models import Meeting, Stage, StageDate
from governance.stages import lifecycle
from governance.stages.dating import set_date
from governance.timetables.replanning import changes_of, plan_again, take_dates
from partnerships.verbs import StaleState
from tests.factories import make_meeting, make_timetable, make_user

pytestmark = pytest.mark.django_db
START = date(2031, 1, 14)
ROUTE = (("scrutiny", "scrutinise"), ("full_council", "decide"))


@pytest.fixture
def timetable():
    """Scrutiny on 14 January, Full Council on 4 February; each meets again ten weeks later."""
    made = make_timetable(route=ROUTE, start=START)
    for meeting in Meeting.objects.all():
        make_meeting(meeting.body, meeting.on + timedelta(weeks=10))
    return made


@pytest.fixture
def clerk():
    return make_user("site_administrator")


def stage_at(timetable, kind):
    return timetable.stages.in_order().with_facts().get(body__kind=kind)


def scrutiny_is(state, timetable, clerk):
    scrutiny = stage_at(timetable, "scrutiny")
    if state != "planned":
        lifecycle.submit(scrutiny, by=clerk)
    Stage.objects.filter(pk=scrutiny.pk).update(state=state)


def proposed(timetable, today, **question):
    plan = plan_again(timetable, today=today, **question)
    return [(each.stage.body.kind, each.slot and str(each.slot.on), bool(each.meeting))
            for each in changes_of(timetable, plan)]  # fmt: skip


def test_where_all_is_over_nothing_is_left_to_be_planned(timetable):
    timetable.stages.update(state=Stage.State.DECIDED)

    plan = plan_again(timetable, today=date(2030, 12, 16))

    assert (plan.no_way.sentence, changes_of(timetable, plan)) == (
        "Every step is over: nothing is left to be planned.", [],
    )  # fmt: skip


def test_a_meeting_that_was_not_cancelled_has_taken_place(timetable):
    assert proposed(timetable, START + timedelta(days=1))[0] == ("scrutiny", "2031-01-14", False)


@pytest.mark.parametrize(("state", "stays"), [("planned", False), ("submitted", False), ("published", True)])
def test_a_step_whose_papers_are_public_stays_and_one_that_is_late_with_them_moves(timetable, clerk, state, stays):
    scrutiny_is(state, timetable, clerk)

    plan = plan_again(timetable, today=START - timedelta(days=3))

    kept = ("2031-01-14", "2031-02-04") if stays else ("2031-03-25", "2031-04-15")
    assert tuple(str(slot.on) for slot in plan.schedule.slots) == kept
    assert plan.schedule.relaxed == ()


def test_papers_that_are_public_for_a_meeting_that_was_cancelled_go_out_anew(timetable, clerk):
    scrutiny_is("published", timetable, clerk)
    make_meeting(stage_at(timetable, "scrutiny").body, START + timedelta(days=2))
    Meeting.objects.filter(on=START).update(cancelled_at=timezone.now(), cancelled_by=clerk)

    assert proposed(timetable, START - timedelta(days=3))[0] == ("scrutiny", "2031-03-25", True)


def test_a_meeting_that_was_cancelled_has_not(timetable, clerk):
    Meeting.objects.filter(on=START).update(cancelled_at=timezone.now(), cancelled_by=clerk)

    assert proposed(timetable, START + timedelta(days=1))[0] == ("scrutiny", "2031-03-25", True)


def test_a_decision_that_is_confirmed_moves_where_another_day_is_asked_for(timetable, clerk):
    full = stage_at(timetable, "full_council")
    set_date(full, by=clerk, meeting=full.current_date.meeting, is_confirmed=True)
    later = full.body.meetings.latest("on")

    kept = proposed(timetable, date(2030, 12, 16))
    asked = proposed(timetable, date(2030, 12, 16), final=later)

    assert [found[1] for found in (kept, asked)] == [
        ("full_council", "2031-02-04", False), ("full_council", "2031-04-15", True),
    ]  # fmt: skip
    assert [each.is_confirmed for each in changes_of(timetable, plan_again(timetable, today=START))] == [False, True]


def test_where_only_optional_steps_are_left_the_last_is_made(timetable):
    timetable.stages.update(is_optional=True, role="advise")

    plan = plan_again(timetable, today=date(2030, 12, 16))

    assert [slot.leg.is_optional for slot in plan.schedule.slots] == [True, False]


def test_a_step_that_came_early_is_not_waited_for(timetable):
    full = stage_at(timetable, "full_council")
    Stage.objects.filter(pk=full.pk).update(state=Stage.State.DECIDED)

    plan = plan_again(timetable, today=date(2030, 12, 16))

    assert [slot.leg.kind for slot in plan.schedule.slots] == ["scrutiny"]


# --- Taking them ----------------------------------------------------------------------------------------------


def take(timetable, clerk, **chosen):
    """Scrutiny with what is chosen, and Full Council with its next meeting."""
    stages = [stage_at(timetable, "scrutiny"), stage_at(timetable, "full_council")]
    wanted = {stages[1].pk: stages[1].body.meetings.latest("on").pk}
    wanted[chosen.get("stage", stages[0].pk)] = chosen.get("meeting", stages[0].body.meetings.latest("on").pk)
    return take_dates(timetable, wanted, by=clerk, reason="Slipped.")


def _decided(timetable, clerk):
    timetable.stages.filter(body__kind="scrutiny").update(state=Stage.State.DECIDED)


def _cancelled(timetable, clerk):
    Meeting.objects.filter(on="2031-03-25").update(cancelled_at=timezone.now(), cancelled_by=clerk)


@pytest.mark.parametrize("meanwhile", [_decided, _cancelled], ids=lambda each: each.__name__[1:])
def test_what_somebody_did_meanwhile_refuses_all_of_them(timetable, clerk, meanwhile):
    meanwhile(timetable, clerk)
    before = StageDate.objects.count()

    with pytest.raises(StaleState):
        take(timetable, clerk)
    assert StageDate.objects.count() == before


def test_a_step_of_another_timetable_is_not_taken(timetable, clerk):
    other = stage_at(make_timetable(route=ROUTE, start=START), "scrutiny")

    with pytest.raises(StaleState):
        take(timetable, clerk, stage=other.pk, meeting=other.current_date.meeting_id)
