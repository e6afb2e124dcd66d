"""Document → Word → Document: every fixture keeps its headings, its tables and its actions."""

from datetime import date

import pytest
from lxml import html

from actions.action_plan.words import step_words
from csp_portal.management.commands.fill_demo import FOLDER, read_fixture
from partnerships.models import User
from plans.document.compose import compose
from plans.document.render import render_document
from plans.interchange import import_plan
from plans.interchange.load import whole_file
from plans.models import Paper
from plans.office.html_tables import TableOfHtml
from plans.office.imports.tables import is_action_table, lines_of_grid
from plans.office.word.choosing import chapters_in, proposals
from plans.office.word.making import Making
from plans.office.word.reading import read_word
from plans.office.word_out.making import word_of_draft
from plans.papers.record import record_of
from tests.plans.office.test_sheets_come_back import FIXTURES
from tests.world import kept

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 29)


@pytest.fixture(scope="module", params=FIXTURES)
def texts(request, django_db_setup, django_db_blocker):
    """Every text of a fixture: itself, its Document, its page, and what is read of its Word file."""
    with kept(django_db_blocker, lambda: made_of(request.param)) as made:
        yield made


def made_of(name):
    fixture = whole_file(read_fixture(FOLDER / f"{name}.json"))
    fixture["record"]["plan"]["predecessor"] = None  # of another fixture
    import_plan(fixture, by=User.objects.system("import"))
    return [read(paper) for paper in Paper.objects.select_related("partnership")]


def read(paper):
    document = compose(paper)
    record = record_of(paper, public=False, on=TODAY)
    page = render_document(document, medium="pdf", record={**record, "timeline_svg": ""})
    return paper, document, html.fragment_fromstring(page, create_parent="div"), read_word(word_of_draft(paper, TODAY))


def squeezed(words):
    return " ".join(words.split())


def test_headings_come_back_at_their_levels(texts):
    for paper, _, page, reading in texts:
        written = [(int(each.tag[1]) - 1, squeezed(each.text_content())) for each in page.iter("h2", "h3")]
        found = [(chapter["level"], chapter["heading"]) for chapter in reading["chapters"]]
        assert found[1:-1] == written, paper


def grid(table):
    found = TableOfHtml(table)
    cells = [["" for _ in range(found.columns)] for _ in found.rows]
    for place in found.places:
        for row in range(place.row, place.row + place.rows):
            for column in range(place.column, place.column + place.columns):
                cells[row][column] = "".join(place.element.text_content().split())
    return cells


def test_tables_come_back_cell_for_cell(texts):
    for paper, _, page, reading in texts:
        parts = [part for chapter in reading["chapters"][:-1] for part in chapter["parts"] if part["sort"] == "table"]
        found = [[["".join(cell.replace("•", "").split()) for cell in row] for row in part["rows"]] for part in parts]
        assert found == [grid(table) for table in page.iter("table")], paper


def as_printed(action):
    """An action as its table says it: what is stated of an activity stands in brackets behind it."""
    steps = [(each["text"], "; ".join(step_words(each))) for each in action["activities"]]
    return {**action, "key": "", "activities": [f"{text} ({said})" if said else text for text, said in steps]}


def read_again(paper, reading):
    choices = proposals(reading, lambda rows: is_action_table(rows, paper.partnership))
    for chapter in Making(chapters_in(reading), choices).make():
        for table in chapter.tables:
            for line in lines_of_grid(paper, table, place=""):
                assert (line.faults, line.remarks, line.kept) == ([], [], {})
                yield {**line.item, "key": "", "activities": [each["text"] for each in line.item["activities"]]}


def test_actions_come_back_whole(texts):
    for paper, document, _, reading in texts:
        plans = [block["data"] for block in document["blocks"] if block["kind"] == "action_plan"]
        written = [as_printed(action) for plan in plans for action in plan["actions"]]
        found = list(read_again(paper, reading))
        assert sorted(found, key=by_title) == sorted(written, key=by_title), paper


def by_title(action):
    return action["title"]
