"""Letters that no font of a PDF has: they would be printed as empty boxes, so whoever makes a version is told first."""

import io
import json
import unicodedata
from functools import cache

from plans.printing.assets import FONTS

#: Of each family the regular face: the others hold the same letters.
FACES = ("SourceSans3-Regular.ttf", "noto-sans-*-400.ttf")
#: Spaces, line ends, marks of direction, joiners: nothing is drawn for them.
UNSEEN = {"Cc", "Cf", "Zs", "Zl", "Zp"}
#: Choosers of a variant of the letter before them.
VARIANTS = {*map(chr, range(0xFE00, 0xFE10)), *map(chr, range(0xE0100, 0xE01F0))}
MOST_NAMED = 12


@cache
def printable() -> frozenset[str]:
    """Every letter that has a shape in the fonts of a PDF."""
    from fontTools.ttLib import TTFont  # only where a text is looked over

    faces = (path for name in FACES for path in FONTS.glob(name))
    return frozenset(
        chr(code) for path in faces for code in TTFont(io.BytesIO(path.read_bytes()), lazy=True).getBestCmap()
    )


def unprintable(value: object) -> list[str]:
    """The letters anywhere in plain data that a PDF cannot show, each once, in order of their codes."""
    letters = set(json.dumps(value, ensure_ascii=False)) - printable() - VARIANTS
    return sorted(letter for letter in letters if unicodedata.category(letter) not in UNSEEN and not _in_parts(letter))


def _in_parts(letter):
    """A letter that is drawn as its parts, such as one with a mark that no font has ready."""
    parts = unicodedata.normalize("NFD", letter)
    return len(parts) > 1 and set(parts) <= printable()


def letters_in_words(letters: list[str]) -> str:
    """``“中”, “文” and 3 more``"""
    named = ", ".join(f"“{letter}”" for letter in letters[:MOST_NAMED])
    more = len(letters) - MOST_NAMED
    return f"{named} and {more} more" if more > 0 else named
