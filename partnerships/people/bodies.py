"""On which committees a councillor sits: the room of committees registers what a council has."""

from collections.abc import Callable

from partnerships.models import Organisation

_READERS: list[Callable[[Organisation], dict[str, str]]] = []


def register_bodies(read: Callable[[Organisation], dict[str, str]]) -> None:
    """``read(council)`` gives short name → name. Registering twice changes nothing."""
    if read not in _READERS:
        _READERS.append(read)


def bodies_of(council: Organisation) -> dict[str, str]:
    return {slug: name for read in _READERS for slug, name in read(council).items()}
