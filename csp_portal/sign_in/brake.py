"""The brake on guessing passwords: failed tries are counted in rows, which nobody can push out.

A browser with which the person has signed in before (or has chosen a new password, by mail) is counted by itself: a
stranger who knows an officer's address slows down strangers, never the officer.
"""

import ipaddress
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils import timezone
from django.utils.crypto import salted_hmac

from csp_portal.sign_in.browser import COOKIE, has_signed_in
from partnerships.models import SignInFailure, User

SALT = "csp_portal.sign_in.brake"
KEPT_FOR = timedelta(hours=1)


@dataclass(frozen=True)
class Limit:
    most: int
    within: timedelta


PER_ACCOUNT = Limit(5, timedelta(minutes=5))
PER_PLACE = Limit(20, timedelta(minutes=1))
PER_BROWSER = Limit(10, timedelta(minutes=5))


def place_of(address: str) -> str:
    """Where a try comes from; of IPv6 the network, whose addresses one sender may change at will."""
    given = ipaddress.ip_address(address)
    return str(ipaddress.ip_network(f"{given}/64", strict=False)) if given.version == 6 else str(given)


def limits_of(request, email: str, address: str) -> list[tuple[str, Limit]]:
    """Under which names a try is counted, each with its limit."""
    user = User.objects.filter(email__iexact=email.strip()).first()
    if user and has_signed_in(request, user):
        return [(_name("browser", str(user.pk), request.COOKIES[COOKIE]), PER_BROWSER)]
    account = _name("account", email.strip().lower())
    return [(account, PER_ACCOUNT), (_name("place", place_of(address)), PER_PLACE)]


def _name(*parts: str) -> str:
    return salted_hmac(SALT, "\n".join(parts), algorithm="sha256").hexdigest()


def count(limits: list[tuple[str, Limit]], now: datetime | None = None) -> list[SignInFailure] | None:
    """Count a try before it is made, and return its rows; None when it may not be made, and then nothing is kept.

    The row comes before the question, so that of many tries at the same moment no more pass than one after the other.
    """
    now, rows = now or timezone.now(), []
    for name, limit in limits:
        rows.append(SignInFailure.objects.create(counted=name, at=now))
        if SignInFailure.objects.filter(counted=name, at__gt=now - limit.within).count() > limit.most:
            take_back(rows)
            return None
    return rows


def take_back(rows: list[SignInFailure]) -> None:
    SignInFailure.objects.filter(pk__in=[row.pk for row in rows]).delete()


def forget_old(now: datetime, *, everything: bool = False) -> dict[str, int]:
    """A sweep of the worker: no try is kept for longer than it counts."""
    deleted, _ = SignInFailure.objects.filter(at__lt=now - KEPT_FOR).delete()
    return {"forgotten": deleted}
