"""From the text a body was given to the text that is adopted: the log, the comparison, the warnings."""

from datetime import date

import pytest
from django.urls import reverse

from governance.models import Stage
from governance.stages import lifecycle
from governance.stages.amending import add_amendment, add_condition
from governance.stages.final_text import comparison_of, edits_of, warnings_about
from partnerships.access import Role
from plans.editing import verbs as editing
from plans.editing.chapters import CHAPTERS
from tests.days import in_days, in_weeks, today
from tests.factories import MET, make_timetable, make_user
from tests.governance.stages.test_lifecycle import put_in, stage_of

pytestmark = pytest.mark.django_db
S = Stage.State


@pytest.fixture
def clerk():
    return make_user(Role.SITE_ADMINISTRATOR, name="Clerk")


@pytest.fixture
def stage(clerk):
    timetable = make_timetable(by=clerk, start=in_weeks(-12))
    return decided(timetable, clerk, "delegated_final_amendments")


def decided(timetable, clerk, kind, **fields):
    stage = put_in(stage_of(timetable, "full_council"), S.PUBLISHED, clerk)
    lifecycle.record_outcome(stage, by=clerk, kind=kind, held=today().isoformat(), **fields)
    return fresh(stage)


def fresh(stage):
    return Stage.objects.with_facts().get(pk=stage.pk)


def edit(stage, clerk, heading, text, reason="As Council resolved"):
    block = stage.paper.blocks.get(heading=heading)
    data = {**CHAPTERS.data(block), "data": {"html": f"<p>{text}</p>"}}
    editing.save(CHAPTERS, block, data, by=clerk, revision=block.revision, reason=reason)
    return block


def test_the_log_says_who_changed_which_part_and_why(stage, clerk):
    edit(stage, clerk, "Our area", "With lights.")

    (entry,) = edits_of(stage)

    assert (entry.change.subject, entry.change.who, entry.change.why, entry.remark) == (
        "Our area", "Clerk", "As Council resolved", "",
    )  # fmt: skip
    assert [change.heading for change in comparison_of(stage).changes] == ["Our area"]


def test_changes_before_the_decision_and_after_the_last_day_are_marked(stage, clerk):
    stage.outcome.delegated_until = in_days(-1)
    edit(stage, clerk, "Our area", "With lights.")
    assert [each.remark for each in edits_of(stage)] == ["after the last day"]

    stage.dates.create(standing="held", stated_on=in_days(1).isoformat(), said_by=clerk)

    assert [each.remark for each in edits_of(fresh(stage))] == ["before the decision"]


def test_what_is_changed_after_the_amended_text_was_frozen_is_not_in_its_log(stage, clerk):
    edit(stage, clerk, "Our area", "With lights.")
    lifecycle.adopt_amended(stage, by=clerk)
    block = stage.paper.blocks.get(heading="Our priorities")
    block.data = {"html": "<p>Later.</p>"}
    block.save()

    assert [each.change.subject for each in edits_of(fresh(stage))] == ["Our area"]


def amend(stage, clerk, block=None, result="accepted"):
    return add_amendment(
        stage, by=clerk, text="Lights.", moved_by="Leader", result=result, block_key=block and block.key
    )


def test_an_accepted_amendment_whose_part_was_changed_leaves_nothing_to_look_at(stage, clerk):
    amend(stage, clerk, edit(stage, clerk, "Our area", "With lights."))

    assert warnings_about(fresh(stage), today()) == []


def test_accepted_amendments_that_are_nowhere_in_the_text_are_named(stage, clerk):
    edit(stage, clerk, "Our priorities", "With lights.")
    amend(stage, clerk, stage.paper.blocks.get(heading="Our area"))
    amend(stage, clerk)
    amend(stage, clerk, result="pending")
    amend(stage, clerk, result="rejected")

    found = warnings_about(fresh(stage), today())
    forms = [reverse("governance:amendment_edit", args=[row.pk]) for row in stage.amendments.all()[:3]]
    assert [getattr(each, "url", "") for each in found] == [*forms, ""]
    assert found == [
        "Amendment 1 is accepted, and the part named for it reads as in version 1.",
        "Amendment 2 is accepted, and no part of the text is named for it.",
        "Amendment 3: what became of it is not recorded.",
        "Changed, and named by no accepted amendment: “Our priorities”.",
    ]


def test_a_text_in_which_nothing_was_changed_is_named(stage):
    assert warnings_about(stage, today()) == ["The text is the same as version 1, which Full Council was given."]


def test_after_the_last_day_and_with_open_conditions_it_warns_and_adopts(clerk):
    stage = decided(
        make_timetable(by=clerk, start=MET), clerk, "approved_with_conditions", delegated_to="Director of Communities",
        delegated_until=date(2026, 1, 5),
    )  # fmt: skip
    edit(stage, clerk, "Our area", "With lights.")
    add_condition(stage, by=clerk, text="Funding.")
    add_condition(stage, by=clerk, text="Law.", is_met=True)

    recorded = lifecycle.adopt_amended(fresh(stage), by=clerk)

    assert recorded.adoption.version.number == 2
    assert recorded.warnings == [
        "The last day for the final amendments delegated to the Director of Communities was Monday 5 January 2026.",
        "1 of 2 conditions is not recorded as met.",
    ]


def test_conditions_that_are_not_listed_are_named(clerk):
    stage = decided(make_timetable(by=clerk, start=MET), clerk, "approved_with_conditions")
    edit(stage, clerk, "Our area", "With lights.")

    assert warnings_about(stage, today()) == ["It was approved subject to conditions, and none is listed."]
