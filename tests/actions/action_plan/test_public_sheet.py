"""The public workbook of actions: what the page says, in columns of their own."""

from io import BytesIO

from openpyxl import load_workbook

from actions.action_plan.public_sheet import HEADS, actions_workbook
from tests.actions.data import NOT_STATED, POLICE, action, action_plan, activity


def document(title, *actions):
    blocks = [{"kind": "rich_text", "data": {"html": ""}}, {"kind": "action_plan", "data": action_plan(*actions)}]
    return {"title": title, "partnership": {"name": "Anyborough CSP"}, "blocks": blocks}


def lines(*documents):
    sheet = load_workbook(BytesIO(actions_workbook(list(documents)))).active
    return [[cell.value or "" for cell in row] for row in sheet.iter_rows()]


def test_action_stands_on_one_line_with_all_that_is_said_of_it():
    served = [{"key": str(number), "title": title} for number, title in enumerate(("Violence", "Drugs"))]
    full = action(
        priorities=served, areas=[{"key": "9", "title": "Night-time"}], places=["Quay", "Park"],
        partners=[{"slug": "fire", "name": "Fire Service"}], indicators=[{"key": "8", "title": "Assaults"}],
        timescale={**NOT_STATED, "kind": "date", "date": "2027-03-31"}, classes=["prevent", "pursue"],
        activities=[activity("Two patrols", organisation=POLICE), activity("Leaflets")], cost_text="for a year",
    )  # fmt: skip

    heads, line = lines(document("Safer Anyborough", full))

    assert heads == [head.label for head in HEADS]
    assert line == [
        "1.1", "Violence; Drugs", "Night-time", "Quay; Park", "Patrol the night-time economy",
        "Two patrols (Anyborough Police)\nLeaflets", "Anyborough Police, Chief Inspector", "Fire Service",
        "By 31 March 2027", "Fewer assaults after dark", "Assaults", "Prevent; pursue", "£1,250; for a year",
        "Safer Anyborough",
    ]  # fmt: skip


def test_actions_of_the_years_follow_those_of_the_plan_under_their_own_text():
    plan, year = document("Safer Anyborough", action("Patrol")), document("Action plan 2027/28", action("Visits"))
    assert [(line[4], line[-1]) for line in lines(plan, year)[1:]] == [
        ("Patrol", "Safer Anyborough"), ("Visits", "Action plan 2027/28"),
    ]  # fmt: skip
    assert lines(document("Nothing yet"))[1:] == []
