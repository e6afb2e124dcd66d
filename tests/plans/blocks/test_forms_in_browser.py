"""Forms of blocks in chromium: accessible, inside the window, under the strict policy, with and without scripts."""

import pytest

from plans.document.kinds import kind_named
from tests.factories import make_block, make_membership, make_organisation, make_plan, make_user
from tests.plans.blocks.test_blocks import complaints, survey
from tests.plans.document.test_kinds import OURS

pytestmark = [pytest.mark.browser, pytest.mark.urls("tests.plans.blocks.form_pages")]
WORD = (
    "<style>p { color: red }</style><p class=MsoNormal style='mso-x:y'>Our aims<o:p></o:p></p>"
    "<table class=MsoTableGrid><tr><td><p>Ward</p></td><td style=width:5cm><p>Harbour</p></td></tr></table>"
)


@pytest.fixture
def paper(transactional_db):
    make_user()
    plan = make_plan(blocks=())
    make_membership(plan.partnership, make_organisation("Anyborough Police"))
    return plan.paper


@pytest.fixture
def address(live_server, paper):
    def of(kind, **fields):
        fields.setdefault("data", kind_named(kind).empty())
        return f"{live_server.url}/blocks/{make_block(paper, kind=kind, **fields).pk}/"

    return of


FILLED = {"table": complaints(), "survey": survey(56, 44)}


@pytest.mark.parametrize("kind", OURS)
def test_form_is_accessible_and_fits(kind, page, address, paper, axe, assert_no_overflow):
    table = make_block(paper, kind="table", data=complaints())
    drawn = {**kind_named("chart").empty(), "table": str(table.key), "title": "Noise", "summary": "Noise."}
    data = {**FILLED, "chart": drawn}.get(kind, kind_named(kind).empty())
    page.goto(address(kind, data=data))
    if page.locator("[data-django-prose-editor-configurable]").count():
        page.locator(".ProseMirror[contenteditable][aria-labelledby]").first.wait_for()

    axe(page)
    assert_no_overflow(page)


def test_text_pasted_from_word_is_kept_as_plain_structure(page, address, paper):
    page.goto(address("rich_text"))
    page.locator(".ProseMirror[contenteditable][aria-labelledby]").click()
    page.evaluate(
        """html => {
            const data = new DataTransfer();
            data.setData("text/html", html);
            document.querySelector(".ProseMirror[contenteditable]").dispatchEvent(
                new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
        }""",
        WORD,
    )
    page.get_by_role("button", name="Save and go back").click()
    page.get_by_text("Saved").wait_for()

    kept = paper.blocks.get(kind="rich_text").data["html"]
    assert kept.startswith("<p>Our aims</p><table><tbody><tr>")
    assert "Mso" not in kept


def test_enter_saves_and_does_not_press_another_button(page, address, paper):
    page.goto(address("glossary", data={"terms": [{"term": "ASB", "meaning": ""}, {"term": "CSP", "meaning": ""}]}))
    page.get_by_label("Term", exact=True).first.press("Enter")
    page.get_by_text("Saved").wait_for()

    assert [term["term"] for term in paper.blocks.get(kind="glossary").data["terms"]] == ["ASB", "CSP"]


def test_cells_pasted_into_the_table_fill_it(page, address):
    page.goto(address("table"))
    page.get_by_label("Row 2, column 1").focus()
    page.evaluate(
        """() => {
            const data = new DataTransfer();
            data.setData("text/plain", "Harbour\\t1,204\\nCastle\\t88\\n");
            document.activeElement.dispatchEvent(
                new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
        }"""
    )

    typed = [page.get_by_label(f"Row {row}, column {column}").input_value() for row in (2, 3) for column in (1, 2)]
    assert typed == ["Harbour", "1,204", "Castle", "88"]


class TestWithoutScripts:
    @pytest.fixture
    def browser_context_args(self, browser_context_args):
        return {**browser_context_args, "java_script_enabled": False}

    def test_a_contact_is_added_and_saved(self, page, address, paper):
        page.goto(address("contacts", heading="Contacts"))
        page.get_by_label("Introduction").fill("Call **999** in an emergency.\n\nElse 101.")
        page.get_by_label("Name").fill("Police")
        page.get_by_role("button", name="Add another contact").click()
        page.get_by_label("Name").nth(1).fill("Fire")
        page.get_by_role("button", name="Save and go back").click()

        data = paper.blocks.get(kind="contacts").data
        assert [contact["name"] for contact in data["contacts"]] == ["Police", "Fire"]
        assert data["intro_html"] == "<p>Call <strong>999</strong> in an emergency.</p><p>Else 101.</p>"

    def test_a_table_is_pasted_and_saved(self, page, address, paper):
        page.goto(address("table"))
        page.get_by_text("Paste a table from a spreadsheet").click()
        page.get_by_label("Paste from a spreadsheet").fill("Ward\tReports\nHarbour\t1,204\nCastle\t88")
        page.get_by_role("button", name="Put it in place of the table").click()
        page.get_by_role("button", name="Remove row 2").click()
        page.get_by_role("button", name="Save and go back").click()

        data = paper.blocks.get(kind="table").data
        assert [column["label"] for column in data["columns"]] == ["Ward", "Reports"]
        assert data["rows"] == [["Harbour", "1,204"]]
