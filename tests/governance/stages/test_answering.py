"""A decision in principle and the Leader's answer to it."""

from datetime import date

import pytest

from governance.dates.notice import Settings
from governance.models import Answer, Stage
from governance.stages import lifecycle as workflow
from governance.stages import undoing
from governance.stages.answering import record_answer, set_answer_aside
from governance.stages.taking_effect import days_of
from governance.stages.transitions import reasons_not_to
from governance.timetables.stage_facts import stage_facts
from partnerships.access import Role
from partnerships.models import AuditEntry
from partnerships.verbs import Refused
from plans.models import Paper
from tests.factories import MET, make_timetable, make_user
from tests.governance.stages.test_lifecycle import put_in, stage_of

pytestmark = pytest.mark.django_db
S = Stage.State
ANSWERED = date(2026, 3, 24)


@pytest.fixture
def stage(clerk):
    timetable = make_timetable(by=clerk, start=MET)
    stage = put_in(stage_of(timetable, "full_council"), S.PUBLISHED, clerk)
    workflow.record_outcome(stage, by=clerk, kind="adopted_in_principle", held="2026-03-17")
    return fresh(stage)


def fresh(stage):
    return Stage.objects.with_facts().get(pk=stage.pk)


def state_of(stage):
    return Paper.objects.get(pk=stage.timetable.paper_id).state


@pytest.mark.parametrize("kind", ["agrees", "none"])
def test_an_answer_that_does_not_object_adopts_the_submitted_text(kind, stage, clerk):
    recorded = record_answer(stage, by=clerk, kind=kind, given_on=ANSWERED)

    assert recorded.adoption.version == stage.version
    assert (recorded.adoption.body, recorded.adoption.adopted_on) == ("Full Council", date(2026, 3, 17))
    assert (state_of(stage), fresh(stage).state) == ("adopted", S.DECIDED)
    assert AuditEntry.objects.about(stage).filter(event="answer recorded").get().details["answer"] == kind


def test_an_agreed_adoption_takes_effect_on_the_day_of_the_answer(stage, clerk):
    record_answer(stage, by=clerk, kind="agrees", given_on=ANSWERED)

    assert {each.what: each.on for each in days_of(fresh(stage), Settings())}["effective"] == ANSWERED


def test_an_answer_with_amendments_waits_for_the_amended_text(stage, clerk):
    recorded = record_answer(stage, by=clerk, kind="agrees", given_on=ANSWERED, with_amendments=True)
    assert (recorded.adoption, state_of(stage)) == (None, "in_approval")
    assert recorded.warnings == ["Enter the amendments, then adopt the amended text."]
    assert stage_facts(fresh(stage)).awaits_text

    adopted = workflow.adopt_amended(fresh(stage), by=clerk)

    assert (adopted.adoption.version.number, adopted.adoption.version.purpose) == (2, "amended")


def test_an_objection_takes_the_paper_back_to_the_same_body(stage, clerk):
    meeting = stage.body.meetings.create(on=date(2026, 4, 21))

    recorded = record_answer(stage, by=clerk, kind="objects", given_on=ANSWERED, text="The cost.", meeting=meeting)

    later = stage.timetable.stages.get(body=stage.body, state=S.PLANNED)
    assert recorded.warnings == ["A new stage at Full Council follows on the timetable."]
    assert (later.current_date.meeting, later.current_date.reason, later.role) == (
        meeting, "The Leader objects to the decision of Full Council, on 17 March 2026", "decide",
    )  # fmt: skip
    assert (state_of(stage), fresh(stage).outcome.kind) == ("in_approval", "adopted_in_principle")


def test_council_may_adopt_at_the_stage_that_followed(stage, clerk):
    record_answer(stage, by=clerk, kind="objects", given_on=ANSWERED)
    later = stage.timetable.stages.get(body=stage.body, state=S.PLANNED)
    workflow.submit(later, by=clerk)

    assert workflow.record_outcome(later, by=clerk, kind="adopted").adoption.version.number == 2


ODD = {
    "before the decision": (
        {"kind": "agrees", "given_on": date(2026, 3, 16)},
        ["The answer is dated before the decision itself (Tuesday 17 March 2026)."],
    ),
    "silence not yet over": (
        {"kind": "none", "given_on": ANSWERED, "due": date(2026, 3, 26)},
        ["The last day for an answer is Thursday 26 March 2026: until then the Leader may still object."],
    ),
    "without the accepted amendments": (
        {"kind": "agrees", "given_on": ANSWERED},
        ["One accepted amendment is on record, and the text is adopted without."],
    ),
}


@pytest.mark.parametrize("name", ODD)
def test_an_answer_out_of_the_ordinary_is_recorded_with_a_warning(name, stage, clerk):
    fields, warnings = ODD[name]
    if "amendments" in name:
        stage.amendments.create(text="More light.", moved_by="Cllr", result="accepted", recorded_by=clerk)

    assert record_answer(stage, by=clerk, **fields).warnings == warnings


def test_a_second_answer_is_refused(stage, clerk):
    record_answer(stage, by=clerk, kind="objects", given_on=ANSWERED)

    assert reasons_not_to("record_answer", fresh(stage), by=clerk, kind="agrees") == [
        "The answer is recorded already. If it was recorded in error, mark it so first."
    ]


def test_an_answer_set_aside_lets_the_decision_wait_again_and_is_kept(stage, clerk):
    record_answer(stage, by=clerk, kind="objects", given_on=ANSWERED, text="The cost.")
    stage = fresh(stage)

    set_answer_aside(stage, by=clerk, reason="Another plan.")
    assert stage_facts(fresh(stage)).answer == ""
    recorded = record_answer(fresh(stage), by=clerk, kind="agrees", given_on=date(2026, 3, 25))

    kept = recorded.outcome.history.exclude(set_aside_at=None).get()
    assert (kept.kind, kept.text, kept.set_aside_because) == ("objects", "The cost.", "Another plan.")
    assert Answer.objects.get().is_standing


def test_an_answer_on_which_the_paper_was_adopted_is_undone_with_the_adoption(stage, clerk):
    record_answer(stage, by=clerk, kind="agrees", given_on=ANSWERED)
    stage = fresh(stage)
    with pytest.raises(Refused) as refused:
        set_answer_aside(stage, by=clerk, reason="Wrong.")
    assert refused.value.reasons == [
        "The paper was adopted on this answer. Undo the adoption first: clerk and administrator together."
    ]

    request = undoing.ask_to_undo_adoption(stage, by=clerk, reason="Wrong plan.")
    undoing.agree_to_undo_adoption(request, by=make_user(Role.ADMINISTRATOR, stage.paper.partnership))

    assert (fresh(stage).state, fresh(stage).standing_answer) == (S.PUBLISHED, None)


def test_a_corrected_outcome_takes_its_answer_with_it(stage, clerk):
    record_answer(stage, by=clerk, kind="objects", given_on=ANSWERED)

    workflow.correct_outcome(fresh(stage), by=clerk, reason="It was not in principle.", kind="noted")

    assert fresh(stage).answer.set_aside_because == "It was not in principle."
