"""Words of a chapter that somebody spoke about, and where they stand after the text changed.

A page and the portal count alike by signs that are no white space, whatever stands between two paragraphs. Words are
followed as a reader would: by what stands around them. Where that is not sure they count as gone, never as others.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache
from itertools import accumulate

from plans.document.fragments import parsed

#: What begins or ends a line: words on either side do not run together.
_LINES = re.compile(
    r"(</?(?:p|[uod]l|li|h\d|t[dhr]|(?:fig)?caption|blockquote|div|section|d[td]|text|tspan|summary|title|br|option)\b)"
)
#: Signs that stay together, below which a likeness may be chance.
SURE = 16
#: Signs by which a passage that was moved is known again.
KNOWN = 20


@dataclass(frozen=True)
class Passage:
    """Words ``first`` to before ``last`` of a text; ``is_changed``: some of those between are others now."""

    first: int
    last: int
    is_changed: bool = False


def words_in(html: str) -> list[str]:
    """The words of a chapter as it is shown."""
    return words_of_text(parsed(_LINES.sub(r" \1", html)).text_content())


def words_of_text(text: str) -> list[str]:
    return text.replace("\ufeff", " ").split()  # a space to a browser


def chosen(words: Sequence[str], start: int, end: int) -> Passage | None:
    """The whole words that the signs ``start`` to before ``end`` touch; None where there are none."""
    ends = list(accumulate(map(len, words)))
    touched = [at for at, stop in enumerate(ends) if stop > start and stop - len(words[at]) < end]
    return Passage(touched[0], touched[-1] + 1) if touched and 0 <= start < end <= ends[-1] else None


def signs(words: Sequence[str], place: Passage) -> tuple[int, int]:
    """The signs of a place, as ``chosen`` reads them."""
    start = sum(map(len, words[: place.first]))
    return start, start + sum(map(len, words[place.first : place.last]))


def follow(old: Sequence[str], place: Passage, new: Sequence[str]) -> Passage | None:
    """Where the words at a place of the old text stand in the new one; None when they are gone."""
    old, new = tuple(old), tuple(new)
    kept = [
        (max(a, place.first), max(a, place.first) - a + b, min(a + size, place.last) - max(a, place.first))
        for a, b, size in _kept(old, new)
        if a < place.last and place.first < a + size
    ]
    if sum(size for _, _, size in kept) == place.last - place.first and _is_whole(kept):
        return Passage(kept[0][1], kept[0][1] + place.last - place.first)
    return _moved(old, place, new) or _partly(old, place, kept, new)


def _is_whole(kept: list[tuple[int, int, int]]) -> bool:
    """Whether nothing was written between."""
    return kept[-1][1] + kept[-1][2] - kept[0][1] == sum(size for _, _, size in kept)


@lru_cache(maxsize=256)
def _kept(old: tuple[str, ...], new: tuple[str, ...]) -> list[tuple[int, int, int]]:
    """Runs of words that stayed: where in the old text, where in the new one, how many."""
    head = _alike(old, new)
    tail = _alike(old[head:][::-1], new[head:][::-1])
    between = SequenceMatcher(None, old[head : len(old) - tail], new[head : len(new) - tail])
    found = [(a + head, b + head, size) for a, b, size in between.get_matching_blocks()]
    sure = [run for run in found if len("".join(old[run[0] : run[0] + run[2]])) >= SURE]
    return [(0, 0, head), *sure, (len(old) - tail, len(new) - tail, tail)]


def _moved(old: tuple[str, ...], place: Passage, new: tuple[str, ...]) -> Passage | None:
    """The words with as many of those around them as stayed, if they stand so once in either text."""
    run, found = old[place.first : place.last], []
    for at in _places(new, run):
        left = _alike(old[: place.first][::-1], new[:at][::-1])
        right = _alike(old[place.last :], new[at + len(run) :])
        found.append((left + right, left, right, at))
    known = [each for each in found if each[:1] == max(found)[:1]]
    if len(known) != 1:
        return None
    _, left, right, at = known[0]
    passage = old[place.first - left : place.last + right]
    is_known = len("".join(passage)) >= KNOWN and len(_places(old, passage)) == 1
    return Passage(at, at + len(run)) if is_known else None


def _alike(one: Sequence[str], other: Sequence[str]) -> int:
    """How many words they begin with alike."""
    shorter = min(len(one), len(other))
    return next((at for at in range(shorter) if one[at] != other[at]), shorter)


def _places(words: Sequence[str], run: Sequence[str]) -> list[int]:
    starts = (at for at in range(len(words) - len(run) + 1) if words[at] == run[0])
    return [at for at in starts if words[at : at + len(run)] == run]


def _partly(
    old: tuple[str, ...], place: Passage, kept: list[tuple[int, int, int]], new: tuple[str, ...]
) -> Passage | None:
    """What is left of them, unless it is little, or much was written between."""
    if not kept:
        return None
    stayed = sum(len("".join(old[a : a + size])) for a, _, size in kept)
    first, last = kept[0][1], kept[-1][1] + kept[-1][2]
    before = len("".join(old[place.first : place.last]))
    is_theirs = 2 * stayed >= before and len("".join(new[first:last])) <= 2 * before + KNOWN
    return Passage(first, last, is_changed=True) if is_theirs else None
