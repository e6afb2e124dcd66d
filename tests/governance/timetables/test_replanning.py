"""Planning the rest of a timetable again: what is over or confirmed stays, the rest is proposed and taken together."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from governance.models import Meeting, StageDate
from governance.stages import lifecycle as workflow
from governance.stages.dating import set_date
from governance.timetables.replanning import changes_of, plan_again, take_dates
from partnerships.access import Role
from partnerships.verbs import Refused, StaleState
from tests.factories import make_meeting, make_plan, make_timetable, make_user

pytestmark = [pytest.mark.django_db, pytest.mark.both("locks")]
TODAY = date(2030, 12, 16)
ROUTE = (("scrutiny", "scrutinise"), ("executive", "recommend"), ("full_council", "decide"))


@pytest.fixture
def timetable():
    """Scrutiny on 13 January, Cabinet on 3 February, Full Council on 24 February 2031; each meets again twice."""
    made = make_timetable(make_plan().paper, route=ROUTE, start=date(2031, 1, 13))
    for stage in made.stages.in_order().with_facts():
        for weeks in (5, 10):
            make_meeting(stage.body, stage.day + timedelta(weeks=weeks))
    return made


@pytest.fixture
def clerk(timetable):
    return make_user(Role.CLERK, timetable.council)


def stage_at(timetable, kind):
    return timetable.stages.in_order().with_facts().get(body__kind=kind)


def proposed(timetable, **question):
    plan = plan_again(timetable, today=TODAY, **question)
    return {
        change.stage.body.kind: change.slot and change.slot.on.isoformat() for change in changes_of(timetable, plan)
    }


def test_stages_that_fit_keep_their_dates(timetable):
    plan = plan_again(timetable, today=TODAY)

    assert [change.meeting for change in changes_of(timetable, plan)] == ["", "", ""]


def test_what_slipped_pushes_the_others_to_their_next_meetings(timetable, clerk):
    scrutiny = stage_at(timetable, "scrutiny")
    later = Meeting.objects.filter(body=scrutiny.body).order_by("on")[1]
    set_date(scrutiny, by=clerk, meeting=later, is_confirmed=True, reason="Chair unwell.")

    assert proposed(timetable) == {
        "scrutiny": "2031-02-17", "executive": "2031-03-10", "full_council": "2031-03-31",
    }  # fmt: skip


def test_backwards_every_step_is_as_late_as_it_can_be(timetable):
    final = Meeting.objects.filter(body__kind="full_council").latest("on")

    assert proposed(timetable, final=final) == {
        "scrutiny": "2031-03-24", "executive": "2031-04-14", "full_council": "2031-05-05",
    }  # fmt: skip


def test_what_is_over_is_not_planned_and_its_view_still_counts(timetable, clerk):
    scrutiny = stage_at(timetable, "scrutiny")
    workflow.submit(scrutiny, by=clerk)
    workflow.record_outcome(scrutiny, by=clerk, kind="supported", held="2031-02-17", today=date(2031, 2, 17))

    assert proposed(timetable) == {"executive": "2031-03-10", "full_council": "2031-03-31"}


def test_the_notice_of_a_meeting_that_is_over_is_not_looked_at(timetable, clerk):
    scrutiny = stage_at(timetable, "scrutiny")
    workflow.submit(scrutiny, by=clerk)
    workflow.record_outcome(scrutiny, by=clerk, kind="supported", held="2031-01-13", today=date(2031, 1, 13))

    schedule = plan_again(timetable, today=date(2031, 1, 14)).schedule

    assert (schedule.relaxed, schedule.first.leg.body) == ((), "Cabinet")


def test_a_confirmed_step_that_has_met_without_an_outcome_refuses_nothing(timetable, clerk):
    scrutiny = stage_at(timetable, "scrutiny")
    set_date(scrutiny, by=clerk, meeting=scrutiny.current_date.meeting, is_confirmed=True)

    plan = plan_again(timetable, today=date(2031, 1, 20))

    assert [change.slot.on.isoformat() for change in changes_of(timetable, plan)] == [
        "2031-01-13", "2031-02-03", "2031-02-24",
    ]  # fmt: skip
    assert plan.schedule.slots[0].has_met


def test_a_deferred_step_is_never_planned_before_the_meeting_it_was_deferred_from(timetable, clerk):
    cabinet = stage_at(timetable, "executive")
    make_meeting(cabinet.body, date(2031, 1, 27))
    workflow.defer(cabinet, by=clerk, reason="The figures are late.")

    assert proposed(timetable)["executive"] == "2031-03-10"


def test_of_a_body_that_meets_twice_only_the_decision_follows_the_day_asked_for(clerk, timetable):
    cabinet, council = stage_at(timetable, "executive"), stage_at(timetable, "full_council")
    timetable.stages.filter(pk=council.pk).update(body=cabinet.body)
    set_date(cabinet, by=clerk, meeting=cabinet.current_date.meeting, is_confirmed=True)
    final = make_meeting(cabinet.body, date(2031, 3, 12))

    plan = plan_again(timetable, today=TODAY, final=final)

    assert [slot.on.isoformat() for slot in plan.schedule.slots] == ["2031-01-13", "2031-02-03", "2031-03-12"]


def test_a_view_is_still_waited_for_when_a_body_that_noted_it_came_in_between(timetable, clerk):
    scrutiny, cabinet = stage_at(timetable, "scrutiny"), stage_at(timetable, "executive")
    timetable.stages.filter(pk=cabinet.pk).update(role="note")
    for stage, held in ((scrutiny, "2031-02-17"), (cabinet, "2031-02-18")):
        workflow.submit(stage, by=clerk)
        workflow.record_outcome(stage, by=clerk, kind="noted", held=held, today=date.fromisoformat(held))
    make_meeting(stage_at(timetable, "full_council").body, date(2031, 2, 20))

    plan = plan_again(timetable, today=date(2031, 2, 10))

    assert plan.schedule.final == date(2031, 3, 31)


def test_dates_are_taken_together_with_one_reason_and_the_old_ones_stay(timetable, clerk):
    meetings = {
        stage.pk: Meeting.objects.filter(body=stage.body).order_by("on")[1].pk for stage in timetable.stages.in_order()
    }

    assert take_dates(timetable, meetings, by=clerk, reason="Local election.") == 3

    dates = StageDate.objects.filter(stage__timetable=timetable, standing="revised").order_by("stage__step")
    assert [str(row.day) for row in dates] == ["2031-02-17", "2031-03-10", "2031-03-31"]
    assert {row.reason for row in dates} == {"Local election."}
    assert StageDate.objects.filter(stage__timetable=timetable, standing="planned").count() == 3


def test_dates_are_not_taken_without_a_reason_or_where_somebody_was_quicker(timetable, clerk):
    cabinet = stage_at(timetable, "executive")
    meeting = Meeting.objects.filter(body=cabinet.body).latest("on")

    with pytest.raises(Refused) as refused:
        take_dates(timetable, {cabinet.pk: meeting.pk}, by=clerk, reason=" ")
    assert refused.value.reasons == ["Say why the dates are changed."]
    set_date(cabinet, by=clerk, meeting=cabinet.current_date.meeting, is_confirmed=True)
    with pytest.raises(StaleState):
        take_dates(timetable, {cabinet.pk: meeting.pk}, by=clerk, reason="Late.")
    assert stage_at(timetable, "executive").day == date(2031, 2, 3)


def test_a_meeting_of_another_body_is_not_taken(timetable, clerk):
    cabinet, council = stage_at(timetable, "executive"), stage_at(timetable, "full_council")

    with pytest.raises(StaleState):
        take_dates(timetable, {cabinet.pk: council.current_date.meeting_id}, by=clerk, reason="Late.")


def test_the_page_shows_both_dates_and_takes_what_it_showed(timetable, clerk, client):
    client.force_login(clerk, backend="django.contrib.auth.backends.ModelBackend")
    final = Meeting.objects.filter(body__kind="full_council").latest("on")
    url = reverse("governance:plan_rest", args=[timetable.pk])

    shown = client.get(url, {"final": final.pk})
    posted = {f"stage-{change.stage.pk}": change.meeting for change in shown.context["changes"]}
    refused = client.post(url, posted)
    taken = client.post(url, {**posted, "reason": "The draft is late."}, follow=True)

    assert "5 May 2031" in shown.content.decode()
    assert list(refused.context["form"].errors) == ["reason"]
    assert [str(message) for message in taken.context["messages"]] == [
        "3 dates are changed; the old ones stay visible."
    ]
    assert stage_at(timetable, "full_council").day == date(2031, 5, 5)
