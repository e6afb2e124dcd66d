"""What a browser can prove about earlier sign-ins: one signed cookie that names who signed in with it, newest first.

Two things rest on it. The brake lets a browser through that a person has used before, whatever strangers do with that
person's address. And a form that comes after a sign-in has ended is known to be the person's who opened it: each
sign-in has its own secret for forms, whose mark stands beside the person.
"""

from datetime import timedelta

from django.core import signing
from django.utils.crypto import salted_hmac

from partnerships import cookies

COOKIE = "csp_browser"
SALT = "csp_portal.sign_in.browser"
MOST = 5
HALF_A_YEAR = timedelta(days=182)


class BrowserMiddleware:
    """Write the cookie anew after a sign-in (``remember`` has said whose)."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        entry = getattr(request, "browser_of", None)
        if entry:
            entries = [entry, *(each for each in entries_of(request) if each != entry)][:MOST]
            cookies.keep(response, COOKIE, signing.dumps(entries, salt=SALT), age=HALF_A_YEAR)
        return response


def remember(sender, request, user, **kwargs):
    """A receiver: this person has just signed in, or chosen a new password, with this browser."""
    request.browser_of = [user.pk, mark_of(request.META.get("CSRF_COOKIE", ""))]


def mark_of(secret: str) -> str:
    """A secret's mark tells it again and does not give it away."""
    return salted_hmac(SALT, secret, algorithm="sha256").hexdigest()[:24]


def entries_of(request) -> list[list]:
    """[person's key, mark of the forms' secret], newest first; empty where the cookie is not ours."""
    try:
        return signing.loads(cookies.kept(request, COOKIE), salt=SALT, max_age=HALF_A_YEAR)
    except signing.BadSignature:
        return []


def has_signed_in(request, user) -> bool:
    return any(pk == user.pk for pk, _ in entries_of(request))
