"""A plan in another shape than the fixtures, typed in Word and Excel and brought in: theme × place, nested lines of
actions, two councils."""

from datetime import date
from io import BytesIO

import pytest
from openpyxl import Workbook

from actions.action_plan.noun import ACTIONS
from partnerships.access import Role
from plans.document.compose import compose
from plans.editing import verbs as editing
from plans.editing.chapters import CHAPTERS
from plans.interchange import import_plan
from plans.models import Import
from plans.office.imports import sheets, word
from plans.office.imports.tables import is_action_table
from plans.office.lines.process import sheets_of
from plans.office.word.choosing import proposals
from plans.office.word.reading import read_word
from plans.office.word_out.making import word_of_draft
from tests.factories import make_membership, make_organisation, make_user
from tests.interchange_files import joint_file
from tests.plans.joint import NORTH, SOUTH, joint_document, make_joint_partnership
from tests.plans.office.word.files import written

pytestmark = pytest.mark.django_db
DETAILS = {"title": "Safe on both shores 2027–30", "starts_on": date(2027, 4, 1), "ends_on": date(2030, 3, 31)}
NIGHT, LITTER = "Violence at night", "Damage and litter"
MATRIX = [
    ["Theme", "Harbour ward (North)", "Pier ward (South)"],
    [NIGHT, "Taxi marshals", "Bus shelter patrols"],
    [LITTER, "Beach cleaning", "Repairs in two days"],
]
ACTION_ROWS = [
    ["Theme", "Place", "What we will do", "Steps", "Who", "By when"],
    [NIGHT, "Harbour ward", "Run a safe bus", "Find a driver", "North Council / Westmarch Police", "June 2027"],
    ["", "", "", "Print the times", "North Council", "May 2027"],
    [NIGHT, "Pier ward", "Light the path", "Ask the county", "South Council", "by 2028"],
    [LITTER, "Both", "Clean after each market", "a) Bins; b) brooms", "South Council", "ongoing"],
]
NORTH_SHEET = [
    ["Safe on both shores: North"],
    ["Theme", "Place", "Action", "Milestone", "Lead", "Due", "Q1 progress"],
    [NIGHT, "Harbour ward", "Train door staff", "Book the hall", "North Council", "31/07/2027", "Done"],
    [None, None, None, "Invite the clubs", "Westmarch Police", "Aug-27", None],
    [LITTER, "Beach", "Adopt a street", "Choose six", "North Council", "Q3 2027/28", "Amber"],
]
SOUTH_SHEET = [
    ["Theme", "Place", "Action", "Milestone", "Lead", "Due"],
    [NIGHT, "Pier ward", "Night bus to the pier", None, "South Council", "by 2029"],
]


def grid(document, rows, merges=()):
    table = document.add_table(len(rows), len(rows[0]))
    for y, row in enumerate(rows):
        for x, words in enumerate(row):
            table.cell(y, x).text = words
    for first, last in merges:
        words = table.cell(*first).text
        table.cell(*first).merge(table.cell(*last)).text = words


def typed(document):
    document.add_paragraph("Safe on both shores", style="Title")
    document.add_heading("A word from both chairs", 1)
    document.add_paragraph("We share one sea.")
    document.add_heading("Themes and places", 1)
    grid(document, MATRIX)
    document.add_heading("Our themes", 1)
    for theme in (NIGHT, LITTER):
        document.add_heading(theme, 2)
        document.add_paragraph(f"Why {theme.lower()} matters.")
    document.add_heading("Only in North", 1)
    document.add_paragraph("The harbour is watched by volunteers.")
    document.add_heading("What we will do", 1)
    grid(document, ACTION_ROWS, [((1, column), (2, column)) for column in range(3)])


def workbook() -> bytes:
    book, out = Workbook(), BytesIO()
    book.remove(book.active)
    for title, rows in (("North", NORTH_SHEET), ("South", SOUTH_SHEET)):
        page = book.create_sheet(title)
        for row in rows:
            page.append(row)
    book.save(out)
    return out.getvalue()


@pytest.fixture
def joint():
    partnership, *councils = make_joint_partnership()
    for body in (*councils, make_organisation("Westmarch Police", slug="westmarch-police")):
        make_membership(partnership, body)
    return partnership, *councils


@pytest.fixture
def officer(joint):
    return make_user(Role.OFFICER, joint[0])


@pytest.fixture
def brought(joint, officer):
    return brought_back(joint[0], officer, written(typed))


def brought_back(partnership, officer, data):
    sent = {"partnership": partnership, "uploaded_by": officer}
    found = Import.of(data, name="plan.docx", paper=None, subject="text", **sent)
    found.reading = read_word(data)
    found.choices = proposals(found.reading, lambda rows: is_action_table(rows, partnership))
    found.save()
    return word.bring_in(found, by=officer, details=DETAILS)


def told(action):
    steps = [
        (step["text"], (step["organisation"] or {}).get("slug"), step["due_text"]) for step in action["activities"]
    ]
    leads = [lead["organisation"]["slug"] for lead in action["leads"]]
    return action["title"], action["places"], [each["title"] for each in action["priorities"]], leads, steps


def test_every_chapter_finds_its_place_and_nothing_is_lost(brought):
    blocks = compose(brought.paper)["blocks"]

    assert [(block["level"], block["kind"], block["heading"]) for block in blocks] == [
        (1, "rich_text", "A word from both chairs"),
        (1, "table", "Themes and places"),
        (1, "priorities", "Our themes"),
        (1, "rich_text", "Only in North"),
        (1, "action_plan", "What we will do"),
        (1, "membership", "Our partnership"),
    ]
    assert [column["label"] for column in blocks[1]["data"]["columns"]] == MATRIX[0]
    assert blocks[1]["data"]["rows"] == MATRIX[1:]
    assert [priority["title"] for priority in blocks[2]["data"]["priorities"]] == [NIGHT, LITTER]
    assert (brought.lost, brought.faults) == ([], [])


def test_merged_lines_are_one_action_with_steps_of_their_own_leads_and_days(brought):
    actions = [told(action) for action in ACTIONS.all_data(brought.paper)]

    both = ["north", "westmarch-police"]
    steps = [("Find a driver", None, ""), ("Print the times", "north", "May 2027")]
    assert actions == [
        ("Run a safe bus", ["Harbour ward"], [NIGHT], both, steps),
        ("Light the path", ["Pier ward"], [NIGHT], ["south"], [("Ask the county", None, "")]),
        ("Clean after each market", ["Both"], [LITTER], ["south"], [("Bins", None, ""), ("brooms", None, "")]),
    ]


def test_a_sheet_for_each_council_adds_its_actions_and_keeps_the_progress_aside(brought, joint, officer):
    data, before = workbook(), len(ACTIONS.all_data(brought.paper))
    sent = {"partnership": joint[0], "paper": brought.paper, "uploaded_by": officer}
    found = Import.of(data, name="actions.xlsx", subject="action", **sent)
    found.reading, found.choices = sheets_of(data), {}
    found.save()

    plan = sheets.bring_in(found, by=officer)

    found.refresh_from_db()
    added = [told(action) for action in ACTIONS.all_data(brought.paper)[before:]]
    clubs = [("Book the hall", None, ""), ("Invite the clubs", "westmarch-police", "Aug-27")]
    assert added == [
        ("Train door staff", ["Harbour ward"], [NIGHT], ["north"], clubs),
        ("Adopt a street", ["Beach"], [LITTER], ["north"], [("Choose six", None, "")]),
        ("Night bus to the pier", ["Pier ward"], [NIGHT], ["south"], []),
    ]
    assert [(line["sheet"], line["line"], line["kept"]) for line in found.kept] == [
        ("North", 3, {"Q1 progress": "Done"}),
        ("North", 5, {"Q1 progress": "Amber"}),
    ]
    assert (plan.unread, plan.met) == ([], [])


def test_what_is_one_councils_own_comes_back_in_a_word_file():
    officer = make_user(Role.SITE_ADMINISTRATOR)
    plan = import_plan(joint_file(joint_document(), [NORTH, SOUTH]), by=officer)
    outcome = brought_back(plan.partnership, officer, word_of_draft(plan.paper, date(2026, 11, 29)))

    blocks = outcome.document["blocks"]
    priorities = next(block["data"] for block in blocks if block["kind"] == "priorities")
    assert {block["heading"]: block["council"] for block in blocks if "council" in block} == {
        "South’s coast": SOUTH,
        "North’s towns": NORTH,
    }
    assert {each["title"]: each.get("council") for each in priorities["priorities"]} == {
        "Violence": None,
        "The coast": SOUTH,
        "Rural crime": NORTH,
    }
    assert (" only" in str(blocks), "Priority 1" in str(blocks), outcome.lost) == (False, False, [])


def test_a_chapter_that_came_in_is_made_one_councils_own(brought, joint, officer):
    block = brought.paper.blocks.placed().get(heading="Only in North")

    data = CHAPTERS.data(block) | {"council_id": joint[1].pk}
    editing.save(CHAPTERS, block, data, by=officer, revision=block.revision)

    own = [each for each in compose(brought.paper)["blocks"] if "council" in each]
    assert [(each["heading"], each["council"]["slug"]) for each in own] == [("Only in North", "north")]
