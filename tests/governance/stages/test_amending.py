"""Amendments and conditions of a stage."""

from uuid import uuid4

import pytest

from governance.models import Amendment, Stage
from governance.stages.amending import (
    add_amendment,
    add_condition,
    change_amendment,
    change_condition,
    set_amendment_aside,
    set_condition_aside,
)
from partnerships.models import AuditEntry
from partnerships.verbs import Refused, StaleState
from plans.papers.history import paper_history, text_changes
from tests.factories import MET, make_timetable
from tests.governance.stages.test_lifecycle import put_in, stage_of

pytestmark = [pytest.mark.django_db, pytest.mark.both("locks")]
S = Stage.State
MOVED = {"text": "Put in a chapter on lighting.", "moved_by": "Chair of Overview and Scrutiny"}


@pytest.fixture
def stage(clerk):
    return put_in(stage_of(make_timetable(by=clerk, start=MET), "full_council"), S.DECIDED, clerk)


def test_amendments_stand_in_the_order_in_which_they_are_entered(stage, clerk):
    key = uuid4()
    add_amendment(stage, by=clerk, **MOVED, block_key=key)
    add_amendment(
        stage, by=clerk, text="Strike out page 3.", moved_by="Portfolio holder", result="rejected", why="Law."
    )

    assert [(row.number, row.result, row.block_key) for row in stage.amendments.all()] == [
        (1, "pending", key), (2, "rejected", None),
    ]  # fmt: skip
    assert AuditEntry.objects.about(stage).filter(event="amendment recorded").count() == 2


def test_an_amendment_that_waits_is_settled_without_a_reason(stage, clerk):
    row = add_amendment(stage, by=clerk, **MOVED)

    assert change_amendment(row, by=clerk, revision=1, **MOVED, result="in_part", why="Only the first street.")

    row.refresh_from_db()
    assert (row.result, row.revision, row.history.count()) == ("in_part", 2, 2)


def test_an_amendment_that_is_settled_is_changed_with_a_reason_only(stage, clerk):
    row = add_amendment(stage, by=clerk, **MOVED, result="accepted")
    with pytest.raises(Refused) as refused:
        change_amendment(row, by=clerk, revision=1, **MOVED, result="rejected")
    assert refused.value.reasons == ["It is recorded as accepted: say why it is changed."]
    row.refresh_from_db()

    change_amendment(row, by=clerk, revision=1, reason="The minutes say so.", **MOVED, result="rejected")

    kept = row.history.order_by("history_id")
    assert [(each.result, each.history_change_reason) for each in kept] == [
        ("accepted", None), ("rejected", "The minutes say so."),
    ]  # fmt: skip


def test_where_a_settled_amendment_went_is_said_without_a_reason(stage, clerk):
    row = add_amendment(stage, by=clerk, **MOVED, result="accepted")

    assert change_amendment(row, by=clerk, revision=1, **MOVED, block_key=uuid4())


def test_two_people_change_one_amendment_and_the_second_is_told(stage, clerk):
    row = add_amendment(stage, by=clerk, **MOVED)
    same = Amendment.objects.get(pk=row.pk)
    change_amendment(row, by=clerk, revision=1, result="accepted")

    with pytest.raises(StaleState):
        change_amendment(same, by=clerk, revision=1, result="rejected")


def test_an_amendment_recorded_in_error_is_set_aside_with_a_reason(stage, clerk):
    row = add_amendment(stage, by=clerk, **MOVED, result="accepted")
    with pytest.raises(Refused, match="Say why it was recorded in error"):
        set_amendment_aside(row, by=clerk, reason=" ")

    set_amendment_aside(row, by=clerk, reason="Of another item.")

    assert not stage.amendments.accepted().exists()
    with pytest.raises(Refused) as refused:
        change_amendment(row, by=clerk, revision=1, text="More.")
    assert refused.value.reasons == ["It is marked already as recorded in error: Of another item."]


def test_a_condition_is_met_with_evidence_and_changed_after_that_with_a_reason(stage, clerk):
    row = add_condition(stage, by=clerk, text="The funding is confirmed.")
    change_condition(row, by=clerk, revision=1, is_met=True, evidence="Letter of 4 May.")
    with pytest.raises(Refused) as refused:
        change_condition(row, by=clerk, revision=2, is_met=False)
    assert refused.value.reasons == ["It is recorded as met: say why it is changed."]
    row.refresh_from_db()

    assert change_condition(row, by=clerk, revision=2, is_met=False, reason="The letter was withdrawn.")


def test_the_papers_history_tells_of_an_amendment_and_its_text_log_does_not(stage, clerk):
    row = add_amendment(stage, by=clerk, **MOVED)
    change_amendment(row, by=clerk, revision=1, result="accepted")

    told = [(each.verb, each.subject) for each in paper_history(stage.paper)[0] if each.subject == "Amendment"]

    assert told == [("Changed", "Amendment"), ("Added", "Amendment")]
    assert text_changes(stage.paper, stage.version.frozen_at) == []


def test_a_condition_is_set_aside(stage, clerk):
    row = add_condition(stage, by=clerk, text="The funding is confirmed.")

    set_condition_aside(row, by=clerk, reason="Not in the minutes.")

    assert not stage.conditions.standing().exists()


def test_an_amendment_of_a_stage_that_was_given_nothing_is_refused(clerk):
    planned = stage_of(make_timetable(by=clerk, start=MET), "full_council")

    with pytest.raises(Refused) as refused:
        add_amendment(planned, by=clerk, **MOVED)
    assert refused.value.reasons == [
        "The stage at Full Council is planned; this is possible only while it is submitted or papers published or "
        "decided."
    ]
