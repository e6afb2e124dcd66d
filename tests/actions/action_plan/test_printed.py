"""A table of actions that the portal printed is read again; other tables are left as they are."""

import pytest

from actions.action_plan.printed import unfolded

HEADS = ["Action", "Lead and partners", "When", "Measure of success", "Cost"]
OWN = ["No.", "Action", "Type of action", "Priorities", "Areas of focus", "Places", "Sub-heading", "Lead", "Partners"]


def line(*cells, heading="Violence", caption="Actions: Violence"):
    heads, found = unfolded([HEADS, list(cells)], heading, caption)
    return {head: words for head, words in zip(heads, found, strict=True) if words}


def test_heads_of_what_shared_a_cell_come_first():
    assert unfolded([HEADS], "Violence", "")[0] == [*OWN, "When", "Measure of success", "Cost", "Indicators"]
    assert unfolded([["Action", "Lead and partners", "When"]], "Violence", "")[0] == [*OWN, "When"]


@pytest.mark.parametrize("rows", [[], [["Action", "Lead"], ["Patrol", "Police"]], [["Lead and partners"], ["Police"]]])
def test_other_tables_stay_as_they_are(rows):
    assert unfolded(rows, "Violence", "Actions: Violence") == rows


def test_everything_that_shares_a_cell_goes_into_its_column():
    action = (
        "1.2\nPatrol the quay\nPrevent, Pursue\nAlso serves: Drugs; Homes\nArea of focus: Night-time\nWhere: Quay, Park"
    )
    who = "Anyborough Police, Chief Inspector\nFire Service\nWith Council; Health Trust"
    measure = "Fewer assaults\nIndicator: Assaults\nIndicator: Calls"
    assert line(action, who, "By 31 March 2027", measure, "£500", caption="Actions: Violence, Hotspots") == {
        "No.": "1.2", "Action": "Patrol the quay", "Type of action": "Prevent; Pursue",
        "Priorities": "Violence; Drugs; Homes", "Areas of focus": "Night-time", "Places": "Quay; Park",
        "Sub-heading": "Hotspots", "Lead": "Anyborough Police, Chief Inspector; Fire Service",
        "Partners": "Council; Health Trust", "When": "By 31 March 2027", "Measure of success": "Fewer assaults",
        "Cost": "£500", "Indicators": "Assaults; Calls",
    }  # fmt: skip


def test_what_is_printed_as_not_stated_is_nothing():
    assert line("Patrol", "Lead not stated\nWith Council", "Not stated", "None stated", "") == {
        "Action": "Patrol", "Priorities": "Violence", "Partners": "Council",
    }  # fmt: skip


def test_actions_under_no_priority_serve_none():
    found = line("Patrol", "Police", "", "", "", heading="Not under one priority", caption="")
    assert found == {"Action": "Patrol", "Lead": "Police"}


@pytest.mark.parametrize(
    ("cell", "number", "action"),
    [
        ("1.2\nPatrol", "1.2", "Patrol"),
        ("AB\nPatrol", "AB", "Patrol"),
        ("A1b-2\nPatrol", "A1b-2", "Patrol"),
        ("1.2", None, "1.2"),
        ("CCTV\nPrevent", None, "CCTV"),
        ("Patrol\nPrevent", None, "Patrol"),
        ("", None, None),
    ],
)
def test_number_is_a_short_first_line_with_another_under_it(cell, number, action):
    found = line(cell, "Police", "", "", "")
    assert (found.get("No."), found.get("Action")) == (number, action)
