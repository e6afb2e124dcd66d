"""Risks as they stand in a text and in a list of changes."""

import pytest

from actions.risks.noun import RISKS
from plans.document.kinds import kind_named

RISK = {
    "key": "1", "title": "Staff leave", "text": "Two posts.", "code": "D3", "owner_post": "Director",
    "mitigations": ["Name a deputy.", "Write it down."],
}  # fmt: skip


@pytest.mark.parametrize(
    ("risks", "context"),
    [
        ([], {"has_codes": False, "has_owners": False}),
        ([{"code": "", "owner_post": ""}, {"code": "D3", "owner_post": ""}], {"has_codes": True, "has_owners": False}),
        ([{"code": "", "owner_post": "Director"}], {"has_codes": False, "has_owners": True}),
    ],
)
def test_columns_of_which_no_risk_has_anything_are_left_out(risks, context):
    assert kind_named("risks").context({"data": {"risks": risks}}, {}) == context


def test_risk_in_words():
    assert RISKS.words(RISK, None) == [
        ("Risk", "Staff leave"), ("Description", "Two posts."), ("Rating", "D3"), ("Owner", "Director"),
        ("What is done", "Name a deputy.\nWrite it down."),
    ]  # fmt: skip
    assert RISKS.summary(RISK) == "D3 · Director · Name a deputy.; Write it down."
    assert RISKS.summary({**RISK, "code": "", "mitigations": []}) == "Director"
