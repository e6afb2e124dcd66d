"""The pages on which the verbs of a stage are confirmed, and what they say."""

import pytest
from django.urls import reverse

from governance.models import Outcome, Stage
from governance.stages import lifecycle
from partnerships.access import Role
from plans.models import Paper
from plans.papers.record import at
from tests.days import in_days, in_weeks
from tests.factories import (
    make_timetable,
    make_user,
)
from tests.governance.pages import met_today, page, said, send, stage_of

pytestmark = [pytest.mark.django_db, pytest.mark.both("lists")]


@pytest.fixture
def timetable():
    return make_timetable(start=in_weeks(4))


@pytest.fixture
def clerk(timetable):
    return make_user(Role.CLERK, timetable.council)


def test_a_clerk_takes_a_plan_from_submission_to_adoption(client, timetable, clerk):
    stage = met_today(timetable, clerk)

    assert said(send(client, clerk, "stage_submit", stage.pk)) == ["Version 1 is submitted to Full Council."]
    assert said(send(client, clerk, "stage_publish", stage.pk)) == ["The papers for Full Council are published."]
    response = send(client, clerk, "stage_outcome", stage.pk, kind="adopted", held_on="", seen_version=stage.pk)
    assert said(response)[0] == "Recorded. “Safer Anyborough” is adopted: version 1."
    assert len(said(response)) == 4  # and one warning for each earlier stage without an outcome
    assert Paper.objects.get(pk=timetable.paper.pk).state == "adopted"


def test_an_outcome_for_a_version_that_is_no_longer_the_submitted_one_is_refused(client, timetable, clerk):
    stage = met_today(timetable, clerk)
    seen = lifecycle.submit(stage, by=clerk)
    lifecycle.submit(stage, by=clerk)

    response = send(client, clerk, "stage_outcome", stage.pk, kind="adopted", seen_version=seen.pk)

    assert response.context["form"].non_field_errors() == [
        "Version 1 was not submitted to Full Council: version 2 was. Only the submitted version can be adopted."
    ]
    assert not Outcome.objects.exists()


def test_an_outcome_is_refused_when_a_version_was_submitted_after_the_page_was_opened(client, timetable, clerk):
    stage = met_today(timetable, clerk)
    lifecycle.submit(stage, by=clerk)

    response = send(client, clerk, "stage_outcome", stage.pk, kind="adopted", seen_version="")

    assert "What Full Council was given was changed by somebody else" in response.context["form"].non_field_errors()[0]
    assert not Outcome.objects.exists()


def test_role_of_a_stage_that_has_decided_stays_as_it_was(client, timetable, clerk):
    stage = stage_of(timetable)
    lifecycle.submit(stage, by=clerk)
    lifecycle.record_outcome(stage, by=clerk, kind="adopted", today=stage.day)

    send(client, clerk, "stage_facts", stage.pk, role="note", is_optional="on", note="Held in the hall.")

    stage.refresh_from_db()
    assert (stage.role, stage.is_optional, stage.note) == ("decide", False, "Held in the hall.")


def test_confirm_page_shows_the_reason_instead_of_the_form(client, timetable, clerk):
    response = page(client, clerk, "stage_publish", stage_of(timetable).pk)

    assert response.context["reasons"] == [
        "The stage at Full Council is planned; this is possible only while it is submitted."
    ]
    assert '<form method="post" novalidate>' not in response.content.decode()


def test_get_never_changes_a_stage(client, timetable, clerk):
    stage = stage_of(timetable)
    for name in ("submit", "publish", "outcome", "correct", "defer", "withdraw", "put_back", "date", "facts", "undo"):
        url = {"put_back": "stage_reinstate"}.get(name, f"stage_{name}")
        assert page(client, clerk, url, stage.pk).status_code == 200

    assert Stage.objects.get(pk=stage.pk).state == "planned"


def test_the_page_of_an_outcome_says_at_once_that_the_meeting_is_still_to_come(client, timetable, clerk):
    stage = stage_of(timetable)

    response = page(client, clerk, "stage_outcome", stage.pk)

    assert response.context["reasons"] == [
        f"Full Council meets {at(stage.day.isoformat())}: an outcome is recorded after the meeting. If it met earlier, "
        "change the date of this step first."
    ]
    assert '<form method="post" novalidate>' not in response.content.decode()


def test_an_outcome_in_the_future_is_not_taken(client, timetable, clerk):
    tomorrow = in_days(1).isoformat()

    response = send(client, clerk, "stage_outcome", met_today(timetable, clerk).pk, kind="noted", held_on=tomorrow)

    assert response.context["form"].errors["held_on"] == [
        "This day is still to come: an outcome is recorded after the meeting."
    ]


def test_date_is_revised_with_a_reason_only(client, timetable, clerk):
    stage = stage_of(timetable)

    refused = send(client, clerk, "stage_date", stage.pk, stated="2031-05", is_by="on")
    accepted = send(client, clerk, "stage_date", stage.pk, stated="2031-05", is_by="on", reason="Election.")

    assert refused.context["form"].non_field_errors() == ["Say why the date is revised."]
    assert said(accepted) == ["The date is saved."]
    assert stage_of(timetable).current_date.in_words == "by May 2031"


def test_undoing_an_adoption_takes_clerk_and_administrator(client, timetable, clerk):
    stage = stage_of(timetable)
    lifecycle.submit(stage, by=clerk)
    lifecycle.record_outcome(stage, by=clerk, kind="adopted", today=stage.day)
    administrator = make_user(Role.ADMINISTRATOR, timetable.paper.partnership)

    send(client, clerk, "stage_undo", stage.pk, reason="Wrong plan.")
    asked = stage.undo_requests.get()
    assert page(client, clerk, "settle_undo", asked.pk).status_code == 403
    response = send(client, administrator, "settle_undo", asked.pk)

    assert said(response) == ["The adoption is undone."]
    assert Paper.objects.get(pk=timetable.paper.pk).state == "in_approval"


@pytest.mark.parametrize(("role", "links"), [(Role.CLERK, 0), (Role.SITE_ADMINISTRATOR, 1)])
def test_what_to_look_at_before_a_text_is_adopted_leads_to_its_form_for_who_writes_it(client, timetable, role, links):
    clerk = make_user(role, None if role == Role.SITE_ADMINISTRATOR else timetable.council)
    stage = met_today(timetable, clerk)
    block = timetable.paper.blocks.first()
    block.data = {"html": ""}
    block.save()
    lifecycle.submit(stage, by=clerk)

    form = reverse("plans:block_edit", args=[timetable.paper.key, block.key])

    assert page(client, clerk, "stage_outcome", stage.pk).text.count(f'href="{form}"') == links
