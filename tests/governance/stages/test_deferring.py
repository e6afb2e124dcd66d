"""Deferral: the next meeting that would do, and its knock-on before anything is saved."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from governance.dates.notice import Settings
from governance.models import Stage, settings_of
from governance.stages import lifecycle
from governance.stages.deferring import choices_of, knock_on_of, proposed
from partnerships.access import Role
from tests.days import in_weeks
from tests.factories import MET, make_timetable, make_user

pytestmark = pytest.mark.django_db
SETTINGS, TODAY = Settings(), date(2026, 2, 25)


@pytest.fixture
def timetable():
    """Board 13 January, scrutiny 3 February, Cabinet 24 February, Council 17 March 2026."""
    return make_timetable(start=MET)


@pytest.fixture
def cabinet(timetable):
    stage = timetable.stages.get(body__kind="executive")
    for on in (date(2026, 3, 3), date(2026, 3, 10), date(2026, 4, 7)):
        stage.body.meetings.create(on=on)
    return stage


def test_the_next_meeting_whose_papers_can_still_be_public_is_proposed(cabinet):
    choices = choices_of(cabinet, SETTINGS, TODAY)

    assert [(str(each.meeting.on), each.is_in_time) for each in choices] == [
        ("2026-03-03", False), ("2026-03-10", True), ("2026-04-07", True),
    ]  # fmt: skip
    assert proposed(choices).meeting.on == date(2026, 3, 10)


def test_each_meeting_says_when_papers_are_due_and_whom_it_overtakes(cabinet):
    assert [each.label for each in choices_of(cabinet, SETTINGS, TODAY)] == [
        "Tuesday 3 March 2026 (papers public by Monday 23 February, which has passed)",
        "Tuesday 10 March 2026 (papers public by Monday 2 March)",
        "Tuesday 7 April 2026 (papers public by Thursday 26 March; after Full Council)",
    ]


def test_each_meeting_says_why_its_papers_are_due_on_that_day(cabinet):
    assert [each.why for each in choices_of(cabinet, SETTINGS, TODAY)][2] == (
        "Tuesday 7 April 2026: papers public by Thursday 26 March 2026: five clear working days before Tuesday 7 April "
        "2026, leaving out Saturday 28, Sunday 29 March, Friday 3 (Good Friday), Saturday 4, Sunday 5 and Monday 6 "
        "April (Easter Monday)."
    )


def test_nothing_is_proposed_where_no_meeting_would_do(timetable):
    council = timetable.stages.get(body__kind="full_council")

    assert proposed(choices_of(council, SETTINGS, TODAY)) is None


def test_the_knock_on_names_the_stage_that_is_overtaken_and_its_next_meeting(cabinet):
    council = cabinet.timetable.stages.get(body__kind="full_council")
    later = council.body.meetings.create(on=date(2026, 5, 12))
    april = cabinet.body.meetings.get(on=date(2026, 4, 7))

    found = knock_on_of(cabinet, april, SETTINGS)

    assert [(each.stage, each.following) for each in found.overtaken] == [(council, later)]
    assert [each.sentence for each in found.brings if each.rule == "order"] == [
        "Cabinet meets on Tuesday 7 April 2026, after Full Council on Tuesday 17 March 2026."
    ]


def test_a_deferral_that_fits_overtakes_nothing(cabinet):
    found = knock_on_of(cabinet, cabinet.body.meetings.get(on=date(2026, 3, 3)), SETTINGS)

    assert found.overtaken == ()
    assert "order" not in {each.rule for each in found.brings}


# --- The page ------------------------------------------------------------------------------------------------


@pytest.fixture
def ahead():
    """The same route, four weeks from today, as the page asks for today's day."""
    return make_timetable(start=in_weeks(4))


@pytest.fixture
def clerk(ahead, client):
    clerk = make_user(Role.CLERK, ahead.council)
    client.force_login(clerk, backend="django.contrib.auth.backends.ModelBackend")
    return clerk


def address(stage):
    return reverse("governance:stage_defer", args=[stage.pk])


def test_the_page_shows_the_knock_on_before_it_saves(client, clerk, ahead):
    stage = ahead.stages.get(body__kind="executive")
    meeting = stage.body.meetings.create(on=stage.day + timedelta(weeks=8))
    assert client.get(address(stage)).context["form"]["meeting"].initial == meeting
    typed = {"reason": "Figures are missing.", "meeting": meeting.pk}

    shown = client.post(address(stage), typed)
    assert [each.stage.body.name for each in shown.context["knock_on"].overtaken] == ["Full Council"]
    assert Stage.objects.get(pk=stage.pk).state == "planned"
    client.post(address(stage), typed | {"seen": shown.context["knock_on"].fingerprint})

    assert Stage.objects.get(pk=stage.pk).state == "deferred"
    assert ahead.stages.get(body=stage.body, state="planned").current_date.meeting == meeting


def test_a_knock_on_that_changed_meanwhile_is_shown_again(client, clerk, ahead):
    stage = ahead.stages.get(body__kind="executive")
    meeting = stage.body.meetings.create(on=stage.day + timedelta(weeks=8))
    typed = {"reason": "Figures are missing.", "meeting": meeting.pk}
    seen = knock_on_of(stage, meeting, settings_of(ahead.council)).fingerprint
    lifecycle.withdraw(ahead.stages.get(body__kind="full_council"), by=clerk, reason="Not needed.")

    response = client.post(address(stage), typed | {"seen": seen})

    assert response.context["is_other"]
    assert Stage.objects.get(pk=stage.pk).state == "planned"
