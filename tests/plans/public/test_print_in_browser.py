"""Pages printed from the browser: the text over the whole width, and nothing that only works on a screen."""

import pytest
from django.urls import reverse

from partnerships.access import Role
from plans.papers.versions import freeze, publish
from tests.factories import make_plan, make_user

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
ON_SCREENS_ONLY = (
    ".csp-header__nav, .govuk-breadcrumbs, .csp-tabs, .csp-toolbar, .csp-contents, .govuk-button, button, .csp-footer"
)
ADDED = """() => [...document.querySelectorAll("a")]
    .filter((link) => link.offsetParent && !["none", "normal"].includes(getComputedStyle(link, "::after").content))
    .map((link) => getComputedStyle(link, "::after").content)"""
#: How much of the paper's width the text takes.
SHARE = """(text) => Math.round(
    (100 * document.querySelector(text).getBoundingClientRect().width) / document.body.clientWidth)"""

MERGED = (
    "<table><tr><th>Priority</th><th>What</th><th>Who</th></tr>"
    '<tr><td rowspan="3">Violence</td><td>a</td><td rowspan="2">Police</td></tr><tr><td>b</td></tr>'
    "<tr><td>c</td><td>Council</td></tr></table>"
)
ROWS = """() => [...document.querySelectorAll(".csp-document tr")]
    .map((row) => [...row.cells].map((cell) => cell.innerText.trim()).join(" "))"""


def test_a_page_is_printed_over_its_whole_width_without_what_works_on_screens(page, live_server, sign_in_browser):
    plan = make_plan(blocks=("Our area", "What we will do"))
    plan.paper.blocks.update(data={"html": '<p>Read <a href="https://anyborough.example/more">more</a> here.</p>'})
    officer = make_user(Role.OFFICER, plan.partnership)
    publish(freeze(plan.paper, by=officer, purpose="submission"), by=officer, basis="papers")
    sign_in_browser(page, live_server, officer)
    page.set_viewport_size({"width": 680, "height": 960})
    page.emulate_media(media="print")
    shown = []
    for name, key, text in (("detail", plan.slug, ".csp-document"), ("paper", plan.paper.key, ".csp-blocks")):
        page.goto(live_server.url + reverse(f"plans:{name}", args=[key]))
        visible = [each for each in page.locator(ON_SCREENS_ONLY).all() if each.is_visible()]
        shown.append((len(visible), set(page.evaluate(ADDED)), page.evaluate(SHARE, text)))

    assert shown == [(0, {'" (https://anyborough.example/more)"'}, 100), (0, set(), 100)]


def test_a_merged_cell_is_said_again_in_each_row_on_paper_only(page, live_server):
    plan = make_plan(blocks=("Our area",))
    plan.paper.blocks.update(data={"html": MERGED})
    officer = make_user(Role.OFFICER, plan.partnership)
    publish(freeze(plan.paper, by=officer, purpose="submission"), by=officer, basis="papers")
    page.goto(live_server.url + plan.get_absolute_url())
    shown = [page.evaluate(ROWS)]
    for event in ("beforeprint", "afterprint"):
        page.evaluate("(name) => { window.dispatchEvent(new Event(name)); }", event)
        shown.append(page.evaluate(ROWS))

    assert shown[1][1:] == ["Violence a Police", "Violence b Police", "Violence c Council"]
    assert shown[0] == shown[2] == ["Priority What Who", "Violence a Police", "b", "c Council"]
