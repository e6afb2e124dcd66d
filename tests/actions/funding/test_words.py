from types import SimpleNamespace

import pytest

from actions.funding.noun import LINES
from actions.funding.words import allocations, standing_words, totals
from tests.actions.data import funding, line
from tests.priorities.data import priorities, priority


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


def test_totals_say_when_a_sum_is_missing():
    lines = [line(), line("Council", amount=None), line("Council", year="2027/28", amount=None)]
    lines += [line("Council", year="2028/29", amount=None), line("Health", year="2028/29", amount=None)]

    assert totals(lines) == [
        {"year": "2026/27", "words": "£106,460", "is_partial": True},
        {"year": "2028/29", "words": "Not stated", "is_partial": False},
    ]


def test_allocation_names_its_money_and_its_priority():
    served = priority("Road safety")
    purposes = [("Vans", "5.00", served["key"]), ("Posters", None, None), ("Cars", "0.00", "gone")]
    rows = [{"purpose": purpose, "amount": amount, "priority": key} for purpose, amount, key in purposes]
    document = {"blocks": [{"kind": "priorities", "data": priorities(served)}]}

    found = allocations(funding(line("Council", allocations=rows), line("PCC", allocations=[])), document)

    told = ("funder", "year", "purpose", "amount_words", "priority_title")
    assert [[each[name] for name in told] for each in found] == [
        ["Council", "2026/27", "Vans", "£5", "Road safety"],
        ["Council", "2026/27", "Posters", "Not stated", ""],
        ["Council", "2026/27", "Cars", "£0", ""],
    ]


def test_total_of_a_year_is_told_where_several_lines_come_to_one():
    lines = [line(amount="0.50"), line("Council", amount="99.50"), line("Health", year="2027/28")]
    assert totals(lines) == [{"year": "2026/27", "words": "£100", "is_partial": False}]
    assert totals([]) == []


def test_line_in_a_list_of_changes():
    rows = [{"purpose": each, "amount": sum_, "priority": None} for each, sum_ in (("Vans", "5.00"), ("Cars", None))]
    item = line("Council", organisation="council", amount=None, note="Yearly", allocations=rows, state="agreed")
    assert LINES.words(item, SimpleNamespace(organisations={"council": "Anyborough Council"})) == [
        ("Funder", "Council"), ("Funder in the portal", "Anyborough Council"), ("Year", "2026/27"), ("Amount", ""),
        ("State", "Agreed"), ("Note", "Yearly"), ("What it is for", "Vans: £5\nCars: not stated"),
    ]  # fmt: skip
    assert (LINES.title_of(item), LINES.summary(item), LINES.summary(line())) == (
        "Council, 2026/27", "Agreed", "£106,460 · Received",
    )  # fmt: skip
