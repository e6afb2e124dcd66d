"""Sheets of actions as councils keep them: columns by their heads, nested lines, bands, faults with their cells."""

from datetime import date
from io import BytesIO
from pathlib import Path
from types import SimpleNamespace

import pytest
from openpyxl import Workbook
from openpyxl.styles import Color, PatternFill

from actions.action_plan.table import TABLE
from plans.office.imports.tables import table_of
from plans.office.lines.cells import rows_of_grid, rows_of_sheet, steps_in, words_of_cell
from plans.office.lines.heads import heads_in, meaning_of, words_for
from plans.office.lines.names import KnownNames, title_meant
from plans.office.lines.reading import TableReading
from plans.office.rosters.contacts import CONTACTS
from plans.office.sheets import SheetCell, read_sheets

SAMPLES = Path(__file__).parent / "samples"
TITLES = {
    f"00000000-0000-4000-8000-00000000000{number}": title
    for number, title in enumerate(("Helping all our communities feel safer", "Domestic abuse", "Violence", "ASB"), 1)
}
BODIES = {"mbc": "Millbridge Borough Council", "wp": "Westmarch Police", "edc": "Eastvale District Council"}
NAMES = {"mbc": BODIES["mbc"], "wmp": BODIES["wp"], "edc": BODIES["edc"]} | {v.casefold(): v for v in BODIES.values()}


class KnownHere:
    """What cells may name, without a database."""

    paper = SimpleNamespace(period=(date(2026, 4, 1), date(2029, 3, 31)))
    organisations = BODIES

    def titles(self, model):
        return TITLES if model.__name__ == "Priority" else {}

    def once(self, name, read):
        return {}


def lines_of(name):
    found = []
    for sheet in read_sheets((SAMPLES / name).read_bytes()):
        rows = rows_of_sheet(sheet)
        heads = heads_in([[cell.words for cell in row.cells] for row in rows], TABLE)
        if heads and not sheet.is_hidden:
            reading = TableReading(TABLE, heads, KnownHere(), KnownNames(dict(NAMES)), sheet=sheet.name)
            found += reading.read(rows)
    return found


def lines_typed(*rows):
    def build(page):
        for row in rows:
            page.append(row)

    return lines_in(build)


def test_heads_in_two_rows():
    (line,) = lines_typed(
        ("Ref", "Action", "Responsibility", None, "Timescale", None, "Success measures"),
        (None, None, "Lead agency", "Partners", "Start", "End"),
        ("1", "Mark bikes", "WMP", "MBC", "01/04/2027", "31.03.2028", "500 bikes"),
    )

    item = line.item
    assert (item["title"], item["measure"], item["timescale"]["end"]) == ("Mark bikes", "500 bikes", "2028-03-31")
    assert [lead["organisation"]["slug"] for lead in item["leads"]] == ["wp"]
    assert [each["slug"] for each in item["partners"]] == ["mbc"]
    assert (line.faults, line.kept, item["timescale"]["start"]) == ([], {}, "2027-04-01")


def test_a_priority_alone_on_its_line_names_what_is_under_it_beside_a_column_of_its_own():
    heads = ("No.", "Theme", "Action", "Lead", "By when")
    lines = lines_typed(
        heads, ("THEME 1: Violence",), (1, None, "Mentors", "WMP"), (None, "ASB"), (2, None, "Signs", "WMP")
    )

    assert [(line.item["title"], [each["title"] for each in line.item["priorities"]]) for line in lines] == [
        ("Mentors", ["Violence"]),
        ("Signs", ["ASB"]),
    ]


def test_a_priority_alone_beside_its_own_column_and_the_name_of_a_sheet_name_what_is_under_them():
    lines = lines_typed(("Ref", "Theme", "Action"), ("Violence",), (1, None, "Mentors"))
    heads = heads_in([["Ref", "Action", "Lead"]], TABLE)
    rows = rows_of_grid([["Ref", "Action", "Lead"], ["1", "Signs", "WMP"]])
    named = TableReading(TABLE, heads, KnownHere(), KnownNames(dict(NAMES)), sheet="Priority 1 - Viol").read(rows)

    assert [each["title"] for line in (*lines, *named) for each in line.item["priorities"]] == ["Violence", "Violence"]


def test_a_column_that_is_not_known_parts_no_activity_from_its_action():
    (line,) = lines_typed(("Action", "Milestones", "Ward member"), ("Signs", "Buy", "A"), (None, "Put up", "B"))

    assert [each["text"] for each in line.item["activities"]] == ["Buy", "Put up"]
    assert line.kept == {"Ward member": "A; B"}


def test_what_stands_behind_the_last_head_is_told_and_kept():
    (line,) = lines_typed(("Action", "Lead", "By when"), ("Signs", "WMP", "2028", "100%"))

    assert (line.kept, line.remarks) == (
        {"D2": "100%"},
        ["D2: “100%” stands under no head, and is kept with the file."],
    )


def test_heads_of_a_sheet_with_titles_above_them():
    rows = rows_of_sheet(read_sheets((SAMPLES / "1-salford-shape.xlsx").read_bytes())[0])

    heads = heads_in([[cell.words for cell in row.cells] for row in rows], TABLE)

    assert [held for _, held in heads.columns] == [
        "title", "activities.text", "leads", "timescale", "cost", "indicators", "kept", "kept",
    ]  # fmt: skip


def test_lines_under_an_action_are_its_activities_with_leads_of_their_own():
    first, second = lines_of("1-salford-shape.xlsx")

    assert [(line.item["title"], [each["title"] for each in line.item["priorities"]]) for line in (first, second)] == [
        ("Reduce nuisance vehicles (STA)", ["Helping all our communities feel safer"]),
        ("Train staff", ["Domestic abuse"]),
    ]
    steps = [(s["text"], (s["organisation"] or {}).get("slug"), s["lead_post"], s["due_on"] or s["due_text"], s["cost"])
             for s in first.item["activities"]]  # fmt: skip
    assert steps == [
        ("Joint patrols every month", None, "", "", None),
        ("Publish a calendar of road safety days", "mbc", "J Smith", "2027-03-01", "1000.00"),
        ("Review PSPO", None, "Neighbourhood managers and inspectors", "Complete", None),
    ]
    assert (first.item["cost_text"], second.item["cost"], second.item["timescale"]["text"]) == (
        "Mainstream budgets", "12500.00", "Q3 2026/27",
    )  # fmt: skip


def test_progress_and_colours_are_kept_beside_the_plan():
    first, second = lines_of("1-salford-shape.xlsx")

    assert first.kept == {"National indicator": "NI 17, 21", "Progress": "On track", "RAG": "(green)"}
    assert second.kept == {"Progress": "Delayed: trainer ill", "RAG": "Red"}


def test_a_sheet_for_each_priority_names_it_above_the_heads():
    lines = lines_of("2-sheet-per-priority.xlsx")

    assert [(line.sheet, line.number, line.item["title"]) for line in lines] == [
        ("P1 Violence", 3, "Hotspot patrols"),
        ("P1 Violence", 4, "Knife arches"),
        ("P2 ASB", 3, "Case reviews"),
        ("P2 ASB", 4, "Youth work"),
    ]
    assert [[each["title"] for each in line.item["priorities"]] for line in lines] == [["Violence"]] * 2 + [["ASB"]] * 2
    assert [step["text"] for step in lines[3].item["activities"]] == ["Recruit", "Train", "Deliver"]
    assert lines[0].item["timescale"] | {"text": ""} == {
        "kind": "period", "date": None, "start": "2026-04-01", "end": "2027-03-31", "text": "",
    }  # fmt: skip


def test_every_fault_names_its_cell():
    faults = {
        line.number: [(at, fault.partition(".")[0]) for at, fault in line.faults]
        for line in lines_of("4-wrong-lines.xlsx")
    }

    assert faults == {
        2: [],
        3: [("F3", "Due date: “31/02/2027” is a day that no calendar has")],
        4: [
            ("C4", f"Priority: “Unknown priority” is not among: {'; '.join(TITLES.values())}"),
            ("G4", "Cost (£): A cost is not less than nothing"),
        ],
        5: [("D5", "Action: Shorten it to 300 characters at most: it has 400")],
        6: [
            ("D6", "Action: This is a formula without a kept value, and formulas are not calculated"),
            ("E6", "Lead organisation: Excel shows an error here"),
        ],
    }


def test_a_line_without_an_action_is_a_fault_of_its_row():
    rows = rows_of_sheet(read_sheets(b"Ref,Action,Lead\n1,,EDC\n")[0])
    heads = heads_in([[cell.words for cell in row.cells] for row in rows], TABLE)

    (line,) = TableReading(TABLE, heads, KnownHere(), KnownNames(dict(NAMES))).read(rows)

    assert line.faults == [("row 2", "This line has no action.")]


@pytest.mark.parametrize(
    ("head", "meaning"),
    [
        ("Actions", "title"), ("Lead Agency / Officer", "leads"), ("Timescales (when achieved by)", "timescale"),
        ("How will we know?", "measure"), ("Q2 update", "kept"), ("BRAG", "kept"), ("Progress to date", "kept"),
        ("Cost (£)", "cost"), ("key", "key"), ("Something else", ""),
    ],
)  # fmt: skip
def test_what_heads_mean(head, meaning):
    assert meaning_of(head, words_for(TABLE), {}) == meaning


def test_a_table_without_its_main_column_is_none():
    assert heads_in([["Telephone", "Remarks", "Colour"], ["01", "x", "blue"]], table_of(CONTACTS)) is None


def test_what_was_said_of_a_head_before_goes_first():
    assert meaning_of("Something else", words_for(TABLE), {"something else": "measure"}) == "measure"


@pytest.mark.parametrize(
    ("head", "meaning"),
    [
        ("What are we going to do?", "title"), ("How will we do it?", "activities.text"), ("Who leads?", "leads"),
        ("Who else is involved?", "partners"), ("When will it be done?", "timescale"), ("What did we do?", ""),
        ("Senior responsible officer", "leads"), ("Target completion date", "timescale"), ("Timeline", "timescale"),
        ("Delivery partners", "partners"), ("Desired outcomes", "measure"), ("Link to CSP priority", "priorities"),
        ("Resources required", "cost"), ("Description of action", "title"), ("Actual completion date", ""),
        ("How will we know that it has worked?", "measure"), ("How much will it cost?", "cost"),
    ],
)  # fmt: skip
def test_what_heads_mean_that_ask(head, meaning):
    heads = heads_in([["Action", "Measure", head]], TABLE) if meaning not in ("title", "measure") else None
    heads = heads or heads_in([[head, "Area of focus", "Lead", "Action" if meaning != "title" else ""]], TABLE)

    assert dict(heads.columns)[head] == meaning


def test_start_and_end_make_a_span_where_both_are_days():
    when = [
        line.item["timescale"] | {"kept": line.kept}
        for line in lines_typed(
            ["Action", "Start date", "End date"],
            ["Both", date(2027, 4, 1), date(2028, 3, 31)],
            ["From", date(2027, 4, 1), ""],
            ["Words", date(2027, 4, 1), "Ongoing"],
        )
    ]

    spans = [(each["kind"], each["start"], each["end"], each["text"], each["kept"]) for each in when]
    assert spans == [
        ("period", "2027-04-01", "2028-03-31", "", {}),
        ("period", "2027-04-01", None, "", {}),
        ("text", None, None, "Ongoing", {"Start date": "01/04/2027"}),
    ]


def test_totals_and_notes_are_no_actions_and_are_kept():
    (line,) = lines_typed(
        ["Ref", "Action", "Lead", "Cost"],
        ["1", "Patrols", "WP", 500],
        ["", "Total", "", 500],
        ["Key: B = complete, G = on track", "", "", ""],
    )

    assert (line.item["title"], line.faults) == ("Patrols", [])
    assert line.remarks == [
        "Row 3 under it is no action, and is kept: “Total · 500”.",
        "Row 4 under it is no action, and is kept: “Key: B = complete, G = on track”.",
    ]


@pytest.mark.parametrize(
    ("words", "bodies"),
    [
        ("WMP, Fire, Health", "Westmarch Police; Fire; Health"),
        ("MBC, Department for Work and Pensions", "Millbridge Borough Council; Department for Work and Pensions"),
        ("Fire and Rescue, Probation", "Fire and Rescue; Probation"),
        ("Ministry of Housing, Communities and Local Government", None),
    ],
)
def test_partners_with_commas_between_them(words, bodies):
    assert KnownNames(dict(NAMES)).in_bodies(words) == (bodies or words)


@pytest.mark.parametrize(
    ("words", "lead"),
    [
        ("MBC / Westmarch Police", "Millbridge Borough Council; Westmarch Police"),
        ("J Smith (MBC)", "Millbridge Borough Council, J Smith"),
        ("MBC (Housing)", "Millbridge Borough Council, Housing"),
        ("EDC, Head of Service", "Eastvale District Council, Head of Service"),
        ("MBC and WMP", "Millbridge Borough Council; Westmarch Police"),
        ("Youth and community team", "Youth and community team"),
    ],
)
def test_who_leads(words, lead):
    assert KnownNames(dict(NAMES)).in_lead(words) == lead


@pytest.mark.parametrize("words", ["Domestic abuse", "Priority 2: domestic abuse", "2", "P2", "Objective 2"])
def test_which_priority_is_meant(words):
    assert title_meant(words, list(TITLES.values())) == "Domestic abuse"


def test_a_month_that_is_shown_as_a_month_is_one():
    cells = [SheetCell(date(2027, 3, 1), number_format=shape) for shape in ("mmm-yy", "dd/mm/yyyy")]

    assert [words_of_cell(cell) for cell in cells] == ["March 2027", "01/03/2027"]


def test_steps_lose_their_marks_and_broken_lines_are_joined():
    assert steps_in("- Plot hotspots\nweekly\n- Publish") == ["Plot hotspots weekly", "Publish"]
    assert steps_in("One\nTwo") == ["One", "Two"]
    assert steps_in("a) Bins; b) brooms; and c) lights") == ["Bins", "brooms", "lights"]
    assert steps_in("Bins; brooms (2) and lights") == ["Bins; brooms (2) and lights"]


def lines_in(build):
    """Lines of actions of a workbook that ``build`` fills."""
    workbook, out = Workbook(), BytesIO()
    build(workbook.active)
    workbook.save(out)
    (sheet,) = read_sheets(out.getvalue())
    rows = rows_of_sheet(sheet)
    heads = heads_in([[cell.words for cell in row.cells] for row in rows], TABLE)
    return TableReading(TABLE, heads, KnownHere(), KnownNames(dict(NAMES)), sheet="").read(rows)


def priorities_of(lines):
    return [[each["title"] for each in line.item["priorities"]] for line in lines]


def test_a_priority_merged_over_part_of_the_table_stands_over_the_lines_under_it():
    def build(page):
        for row in (
            ["Action", "Lead", "When", "RAG"],
            ["Violence"],
            ["Walk home", "WP", "", ""],
            ["ASB"],
            ["Clear up"],
        ):
            page.append(row)
        page.merge_cells("A2:C2")
        page.merge_cells("A4:B4")

    assert priorities_of(lines_in(build)) == [["Violence"], ["ASB"]]


def test_a_priority_merged_over_lines_and_columns_fills_no_column_beside_its_own():
    def build(page):
        for row in (["Priority", "Ref", "Action", "Lead"], ["Violence", "", "Walk", "WP"], ["", "", "Talk", "WP"]):
            page.append(row)
        page.merge_cells("A2:B3")

    lines = lines_in(build)

    assert priorities_of(lines) == [["Violence"], ["Violence"]]
    assert [(line.item["title"], line.item["reference"]) for line in lines] == [("Walk", ""), ("Talk", "")]


def filled_with(*rows):
    def build(page):
        for row in rows:
            page.append(row)

    return build


def test_a_priority_that_is_written_once_is_that_of_the_lines_under_it():
    lines = lines_in(
        filled_with(
            ["Priority", "Action", "Lead"], ["Violence", "Walk", "WP"], ["", "Talk", "WP"], ["ASB", "Clear up", ""]
        )
    )

    assert priorities_of(lines) == [["Violence"], ["Violence"], ["ASB"]]
    assert [line.remarks for line in lines] == [
        [], ["Its priority is that of A2, as its own cell is empty."], [],
    ]  # fmt: skip


def test_a_second_table_on_a_sheet_is_read_by_its_own_heads():
    violence = (["Priority 1: Violence"], ["Action", "Lead", "Timescale"], ["Walk", "Fire", "2027-01-01"])
    asb = (["Priority 2: ASB"], ["Lead agency", "Ref", "Action"], ["MBC", "2.1", "Clear up"], ["Police", "2.2", "Sit"])
    lines = lines_in(filled_with(*violence, [], *asb))

    told = [(line.item["reference"], line.item["title"], line.item["leads"][0]["post"]) for line in lines]
    assert priorities_of(lines) == [["Violence"], ["ASB"], ["ASB"]]
    assert told[:1] + told[2:] == [("", "Walk", "Fire"), ("2.2", "Sit", "Police")]
    assert lines[1].item["leads"][0]["organisation"]["slug"] == "mbc"


def test_ratings_told_by_colour_are_kept_whatever_the_cell_says():
    fills = {"D2": "00B050", "D3": "FFC000", "D4": "FF0000"}

    def build(page):
        for row in (
            ["Action", "Lead", "When", "RAG"],
            ["Walk", "WP", "", ""],
            ["Talk", "WP", "", "late"],
            ["Sit", "WP"],
        ):
            page.append(row)
        for place, colour in fills.items():
            page[place].fill = PatternFill("solid", fgColor=colour)
        for row in (2, 3, 4):  # the house style of a whole column rates nothing
            page.cell(row, 2).fill = PatternFill("solid", fgColor="92D050")

    assert [line.kept for line in lines_in(build)] == [{"RAG": "(green)"}, {"RAG": "late (amber)"}, {"RAG": "(red)"}]


def test_colours_of_the_theme_are_known_by_the_theme():
    def build(page):
        for row in (["Action", "Lead", "RAG"], ["Walk", "WP", "x"], ["Talk", "WP", "x"]):
            page.append(row)
        page["C2"].fill = PatternFill("solid", fgColor=Color(theme=9, tint=0.4))  # the sixth accent, lightened
        page["C3"].fill = PatternFill("solid", fgColor=Color(theme=0))

    assert [line.kept for line in lines_in(build)] == [{"RAG": "x (amber)"}, {"RAG": "x"}]
