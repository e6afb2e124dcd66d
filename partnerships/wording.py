"""Sentences put together from what there is. Pure."""

from collections.abc import Iterable


def and_words(words: Iterable[str]) -> str:
    """ "a, b and c"."""
    words = list(words)
    return " and ".join(filter(None, [", ".join(words[:-1]), *words[-1:]]))
