import pytest

from actions.action_plan.flags import check_actions
from tests.actions.data import NOT_STATED, action, action_plan, activity

PLAN = {"kind": "plan", "period": {"start": "2026-04-01", "end": "2029-03-31"}, "blocks": []}


def sentences(warnings):
    return [warning.sentence for warning in warnings]


def test_action_without_lead_or_measure_is_flagged():
    data = action_plan(action("Patrol"), action("Mediate", leads=[], measure=""))

    assert sentences(check_actions(data, PLAN)) == [
        "The action “Mediate” has no lead: name the organisation or the post that answers for it.",
        "The action “Mediate” has no measure: say how you will know that it worked.",
    ]


def test_action_led_by_a_post_alone_is_not_flagged():
    lead = {"organisation": None, "post": "Town centre manager"}

    assert check_actions(action_plan(action(leads=[lead])), PLAN) == []


def test_period_that_ends_before_it_begins_is_flagged():
    period = {**NOT_STATED, "kind": "period", "start": "2027-04-01", "end": "2026-04-01"}

    assert sentences(check_actions(action_plan(action("Patrol", timescale=period)), PLAN)) == [
        "The period of the action “Patrol” ends before it begins: look at its dates."
    ]


@pytest.mark.parametrize(("listed", "asked"), [(["town"], 1), (["town", "cars"], 0), ([], 0)])
def test_a_priority_that_was_taken_out_of_the_plan_is_asked_about(listed, asked):
    rows = [{"key": key} for key in listed]
    document = PLAN | {"blocks": [{"kind": "priorities", "data": {"priorities": rows}}]}
    data = action_plan(action("Patrol", priorities=[{"key": "cars", "title": "Safer roads"}]))

    assert sentences(check_actions(data, document)) == [
        "The action “Patrol” serves the priority “Safer roads”, which the plan does not have any more: choose another "
        "for it."
    ] * asked  # fmt: skip


def test_class_that_the_plan_does_not_name_is_flagged():
    assert sentences(check_actions(action_plan(action("Patrol", classes=["pursue"])), PLAN)) == [
        "The action “Patrol” is of the type “pursue”, which the action plan does not explain."
    ]


@pytest.mark.parametrize(("words", "asked"), [("ongoing", 0), ("Autumn 2027", 0), ("Spring", 1), ("when funded", 1)])
def test_timescale_in_words_that_name_no_day_is_asked_about(words, asked):
    timescale = {**NOT_STATED, "kind": "text", "text": words}
    found = sentences(check_actions(action_plan(action("Patrol", timescale=timescale)), PLAN))

    assert [sentence.startswith("The timescale of the action “Patrol” is not clear: “") for sentence in found] == (
        [True] * asked
    )


def test_an_activity_that_ends_after_its_action_is_flagged():
    late = activity("Visit", due_on="2027-04-01")
    when = {**NOT_STATED, "kind": "date", "date": "2027-03-31"}

    found = check_actions(action_plan(action("Patrol", timescale=when, activities=[late])), PLAN)

    assert [each.sentence for each in found] == [
        "The activity “Visit” of “Patrol” ends after the action itself: look at its day."
    ]


def test_an_indicator_measures_an_action():
    served = [{"key": "1", "title": "Collisions"}]

    assert check_actions(action_plan(action(measure="", indicators=served)), PLAN) == []


BY = {**NOT_STATED, "kind": "date", "date": "2027-03-31"}
WITHIN = {**NOT_STATED, "kind": "period", "start": "2026-04-01", "end": "2027-03-31"}


@pytest.mark.parametrize("when", [BY, WITHIN])
def test_activity_may_end_on_the_last_day_of_its_action(when):
    steps = [activity("On the day", due_on="2027-03-31"), activity("Late", due_on="2027-04-01"), activity("Undated")]
    found = check_actions(action_plan(action("Patrol", timescale=when, activities=steps)), PLAN)
    assert sentences(found) == ["The activity “Late” of “Patrol” ends after the action itself: look at its day."]


def test_period_of_one_day_is_a_period_and_one_end_alone_is_no_fault():
    same = {**WITHIN, "end": "2026-04-01"}
    plan = action_plan(action(timescale=same), action(timescale={**WITHIN, "end": None}))
    assert check_actions(plan, PLAN) == []


def test_day_of_an_activity_in_words_is_asked_about_under_its_first_words():
    step = activity("Visit every shop in the high street and tell its keeper how to report", due_text="Spring")
    assert sentences(check_actions(action_plan(action("Patrol", activities=[step])), PLAN)) == [
        "The day of the activity “Visit every shop in the high street and tell its keeper how…” of “Patrol” is not "
        "clear: “Spring” does not say of which year: write “Spring 2027”."
    ]


def test_words_beside_a_day_are_not_asked_about():
    plan = action_plan(action(timescale={**BY, "text": "when funded"}))
    assert check_actions(plan, PLAN) == []


def test_priority_under_cross_cutting_themes_is_one_of_the_plan():
    rows = {"priorities": [{"key": "town"}], "cross_cutting": [{"key": "cars"}]}
    document = PLAN | {"blocks": [{"kind": "priorities", "data": rows}, {"kind": "rich_text", "data": {}}]}
    served = [{"key": "cars", "title": "Safer roads"}, {"key": "gone", "title": "Gone"}]
    found = check_actions(action_plan(action("Patrol", priorities=served)), document)
    assert ["Gone" in sentence for sentence in sentences(found)] == [True]
