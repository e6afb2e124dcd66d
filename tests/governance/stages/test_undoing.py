"""An adoption recorded in error: one asks, another agrees or declines."""

from datetime import date

import pytest
from django.urls import reverse

from governance.dates.notice import Settings
from governance.models import Stage
from governance.stages import undoing
from governance.stages.lifecycle import record_outcome, submit
from governance.stages.taking_effect import days_of, record_call_in
from governance.stages.transitions import reasons_not_to
from partnerships.access import Role
from partnerships.verbs import Refused
from plans.models import Paper
from tests.factories import MET, make_timetable, make_user
from tests.governance.stages.test_lifecycle import adopt, put_in
from tests.governance.stages.test_taking_effect import CALLED, fresh

pytestmark = pytest.mark.django_db


def test_undo_adoption_needs_the_administrators_agreement(timetable, clerk):
    stage = adopt(timetable, clerk).outcome.stage
    request = undoing.ask_to_undo_adoption(stage, by=clerk, reason="Wrong plan.")

    with pytest.raises(Refused, match="A partnership administrator, other than the clerk, must agree"):
        undoing.agree_to_undo_adoption(request, by=clerk)

    administrator = make_user(Role.ADMINISTRATOR, timetable.paper.partnership)
    undoing.agree_to_undo_adoption(request, by=administrator)

    stage = Stage.objects.get(pk=stage.pk)
    assert (stage.state, stage.outcome) == (Stage.State.PUBLISHED, None)
    assert Paper.objects.get(pk=timetable.paper.pk).state == "in_approval"
    assert stage.outcomes.get().set_aside_because == "Wrong plan."


def test_undo_adoption_is_asked_for_once(timetable, clerk):
    stage = adopt(timetable, clerk).outcome.stage
    undoing.ask_to_undo_adoption(stage, by=clerk, reason="Wrong plan.")

    with pytest.raises(Refused, match="It has been asked already to undo this adoption"):
        undoing.ask_to_undo_adoption(stage, by=clerk, reason="Wrong plan.")


def test_decline_leaves_the_adoption_standing(timetable, clerk):
    request = undoing.ask_to_undo_adoption(adopt(timetable, clerk).outcome.stage, by=clerk, reason="Wrong plan.")
    administrator = make_user(Role.ADMINISTRATOR, timetable.paper.partnership)

    undoing.decline_to_undo_adoption(request, by=administrator)

    assert Paper.objects.get(pk=timetable.paper.pk).state == "adopted"
    assert request.was_agreed is False


@pytest.fixture
def called_in(clerk):
    """A Cabinet that adopted on 24 February, whose decision was called in and sent back."""
    timetable = make_timetable(by=clerk, route=[("executive", "decide")], start=date(2026, 2, 24))
    stage = put_in(timetable.stages.get(), Stage.State.PUBLISHED, clerk)
    Stage.objects.filter(pk=stage.pk).update(is_open_to_call_in=True)
    record_outcome(stage, by=clerk, kind="adopted", held="2026-02-24")
    record_call_in(fresh(stage), by=clerk, **CALLED, result="sent_back", settled_on=date(2026, 3, 6))
    return fresh(stage)


def undo(stage, clerk):
    asked = undoing.ask_to_undo_adoption(stage, by=clerk, reason="Called in, and sent back.")
    return undoing.agree_to_undo_adoption(asked, by=make_user(Role.ADMINISTRATOR, stage.paper.partnership))


def test_a_decision_that_was_called_in_stays_on_record_and_its_body_decides_anew(called_in, clerk):
    assert undo(called_in, clerk) == ["A new stage at Cabinet follows on the timetable: say to which meeting."]

    later = called_in.timetable.stages.exclude(pk=called_in.pk).get()
    before = fresh(called_in)
    assert (before.state, before.outcome.kind, before.standing_call_in.result) == ("decided", "adopted", "sent_back")
    assert Paper.objects.get(pk=called_in.paper.pk).state == "in_approval"

    submit(later, by=clerk)
    record_outcome(fresh(later), by=clerk, kind="adopted", held="2026-03-20")
    effective = [day.on for day in days_of(fresh(later), Settings()) if day.what == "effective"]
    assert (Paper.objects.get(pk=called_in.paper.pk).state, effective) == ("adopted", [date(2026, 4, 1)])
    assert reasons_not_to("undo_adoption", fresh(called_in), by=clerk) == ["No adoption by Cabinet stands."]


def test_a_body_that_turns_down_what_was_sent_back_to_it_adopts_nothing(called_in, clerk):
    undo(called_in, clerk)
    later = called_in.timetable.stages.exclude(pk=called_in.pk).get()
    submit(later, by=clerk)

    record_outcome(fresh(later), by=clerk, kind="noted", held="2026-03-20")

    assert Paper.objects.get(pk=called_in.paper.pk).state == "in_approval"


def test_the_page_of_a_decision_that_was_called_in_leads_to_the_undoing(called_in, clerk, client):
    client.force_login(clerk)
    pages = [client.get(called_in.get_record_url()).content.decode()]
    form = client.get(reverse("governance:stage_undo", args=[called_in.pk])).context["form"]
    undoing.ask_to_undo_adoption(called_in, by=clerk, reason="Called in, and sent back.")
    pages += [client.get(called_in.get_record_url()).content.decode()]

    button = f'role="button" draggable="false" href="{reverse("governance:stage_undo", args=[called_in.pk])}"'
    assert [button in page for page in pages] == [True, False]
    assert ["It has been asked" in page for page in pages] == [False, True]
    assert form["reason"].value() == "The decision was called in. Sent back to those who decided."


def test_what_was_called_in_of_a_decision_recorded_in_error_goes_with_it(called_in, clerk):
    record_call_in(called_in, by=clerk, revision=1, reason="Misread.", **CALLED, result="stands", settled_on=MET)

    undo(fresh(called_in), clerk)

    assert (fresh(called_in).state, fresh(called_in).standing_call_in) == (Stage.State.PUBLISHED, None)
