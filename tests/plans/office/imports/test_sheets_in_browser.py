"""A sheet of actions on its way into a plan, in chromium: what axe says of its page, and that it fits."""

import pytest
from django.urls import reverse

from actions.models import Action
from partnerships.access import Role
from priorities.models import Priority
from tests.factories import make_membership, make_organisation, make_partnership, make_plan, make_user
from tests.plans.office.lines.test_reading import SAMPLES

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_an_officer_brings_actions_in(page, live_server, sign_in_browser, axe, assert_no_overflow):
    partnership = make_partnership()
    make_membership(partnership, make_organisation("Westmarch Police", short_name="WMP"))
    make_membership(partnership, make_organisation("Eastvale District Council", short_name="EDC"))
    paper = make_plan(partnership).paper
    for title in ("Violence", "ASB"):
        Priority.objects.create(paper=paper, title=title)
    sign_in_browser(page, live_server, make_user(Role.OFFICER, partnership))

    page.goto(live_server.url + reverse("actions:plan", args=[paper.key]))
    page.get_by_role("link", name="Bring in a sheet").click()
    page.locator("input[type=file]").set_input_files(SAMPLES / "2-sheet-per-priority.xlsx")
    page.get_by_role("button", name="Look at the file").click()
    axe(page)
    assert_no_overflow(page)
    page.get_by_label("“Youth Svc” is").select_option("Eastvale District Council")
    page.get_by_role("button", name="Read the lines again so").click()
    page.get_by_label("Bring in the other lines").check()
    page.get_by_role("button", name="Bring the lines in").click()

    page.get_by_text("2 actions brought in: 2 new, 0 changed.").wait_for()
    assert [action.title for action in Action.objects.of(paper)] == ["Case reviews", "Youth work"]
