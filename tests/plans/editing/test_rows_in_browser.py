"""Rows in a browser: written without scripts, and by two at once. The walk looks at every page of them."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from plans.editing.verbs import add
from priorities.models import Priority
from priorities.priorities.noun import PRIORITIES
from tests.factories import make_block, make_partnership, make_plan, make_user
from tests.priorities.data import priority

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def paper():
    return make_plan(make_partnership(), blocks=()).paper


@pytest.fixture
def officer(paper):
    return make_user("officer", paper.partnership, name="Officer")


@pytest.fixture
def row(paper, officer):
    make_block(paper, kind="priorities", heading="Priorities", data={"intro_html": ""})
    return add(PRIORITIES, paper, priority("Road safety", findings=[]), by=officer)


def address(live_server, noun, verb, row):
    return live_server.url + reverse(f"{noun.namespace}:{noun.name}_{verb}", args=[row.paper.key, row.key])


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

    expect(page.get_by_role("heading", name="Road safety")).to_be_visible()
    made = Priority.objects.get()
    assert [area.title for area in made.areas.all()] == ["School streets"]
    context.close()


def test_second_saver_merges_in_the_browser(page, live_server, sign_in_browser, axe, row, officer):
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
