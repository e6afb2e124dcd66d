"""What stands in a person's own name, and handing it to a colleague when the person goes or is away.

Rooms register what finds it; most work belongs to a post, and goes on with whoever has the role.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.db import transaction

from partnerships.models import Organisation, Partnership, User
from partnerships.verbs import Refused, require


@dataclass(frozen=True)
class InName:
    """One thing that waits for this person alone; ``move(to=, by=, reason=)`` gives it to somebody else.

    ``council``: whose thing it is where it is not the partnership's own.
    """

    title: str
    url: str
    partnership: Partnership
    move: Callable[..., None]
    council: Organisation | None = None


_FINDERS: list[Callable[[User], Iterable[InName]]] = []


def register_in_name(find: Callable[[User], Iterable[InName]]) -> None:
    """Registering twice changes nothing."""
    if find not in _FINDERS:
        _FINDERS.append(find)


def in_name_of(user: User, at: Partnership | Organisation | None = None) -> list[InName]:
    """Everywhere, or at one partnership or council: who manages its people is told nothing of other places."""
    things = (thing for find in _FINDERS for thing in find(user))
    return [thing for thing in things if at in (None, thing.partnership, thing.council)]


@transaction.atomic
def hand_over(user: User, *, to: User, by: User, reason: str, at: Partnership | Organisation | None = None) -> int:
    """Give everything that stands in the person's name (at one partnership or council) to a colleague, all of it or
    nothing; how many things."""
    require(["Choose somebody else: nobody hands over to themselves."] if to == user else [])
    require([f"{to} does not sign in any more."] if not to.is_active or to.is_system else [])
    things, reasons = in_name_of(user, at), []
    for thing in things:
        try:
            thing.move(to=to, by=by, reason=reason)
        except Refused as refused:
            reasons += refused.reasons
    require(list(dict.fromkeys(reasons)))
    return len(things)
