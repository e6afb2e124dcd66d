import re
from urllib.parse import urlencode

import pytest
from django.test import Client

from csp_portal.errors import TOO_LONG_A_DRAFT
from tests.factories import make_user

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.csp_portal.gallery")]
FORM = "application/x-www-form-urlencoded"
REFERENCE = re.compile(r"Reference: <strong>([2-9A-Z]{4}-[2-9A-Z]{4})</strong>")


def heading(response):
    return re.search(r"<h1[^>]*>\s*(.*?)\s*</h1>", response.content.decode(), re.S).group(1)


def test_server_error_shows_reference_and_no_trace():
    response = Client(raise_request_exception=False).get("/broken/")

    text = response.content.decode()
    assert response.status_code == 500
    assert heading(response) == "Sorry, there is a problem with the portal"
    assert REFERENCE.search(text).group(1) == response["X-Reference"]
    assert "a secret detail" not in text
    assert "RuntimeError" not in text


def test_server_error_is_logged_with_its_reference(caplog):
    from csp_portal.middleware import ReferenceFilter

    caplog.handler.addFilter(ReferenceFilter())
    response = Client(raise_request_exception=False).get("/broken/")

    record = next(record for record in caplog.records if record.levelname == "ERROR")
    assert record.reference == response["X-Reference"]


def test_missing_page_says_what_to_do(client):
    response = client.get("/nowhere/")

    assert (response.status_code, heading(response)) == (404, "Page not found")
    assert REFERENCE.search(response.content.decode())


def test_forbidden_page_gives_the_reason(client):
    response = client.get("/forbidden/")

    assert (response.status_code, heading(response)) == (403, "You cannot do this")
    assert "Only the clerk of the council may do this." in response.content.decode()


def test_bad_host_gets_a_plain_page(client):
    response = client.get("/healthz", headers={"host": "elsewhere.example"})

    assert (response.status_code, heading(response)) == (400, "The request could not be understood")


def test_failed_csrf_check_tells_how_to_keep_the_text():
    response = Client(enforce_csrf_checks=True).post("/gallery/", {"title": "My text"})

    assert (response.status_code, heading(response)) == (403, "The page was open for too long")
    assert "What you typed is still in your browser." in response.content.decode()


def test_two_requests_have_different_references(client):
    assert client.get("/healthz")["X-Reference"] != client.get("/healthz")["X-Reference"]


def test_wrong_method_gets_a_page_and_the_allowed_ones(client):
    response = client.post("/healthz")

    assert (response.status_code, heading(response)) == (405, "This step cannot be done this way")
    assert response["Allow"] == "GET, HEAD"


@pytest.mark.urls("csp_portal.urls")
@pytest.mark.parametrize("address", ["/?q=%00", "/invitations/a%00b/"])
def test_nul_in_an_address_is_a_bad_request(client, address):
    assert client.get(address).status_code == 400


@pytest.mark.urls("csp_portal.urls")
def test_nul_in_a_form_is_dropped(client):
    user = make_user()
    client.force_login(user)

    assert client.post("/workspace/drafts/", {"draft_form": "bl\x00ock:1", "html": "a\x00b"}).status_code == 200
    assert user.drafts.get().fields == {"html": ["ab"]}
    assert user.drafts.get().form == "block:1"


TOO_MUCH = "This is more than can be sent at once"


@pytest.mark.urls("csp_portal.urls")
def test_more_than_a_form_may_hold_is_answered_in_words_before_it_is_read(client):
    client.force_login(make_user())

    response = client.post("/workspace/drafts/", urlencode({"html": "<b>" * 1_500_000}), content_type=FORM)

    assert (response.status_code, heading(response)) == (413, TOO_MUCH)
    assert "A form may hold 4.0\xa0MB of text, and 64.0\xa0MB with its files." in response.content.decode()


@pytest.mark.urls("csp_portal.urls")
def test_a_draft_that_is_too_long_is_told_as_the_editor_shows_it(client):
    client.force_login(make_user())

    response = client.post(
        "/workspace/drafts/", urlencode({"html": "x" * 5_000_000}), content_type=FORM, headers={"X-Autosave": "1"}
    )

    assert (response.status_code, response.content.decode()) == (413, TOO_LONG_A_DRAFT)


@pytest.mark.parametrize("length", [str(65 * 1024 * 1024), "9" * 30, "-1"])
def test_a_body_longer_than_all_files_of_a_form_is_not_read(client, length):
    response = client.post("/gallery/", {"title": "My text"}, headers={"Content-Length": length})

    assert (response.status_code, heading(response)) == (413, TOO_MUCH)
