import pytest

from actions.action_plan.noun import ACTIONS
from actions.action_plan.words import groups, leads_words, notes_on, priced, step_words, timescale_words
from tests.actions.data import NOT_STATED, POLICE, action, action_plan, activity
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


def titles_of(group):
    return [each["title"] for table in group["tables"] for each in table["actions"]]


def test_actions_stand_under_priorities_in_the_order_of_the_document():
    first, second = priority("First"), priority("Second")
    elsewhere = {"key": "elsewhere", "title": "Of the plan"}
    named = [{"key": each["key"], "title": each["title"]} for each in (first, second)]
    plan = action_plan(
        action("d", priorities=[]),
        action("c", priorities=[elsewhere]),
        action("b", priorities=[named[1], named[0]]),
        action("a", priorities=[named[0]]),
    )
    document = {
        "blocks": [{"kind": "priorities", "data": priorities(first, second)}, {"kind": "action_plan", "data": plan}]
    }

    assert [(group["title"], titles_of(group)) for group in groups(plan, document)] == [
        ("First", ["a"]),
        ("Second", ["b"]),
        ("Of the plan", ["c"]),
        ("Not under one priority", ["d"]),
    ]


def test_actions_of_one_sub_heading_stand_in_a_table_of_their_own():
    plan = action_plan(action("a", subheading="Hotspots"), action("b"), action("c", subheading="Hotspots"))

    [group] = groups(plan, {"blocks": []})

    shown = [(table["subheading"], [each["title"] for each in table["actions"]]) for table in group["tables"]]
    assert shown == [("", ["b"]), ("Hotspots", ["a", "c"])]


def test_leads_are_bodies_with_posts_or_posts_alone():
    fire = {"slug": "fire", "name": "Fire Service"}
    leads = [{"organisation": POLICE, "post": "Chief Inspector"}, {"organisation": fire, "post": ""}]

    assert leads_words([*leads, {"organisation": None, "post": "Town centre manager"}]) == (
        "Anyborough Police, Chief Inspector; Fire Service; Town centre manager"
    )


def test_an_action_names_its_further_priorities_its_areas_and_places():
    served = [{"key": str(number), "title": title} for number, title in enumerate(("Violence", "Drugs", "Homes"))]
    item = action(priorities=served, areas=[{"key": "9", "title": "Night-time"}], places=["High Street", "Quay"])

    assert list(notes_on(item)) == [
        "Also serves: Drugs; Homes",
        "Area of focus: Night-time",
        "Where: High Street, Quay",
    ]


def test_an_activity_says_who_when_how_it_is_measured_and_what_it_costs():
    full = activity(organisation=POLICE, due_on="2027-03-31", measure="Ten visits", cost="500.00")

    assert list(step_words(full)) == ["Anyborough Police", "by 31 March 2027", "measured by Ten visits", "cost £500"]
    assert list(step_words(activity())) == []


@pytest.mark.parametrize(
    ("cost", "cost_text", "words"),
    [
        ("1250.00", "", "£1,250"),
        (None, "officer time", "officer time"),
        ("5.00", "a head", "£5; a head"),
        (None, "", ""),
    ],
)
def test_a_cost_is_a_sum_or_words(cost, cost_text, words):
    assert priced({"cost": cost, "cost_text": cost_text}) == words


def test_activity_in_a_list_of_changes_says_what_is_stated_of_it():
    steps = [activity("Patrol", organisation=POLICE, lead_post="Sergeant", cost="5.00"), activity("Leaflets")]
    words = dict(ACTIONS.words(action(activities=steps, leads=[], cost=None), None))
    assert (words["Activities"], words["Lead"], words["Cost"], words["Timescale"]) == (
        "Patrol (Anyborough Police, Sergeant; £5)\nLeaflets", "", "", "Not stated",
    )  # fmt: skip


def test_summary_of_an_action_names_what_it_serves_who_leads_and_by_when():
    served = [{"key": str(number), "title": title} for number, title in enumerate(("Violence", "Drugs"))]
    when = {**NOT_STATED, "kind": "date", "date": "2027-03-31"}
    assert ACTIONS.summary(action(priorities=served, timescale=when)) == (
        "Violence; Drugs · Anyborough Police, Chief Inspector · By 31 March 2027"
    )
    assert ACTIONS.summary(action(leads=[])) == "Not stated"


def test_group_without_a_sub_heading_stands_before_those_with_one_and_labels_that_are_known_are_said():
    plan = action_plan(action("a", subheading="Zoo"), action("b", subheading="Ark"), action("c"))
    plan["taxonomy"].append({"code": "pursue", "label": "Pursue offenders"})
    plan["actions"][2]["classes"] = ["pursue", "prevent", "protect"]
    [group] = groups(plan, {"blocks": []})
    assert [table["subheading"] for table in group["tables"]] == ["", "Zoo", "Ark"]
    assert group["tables"][0]["actions"][0]["class_words"] == ["Pursue offenders", "Prevent", "protect"]
