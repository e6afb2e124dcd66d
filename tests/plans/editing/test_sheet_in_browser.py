"""An action plan as a table in a browser: written by keys, pasted from Excel, saved line by line."""

from pathlib import Path

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from actions.action_plan.noun import ACTIONS
from actions.models import Action, Activity
from plans.editing.verbs import add
from priorities.models import Priority
from priorities.priorities.noun import PRIORITIES
from tests.actions.data import action, activity
from tests.browsers import kill
from tests.factories import make_block, make_membership, make_organisation, make_partnership, make_plan, make_user
from tests.priorities.data import priority
from tests.script_time import milliseconds, watched

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PASTE = """([html, text]) => {
    const data = new DataTransfer();
    if (html) data.setData('text/html', html);
    data.setData('text/plain', text);
    const event = new ClipboardEvent('paste', {clipboardData: data, bubbles: true, cancelable: true});
    document.activeElement.dispatchEvent(event);
}"""
CLIPBOARDS = Path(__file__).resolve().parents[2] / "clipboards"
WALK = "Walk the park after dark"
CELLS = """html => import('/static/portal/js/clipboard.js').then(({cellsOf}) => {
    const data = new DataTransfer();
    data.setData('text/html', html);
    return cellsOf(data).map((line) => line.map(({text}) => text));
})"""
#: As Excel writes it: its source is wrapped wherever it likes, cells are merged, and a cell's own line break is a <br>.
EXCEL = """<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head>
<meta name=Generator content="Microsoft Excel 15"><style><!--td {{mso-style-parent:style0;}}--></style></head>
<body link="#0563C1"><table border=0 cellpadding=0
 style='border-collapse:collapse'><!--StartFragment--><col width=64 style='width:48pt'>{}
<!--EndFragment--></table></body></html>"""
HEADS = ("Ref", "Action", "Milestone", "Responsible", "Deadline", "Colour", "Success measure")


@pytest.fixture
def paper():
    return make_plan(make_partnership(), blocks=()).paper


@pytest.fixture
def officer(paper):
    make_membership(paper.partnership, make_organisation("Anyborough Police", slug="anyborough-police"))
    make_block(paper, kind="action_plan", heading="Actions", data={"intro_html": ""})
    return make_user("officer", paper.partnership, name="Officer")


@pytest.fixture
def table(page, live_server, sign_in_browser, officer, paper):
    add(PRIORITIES, paper, priority("Violence", findings=[]), by=officer)
    add(ACTIONS, paper, action("Patrol", activities=[activity("Walk"), activity("Talk")]), by=officer)
    add(ACTIONS, paper, action("Mend lights", reference="1.2", leads=[], activities=[]), by=officer)
    sign_in_browser(page, live_server, officer)
    page.goto(live_server.url + reverse("actions:action_table", args=[paper.key]))
    page.locator("[data-ready]").wait_for()
    return page


def cell(page, row, name):
    column = page.evaluate("name => document.querySelector(`th[data-name=${name}]`).cellIndex", name)
    return page.locator("tbody tr:visible").nth(row).locator("th, td").nth(column)


def saved(page):
    page.locator("[data-sheet-status]", has_text="saved").wait_for()


def test_a_cell_is_written_by_keys_and_saved_when_its_row_is_left(table):
    cell(table, 0, "title").click()
    table.keyboard.type("Patrol at night")
    table.keyboard.press("Enter")
    table.keyboard.press("ArrowDown")
    table.keyboard.press("ArrowDown")
    saved(table)

    assert sorted(Action.objects.values_list("title", flat=True)) == ["Mend lights", "Patrol at night"]
    assert table.evaluate("document.activeElement.tagName") == "TD"


def test_a_fault_stands_beside_its_cell_and_leads_to_it(table):
    cell(table, 3, "partners").click()
    table.keyboard.type("Nobody")
    table.keyboard.press("Enter")
    table.locator("[data-sheet-problems] button").wait_for()
    table.locator("[data-sheet-problems] button").click()

    assert table.evaluate("document.activeElement.innerText.split('\\n')") == [
        "Nobody",
        "“Nobody” is not among: Anyborough Council; Anyborough Police.",
    ]
    assert table.evaluate("document.activeElement.getAttribute('aria-invalid')") == "true"


def test_rows_are_filled_down_and_taken_back(table):
    cell(table, 0, "measure").click()
    table.keyboard.press("Shift+ArrowDown")
    table.keyboard.press("Control+d")
    saved(table)
    filled = Activity.objects.get(text="Walk").measure
    table.keyboard.press("Control+z")
    table.locator("tr[data-state=saved] >> nth=0").wait_for()
    table.wait_for_function("() => !document.querySelector('tr[data-state=changed], tr[data-state=saving]')")

    assert (filled, Activity.objects.get(text="Walk").measure) == ("Fewer assaults after dark", "")


def test_what_did_not_reach_the_portal_is_offered_after_the_tab_was_killed(table, axe):
    table.route("**/lines/", lambda route: route.abort())
    cell(table, 3, "title").click()
    table.keyboard.type("Mend all lights")
    table.keyboard.press("Enter")
    table.keyboard.press("ArrowLeft")
    table.keyboard.type("7.1")
    table.keyboard.press("Tab")
    table.keyboard.type("Not even finished")
    table.wait_for_function("() => Object.values(localStorage).some((text) => text.includes('finished'))")
    table.locator("[data-sheet-status]", has_text="Not saved yet").wait_for()
    kill(table)

    page = table.context.new_page()
    page.goto(table.url)
    page.get_by_role("heading", name="What you wrote in 2 rows did not reach the portal").wait_for()
    axe(page)
    page.get_by_role("button", name="Put it back").click()
    page.locator("[data-sheet-status]", has_text="2 rows saved").wait_for()

    assert list(Action.objects.order_by("title").values_list("title", "reference")) == [
        ("Mend all lights", "1.2"),
        ("Not even finished", "7.1"),
        ("Patrol", "1.1"),
    ]
    assert page.evaluate("Object.keys(localStorage)") == []


def test_a_sign_in_that_ended_loses_no_cell(table, live_server, officer, sign_in_browser):
    table.context.clear_cookies()
    cell(table, 3, "measure").click()
    table.keyboard.type("Fewer calls")
    table.keyboard.press("Enter")
    table.locator("[data-sheet-status]", has_text="You are signed out. What you typed is kept.").wait_for()

    sign_in_browser(table, live_server, officer)
    table.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    saved(table)

    assert Action.objects.get(title="Mend lights").measure == "Fewer calls"


def excel_row(*cells):
    return "<tr height=20>" + "".join(cells) + "</tr>"


def excel_cell(text, rows=1):
    merged = f" rowspan={rows}" if rows > 1 else ""
    return f"<td class=xl65{merged} style='mso-height-source:auto'>{text}</td>"


def forty_actions():
    """Forty actions with three activities each: the action's own cells are merged over the three lines."""
    rows = [excel_row(*map(excel_cell, HEADS))]
    for number in range(1, 41):
        own = [excel_cell(f"2.{number}", 3), excel_cell(f"Action\n  {number}<br>in two lines", 3)]
        for step in range(1, 4):
            inside = [f"Step {step}", "Anyborough Police, Sergeant", "31/03/2027", "red", "Done"]
            rows.append(excel_row(*(own if step == 1 else []), *map(excel_cell, inside)))
    return EXCEL.format("".join(rows))


def test_forty_actions_with_three_activities_each_are_pasted(table):
    cell(table, 4, "reference").click()
    table.evaluate(PASTE, [forty_actions(), ""])
    table.locator("[data-sheet-status]", has_text="40 rows saved").wait_for()

    made = Action.objects.get(reference="2.7")
    assert (Action.objects.count(), Activity.objects.count()) == (42, 122)
    assert made.title == "Action 7 in two lines"
    assert [(each.text, each.lead_post, each.measure) for each in made.activities.all()] == [
        (f"Step {step}", "Sergeant", "Done") for step in (1, 2, 3)
    ]


@pytest.mark.parametrize("program", ["excel", "google-sheets", "word", "google-docs"])
def test_a_table_of_each_program_is_pasted_with_its_merged_cells_and_line_breaks(table, program):
    cell(table, 4, "reference").click()
    table.evaluate(PASTE, [(CLIPBOARDS / f"{program}.html").read_text(), ""])
    table.locator("[data-sheet-status]", has_text="2 rows saved").wait_for()

    first, second = Action.objects.filter(reference__startswith="3.").order_by("position")
    assert (first.reference, first.title, first.measure) == ("3.1", WALK, "Fewer calls\nfrom residents & shops")
    assert [(each.text, each.lead_post, each.due_on.isoformat()) for each in first.activities.all()] == [
        ("Recruit walkers", "Sergeant", "2027-03-31"),
        ("Count", "", "2027-06-30"),
    ]
    assert (second.title, second.measure, second.due_on.isoformat()) == ('Mend the "old" lights', "", "2028-03-31")


LISTED = """<table><tr><td><p>First</p><p style='mso-list:l0 level1 lfo1'><span style='mso-list:Ignore'>·<span>&nbsp;
</span></span>one</p><p style='mso-list:l0'><span style='mso-list: Ignore'>2.<span>&nbsp;</span></span>two</p>
<ul><li>three</li><li>four</li></ul>last <s>style=plain</s></td></tr></table><p>and</p>
<table><tr><td>Second</td></tr></table>"""


def test_lists_in_cells_keep_their_lines_and_every_table_counts(table):
    lines = table.evaluate(CELLS, LISTED)

    assert lines == [["First\n– one\n2. two\nthree\nfour\nlast style=plain"], ["Second"]]


def test_a_line_break_in_a_cell_of_text_with_tabs_is_kept(table):
    cell(table, 3, "measure").click()
    table.evaluate(PASTE, ["", '"Fewer calls\n""each"" month"\r\n'])
    saved(table)

    assert Action.objects.get(title="Mend lights").measure == 'Fewer calls\n"each" month'


def test_rows_are_filtered_sorted_and_grouped(table):
    table.get_by_label("Lead", exact=True).select_option("– none –")
    filtered = table.locator("tbody tr:visible[data-key]").count()
    table.get_by_label("Lead", exact=True).select_option("All")
    table.get_by_role("button", name="Action", exact=True).click()
    titles = [each for each in table.locator("tbody tr td:nth-child(3)").all_inner_texts() if each]
    table.get_by_label("In groups by").select_option("Lead")

    assert (filtered, titles) == (1, ["Mend lights", "Patrol"])
    expect(table.locator("tr[data-group]")).to_have_text(
        ["Anyborough Police, Chief Inspector", "None"], use_inner_text=True
    )


def test_what_is_overdue_stands_alone_in_groups_of_its_priorities(table, paper, officer):
    due = {"kind": "date", "date": "2020-03-31", "start": None, "end": None, "text": ""}
    [violence] = Priority.objects.all()
    served = [{"key": str(violence.key), "title": violence.title}]
    add(ACTIONS, paper, action("Late", timescale=due, priorities=served, activities=[]), by=officer)
    table.reload()
    table.locator("[data-ready]").wait_for()

    table.get_by_label("Overdue only").check()
    table.get_by_label("In groups by").select_option("Priorities")

    titles = table.locator("tbody tr:visible[data-key] td:nth-child(3)").all_inner_texts()
    assert (titles, table.locator("tr[data-group]").all_inner_texts()) == (["Late"], ["Violence"])


FOCUSED = """() => {
    const at = document.activeElement, text = at.labels?.[0]?.textContent ?? at.getAttribute('aria-label');
    return (text ?? at.textContent).trim();
}"""
IN_SIGHT = """() => {
    const {left, right} = document.activeElement.getBoundingClientRect();
    return left > 0 && right < innerWidth && document.documentElement.scrollWidth <= innerWidth;
}"""


def test_all_of_it_is_done_by_keys_in_a_window_of_320_px(table):
    table.set_viewport_size({"width": 320, "height": 640})
    table.get_by_label("Priorities").focus()
    stops = []
    while table.evaluate("document.activeElement.tagName") != "TD":
        stops.append(table.evaluate(FOCUSED))
        table.keyboard.press("Tab")
    for _ in range(4):
        table.keyboard.press("ArrowRight")
    reached = table.evaluate(IN_SIGHT)
    table.keyboard.type("Sergeant")
    table.keyboard.press("Enter")
    saved(table)

    for key in ("Control+Home", "ArrowUp", "ArrowRight", "ArrowRight", "Enter", "ArrowDown"):
        table.keyboard.press(key)

    assert stops == [
        *("Priorities", "Lead", "Sub-heading", "In groups by", "Overdue only"),
        *("How to write and paste in this table", "Actions, table"),
    ]
    assert (reached, Action.objects.get(title="Patrol").leads.get().post) == (True, "Sergeant")
    assert table.evaluate("document.activeElement.textContent") == "Mend lights"


def test_two_hundred_rows_are_ready_in_a_tenth_of_a_second(page, live_server, sign_in_browser, officer, paper):
    ACTIONS.load(paper, [action(f"Action {number}", activities=[]) for number in range(200)], by=officer)
    sign_in_browser(page, live_server, officer)
    scripts = watched(page)
    page.goto(live_server.url + reverse("actions:action_table", args=[paper.key]))
    page.locator("[data-ready]").wait_for()

    assert milliseconds(scripts) <= 100


def test_without_scripts_each_row_leads_to_its_form(browser, live_server, sign_in_browser, officer, paper):
    add(ACTIONS, paper, action("Patrol"), by=officer)
    page = browser.new_context(java_script_enabled=False).new_page()
    sign_in_browser(page, live_server, officer)
    page.goto(live_server.url + reverse("actions:action_table", args=[paper.key]))
    page.locator("tbody th a").click()

    assert page.get_by_label("Action", exact=True).input_value() == "Patrol"
