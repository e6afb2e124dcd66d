"""Sheets that the portal hands out and takes in again: what nobody changed is no change, however it was typed."""

import random
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from actions.models import Action, Activity
from csp_portal.management.commands.fill_demo import FOLDER, read_fixture
from partnerships.models import User
from plans.interchange import import_plan
from plans.interchange.load import whole_file
from plans.models import Import, Paper
from plans.office.imports.sheets import plan_of
from plans.office.imports.tables import noun_named
from plans.office.lines.matching import ORDER_STAYS
from plans.office.lines.process import sheets_of
from plans.office.rows_out import workbook_of_rows, workbook_of_sheets
from tests.factories import make_plan
from tests.sizes import examples

pytestmark = pytest.mark.django_db
FIXTURES = sorted(path.stem for path in FOLDER.glob("*.json") if path.stem != "demo-people")
NOUNS = ("action", "indicator", "line", "risk")
WORDS = st.text(st.sampled_from("aZ 1.0-–=+@'/;:\n\t\u00a0“%£"), min_size=1, max_size=40).filter(str.strip)


def lines_of(paper, noun, content):
    found = Import(partnership=paper.partnership, paper=paper, subject=noun.name, reading=sheets_of(content))
    return plan_of(found).lines


def deeds(paper, noun, content):
    return [line.deed.value for line in lines_of(paper, noun, content)]


@pytest.mark.parametrize("name", FIXTURES)
def test_no_row_of_a_fixture_changes(name):
    fixture = whole_file(read_fixture(FOLDER / f"{name}.json"))
    fixture["record"]["plan"]["predecessor"] = None  # of another fixture
    import_plan(fixture, by=User.objects.system("import"))

    for paper in Paper.objects.select_related("partnership"):
        for noun in map(noun_named, NOUNS):
            if number := len(noun.all_data(paper)):
                assert deeds(paper, noun, workbook_of_sheets(paper))[:number] == ["same"] * number
                assert deeds(paper, noun, changed(paper, shuffled, noun)) == ["same"] * number


@pytest.fixture
def paper():
    paper = make_plan(blocks=()).paper
    for at, title in enumerate(("Light the park", "Clear the paths")):
        action = Action.objects.create(paper=paper, title=title, position=at)
        for number in (1, 2):
            Activity.objects.create(action=action, text=f"{title}, step {number}", position=number)
    return paper


@examples(25)
@given(title=WORDS, measure=WORDS, step=WORDS)
def test_words_of_any_kind_come_back_as_they_are(paper, title, measure, step):
    Action.objects.filter(position=0).update(title=title, measure=measure)
    Activity.objects.filter(position=1).update(text=step)
    noun = noun_named("action")

    assert deeds(paper, noun, workbook_of_rows(noun, paper)) == ["same"] * 2


def changed(paper, change, noun=None):
    """The rows of the workbook, without its heads, as somebody else leaves them."""
    book = load_workbook(BytesIO(workbook_of_rows(noun or noun_named("action"), paper)))
    page = book.worksheets[0]
    heads, *rows = [[cell.value for cell in row] for row in page.iter_rows()]
    page.delete_rows(2, len(rows))
    for row in change(heads, rows):
        page.append(row)
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def shuffled(heads, rows):
    return random.Random(5).sample(rows, len(rows))


def test_lines_may_be_sorted_in_any_way(paper):
    content = changed(paper, shuffled)

    lines = lines_of(paper, noun_named("action"), content)
    steps = [[step["text"][-1] for step in line.item["activities"]] for line in lines]
    assert steps == [["1", "2"]] * 2
    assert [(line.deed.value, line.line.faults) for line in lines] == [("same", [])] * 2


def test_activities_sorted_under_their_action_stay_in_their_order(paper):
    content = changed(paper, lambda heads, rows: [rows[0], rows[2], rows[1], *rows[3:]])

    first, second = lines_of(paper, noun_named("action"), content)

    assert [each["text"][-1] for each in first.item["activities"]] == ["1", "2"]
    assert [(line.deed.value, line.line.remarks) for line in (first, second)] == [("same", [ORDER_STAYS]), ("same", [])]


def test_an_activity_is_changed_emptied_and_added_in_its_place(paper):
    def change(heads, rows):
        at, key = heads.index("Activity"), heads.index("Key (do not change)")
        rows[1][at], rows[2][at] = "Other words", None
        return [*rows[:3], [None if n != at else "One more" for n in range(len(heads))], *rows[3:]], key

    keys = [str(each.key) for each in Activity.objects.order_by("action__position", "position")]
    first, second = lines_of(paper, noun_named("action"), changed(paper, lambda *given: change(*given)[0]))

    assert [each["text"] for each in first.item["activities"]] == ["Other words", "One more"]
    assert (first.item["activities"][0]["key"], second.deed.value) == (keys[0], "same")


def test_a_row_changed_in_the_portal_since_is_not_written_over(paper):
    def change(heads, rows):
        rows[0][heads.index("Action")] = "Changed in the sheet"
        return rows

    content = changed(paper, change)
    Action.objects.filter(position=0).update(title="Changed in the portal", revision=7)

    assert deeds(paper, noun_named("action"), content) == ["wrong", "same"]
