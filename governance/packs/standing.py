"""What comes back at each meeting of some bodies: items that rooms above this one put on the agenda."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from governance.models import Meeting


@dataclass(frozen=True)
class StandingItem:
    """``name`` stands for it in rows and addresses; ``papers(by)`` gives its ``ItemPaper``s, asked for when drawn."""

    name: str
    title: str
    papers: Callable = field(compare=False)


_SOURCES: list[Callable[[Meeting], Iterable[StandingItem]]] = []


def register_standing(source: Callable[[Meeting], Iterable[StandingItem]]) -> None:
    """``source(meeting)`` gives the items in their order; registering twice changes nothing."""
    if source not in _SOURCES:
        _SOURCES.append(source)


def standing_items(meeting: Meeting) -> list[StandingItem]:
    return [item for source in _SOURCES for item in source(meeting)]
