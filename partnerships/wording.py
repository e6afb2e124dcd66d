"""Sentences put together from what there is. Pure."""

from collections.abc import Iterable


def and_words(words: Iterable[str]) -> str:
    """ "a, b and c"."""
    words = list(words)
    return " and ".join(filter(None, [", ".join(words[:-1]), *words[-1:]]))


def stretch_around(text: str, start: int, end: int, *, most: int) -> str:
    """What stands between two places, with whole words of so many characters at most before and after it."""
    first, last = max(0, start - most), end + most
    if first:
        first = max(first, text.find(" ", first, start) + 1)
    if last < len(text):
        last = text.rfind(" ", end, last) if " " in text[end:last] else last
    return ("…" if first else "") + text[first:last].strip() + ("…" if last < len(text) else "")
