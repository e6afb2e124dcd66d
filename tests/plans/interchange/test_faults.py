"""Faults of a file: how each is told, which are told at all, and how two pieces of plain data differ."""

import pytest

from plans.interchange import Fault, NotImported
from plans.interchange.faults import Faults, brief, differences, join, walk
from plans.interchange.places import place_of


@pytest.mark.parametrize(
    ("fault", "told"),
    [
        (Fault("", "The file is empty."), "The file is empty."),
        (Fault("record.plan.slug", "It is taken."), "record.plan.slug: It is taken."),
        (Fault("a", "No.", place="the plan"), "a: No. (the plan)"),
        (Fault("a", "No.", wanted="a day"), "a: No. Wanted: a day."),
        (Fault("a", "No.", "a day", "the plan"), "a: No. Wanted: a day. (the plan)"),
    ],
)
def test_a_fault_is_told_on_one_line(fault, told):
    assert fault.told == told


def test_the_same_fault_is_told_once_whatever_it_wants():
    found = Faults()
    found.add("a", "It is taken.", "another")
    found.add("a", "It is taken.")
    found.add("b", "It is taken.")

    assert [(each.path, each.wanted) for each in found.faults] == [("a", "another"), ("b", "")]


def test_of_an_entry_with_a_fault_nothing_that_may_follow_is_told():
    found = Faults()
    found.add("papers[1].versions[0].number", "No number.")
    found.add("plan.title", "No title.")
    found.hush()
    for path in ("papers[1].versions[0].at", "papers[1].versions[1].at", "papers[1].state", "plan.slug"):
        found.add(path, "Odd.")

    assert [each.path for each in found.faults[2:]] == ["papers[1].versions[1].at", "papers[1].state", "plan.slug"]


def test_a_slip_of_our_own_is_hidden_only_behind_faults_of_the_file():
    found = Faults()
    with pytest.raises(KeyError):
        found.attempt({}.__getitem__, "title")
    found.add("a", "It is missing.")

    assert found.attempt({}.__getitem__, "title") is None
    assert found.attempt({"title": "Safer"}.__getitem__, "title") == "Safer"


def test_what_refuses_a_file_names_the_places_and_counts_what_is_not_named():
    found = Faults(data={"documents": {"plan": {"blocks": [{"heading": "Risks"}]}}})
    found.refuse()  # of no fault nothing comes
    for number in range(1_001):
        found.add("documents.plan.blocks[0]", f"Fault {number}.")
    with pytest.raises(NotImported) as refusal:
        found.refuse()

    first, last = refusal.value.faults[0], refusal.value.faults[-1]
    assert (first.place, str(last)) == ("the plan, chapter 1 “Risks”", "There is 1 fault more.")
    assert str(refusal.value).splitlines()[0] == "documents.plan.blocks[0]: Fault 0."


@pytest.mark.parametrize(
    ("value", "quoted"),
    [
        (None, "nothing"),
        ("", "“”"),
        (7, "“7”"),
        (True, "“true”"),
        ({"on": None, "body": "Café"}, '“{"on": null, "body": "Café"}”'),
        ("x" * 78, f"“{'x' * 78}”"),
        ("x" * 79, f"“{'x' * 77}…”"),
    ],
)
def test_a_value_is_quoted_at_a_readable_length(value, quoted):
    assert brief(value) == quoted


@pytest.mark.parametrize(
    ("path", "steps", "joined"),
    [
        ("", ["record"], "record"),
        ("", [3], "[3]"),
        ("record", ["papers", 0, "state"], "record.papers[0].state"),
        ("record", ["papers[0]"], "record.papers[0]"),
        ("record", [], "record"),
    ],
)
def test_a_path_is_joined_as_people_write_it(path, steps, joined):
    assert join(path, *steps) == joined


@pytest.mark.parametrize(
    ("ours", "theirs", "found"),
    [
        ({"a": 1, "b": [1, 2]}, {"b": [1, 2], "a": 1}, []),
        ({"b": 1, "a": 1}, {"a": 2, "b": 2}, [("a", 1, 2), ("b", 1, 2)]),
        ({"a": 1}, {}, [("a", 1, None)]),
        ({}, {"a": None}, [("a", None, None)]),
        ([1, 2], [1], [("[1]", 2, None)]),
        ({"a": [{"b": 1}]}, {"a": [{"b": 2}, 3]}, [("a[0].b", 1, 2), ("a[1]", None, 3)]),
        ({"a": {"b": 1}}, {"a": [1]}, [("a", {"b": 1}, [1])]),
        (1, True, [("", 1, True)]),
        ("1", 1, [("", "1", 1)]),
    ],
)
def test_two_pieces_of_data_differ_where_one_says_something_else(ours, theirs, found):
    assert list(differences(ours, theirs)) == found


def test_everything_is_walked_from_the_outside_in_and_in_order():
    data = {"title": "Safer", "areas": ["A", {"name": "B"}]}

    assert [(path, key) for path, key, _ in walk(data, "plan")] == [
        ("plan", ""), ("plan.title", "title"), ("plan.areas", "areas"), ("plan.areas[0]", "areas"),
        ("plan.areas[1]", "areas"), ("plan.areas[1].name", "name"),
    ]  # fmt: skip


def plan_with(*blocks):
    return {"documents": {"plan": {"blocks": list(blocks)}}}


BLOCKS = "documents.plan.blocks"
PLACES = {
    "nothing": ("", {}, ""),
    "the record": ("record.partnership.name", {}, ""),
    "a plan elsewhere": ("record.plan.slug", {"record": {"plan": {}}}, ""),
    "a list's name with several words": ("stage_dates[1]", {"stage_dates": [{}, {}]}, "stage date 2"),
    "an entry that is not there": ("papers[1]", {"papers": [{"name": "A"}]}, "paper 2"),
    "a body": ("bodies[0]", {"bodies": [{"name": "Cabinet"}]}, "body 1 “Cabinet”"),
    "blanks for a heading": (f"{BLOCKS}[0]", plan_with({"heading": " ", "title": "T"}), "the plan, chapter 1 “T”"),
    "a heading that is no text": (f"{BLOCKS}[0]", plan_with({"heading": 7, "title": "T"}), "the plan, chapter 1 “T”"),
    "a kind of two words": (f"{BLOCKS}[0]", plan_with({"kind": "rich_text"}), "the plan, chapter 1 (rich text)"),
    "a kind that is no text": (f"{BLOCKS}[0]", plan_with({"kind": ["x"]}), "the plan, chapter 1"),
    "no kind": (f"{BLOCKS}[0]", plan_with({"kind": ""}), "the plan, chapter 1"),
    "a chapter that is no object": (f"{BLOCKS}[0]", plan_with("Risks"), "the plan, chapter 1"),
    "79 letters": (f"{BLOCKS}[0]", plan_with({"heading": "x" * 79}), f"the plan, chapter 1 “{'x' * 79}”"),
    "80 letters": (f"{BLOCKS}[0]", plan_with({"heading": "x" * 80}), f"the plan, chapter 1 “{'x' * 77}…”"),
}


@pytest.mark.parametrize(("path", "data", "place"), PLACES.values(), ids=PLACES)
def test_a_place_is_named_by_what_people_know_of_it(path, data, place):
    assert place_of(data, path) == place
