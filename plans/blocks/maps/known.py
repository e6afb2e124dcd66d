"""Figures with which the map of an area is begun. Rooms above tell theirs: ``register(source)``."""

from collections.abc import Callable, Iterator
from itertools import chain

from partnerships.models import Partnership
from plans.document.schemas import Data

Source = Callable[[Partnership], Iterator[Data]]
_SOURCES: list[Source] = []


def register(source: Source) -> None:
    if source not in _SOURCES:
        _SOURCES.append(source)


def fact(figure: str, words: str) -> Data:
    return {"figure": figure, "words": words}


def known_facts(partnership: Partnership) -> list[Data]:
    return list(chain.from_iterable(source(partnership) for source in _SOURCES))
