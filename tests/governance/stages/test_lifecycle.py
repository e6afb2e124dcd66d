"""Every state × verb of a stage, and what a decision does to the paper."""

from datetime import date

import pytest

from governance.models import Outcome, OutcomeKind, Stage
from governance.stages import lifecycle as workflow
from governance.stages.transitions import TRANSITIONS, reasons_not_to
from partnerships.access import Role
from partnerships.models import AuditEntry
from partnerships.verbs import Refused, StaleState
from plans.models import Adoption, Paper
from plans.papers.lifecycle import withdraw
from plans.papers.versions import freeze, verify_chain
from tests.factories import MET, make_council, make_partnership, make_plan, make_timetable, make_user

pytestmark = pytest.mark.django_db
S = Stage.State


def stage_of(timetable, kind):
    return timetable.stages.get(body__kind=kind)


def put_in(stage, state, clerk):
    """Bring a stage into a state by its own verbs."""
    if state in (S.SUBMITTED, S.PUBLISHED, S.DECIDED):
        workflow.submit(stage, by=clerk)
    if state in (S.PUBLISHED, S.DECIDED):
        workflow.publish_papers(stage, by=clerk)
    if state == S.DECIDED:
        workflow.record_outcome(stage, by=clerk, kind="noted")
    if state == S.DEFERRED:
        workflow.defer(stage, by=clerk, reason="The room is flooded.")
    if state == S.WITHDRAWN:
        workflow.withdraw(stage, by=clerk, reason="Not needed.")
    return stage


ALLOWED = {
    (S.PLANNED, "submit"), (S.PLANNED, "record_outcome"), (S.PLANNED, "defer"), (S.PLANNED, "withdraw"),
    (S.SUBMITTED, "submit"), (S.SUBMITTED, "publish_papers"), (S.SUBMITTED, "record_outcome"),
    (S.SUBMITTED, "defer"), (S.SUBMITTED, "withdraw"),
    (S.PUBLISHED, "record_outcome"), (S.PUBLISHED, "defer"), (S.PUBLISHED, "withdraw"),
    (S.DECIDED, "record_part"), (S.SUBMITTED, "record_of_item"), (S.PUBLISHED, "record_of_item"),
    (S.DECIDED, "record_of_item"), (S.DEFERRED, "record_of_item"),
    (S.DECIDED, "correct_outcome"), (S.DECIDED, "record_date"), (S.DECIDED, "set_condition"),
    (S.SUBMITTED, "amend"), (S.PUBLISHED, "amend"), (S.DECIDED, "amend"),
    (S.PLANNED, "give_notice"), (S.SUBMITTED, "give_notice"), (S.PUBLISHED, "give_notice"), (S.DECIDED, "give_notice"),
    (S.PLANNED, "say_in_private"), (S.SUBMITTED, "say_in_private"), (S.PUBLISHED, "say_in_private"),
    (S.DECIDED, "require_report"), (S.DECIDED, "say_in_private"), (S.DEFERRED, "reinstate"), (S.WITHDRAWN, "reinstate"),
}  # fmt: skip
OTHER_REASONS = {  # allowed by the state, not by what was decided ("noted")
    (S.DECIDED, "adopt_amended"): "Cabinet did not adopt with amendments, so there is no amended text to adopt.",
    (S.DECIDED, "record_answer"): "Cabinet did not adopt in principle, so no answer is awaited.",
    (S.DECIDED, "set_answer_aside"): "No answer to the decision of Cabinet is recorded.",
    (S.DECIDED, "record_call_in"): "Cabinet decided nothing that could be called in: noted.",
    **dict.fromkeys(
        ((state, "change_notice") for state in (S.PLANNED, S.SUBMITTED, S.PUBLISHED, S.DECIDED)),
        "No notice of a key decision of Cabinet is recorded.",
    ),
    **dict.fromkeys(
        ((state, "change_in_private") for state in (S.PLANNED, S.SUBMITTED, S.PUBLISHED, S.DECIDED)),
        "It is not recorded that Cabinet takes it in private.",
    ),
    (S.DECIDED, "write_report"): "No report on the decision of Cabinet is required.",
    (S.DECIDED, "undo_adoption"): "No adoption by Cabinet stands.",
    (S.DECIDED, "record_outcome"): "Cabinet has decided on this paper already. Correct the recorded outcome instead.",
}


def expected_of(verb, state):
    """The reasons against a verb at Cabinet."""
    if (state, verb) in ALLOWED:
        return []
    wanted = " or ".join(S(source).label.lower() for source in TRANSITIONS[verb].sources)
    wrong = f"The stage at Cabinet is {S(state).label.lower()}; this is possible only while it is {wanted}."
    return [OTHER_REASONS.get((state, verb), wrong)]


@pytest.mark.parametrize("state", list(S))
def test_each_state_allows_its_verbs_and_refuses_the_others_with_the_reason(state, timetable, clerk):
    timetable.stages.filter(body__kind="executive").update(is_key_decision=True)
    stage = put_in(stage_of(timetable, "executive"), state, clerk)

    asked = {verb: reasons_not_to(verb, stage, by=clerk) for verb in TRANSITIONS}

    assert asked == {verb: expected_of(verb, state) for verb in TRANSITIONS}


def test_a_person_without_the_role_is_told_so(timetable):
    reader = make_user(Role.READER, timetable.paper.partnership)
    stage = stage_of(timetable, "executive")

    asked = {verb: reasons_not_to(verb, stage, by=reader) for verb in TRANSITIONS}

    assert asked == {
        verb: [f"Your roles do not let you {move.permission.value}."] for verb, move in TRANSITIONS.items()
    }


def test_another_lead_councils_clerk_may_not_act_on_this_councils_timetable(timetable):
    other = make_council("Otherborough Council")
    timetable.paper.partnership.lead_councils.add(other)
    clerk = make_user(Role.CLERK, other)

    assert reasons_not_to("record_outcome", stage_of(timetable, "executive"), by=clerk) == [
        "Your roles do not let you record an outcome."
    ]


# --- Submitting and publishing ---------------------------------------------------------------------------------


@pytest.mark.both("locks")
def test_submit_freezes_a_version_and_sends_the_paper_for_approval(timetable, clerk):
    stage = stage_of(timetable, "scrutiny")

    version = workflow.submit(stage, by=clerk)

    stage.refresh_from_db()
    assert (stage.state, stage.version, version.number) == (S.SUBMITTED, version, 1)
    assert version.frozen_for == "Overview and Scrutiny, on 3 February 2026"
    assert Paper.objects.get(pk=timetable.paper.pk).state == "in_approval"
    assert AuditEntry.objects.about(stage).get().event == "submitted to a meeting"


@pytest.mark.both("locks")
def test_submit_again_pins_a_new_version(timetable, clerk):
    stage = stage_of(timetable, "scrutiny")
    workflow.submit(stage, by=clerk)

    assert workflow.submit(stage, by=clerk).number == 2
    assert verify_chain(timetable.paper) is None


def test_submit_of_an_adopted_paper_gives_the_adopted_version(timetable, clerk):
    adopt(timetable, clerk)
    noting = make_timetable(
        timetable.paper, council=make_council(), route=[("scrutiny", "note")], start=MET
    ).stages.get()

    assert workflow.submit(noting, by=clerk).number == 1
    assert Paper.objects.get(pk=timetable.paper.pk).state == "adopted"


@pytest.mark.both("locks")
def test_submit_of_a_stage_that_somebody_else_submitted_meanwhile_is_stale(timetable, clerk):
    stage, same = stage_of(timetable, "scrutiny"), stage_of(timetable, "scrutiny")
    workflow.submit(same, by=clerk)

    with pytest.raises(StaleState, match="The stage at Overview and Scrutiny was changed by somebody else"):
        workflow.submit(stage, by=clerk)


def test_publish_papers_makes_the_submitted_version_public(timetable, clerk):
    stage = put_in(stage_of(timetable, "scrutiny"), S.SUBMITTED, clerk)

    workflow.publish_papers(stage, by=clerk)

    assert stage.version.publication.basis == "papers"
    assert Stage.objects.get(pk=stage.pk).state == S.PUBLISHED


# --- Outcomes --------------------------------------------------------------------------------------------------


def adopt(timetable, clerk, **fields):
    stage = put_in(stage_of(timetable, "full_council"), S.PUBLISHED, clerk)
    return workflow.record_outcome(stage, by=clerk, kind="adopted", held="2026-03-17", **fields)


def test_adopted_adopts_exactly_the_version_submitted_to_that_stage(timetable, clerk):
    stage = put_in(stage_of(timetable, "full_council"), S.PUBLISHED, clerk)
    workflow.submit(stage_of(timetable, "scrutiny"), by=clerk)  # a later version, not Council's

    recorded = workflow.record_outcome(stage, by=clerk, kind="adopted", held="2026-03-17")

    assert recorded.adoption.version == stage.version
    assert (recorded.adoption.adopted_on, recorded.adoption.body) == (date(2026, 3, 17), "Full Council")
    assert Paper.objects.get(pk=timetable.paper.pk).state == "adopted"


def test_adopted_warns_of_each_earlier_stage_without_an_outcome(timetable, clerk):
    recorded = adopt(timetable, clerk)

    assert recorded.warnings == [
        "Partnership board (13 January 2026) comes earlier on the route and has no outcome recorded.",
        "Overview and Scrutiny (3 February 2026) comes earlier on the route and has no outcome recorded.",
        "Cabinet (24 February 2026) comes earlier on the route and has no outcome recorded.",
    ]


def test_a_second_decision_on_a_stage_is_refused(timetable, clerk):
    adopt(timetable, clerk)
    stage = stage_of(timetable, "full_council")

    with pytest.raises(Refused) as refused:
        workflow.record_outcome(stage, by=clerk, kind="adopted")
    assert refused.value.reasons == [
        "Full Council has decided on this paper already. Correct the recorded outcome instead."
    ]


@pytest.mark.both("locks")
def test_a_second_decision_at_the_same_moment_is_stale(timetable, clerk):
    put_in(stage_of(timetable, "full_council"), S.PUBLISHED, clerk)
    first, second = stage_of(timetable, "full_council"), stage_of(timetable, "full_council")
    workflow.record_outcome(first, by=clerk, kind="noted")

    with pytest.raises(StaleState):
        workflow.record_outcome(second, by=clerk, kind="rejected")
    assert Outcome.objects.get().kind == "noted"


def test_adopting_any_version_but_the_submitted_one_is_refused(timetable, clerk):
    stage = put_in(stage_of(timetable, "full_council"), S.PUBLISHED, clerk)
    later = workflow.submit(stage_of(timetable, "scrutiny"), by=clerk)

    with pytest.raises(Refused) as refused:
        workflow.record_outcome(stage, by=clerk, kind="adopted", version=later)
    assert refused.value.reasons == [
        "Version 2 was not submitted to Full Council: version 1 was. Only the submitted version can be adopted."
    ]


def test_adopted_without_a_submitted_version_is_refused(timetable, clerk):
    with pytest.raises(Refused) as refused:
        workflow.record_outcome(stage_of(timetable, "full_council"), by=clerk, kind="adopted")
    assert refused.value.reasons == ["No version was submitted to Full Council: submit one first."]


def test_adopted_at_a_body_that_does_not_decide_is_refused(timetable, clerk):
    stage = put_in(stage_of(timetable, "executive"), S.PUBLISHED, clerk)

    with pytest.raises(Refused, match="Cabinet recommends on this route and does not decide"):
        workflow.record_outcome(stage, by=clerk, kind="adopted")


WHAT_BECOMES_OF_THE_PAPER = {
    "noted": "in_approval", "comments_made": "in_approval", "supported": "in_approval", "recommended": "in_approval",
    "endorsed": "in_approval", "agreed": "adopted",
    "recommended_with_amendments": "in_approval", "adopted": "adopted", "adopted_with_amendments": "in_approval",
    "adopted_in_principle": "in_approval", "deferred": "in_approval", "referred_back": "drafting",
    "rejected": "drafting", "withdrawn": "in_approval", "approved_with_conditions": "in_approval",
    "delegated_final_amendments": "in_approval", "not_recorded": "in_approval",
}  # fmt: skip


@pytest.mark.parametrize("kind", OutcomeKind)
def test_each_outcome_at_the_deciding_stage_leaves_the_paper_where_it_belongs(kind, timetable, clerk):
    stage = put_in(stage_of(timetable, "full_council"), S.PUBLISHED, clerk)

    workflow.record_outcome(stage, by=clerk, kind=kind, resolution="As minuted.")

    assert Paper.objects.get(pk=timetable.paper.pk).state == WHAT_BECOMES_OF_THE_PAPER[kind]
    assert stage.outcomes.get().kind == kind


def test_referred_back_lets_the_paper_be_submitted_again(timetable, clerk):
    stage = put_in(stage_of(timetable, "executive"), S.PUBLISHED, clerk)
    workflow.record_outcome(stage, by=clerk, kind="referred_back")

    assert workflow.submit(stage_of(timetable, "full_council"), by=clerk).number == 2
    assert Paper.objects.get(pk=timetable.paper.pk).state == "in_approval"


@pytest.mark.both("locks")
def test_adopt_amended_freezes_one_more_version_and_adopts_it(timetable, clerk):
    stage = put_in(stage_of(timetable, "full_council"), S.PUBLISHED, clerk)
    workflow.record_outcome(stage, by=clerk, kind="adopted_with_amendments", held="2026-03-17")
    block = timetable.paper.blocks.first()
    block.data = {"html": "<p>As amended in Council.</p>"}
    block.save()

    recorded = workflow.adopt_amended(stage, by=clerk)

    assert recorded.adoption.version.number == 2
    assert recorded.adoption.version.purpose == "amended"
    assert "As amended in Council." in recorded.adoption.version.canonical
    assert reasons_not_to("adopt_amended", stage, by=clerk) == ["The amended text was adopted already, as version 2."]


def test_held_links_the_meeting_of_that_day(timetable, clerk):
    recorded = adopt(timetable, clerk)

    day = recorded.outcome.stage.current_date
    assert (day.standing, day.meeting.on, day.stated_on) == ("held", date(2026, 3, 17), "")


# --- Several deciding councils ---------------------------------------------------------------------------------


def joint(clerk, number=3):
    partnership = make_partnership("Threeborough Community Safety Partnership")
    for n in range(number - 1):
        partnership.lead_councils.add(make_council(f"Council {n}"))
    paper = make_plan(partnership).paper
    return [
        make_timetable(paper, council=council, route=[("full_council", "decide")], by=clerk, start=MET).stages.get()
        for council in partnership.lead_councils.order_by("pk")
    ]


@pytest.mark.both("locks")
def test_a_joint_plan_is_adopted_when_every_council_has(clerk):
    stages = joint(clerk)
    for stage in stages:
        put_in(stage, S.PUBLISHED, clerk)

    recorded = [workflow.record_outcome(stage, by=clerk, kind="adopted", held="2026-01-13") for stage in stages]

    assert [each.warnings for each in recorded] == [
        ["Adopted by 1 of 3: the paper is adopted when all have."],
        ["Adopted by 2 of 3: the paper is adopted when all have."],
        [],
    ]
    assert (
        recorded[2].adoption.body
        == "Full Council of Anyborough Council, Full Council of Council 0 and Full Council of Council 1"
    )


def test_councils_that_adopted_different_texts_have_adopted_none(clerk):
    first, second = joint(clerk, 2)
    put_in(first, S.PUBLISHED, clerk)
    workflow.record_outcome(first, by=clerk, kind="adopted")
    block = first.paper.blocks.first()
    block.data = {"html": "<p>Something else.</p>"}
    block.save()
    put_in(second, S.PUBLISHED, clerk)

    recorded = workflow.record_outcome(second, by=clerk, kind="adopted")

    assert recorded.adoption is None
    assert recorded.warnings == [
        "The councils adopted different texts, so none is adopted: one text must go to all of them."
    ]


def test_an_amendment_corrected_away_leaves_the_submitted_version_to_be_adopted(clerk):
    first, second = joint(clerk, 2)
    for stage in (first, second):
        put_in(stage, S.PUBLISHED, clerk)
    workflow.record_outcome(first, by=clerk, kind="adopted_with_amendments")
    block = first.paper.blocks.first()
    block.data = {"html": "<p>Something else.</p>"}
    block.save()
    workflow.adopt_amended(Stage.objects.get(pk=first.pk), by=clerk)
    workflow.correct_outcome(Stage.objects.get(pk=first.pk), by=clerk, reason="Not amended.", kind="adopted")

    recorded = workflow.record_outcome(second, by=clerk, kind="adopted")

    assert recorded.adoption.version == second.version


def test_papers_of_a_withdrawn_plan_are_not_published(timetable, clerk):
    stage = put_in(stage_of(timetable, "executive"), S.SUBMITTED, clerk)
    withdraw(stage.paper, by=clerk, reason="No longer wanted.")

    with pytest.raises(Refused) as refused:
        workflow.publish_papers(Stage.objects.get(pk=stage.pk), by=clerk)

    assert refused.value.reasons == ["“Safer Anyborough” was withdrawn, so its papers are not published."]
    assert not stage.version.is_public


# --- Corrections -----------------------------------------------------------------------------------------------


@pytest.mark.both("locks")
def test_correct_outcome_keeps_the_old_value_with_the_reason(timetable, clerk):
    stage = put_in(stage_of(timetable, "executive"), S.DECIDED, clerk)

    workflow.correct_outcome(stage, by=clerk, reason="The minutes say so.", kind="recommended", votes_for=7)

    new, old = stage.outcomes.get(is_current=True), stage.outcomes.get(is_current=False)
    assert (new.kind, new.votes, new.replaces) == ("recommended", "7 for", old)
    assert (old.kind, old.set_aside_because, old.set_aside_by) == ("noted", "The minutes say so.", clerk)


@pytest.mark.parametrize(
    ("kind", "standing", "told"),
    [
        ("recommended_with_amendments", ["More lamps.", "No lamps."], []),
        (
            "recommended",
            ["No lamps."],
            ["1 accepted amendment that hung on the earlier outcome: marked as recorded in error."],
        ),
    ],
)
def test_a_correction_reaches_the_amendments_that_hung_on_the_old_outcome(kind, standing, told, timetable, clerk):
    stage = put_in(stage_of(timetable, "executive"), Stage.State.PUBLISHED, clerk)
    workflow.record_outcome(stage, by=clerk, kind="recommended_with_amendments")
    for text, result in (("More lamps.", "accepted"), ("No lamps.", "rejected")):
        stage.amendments.create(text=text, moved_by="Chair", result=result, why="Money.", recorded_by=clerk)

    recorded = workflow.correct_outcome(
        Stage.objects.with_facts().get(pk=stage.pk), by=clerk, reason="Misheard.", kind=kind
    )

    assert [row.text for row in stage.amendments.standing()] == standing
    assert recorded.warnings == told


def test_long_reason_of_a_correction_is_kept_whole(timetable, clerk):
    stage, long = put_in(stage_of(timetable, "executive"), S.DECIDED, clerk), "The minutes say so. " * 50

    workflow.correct_outcome(stage, by=clerk, reason=long, kind="recommended")

    old = stage.outcomes.get(is_current=False)
    assert (old.set_aside_because, old.history.first().history_change_reason) == (long, long)
    assert stage.history.first().history_change_reason == long
    assert AuditEntry.objects.about(stage).filter(event="outcome corrected").get().reason == long


def test_correct_outcome_without_a_reason_is_refused(timetable, clerk):
    stage = put_in(stage_of(timetable, "executive"), S.DECIDED, clerk)

    with pytest.raises(Refused, match="Say why the outcome is corrected"):
        workflow.correct_outcome(stage, by=clerk, reason=" ", kind="recommended")


def test_correct_outcome_to_adopted_adopts(timetable, clerk):
    stage = put_in(stage_of(timetable, "full_council"), S.PUBLISHED, clerk)
    workflow.record_outcome(stage, by=clerk, kind="adopted_in_principle")

    recorded = workflow.correct_outcome(stage, by=clerk, reason="The Leader has no objection.", kind="adopted")

    assert recorded.adoption.version == stage.version


def test_a_corrected_date_of_the_adopting_meeting_is_the_day_of_adoption(timetable, clerk):
    stage = adopt(timetable, clerk).outcome.stage

    workflow.correct_outcome(stage, by=clerk, reason="The minutes say so.", kind="adopted", held="2026-03-18")

    assert timetable.paper.adoptions.get().adopted_on == date(2026, 3, 18)
    assert timetable.paper.adoptions.get().history.count() == 2


@pytest.mark.both("locks")
def test_minutes_found_later_complete_an_adoption_that_was_not_recorded(timetable, clerk):
    paper, stage = timetable.paper, stage_of(timetable, "full_council")
    workflow.record_outcome(stage, by=clerk, kind="not_recorded")
    version = freeze(paper, by=clerk, purpose="import")
    Adoption.objects.create(paper=paper, version=version, recorded_by=clerk)
    Paper.objects.filter(pk=paper.pk).update(state="adopted")
    stage = stage_of(timetable, "full_council")

    recorded = workflow.correct_outcome(stage, by=clerk, reason="Minutes found.", kind="adopted", held="2026-03-17")

    assert (recorded.adoption.body, recorded.adoption.adopted_on) == ("Full Council", date(2026, 3, 17))
    assert recorded.adoption.version == version


def test_correct_an_outcome_that_adopted_asks_for_the_undoing_first(timetable, clerk):
    stage = adopt(timetable, clerk).outcome.stage

    assert reasons_not_to("correct_outcome", stage, by=clerk, kind="noted") == [
        "The paper was adopted on this outcome. Undo the adoption first: clerk and administrator together."
    ]
    assert reasons_not_to("correct_outcome", stage, by=clerk, kind="adopted") == []


# --- Deferring, withdrawing ------------------------------------------------------------------------------------


@pytest.mark.both("locks")
def test_defer_keeps_the_stage_and_adds_one_that_follows(timetable, clerk):
    stage = put_in(stage_of(timetable, "executive"), S.PUBLISHED, clerk)
    meeting = stage.body.meetings.create(on=date(2026, 4, 7))

    workflow.defer(stage, by=clerk, reason="Figures are missing.", meeting=meeting)

    later = timetable.stages.get(body=stage.body, state=S.PLANNED)
    assert (later.step, later.position, later.current_date.meeting) == (stage.step, 1, meeting)
    assert stage.outcomes.get().kind == "deferred"


@pytest.mark.parametrize("verb", ["defer", "withdraw"])
def test_defer_and_withdraw_need_a_reason(verb, timetable, clerk):
    with pytest.raises(Refused, match="Say why"):
        getattr(workflow, verb)(stage_of(timetable, "executive"), by=clerk, reason="")


@pytest.mark.both("locks")
def test_reinstate_puts_a_withdrawn_stage_back_and_keeps_what_was_recorded(timetable, clerk):
    stage = put_in(stage_of(timetable, "executive"), S.WITHDRAWN, clerk)

    workflow.reinstate(stage, by=clerk, reason="The wrong item.")

    assert stage.state == S.PLANNED
    assert stage.outcomes.get().set_aside_because == "The wrong item."


def test_an_outcome_recorded_as_deferred_keeps_all_that_was_typed(timetable, clerk):
    stage = stage_of(timetable, "executive")
    typed = {"votes_for": 5, "votes_against": 2, "mover": "Leader", "minute_reference": "CAB 7"}

    workflow.record_outcome(stage, by=clerk, kind="deferred", held="2026-01-13", resolution="More work.", **typed)

    outcome = stage.outcomes.get(is_current=True)
    assert (outcome.kind, outcome.resolution) == ("deferred", "More work.")
    assert {name: getattr(outcome, name) for name in typed} == typed
    assert stage.dates.get(standing="held").on == "2026-01-13"


def test_a_decided_stage_cannot_be_corrected_into_a_deferred_one(timetable, clerk):
    stage = stage_of(timetable, "executive")
    workflow.record_outcome(stage, by=clerk, kind="noted")

    with pytest.raises(Refused) as refused:
        workflow.correct_outcome(stage, by=clerk, reason="Wrong entry", kind="deferred")

    assert refused.value.reasons == [
        "A decided stage cannot become “deferred”: correct the outcome to “not recorded” and add a stage for the later "
        "meeting."
    ]
