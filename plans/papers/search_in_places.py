"""What people type of a place: words with a place beside them, or the postcode of one."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from plans.papers.search import partnerships_named

_MOST_WORDS = 10
_MOST_PLACES = 3
_SHORTEST = 3
_BETWEEN = frozenset(("around", "at", "for", "from", "in", "near", "of", "the"))
_POSTCODE = re.compile(r"[a-z]{1,2}\d[a-z\d]? ?(?:\d[a-z]{2})?", re.IGNORECASE)


@dataclass(frozen=True)
class WordsAtPlace:
    """Words that plans may say, and the partnerships (their numbers) of the place that stood beside them."""

    words: str
    place: str
    partnerships: list[int]


def words_at_place(typed: str) -> WordsAtPlace | None:
    """“knife crime in Anyborough”, “Anyborough knife crime”; None where no end of it names a place, or too many."""
    for words, place in _parted(typed.split()[:_MOST_WORDS]):
        if len(words) >= _SHORTEST and len(place) >= _SHORTEST:
            found = list(partnerships_named(place).values_list("pk", flat=True)[: _MOST_PLACES + 1])
            if found and len(found) <= _MOST_PLACES:
                return WordsAtPlace(words, place, found)
    return None


def _parted(said: list[str]) -> Iterator[tuple[str, str]]:
    """Words and place: the longest place first, and at the end before at the beginning."""
    for at in range(1, len(said)):
        yield _without_small(said[:at]), _without_small(said[at:])
    for at in range(len(said) - 1, 0, -1):
        yield _without_small(said[at:]), _without_small(said[:at])


def _without_small(words: list[str]) -> str:
    kept = list(words)
    while kept and kept[-1].casefold() in _BETWEEN:
        kept.pop()
    while kept and kept[0].casefold() in _BETWEEN:
        kept.pop(0)
    return " ".join(kept)


def is_postcode(typed: str) -> bool:
    return _POSTCODE.fullmatch(typed.strip()) is not None
