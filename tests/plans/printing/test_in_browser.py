from datetime import date

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from partnerships.access import Role
from plans.models import Rendering
from plans.printing import making, renderings
from tests.factories import make_partnership, make_plan, make_user

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def officer_and_plan():
    plan = make_plan(make_partnership(), title="Safer Anyborough", blocks=("Our area",))
    return make_user(Role.OFFICER, plan.partnership), plan


def test_the_page_of_a_pdf_looks_again_by_itself_until_it_can_be_downloaded(
    page, live_server, sign_in_browser, axe, assert_no_overflow, officer_and_plan
):
    officer, plan = officer_and_plan
    rendering = renderings.want_draft(plan.paper, by=officer, on=date(2026, 11, 21))
    sign_in_browser(page, live_server, officer)
    page.goto(live_server.url + reverse("plans:rendering", args=[rendering.pk]))
    expect(page.get_by_text("Waiting for its turn").first).to_be_visible()
    axe(page)
    assert_no_overflow(page)

    making.make(rendering.pk)
    button = page.get_by_role("button", name="Download the PDF")
    expect(button).to_be_visible(timeout=10_000)
    axe(page)
    assert_no_overflow(page)
    with page.expect_download() as download:
        button.click()
    assert download.value.suggested_filename == "safer-anyborough-draft-2026-11-21.pdf"


def test_a_pdf_that_failed_can_be_tried_again(page, live_server, sign_in_browser, axe, officer_and_plan):
    officer, plan = officer_and_plan
    rendering = renderings.want_draft(plan.paper, by=officer, on=date(2026, 11, 21))
    Rendering.objects.update(state="failed", error=making.PLAIN_FAULT)
    sign_in_browser(page, live_server, officer)
    page.goto(live_server.url + reverse("plans:rendering", args=[rendering.pk]))
    axe(page)
    page.get_by_role("button", name="Try again").click()

    expect(page.get_by_text("The PDF is being made again.")).to_be_visible()
