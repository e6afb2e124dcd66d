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
