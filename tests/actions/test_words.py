import pytest

from actions.words import groups, pounds_words, standing_words, timescale_words, totals
from tests.plans.rows.data import priorities, priority

from .data import NOT_STATED, action, action_plan, line


@pytest.mark.parametrize(
    ("timescale", "words"),
    [
        ({"kind": "date", "date": "2027-03-31"}, "By 31 March 2027"),
        ({"kind": "period", "start": "2026-04-01", "end": "2027-03-31"}, "1 April 2026 to 31 March 2027"),
        ({"kind": "period", "start": "2026-04-01"}, "From 1 April 2026"),
        ({"kind": "period", "end": "2027-03-31"}, "Until 31 March 2027"),
        ({"kind": "text", "text": "Each school term"}, "Each school term"),
        ({"kind": "date", "date": "2027-03-31", "text": "at the latest"}, "By 31 March 2027; at the latest"),
        ({}, "Not stated"),
    ],
)
def test_timescale_in_words(timescale, words):
    assert timescale_words({**NOT_STATED, **timescale}) == words


@pytest.mark.parametrize(
    ("state", "decision", "words"),
    [
        ("received", None, "Received"),
        ("not_recorded", None, "Not recorded"),
        ("awaiting", None, "Awaiting a decision"),
        ("awaiting", {"body": "Cabinet", "on": "2020-02-06"}, "Awaiting the decision of Cabinet on 6 February 2020"),
        ("awaiting", {"body": "", "on": "2020-02"}, "Awaiting the decision in February 2020"),
        ("agreed", {"body": "Cabinet", "on": ""}, "Agreed: decision of Cabinet"),
    ],
)
def test_standing_of_money_in_words(state, decision, words):
    assert standing_words(line(state=state, decision=decision)) == words


@pytest.mark.parametrize(("value", "words"), [("106460.00", "£106,460"), ("99.50", "£99.50"), (None, "")])
def test_pounds_in_words(value, words):
    assert pounds_words(value) == words


def test_totals_say_when_a_sum_is_missing():
    lines = [line(), line("Council", amount=None), line("Council", year="2027/28", amount=None)]
    lines += [line("Council", year="2028/29", amount=None), line("Health", year="2028/29", amount=None)]

    assert totals(lines) == [
        {"year": "2026/27", "words": "£106,460", "is_partial": True},
        {"year": "2028/29", "words": "Not stated", "is_partial": False},
    ]


def test_actions_stand_under_priorities_in_the_order_of_the_document():
    first, second = priority("First"), priority("Second")
    elsewhere = {"key": "elsewhere", "title": "Of the plan"}
    named = [{"key": each["key"], "title": each["title"]} for each in (first, second)]
    plan = action_plan(
        action("d", priority=None),
        action("c", priority=elsewhere),
        action("b", priority=named[1]),
        action("a", priority=named[0]),
    )
    document = {
        "blocks": [{"kind": "priorities", "data": priorities(first, second)}, {"kind": "action_plan", "data": plan}]
    }

    assert [(group["title"], [each["title"] for each in group["actions"]]) for group in groups(plan, document)] == [
        ("First", ["a"]),
        ("Second", ["b"]),
        ("Of the plan", ["c"]),
        ("Not under one priority", ["d"]),
    ]
