import pytest

from actions.funding.words import standing_words, totals
from tests.actions.data import line


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
