from plans.document.titles import titles_in
from tests.actions.data import action, action_plan
from tests.priorities.data import priorities, priority


def block(kind, data):
    return {"kind": kind, "data": data}


def test_titles_of_rows_that_stand_in_the_document_go_before_those_only_named():
    first, second = priority("First"), priority("Second")
    old = {"key": first["key"], "title": "As it was called"}
    elsewhere = {"key": "elsewhere", "title": "Of the plan"}
    actions = action_plan(action(priorities=[elsewhere, old]), action())

    titles = titles_in({"blocks": [block("action_plan", actions), block("priorities", priorities(first, second))]})

    assert list(titles.items()) == [(first["key"], "First"), (second["key"], "Second"), ("elsewhere", "Of the plan")]


def test_kind_that_nobody_knows_names_nothing():
    assert titles_in({"blocks": [block("murals", {"title": "Ours"})]}) == {}
