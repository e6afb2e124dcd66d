"""Cookies of the portal's own, beside those of sessions and forms. Where it is reached by HTTPS their names begin as
theirs do: no page without TLS, and of those for every page no other host of the domain, can set one."""

from datetime import timedelta

from django.conf import settings


def name_of(name: str, path: str = "/") -> str:
    if not settings.SESSION_COOKIE_SECURE:
        return name
    return f"__Host-{name}" if path == "/" else f"__Secure-{name}"


def kept(request, name: str, path: str = "/") -> str:
    """What the browser brings; empty without one."""
    return request.COOKIES.get(name_of(name, path), "")


def keep(response, name: str, value: str, *, path: str = "/", samesite: str = "Lax", age: timedelta | None = None):
    """For the pages below ``path``, and for none of their scripts; without an age until the browser is closed."""
    response.set_cookie(
        name_of(name, path),
        value,
        max_age=age,
        path=path,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite=samesite,
    )
    return response
