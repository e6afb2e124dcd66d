"""Abbreviations, and whether a text explains them."""

import pytest

from plans.writing.abbreviations import abbreviations_in, is_explained


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("The CSP and two PCCs met the NHS in ME14 4XX.", ["CSP", "PCC"]),
        ("Part IV of the plan, and ASB again: ASB.", ["ASB"]),
        ("WHAT WE WILL DO ABOUT ASB", []),
        ("DRAFT v0.3 of the plan for consultation", []),
        ("B&NES leads", ["B&NES"]),
    ],
)
def test_abbreviations_are_found_once_each(line, found):
    assert abbreviations_in(line) == found


@pytest.mark.parametrize(
    "lines",
    [
        ["The Community Safety Partnership (CSP) meets."],
        ["Four community safety partnerships (the “CSPs”) meet."],
        ["The CSP (Community Safety Partnership) meets."],
        ["CSP – community safety partnership"],
        ["CSP: Community Safety Partnership"],
        ["CSP stands for what we are."],
        ["CSP", "Community Safety Partnership"],
    ],
)
def test_an_explanation_is_seen(lines):
    assert is_explained("CSP", lines)


@pytest.mark.parametrize(
    "lines", [["The CSP meets."], ["The board (CSP) meets."], ["It met (see the minutes)."], ["CSP", "Police"]]
)
def test_no_explanation_is_made_up(lines):
    assert not is_explained("CSP", lines)
