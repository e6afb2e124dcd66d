"""One line of a lifecycle's table: who may, from where, and in which words not."""

import pytest
from django.db import models

from partnerships.access import Permission, Role
from partnerships.transitions import Transition
from tests.factories import make_partnership, make_user


class Door(models.TextChoices):
    OPEN = "open", "Open"
    SHUT = "shut", "Shut"
    LOCKED = "locked", "Locked"


SHUTTING = Transition(
    (Door.OPEN,), Door.SHUT, Permission.MANAGE_PARTNERSHIP, "shut", instead={Door.LOCKED: "Unlock {what} first."}
)


@pytest.mark.parametrize(
    ("state", "reasons"),
    [
        (Door.OPEN, []),
        (Door.SHUT, ["The door is shut; this is possible only while it is open."]),
        (Door.LOCKED, ["Unlock the gate first."]),
    ],
)
def test_a_state_allows_a_verb_or_says_why_not(state, reasons):
    assert SHUTTING.reasons_by_state(Door, state, "The door", what="the gate") == reasons


@pytest.mark.django_db
def test_a_role_allows_a_verb_or_says_why_not():
    partnership = make_partnership()
    reader, administrator = make_user(Role.READER, partnership), make_user(Role.ADMINISTRATOR, partnership)

    assert SHUTTING.reasons_by_role(partnership, by=administrator) == []
    assert SHUTTING.reasons_by_role(partnership, by=reader) == [
        "Your roles do not let you change this partnership's settings."
    ]
