"""The proof that nothing is lost: every piece of the source is in the result or in the list of the rest. Pure."""

import re

from plans.document.richtext import BULLETS, tidy

#: So far ahead a piece is looked for after the one before; what stands elsewhere is looked for everywhere.
AHEAD = 20_000
_MARKS = re.compile(rf"\s+|{BULLETS}")


def squeezed(words: str) -> str:
    """Words without white space and without marks of lists, in the form in which texts are kept."""
    return _MARKS.sub("", tidy(words))


def missing(pieces: list[str], result: str, listed: str) -> list[str]:
    """The pieces that are in neither."""
    kept, named = squeezed(result), squeezed(listed)
    at, lost = 0, []
    for piece in pieces:
        sought = squeezed(piece)
        found = kept.find(sought, at, at + AHEAD + len(sought))
        if found >= 0:
            at = found + len(sought)
        elif sought not in kept and sought not in named:
            lost.append(" ".join(piece.split()))
    return lost
