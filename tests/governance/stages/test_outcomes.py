"""Every outcome × every state of a stage: recorded, corrected, or refused with the exact reason."""

import pytest
from django.db import transaction

from governance.models import OutcomeKind, Stage
from governance.stages import lifecycle as workflow
from governance.stages.transitions import reasons_not_to
from partnerships.verbs import Refused
from plans.models import Paper
from tests.governance.stages.test_lifecycle import put_in, stage_of

pytestmark = pytest.mark.django_db
S, K = Stage.State, OutcomeKind
ADOPTING = ("adopted", "adopted_with_amendments", "adopted_in_principle")
OPEN = (S.PLANNED, S.SUBMITTED, S.PUBLISHED)
OPEN_WORDS = "planned or submitted or papers published"
MOVING = {"deferred": "defer", "withdrawn": "withdraw"}
NEED_A_VERSION = (*ADOPTING, "agreed", "approved_with_conditions", "delegated_final_amendments")


def wrong_state(body, state):
    if state == S.DECIDED:
        return [f"{body} has decided on this paper already. Correct the recorded outcome instead."]
    return [f"The stage at {body} is {state.label.lower()}; this is possible only while it is {OPEN_WORDS}."]


def expected_at(body, state, kind, decides):
    if state not in OPEN:
        return wrong_state(body, state)
    if kind in ADOPTING and not decides:
        return [
            f"{body} recommends on this route and does not decide: only the body that decides can adopt.",
        ]
    if kind in NEED_A_VERSION and decides and state == S.PLANNED:
        return [f"No version was submitted to {body}: submit one first."]
    return []


def expected_of(body, state, kind, decides):
    """Deferring and withdrawing are verbs of their own."""
    if kind in MOVING and state not in OPEN:
        return [f"The stage at {body} is {state.label.lower()}; this is possible only while it is {OPEN_WORDS}."]
    return expected_at(body, state, kind, decides)


@pytest.mark.parametrize("state", list(S))
@pytest.mark.parametrize("body", ["executive", "full_council"])
def test_each_outcome_is_recorded_or_refused_with_its_reason(body, state, timetable, clerk):
    stage = put_in(stage_of(timetable, body), state, clerk)
    expected = {kind: expected_of(stage.body.name, state, kind, body == "full_council") for kind in K.values}

    asked = {kind: reasons_not_to(MOVING.get(kind, "record_outcome"), stage, by=clerk, kind=kind) for kind in K.values}
    became = {kind: what_became(stage.pk, clerk, kind) for kind in K.values}

    assert asked == expected
    assert became == {kind: reasons or [kind] for kind, reasons in expected.items()}


def what_became(pk, clerk, kind):
    """The outcome that stands after recording it, or the reasons against it; nothing is kept."""
    stage = Stage.objects.get(pk=pk)
    with transaction.atomic():
        try:
            workflow.record_outcome(stage, by=clerk, kind=kind, resolution="As minuted.")
            return list(stage.outcomes.filter(is_current=True).values_list("kind", flat=True))
        except Refused as refused:
            return refused.reasons
        finally:
            transaction.set_rollback(True)


MOVED = "correct the outcome to “not recorded” and add a stage for the later meeting."


def correction(state, kind):
    if state != S.DECIDED:
        return [f"The stage at Full Council is {state.label.lower()}; this is possible only while it is decided."]
    return [f"A decided stage cannot become “{kind}”: {MOVED}"] if kind in MOVING else []


@pytest.mark.parametrize("state", list(S))
def test_each_correction_is_allowed_or_refused_with_its_reason(state, timetable, clerk):
    stage = put_in(stage_of(timetable, "full_council"), state, clerk)

    asked = {kind: reasons_not_to("correct_outcome", stage, by=clerk, kind=kind) for kind in K.values}

    assert asked == {kind: correction(state, kind) for kind in K.values}


# --- A return to drafting recorded in error ------------------------------------------------------------------

AFTER = {"adopted": "adopted", "agreed": "adopted", "referred_back": "drafting", "rejected": "drafting"}


@pytest.mark.parametrize("kind", [each for each in K.values if each not in MOVING])
def test_a_return_recorded_in_error_is_corrected_to_what_was_decided(kind, timetable, clerk):
    wrong = "rejected" if kind == "referred_back" else "referred_back"
    stage = put_in(stage_of(timetable, "full_council"), S.PUBLISHED, clerk)
    workflow.record_outcome(stage, by=clerk, kind=wrong)
    stage = Stage.objects.with_facts().get(pk=stage.pk)

    recorded = workflow.correct_outcome(stage, by=clerk, reason="The wrong line of the minutes.", kind=kind)

    paper = Paper.objects.get(pk=timetable.paper.pk)
    assert paper.state == AFTER.get(kind, "in_approval")
    old = stage.outcomes.get(is_current=False)
    assert (old.kind, old.set_aside_because) == (wrong, "The wrong line of the minutes.")
    again = "“Safer Anyborough” is in approval again. Look at what was changed while it was in drafting."
    assert (again in recorded.warnings) == (kind not in ("referred_back", "rejected"))
    if kind == "adopted":
        assert recorded.adoption.version == stage.version


def states_at_council(timetable):
    stages = Stage.objects.filter(timetable=timetable, body__kind="full_council").order_by("position")
    return list(stages.values_list("state", flat=True))


def test_what_is_referred_back_comes_to_the_same_body_again(timetable, clerk):
    stage = put_in(stage_of(timetable, "full_council"), S.PUBLISHED, clerk)

    recorded = workflow.record_outcome(stage, by=clerk, kind="referred_back")

    follows = "A new stage at Full Council follows on the timetable: say to which meeting."
    assert (states_at_council(timetable), recorded.warnings[-1]) == (["decided", "planned"], follows)


def test_what_was_not_referred_back_after_all_does_not_come_again(timetable, clerk):
    stage = put_in(stage_of(timetable, "full_council"), S.PUBLISHED, clerk)
    workflow.record_outcome(stage, by=clerk, kind="referred_back")

    workflow.correct_outcome(Stage.objects.get(pk=stage.pk), by=clerk, reason="No.", kind="adopted")

    assert states_at_council(timetable) == ["decided", "withdrawn"]


def test_a_paper_that_another_body_sent_back_too_stays_in_drafting(timetable, clerk):
    cabinet, council = (put_in(stage_of(timetable, kind), S.PUBLISHED, clerk) for kind in ("executive", "full_council"))
    workflow.record_outcome(council, by=clerk, kind="rejected")
    workflow.record_outcome(cabinet, by=clerk, kind="referred_back")

    recorded = workflow.correct_outcome(stage_of(timetable, "executive"), by=clerk, reason="No.", kind="supported")

    assert recorded.warnings == []
    assert Paper.objects.get(pk=timetable.paper.pk).state == "drafting"


def test_a_return_of_a_paper_that_was_never_submitted_leaves_it_in_drafting(timetable, clerk):
    workflow.record_outcome(stage_of(timetable, "executive"), by=clerk, kind="referred_back")

    workflow.correct_outcome(stage_of(timetable, "executive"), by=clerk, reason="No.", kind="noted")

    assert Paper.objects.get(pk=timetable.paper.pk).state == "drafting"
