"""The pages of rows in a browser: no fault that axe finds, nothing wider than the window, no script needed."""

import pytest
from django.urls import reverse

from actions.action_plan.noun import ACTIONS
from actions.funding.noun import LINES
from actions.risks.noun import RISKS
from plans.editing.verbs import add
from priorities.alignment.noun import AIMS
from priorities.indicators.noun import INDICATORS
from priorities.models import Priority
from priorities.priorities.noun import PRIORITIES
from tests.actions.data import action, line
from tests.factories import make_block, make_organisation, make_partnership, make_plan, make_user
from tests.priorities.data import indicator, priority

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def paper():
    return make_plan(make_partnership(), blocks=()).paper


@pytest.fixture
def officer(paper):
    return make_user("officer", paper.partnership, name="Officer")


@pytest.fixture
def rows(paper, officer):
    """One row of each noun, each in its block."""
    make_organisation(slug="anyborough-police")
    for kind in ("priorities", "alignment", "indicators", "action_plan", "funding", "risks"):
        make_block(paper, kind=kind, heading=kind.capitalize(), data={"intro_html": ""})
    aim = {"title": "Best start", "text": "", "priorities": [], "entries": []}
    risk = {"title": "Partners lose interest", "text": "", "code": "E2", "owner_post": "", "mitigations": ["Ask"]}
    items = [
        (PRIORITIES, priority("Road safety", findings=[])),
        (AIMS, aim),
        (INDICATORS, indicator(baseline=None)),
        (ACTIONS, action()),
        (LINES, line()),
        (RISKS, risk),
    ]
    return {noun: add(noun, paper, item, by=officer) for noun, item in items}


def address(live_server, noun, verb, row):
    return live_server.url + reverse(f"{noun.namespace}:{noun.name}_{verb}", args=[row.paper.key, row.key])


@pytest.mark.once
def test_pages_of_rows_are_accessible_and_fit_the_window(
    page, live_server, sign_in_browser, axe, assert_no_overflow, rows, officer, paper
):
    sign_in_browser(page, live_server, officer)
    sections = ("priorities:edit", "priorities:alignment", "priorities:indicators", "actions:plan", "actions:funding")
    pages = [live_server.url + reverse(name, args=[paper.key]) for name in (*sections, "actions:risks")]
    pages += [address(live_server, noun, "edit", row) for noun, row in rows.items()]
    pages += [address(live_server, PRIORITIES, verb, rows[PRIORITIES]) for verb in ("remove", "history")]

    for each in pages:
        page.goto(each)
        axe(page)
        assert_no_overflow(page)


def test_priority_is_written_without_scripts(browser, live_server, sign_in_browser, officer, paper):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    sign_in_browser(page, live_server, officer)
    page.goto(live_server.url + reverse("priorities:edit", args=[paper.key]))

    page.get_by_role("button", name="Add a priority").click()
    page.get_by_label("Priority", exact=True).fill("Road safety")
    page.get_by_role("button", name="Add an area").click()
    page.get_by_label("Area of focus").fill("School streets")
    page.get_by_role("button", name="Save").last.click()

    assert page.get_by_role("heading", name="Road safety").is_visible()
    made = Priority.objects.get()
    assert [area.title for area in made.areas.all()] == ["School streets"]
    context.close()


def test_second_saver_merges_in_the_browser(page, live_server, sign_in_browser, axe, rows, officer):
    row = rows[PRIORITIES]
    sign_in_browser(page, live_server, officer)
    page.goto(address(live_server, PRIORITIES, "edit", row))
    other = page.context.new_page()
    other.goto(page.url)
    other.get_by_label("Priority", exact=True).fill("Safer roads")
    other.get_by_role("button", name="Save").last.click()

    page.get_by_label("Area of focus").first.fill("Streets near schools")
    page.get_by_role("button", name="Save").last.click()

    assert page.get_by_role("heading", level=1).inner_text().endswith("Two people changed “Safer roads”")
    axe(page)
    page.get_by_role("button", name="Save the text below").click()
    row.refresh_from_db()
    assert row.title == "Safer roads"
    assert [area.title for area in row.areas.all()] == ["Streets near schools"]
