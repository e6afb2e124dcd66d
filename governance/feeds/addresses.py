"""Verbs about the secret address of a person's own calendar: make a new one, revoke it."""

from django.db import transaction
from django.utils import timezone

from governance.models import CalendarAddress
from partnerships.models import User, audit
from partnerships.verbs import StaleState, swap


@transaction.atomic
def make_address(user: User) -> CalendarAddress:
    """A new address; one that was there leads nowhere from now on."""
    User.objects.select_for_update().get(pk=user.pk)  # two requests at once: one address each after the other
    _revoke_open(user)
    address = CalendarAddress.objects.create(user=user)
    audit("calendar address made", address, by=user)
    return address


@transaction.atomic
def revoke_address(user: User) -> bool:
    """The address leads nowhere from now on; False where there was none."""
    return _revoke_open(user)


def _revoke_open(user):
    address = CalendarAddress.objects.open().filter(user=user).first()
    ended = {"revoked_at": timezone.now(), "revoked_by": user}
    if address is None:
        return False
    try:
        swap(address, was={"revoked_at": None}, now=ended, by=user, event="calendar address revoked")
    except StaleState:  # revoked in another window a moment ago
        return False
    return True
