"""Rows as a workbook: what goes out comes in as the same rows."""

from io import BytesIO

import pytest
from openpyxl import load_workbook

from actions.action_plan.table import TABLE
from actions.models import Action, Activity
from plans.office.lines.cells import rows_of_sheet
from plans.office.lines.heads import heads_in
from plans.office.lines.names import names_known_to
from plans.office.lines.reading import TableReading
from plans.office.rows_out import KEY_HEAD, REVISION_HEAD, noun_with_a_table, workbook_of_rows
from plans.office.sheets import read_sheets
from plans.rows.columns import Known
from tests.factories import make_plan

pytestmark = pytest.mark.django_db
ACTIONS = noun_with_a_table("action")


@pytest.fixture
def paper():
    plan = make_plan(blocks=())
    first = Action.objects.create(paper=plan.paper, title="Light the park", reference="1.10")
    Activity.objects.create(action=first, text="Order lamps", due_on="2027-03-31")
    Action.objects.create(paper=plan.paper, title="=Police, patrol", position=1)
    return plan.paper


def test_rows_stand_under_the_heads_of_the_page_with_their_keys(paper):
    page = load_workbook(BytesIO(workbook_of_rows(ACTIONS, paper))).worksheets[0]

    heads = [cell.value for cell in page[1]]
    assert heads == [KEY_HEAD, REVISION_HEAD, *(column.label for column in TABLE.heads)]
    at = heads.index("Action") + 1
    keys = [str(action.key) for action in Action.objects.of(paper)]
    inside = f"{keys[0]}/{Activity.objects.get().key}"
    assert [(row[0].value, page.cell(row[0].row, at).value) for row in page.iter_rows(min_row=2)] == [
        (keys[0], "Light the park"), (inside, None), (keys[1], "=Police, patrol"),
    ]  # fmt: skip


def test_what_goes_out_comes_in_as_the_same_rows(paper):
    (sheet, *_) = read_sheets(workbook_of_rows(ACTIONS, paper))
    rows = rows_of_sheet(sheet)
    heads = heads_in([[cell.words for cell in row.cells] for row in rows], TABLE, {})
    lines = TableReading(TABLE, heads, Known(paper, []), names_known_to(paper.partnership, {})).read(rows)

    before = ACTIONS.all_data(paper)
    for item in (*before, *(line.item for line in lines)):
        for activity in item["activities"]:
            activity["key"] = ""  # read without the rows of the text, to which its key leads
    assert [line.faults for line in lines] == [[], []]
    assert [line.key for line in lines] == [item["key"] for item in before]
    assert [line.item for line in lines] == before
