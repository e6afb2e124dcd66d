"""What the checks are told of a stage: the end of its body, a meeting that moved, notices in private, the first day."""

from datetime import date, timedelta

import pytest

from governance.models import Report, Stage, Timetable
from governance.models.notices import DecisionNotice, PrivateMeeting
from governance.timetables.stage_facts import dated_facts, first_day, is_after, stage_facts, trouble_of
from tests.factories import make_addendum, make_assessment, make_body, make_plan, make_timetable, make_user, make_year

pytestmark = pytest.mark.django_db
START = date(2031, 1, 14)


@pytest.fixture
def timetable():
    return make_timetable(start=START)


def only_stage(kind):
    """Of a timetable with this one step."""
    return make_timetable(start=START, route=((kind, "decide"),)).stages.with_facts().get()


@pytest.mark.parametrize(
    ("on", "last_day", "is_too_late"),
    [
        ("2031-01-14", None, False),
        ("2031-01-14", date(2031, 1, 13), True),
        ("2031-01-14", date(2031, 1, 14), False),
        ("2031-01", date(2031, 1, 14), False),
        ("2031-02", date(2031, 1, 14), True),
        ("2031", date(2031, 1, 14), False),
        ("", date(2031, 1, 14), True),
    ],
)
def test_a_step_is_too_late_for_a_body_that_has_ended_by_then(on, last_day, is_too_late):
    stage = only_stage("scrutiny")
    stage.current_date.meeting, stage.current_date.stated_on = None, on

    assert is_after(stage, last_day) is is_too_late


@pytest.mark.parametrize(
    ("on", "sentence"),
    [
        (START, ""),
        (None, "The meeting of Cabinet on Tuesday 14 January 2031 is cancelled."),
        (
            START + timedelta(days=1),
            "The meeting of Cabinet on Tuesday 14 January 2031 was moved to Wednesday 15 January 2031; the date here "
            "is confirmed and stands.",
        ),
    ],
)
def test_what_became_of_the_meeting_is_told_beside_a_date_that_stayed(on, sentence):
    assert trouble_of("Cabinet", START, on) == sentence


GIVEN, FURTHER = date(2031, 1, 2), date(2031, 1, 9)


@pytest.mark.parametrize(
    ("notice", "private", "days"),
    [
        (None, None, None),
        ({"is_private": False}, None, None),
        ({"is_private": True}, None, (GIVEN, None)),
        ({"is_private": True, "basis": "special_urgency"}, None, (None, None)),
        (None, {"intended_on": FURTHER}, (FURTHER, None)),
        ({"is_private": True}, {}, (GIVEN, None)),
        ({"is_private": True}, {"intended_on": FURTHER, "further_on": FURTHER}, (FURTHER, FURTHER)),
    ],
)
def test_the_notice_in_the_forward_plan_is_that_of_the_intention_too(notice, private, days):
    stage = only_stage("executive")
    row = {"stage": stage, "recorded_by": make_user()}
    if notice is not None:
        more = {"private_because": "Personal data.", "told": "Chair", "told_on": GIVEN, "urgent_because": "It ends."}
        DecisionNotice.objects.create(given_on=GIVEN, **row, **more | notice)
    if private is not None:
        PrivateMeeting.objects.create(**row, **private)

    found = dated_facts(Stage.objects.with_facts().get(pk=stage.pk)).private

    assert (found and (found.intended_on, found.further_on)) == days


@pytest.mark.parametrize(
    ("whose", "has_report"),
    [
        (None, [False, False, False, False]),
        ("the timetable's", [True, True, True, True]),
        ("scrutiny", [False, True, True, True]),
        ("full_council", [False, False, False, True]),
    ],
)
def test_bodies_from_the_one_for_which_it_was_written_have_the_report(timetable, whose, has_report):
    if whose:
        stage = timetable.stages.filter(body__kind=whose).first()
        Report.objects.create(timetable=timetable, stage=stage, title="Report", author="Manager")

    stages = Timetable.objects.with_stages().get(pk=timetable.pk).stages_with_facts()

    assert [stage_facts(stage).has_report for stage in stages] == has_report


@pytest.mark.parametrize(("state", "is_told"), [("planned", True), ("decided", False)])
def test_that_its_body_ends_is_told_of_a_step_that_is_still_to_come(timetable, state, is_told):
    timetable.stages.update(state=state)
    panel = make_body(timetable.council, "scrutiny", name="Panel")
    scrutiny = timetable.stages.get(body__kind="scrutiny").body
    type(scrutiny).objects.filter(pk=scrutiny.pk).update(last_day=START, ended_because="Abolished.", goes_on_in=panel)

    found = dated_facts(Stage.objects.with_facts().get(timetable=timetable, body=scrutiny))

    words = "The last day of Overview and Scrutiny is Tuesday 14 January 2031; Panel takes its work over."
    assert (found.body_ends, found.goes_on_in) == (words * is_told, "Panel")


def test_plans_and_their_years_begin_on_a_day_and_other_texts_do_not():
    plan = make_plan()
    papers = [each.paper for each in (plan, make_year(plan), make_addendum(plan), make_assessment())]

    assert [first_day(paper) for paper in papers] == [date(2026, 4, 1), date(2026, 4, 1), None, None]
