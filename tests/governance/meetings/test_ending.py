"""A committee that is abolished while it has meetings ahead: what is left is shown, done as shown, and told once."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from governance.meetings import verbs as diary
from governance.meetings.councillors import sitting_on
from governance.meetings.ending import LeftByBody, end_body, keep_body
from governance.models import Body, Meeting, Stage, Timetable
from governance.stages.dating import add_date
from governance.timetables.stage_facts import facts_of
from partnerships.access import Role
from partnerships.models import Mail
from partnerships.verbs import Refused
from tests.factories import give_role, make_body, make_meeting, make_timetable, make_user

pytestmark = pytest.mark.django_db

LAST = date(2027, 1, 31)
OTHER = "What this changes is no longer what you saw: somebody has changed a plan. Look at it again."
WHY = "The council has one scrutiny committee less."


@pytest.fixture
def stage():
    """A step planned at Overview and Scrutiny on 2 February 2027."""
    return make_timetable().stages.get(body__kind="scrutiny")


@pytest.fixture
def clerk(stage):
    return make_user(Role.CLERK, stage.timetable.council)


@pytest.fixture
def panel(stage):
    return make_body(stage.timetable.council, "scrutiny", name="People Panel")


def end(body, clerk, **more):
    return end_body(body, by=clerk, **{"last_day": LAST, "reason": WHY, "today": date(2027, 1, 4), **more})


def read(stage):
    return Timetable.objects.with_stages().get(pk=stage.timetable_id)


def conflicts_of(stage):
    return next(each for each in facts_of(read(stage)) if each.key == stage.pk)


def test_its_meetings_after_the_last_day_are_cancelled_and_those_before_stay(stage, clerk):
    before = make_meeting(stage.body, LAST)

    end(stage.body, clerk)

    after = Meeting.objects.get(body=stage.body, on__gt=LAST)
    assert (after.is_cancelled, after.reason) == (True, WHY)
    assert Meeting.objects.get(pk=before.pk).is_standing


def test_a_step_after_its_end_says_so_and_leads_to_handing_it_over(stage, clerk, panel, client):
    end(stage.body, clerk, goes_on_in=panel)

    found = conflicts_of(stage)

    client.force_login(clerk, backend="django.contrib.auth.backends.ModelBackend")
    page = client.get(stage.timetable.get_absolute_url()).content.decode()
    sentence = "The last day of Overview and Scrutiny is Sunday 31 January 2027; People Panel takes its work over."
    assert (found.body_ends, found.goes_on_in) == (sentence, "People Panel")
    address = reverse("governance:stage_hand_over", args=[stage.pk])
    assert f'href="{address}">Hand this step over to People Panel.' in page


def test_an_item_that_it_adjourned_and_did_not_go_on_with_needs_another(stage, clerk):
    meeting = stage.current_date.meeting
    add_date(stage, "adjourned", by=clerk, meeting=meeting, is_confirmed=True, reason="Late hour.")

    end(stage.body, clerk, last_day=meeting.on)

    sentence = "The last day of Overview and Scrutiny is Tuesday 2 February 2027."
    assert conflicts_of(stage).body_ends == sentence


def test_a_step_is_handed_over_with_what_was_submitted(stage, clerk, panel):
    end(stage.body, clerk, goes_on_in=panel, handed=[stage.pk])

    now = Stage.objects.get(pk=stage.pk)
    assert (now.body, now.current_date.on, conflicts_of(stage).body_ends) == (panel, "", "")
    assert now.current_date.reason == f"Overview and Scrutiny hands it over to People Panel. {WHY}"


def test_each_person_is_told_once(stage, clerk, panel):
    for week in range(1, 4):
        make_meeting(stage.body, LAST + timedelta(weeks=week))
    officer = make_user(Role.OFFICER, stage.timetable.paper.partnership)

    end(stage.body, clerk, goes_on_in=panel, handed=[stage.pk])

    told = Mail.objects.get(to=officer)
    assert told.subject == "The last day of Overview and Scrutiny is Sunday 31 January 2027"
    assert "People Panel takes it; its meeting is not chosen yet." in told.text


def test_nobody_sits_on_it_and_nothing_is_planned_there_after_its_last_day(stage, clerk):
    councillor = make_user()
    give_role(councillor, Role.MEMBER, stage.timetable.council)
    councillor.role_assignments.update(bodies=[stage.body.slug])
    end(stage.body, clerk)

    with pytest.raises(Refused) as refused:
        diary.add_meeting(stage.body, by=clerk, on=LAST + timedelta(days=1))

    assert refused.value.reasons == [
        "The last day of Overview and Scrutiny is Sunday 31 January 2027. Choose a day before it ends."
    ]
    numbers = [len(sitting_on(stage.body, on)) for on in (LAST, LAST + timedelta(days=1))]
    assert numbers == [1, 0]
    assert list(Body.objects.filter(pk=stage.body_id).meeting_on(LAST + timedelta(days=1))) == []


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"reason": " "}, "Say why it is abolished."),
        ({"seen": "other"}, OTHER),
        ({"today": date(2027, 3, 1)}, "It met on Tuesday 2 February 2027: give that day or a later one."),
    ],
)
def test_it_is_refused_with_the_reason(change, reason, stage, clerk):
    with pytest.raises(Refused) as refused:
        end(stage.body, clerk, **change)

    assert refused.value.reasons == [reason]


def test_it_goes_on_after_all_without_its_cancelled_meetings(stage, clerk):
    end(stage.body, clerk)

    officer = make_user(Role.OFFICER, stage.timetable.paper.partnership)

    keep_body(stage.body, by=clerk, reason="The council thought again.")

    assert Mail.objects.get(to=officer).subject == "Overview and Scrutiny goes on after all"
    assert (stage.body.last_day, stage.body.ended_because) == (None, "")
    assert LeftByBody(stage.body, LAST).meetings == []
    assert stage.body.history.first().history_change_reason == "The council thought again."


def test_the_clerk_sees_what_is_left_before_it_is_saved(stage, clerk, panel, client):
    client.force_login(clerk, backend="django.contrib.auth.backends.ModelBackend")
    address = reverse("governance:body_end", args=[stage.body.pk])
    asked = {"last_day": "2027-01-31", "reason": WHY, "goes_on_in": panel.pk}
    shown = client.post(address, asked).context
    assert (shown["left"].stages, Body.objects.get(pk=stage.body_id).last_day) == ([stage], None)

    client.post(address, asked | {"seen": shown["left"].fingerprint, "handed": [stage.pk]})

    assert Body.objects.get(pk=stage.body_id).goes_on_in == panel
