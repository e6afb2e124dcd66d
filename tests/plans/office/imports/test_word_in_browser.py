"""A Word file on its way into a new plan, in chromium without scripts: what axe says of each page, and that it fits."""

import pytest
from django.urls import reverse

from partnerships.access import Role
from plans.models import Plan
from tests.factories import make_partnership, make_user
from tests.plans.office.word.files import SAMPLES

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_an_officer_brings_a_plan_in(page, live_server, sign_in_browser, axe, assert_no_overflow):
    partnership = make_partnership()
    sign_in_browser(page, live_server, make_user(Role.OFFICER, partnership))

    page.goto(live_server.url + reverse("plans:start", args=[partnership.slug]))
    page.get_by_role("link", name="Bring in the plan you have").click()
    page.locator("input[type=file]").set_input_files(SAMPLES / "1-styled-plan.docx")
    page.get_by_role("button", name="Read the file").click()
    axe(page)
    assert_no_overflow(page)
    page.get_by_label("“Review calendar” becomes").select_option("Leave it out")
    page.get_by_label("I have read what stays out").check()
    page.get_by_role("button", name="Look at the text").click()
    axe(page)
    assert_no_overflow(page)
    page.get_by_role("button", name="Bring it in").click()

    page.get_by_text("was brought in. Read it through").wait_for()
    headings = Plan.objects.get().paper.blocks.placed().exclude(heading="").values_list("heading", flat=True)
    assert "Review calendar" not in headings
    assert headings.count() == 8
