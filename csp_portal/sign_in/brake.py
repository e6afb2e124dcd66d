"""The brake on guessing passwords: failed tries are counted in rows, which nobody can push out.

A browser with which the person has signed in before (or has chosen a new password, by mail) is counted by itself: a
stranger who knows an officer's address slows down strangers, never the officer.
"""

from datetime import datetime, timedelta

from csp_portal.sign_in.browser import COOKIE, has_signed_in
from partnerships import cookies
from partnerships.braking import Limit, counted_as, place_of
from partnerships.models import SignInFailure, User

SALT = "csp_portal.sign_in.brake"
KEPT_FOR = timedelta(hours=1)


PER_ACCOUNT = Limit(5, timedelta(minutes=5))
PER_PLACE = Limit(20, timedelta(minutes=1))
PER_BROWSER = Limit(10, timedelta(minutes=5))


def limits_of(request, email: str, address: str) -> list[tuple[str, Limit]]:
    """Under which names a try is counted, each with its limit."""
    user = User.objects.filter(email__iexact=email.strip()).first()
    if user and has_signed_in(request, user):
        return [(_name("browser", str(user.pk), cookies.kept(request, COOKIE)), PER_BROWSER)]
    account = _name("account", email.strip().lower())
    return [(account, PER_ACCOUNT), (_name("place", place_of(address)), PER_PLACE)]


def _name(*parts: str) -> str:
    return counted_as(SALT, *parts)


def forget_old(now: datetime, *, everything: bool = False) -> dict[str, int]:
    """A sweep of the worker: no try is kept for longer than it counts."""
    deleted, _ = SignInFailure.objects.filter(at__lt=now - KEPT_FOR).delete()
    return {"forgotten": deleted}
