"""Cookies of the portal's own: their names, and that only the portal can set them."""

import pytest
from django.http import HttpResponse
from django.test import RequestFactory

from partnerships import cookies


@pytest.mark.parametrize(
    ("is_secure", "path", "name"),
    [(True, "/", "__Host-mark"), (True, "/r/", "__Secure-mark"), (False, "/", "mark"), (False, "/r/", "mark")],
)
def test_only_the_portal_can_set_a_cookie_where_it_is_reached_by_https(settings, is_secure, path, name):
    settings.SESSION_COOKIE_SECURE = is_secure

    kept = cookies.keep(HttpResponse(), "mark", "secret", path=path).cookies[name]

    assert (kept["path"], kept["domain"], bool(kept["secure"]), kept["httponly"]) == (path, "", is_secure, True)
    request = RequestFactory().get("/", headers={"cookie": f"{name}=secret"})
    assert cookies.kept(request, "mark", path) == "secret"


def test_a_cookie_that_a_page_without_tls_has_set_is_not_looked_at(settings):
    settings.SESSION_COOKIE_SECURE = True
    request = RequestFactory().get("/", headers={"cookie": "mark=of another host"})

    assert cookies.kept(request, "mark") == ""
