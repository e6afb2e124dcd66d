"""A joint partnership of two councils, and a Document in which each has something of its own."""

from tests.factories import make_council, make_partnership
from tests.interchange_files import key, make_document, rich_text

NORTH, SOUTH = ({"slug": name.lower(), "name": f"{name} Council"} for name in ("North", "South"))


def make_joint_partnership(**fields):
    north, south = (make_council(**each) for each in (NORTH, SOUTH))
    partnership = make_partnership(**{"slug": "both", "name": "North and South"} | fields, council=north)
    partnership.lead_councils.add(south)
    return partnership, north, south


def priority(number, title, **more):
    empty = dict.fromkeys(("html", "aim_html", "approach_html"), "")
    lists = {name: [] for name in ("strands", "areas", "findings", "lineage")}
    row = {"key": key(number), "title": title, "title_known": True, "kind": "theme", "lead": None}
    return row | empty | lists | more


def action(number, title, *priorities):
    lists = {name: [] for name in ("areas", "places", "leads", "partners", "indicators", "classes", "activities")}
    texts = dict.fromkeys(("reference", "subheading", "measure", "cost_text"), "")
    timescale = {"kind": "not_stated", "date": None, "start": None, "end": None, "text": ""}
    served = [{"key": each["key"], "title": each["title"]} for each in priorities]
    row = {"key": key(number), "title": title, "priorities": served, "timescale": timescale, "cost": None}
    return row | lists | texts


def joint_blocks():
    violence = priority(1, "Violence")
    coast, fields = priority(2, "The coast", council=SOUTH), priority(3, "Rural crime", council=NORTH)
    actions = [
        action(11, "Patrol the beach", coast),
        action(12, "Patrol the fields", fields),
        action(13, "Meet every month"),
        action(14, "Both", coast, violence),
    ]
    rows = {"intro_html": "", "rows_known": True, "reference": "", "taxonomy": [], "actions": actions}
    text = "<p>Words.</p>"
    return [
        rich_text(text, number=101, heading="Our area"),
        rich_text(text, number=102, heading="South’s coast", council=SOUTH),
        rich_text(text, number=103, heading="The pier", level=2),
        rich_text(text, number=104, heading="North’s towns", council=NORTH),
        {
            "key": key(105), "kind": "priorities", "level": 1, "heading": "Priorities",
            "data": {"intro_html": "", "priorities": [violence, coast, fields], "cross_cutting": []},
        },
        {"key": key(106), "kind": "action_plan", "level": 1, "heading": "Actions", "data": rows},
    ]  # fmt: skip


def joint_document(**fields):
    return make_document(blocks=joint_blocks(), **fields)
