"""The brake on guessing: tries are counted in rows, which nobody can push out, under names that cannot be read back."""

import ipaddress
from dataclasses import dataclass
from datetime import datetime, timedelta

from allauth.account.adapter import get_adapter
from django.utils import timezone
from django.utils.crypto import salted_hmac

from partnerships.models import SignInFailure


@dataclass(frozen=True)
class Limit:
    most: int
    within: timedelta


def place_of(address: str) -> str:
    """Where a try comes from; of IPv6 the network, whose addresses one sender may change at will."""
    given = ipaddress.ip_address(address)
    return str(ipaddress.ip_network(f"{given}/64", strict=False)) if given.version == 6 else str(given)


def place_of_request(request) -> str:
    return place_of(get_adapter().get_client_ip(request))


def counted_as(salt: str, *parts: str) -> str:
    return salted_hmac(salt, "\n".join(parts), algorithm="sha256").hexdigest()


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
