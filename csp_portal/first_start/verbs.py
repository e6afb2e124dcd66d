"""The first administrator of an empty portal: an address that opens once, told where the server runs, and its use.

Who can read what the server prints, or run a command beside it, is who runs the portal; nobody else learns the address.
As soon as there is an administrator no address opens any more: further ones are invited.
"""

import hashlib
import secrets
import sys
from datetime import timedelta

from django.db import DatabaseError, connections, transaction
from django.urls import reverse
from django.utils import timezone

from partnerships.access import Role
from partnerships.models import FirstStart, User
from partnerships.people.verbs import give_role
from partnerships.site_address import full_address
from partnerships.verbs import Refused, require

#: Processes of one server begin together: the first of them tells the address, the others keep quiet.
TOGETHER = timedelta(minutes=1)
NO_MORE = (
    "The portal has an administrator already. Sign in. If you have no account, ask an administrator for an invitation."
)
NOT_VALID = (
    "This address is not valid, or no longer: it opens once, within a day. Whoever runs the portal gets a new one by "
    "starting the server again, or with manage.py first_start."
)
KNOWN = "Someone with this e-mail address has an account already."


def reasons_not_to_offer() -> list[str]:
    return [NO_MORE] if User.objects.administrators().exists() else []


def reasons_not_to_begin(token: str) -> list[str]:
    reasons = reasons_not_to_offer()
    is_open = any(row.is_open(timezone.now()) for row in FirstStart.objects.filter(digest=_digest(token)))
    return reasons or ([] if is_open else [NOT_VALID])


def _digest(token):
    return hashlib.sha256(token.encode()).hexdigest()


def new_address(*, quiet_for=timedelta(0)) -> str:
    """An address in place of the one before it; none when another process made one so short a while ago."""
    require(reasons_not_to_offer())
    now, token = timezone.now(), secrets.token_urlsafe(32)
    row, _ = FirstStart.objects.get_or_create(pk=1)
    if row.made_at and now - row.made_at < quiet_for:
        return ""
    same = FirstStart.objects.filter(pk=1, made_at=row.made_at)
    if not same.update(digest=_digest(token), made_at=now, used_at=None):
        return ""
    return full_address(reverse("first_start", args=[token]))


def words_about(address: str) -> str:
    return f"The portal has no administrator yet. Become it here; the address opens once, within 24 hours:\n  {address}"


def tell_at_start() -> None:
    """Print the address where the server prints; a database that is not there or not set up yet has nobody to tell."""
    try:
        address = new_address(quiet_for=TOGETHER)
    except (DatabaseError, Refused):
        address = ""
    finally:
        connections.close_all()  # the processes of a server open their own
    if address:
        print(words_about(address), file=sys.stderr, flush=True)


@transaction.atomic
def begin(token: str, *, email: str, name: str, password: str) -> User:
    """Make the first administrator, who reaches Django's administration too; of two people with the address one."""
    require(reasons_not_to_begin(token))
    if not FirstStart.objects.filter(digest=_digest(token), used_at=None).update(used_at=timezone.now()):
        raise Refused([NOT_VALID])
    require([KNOWN] if User.objects.filter(email__iexact=email).exists() else [])
    user = User.objects.create_superuser(email, password, name=name)
    give_role(user, by=user, role=Role.SITE_ADMINISTRATOR)
    return user
