import pytest

from actions.action_plan.words import groups, timescale_words
from tests.actions.data import NOT_STATED, action, action_plan
from tests.priorities.data import priorities, priority


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
