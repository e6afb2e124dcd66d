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
