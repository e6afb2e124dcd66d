"""Frame, components and sign-in pages in chromium: accessible, inside the window, under the strict policy."""

import pytest
from playwright.sync_api import expect

from csp_portal.context import PRODUCT

pytestmark = [pytest.mark.browser, pytest.mark.urls("tests.csp_portal.gallery")]
SIGN_IN_PAGES = ["/accounts/login/", "/accounts/password/reset/", "/accounts/signup/", "/nowhere/"]


@pytest.fixture
def person(transactional_db, django_user_model):
    return django_user_model.objects.create_user("officer@anyborough.example", "correct horse battery", name="Officer")


def test_gallery_is_accessible_and_fits(live_server, page, axe, assert_no_overflow):
    page.goto(f"{live_server.url}/gallery/")
    page.locator(".ProseMirror[contenteditable][aria-labelledby]").wait_for()

    axe(page)
    assert_no_overflow(page)


def test_gallery_with_errors_is_accessible(live_server, page, axe):
    page.goto(f"{live_server.url}/gallery/")
    page.get_by_role("button", name="Save and continue").click()

    expect(page.get_by_role("heading", name="There is a problem")).to_be_visible()
    page.get_by_role("link", name="Enter the e-mail address.").click()
    assert page.evaluate("document.activeElement.id") == "id_email"
    axe(page)


def test_a_form_is_sent_once_when_its_button_is_pressed_twice(live_server, page):
    page.goto(f"{live_server.url}/gallery/")
    sent = []
    page.on("request", lambda request: sent.append(request.method))
    page.route("**", lambda route: route.fulfill(status=204))
    save = page.get_by_role("button", name="Save and continue")

    with page.expect_request("**"):
        save.click()
    save.click()
    with page.expect_request("**"):
        save.evaluate("button => button.form.requestSubmit()")  # as the Enter key without a button

    assert sent == ["POST", "POST"]


def test_rich_text_box_has_the_fields_name(live_server, page):
    page.goto(f"{live_server.url}/gallery/")
    page.locator(".ProseMirror[contenteditable][aria-labelledby]").wait_for()

    expect(page.get_by_role("textbox", name="Foreword")).to_have_count(1)


def test_skip_link_is_first_and_leads_to_main(live_server, page):
    page.goto(f"{live_server.url}/accounts/login/")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")

    assert page.evaluate("document.activeElement.id") == "main-content"


@pytest.mark.parametrize("path", SIGN_IN_PAGES)
def test_entrance_page_is_accessible_and_fits(live_server, page, axe, assert_no_overflow, path):
    page.goto(f"{live_server.url}{path}")

    expect(page.locator("h1")).to_have_count(1)
    axe(page)
    assert_no_overflow(page)


def test_person_signs_in_and_out_by_form(live_server, page, person):
    page.goto(f"{live_server.url}/accounts/login/?next=/gallery/")
    page.get_by_label("E-mail address").fill(person.email)
    page.get_by_label("Password").fill("correct horse battery")
    page.get_by_role("button", name="Sign in").click()
    page.wait_for_url("**/gallery/")
    page.get_by_role("button", name="Sign out").click()

    page.get_by_role("link", name="Sign in").wait_for()


@pytest.mark.parametrize(
    "path", ["/accounts/password/change/", "/accounts/2fa/", "/accounts/logout/", "/accounts/2fa/totp/activate/"]
)
def test_account_page_is_accessible_and_fits(live_server, page, person, sign_in_browser, axe, assert_no_overflow, path):
    sign_in_browser(page, live_server, person)
    page.goto(f"{live_server.url}{path}")

    expect(page.locator("h1")).to_have_count(1)
    axe(page)
    assert_no_overflow(page)


def test_gallery_without_scripts_shows_plain_fields(live_server, browser):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{live_server.url}/gallery/")

    expect(page.get_by_label("Foreword")).to_be_visible()
    assert page.title() == f"Components – {PRODUCT}"
    context.close()
