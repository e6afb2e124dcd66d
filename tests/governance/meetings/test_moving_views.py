"""Moving a meeting: its effects are shown first, confirmed dates go along where they are ticked, one form does it."""

from datetime import timedelta

import pytest
from django.urls import reverse

from governance.models import Meeting, Stage, StageDate, Timetable
from governance.stages.dating import set_date
from partnerships.access import Role
from plans.editing import drafts
from plans.models import Draft
from tests.days import in_weeks
from tests.factories import make_council, make_plan, make_timetable, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def stage():
    """Full Council's step of one plan, its date confirmed."""
    timetable = make_timetable(start=in_weeks(4))
    stage = timetable.stages.get(body__kind="full_council")
    site = make_user(Role.SITE_ADMINISTRATOR)
    set_date(stage, by=site, meeting=stage.current_date.meeting, is_confirmed=True)
    return stage


@pytest.fixture
def clerk(stage, client):
    clerk = make_user(Role.CLERK, stage.timetable.council)
    client.force_login(clerk, backend="django.contrib.auth.backends.ModelBackend")
    return clerk


def move(client, meeting, **data):
    asked = {"on": (meeting.on + timedelta(days=7)).isoformat(), "reason": "Election.", **data}
    return client.post(reverse("governance:meeting_move", args=[meeting.pk]), asked)


def shown(response):
    return {"seen": response.context["effects"].fingerprint, "taken": response.context["taken"]}


def now(stage):
    return Stage.objects.get(pk=stage.pk).current_date


def test_a_confirmed_date_is_taken_along_in_the_same_preview_with_the_one_reason(client, clerk, stage):
    meeting = stage.current_date.meeting
    again = move(client, meeting, along=[stage.pk], **shown(move(client, meeting)))
    assert (again.context["effects"].following, meeting.moved_to) == (1, None)

    move(client, meeting, along=[stage.pk], **shown(again))

    moved = Meeting.objects.get(moved_from=meeting)
    assert (now(stage).meeting, now(stage).is_confirmed, now(stage).reason) == (moved, True, "Election.")


def test_the_draft_of_the_reason_ends_with_the_move(client, clerk, stage):
    meeting = stage.current_date.meeting
    address = reverse("governance:meeting_move", args=[meeting.pk])
    kept = {"draft_form": f"page:{address}", "draft_tab": "a"}
    drafts.keep(clerk, kept["draft_form"], {"reason": ["Election."]}, tab="a")
    preview = move(client, meeting, **kept)
    assert Draft.objects.count() == 1
    assert f'name="draft_form" value="page:{address}"' in preview.content.decode()

    move(client, meeting, **kept, **shown(preview))

    assert Draft.objects.count() == 0


def test_what_ticking_changes_is_shown_before_it_is_done(client, clerk, stage):
    meeting = stage.current_date.meeting
    first = move(client, meeting)
    assert "meeting" in [each.rule for each in first.context["effects"].timetables[0].brings]

    again = move(client, meeting, along=[stage.pk], **shown(first))

    assert again.context["is_ticked_anew"]
    assert "Confirmed: taken along" in again.content.decode()
    assert "meeting" not in [each.rule for each in again.context["effects"].timetables[0].brings]


def test_a_confirmed_date_that_is_not_ticked_stays(client, clerk, stage):
    meeting = stage.current_date.meeting

    move(client, meeting, **shown(move(client, meeting)))

    assert now(stage).meeting == meeting


def test_a_date_that_another_council_confirmed_is_neither_offered_nor_taken(client, clerk, stage):
    theirs = Timetable.objects.create(paper=make_plan().paper, council=make_council("Otherham Council"))
    guest = Stage.objects.create(timetable=theirs, step=1, body=stage.body, role="note")
    meeting = stage.current_date.meeting
    StageDate.objects.create(stage=guest, standing="planned", meeting=meeting, is_confirmed=True, said_by=clerk)

    first = move(client, meeting)
    move(client, meeting, along=[guest.pk], **shown(first))

    assert [key for key, _ in first.context["along"].fields["along"].choices] == [str(stage.pk)]
    assert now(guest).meeting == meeting
