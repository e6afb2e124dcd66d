"""On which committees and boards people sit: the room of committees registers what a council or partnership has, who is
named there without an account, and who seats people."""

from collections.abc import Callable

from partnerships.models import Invitation, Organisation, Partnership, RoleAssignment, User
from partnerships.verbs import swap

Place = Organisation | Partnership

_READERS: list[Callable[[Place], dict[str, str]]] = []
_NAMED: list[Callable[[Place, str], list[dict]]] = []
_SEATERS: list[Callable[[User, Invitation], None]] = []


def register_bodies(read: Callable[[Place], dict[str, str]]) -> None:
    """``read(place)`` gives short name → name. Registering twice changes nothing."""
    if read not in _READERS:
        _READERS.append(read)


def register_named(read: Callable[[Place, str], list[dict]]) -> None:
    """``read(place, name)`` gives the places that somebody of this name has without an account, as ``sits_as`` of an
    invitation holds them: whoever accepts it takes these over."""
    if read not in _NAMED:
        _NAMED.append(read)


def named_places(place: Place, name: str) -> list[dict]:
    return [each for read in _NAMED for each in read(place, name)]


def register_seater(seat: Callable[[User, Invitation], None]) -> None:
    """``seat(person, invitation)`` gives whoever has accepted the places that the invitation tells."""
    if seat not in _SEATERS:
        _SEATERS.append(seat)


def seat(person: User, invitation: Invitation) -> None:
    for each in _SEATERS:
        each(person, invitation)


def bodies_of(place: Place) -> dict[str, str]:
    return {slug: name for read in _READERS for slug, name in read(place).items()}


def change_committees(assignment: RoleAssignment, bodies: list[str], *, by, reason: str) -> None:
    """On which committees a councillor sits without more being said of it."""
    swap(
        assignment,
        was={"ended_at": None, "bodies": assignment.bodies},
        now={"bodies": bodies},
        by=by,
        event="committees of a councillor changed",
        reason=reason,
        council=assignment.council,
        bodies=bodies,
    )
