"""What people type into a search, without its signs, and how else texts may write the same. Pure."""

import json
import re
import unicodedata
from functools import cache
from html import escape
from itertools import groupby

#: Around words people type quotes, brackets and signs that other searches obey.
_AROUND = "\"“”„«»‘’'()[]{}<>*?!,;:.…\\"
_LEADING = "-+"
APOSTROPHES = "'’‘ʼ`´"
HYPHENS = "-‐‑"
#: Between words, and between the parts of one.
JOINTS = f"{HYPHENS} \u00a0"
MOST_JOINED = 4  # words that may also be written as one
SHORTEST_PART = 4  # letters of each of the two words as which one may be written

_PARTS = re.compile(rf"[^\W\d_]+|[{JOINTS}]+|.", re.DOTALL)
_MARKS = re.compile("[\u0300-\u036f]")
_LETTERS_WITH_MARKS = re.compile("[\u00c0-\u024f\u1e00-\u1eff]")
#: A class of letters within a pattern, and how data keep the letters of one that have marks.
_CLASS = re.compile(r"\[[A-Za-z][^]]*\]")
_CODES = r"\\\\u0[01][0-9a-f]{2}|\\\\u1e[0-9a-f]{2}"


def _bare(letter: str) -> str:
    first, *marks = unicodedata.normalize("NFD", letter)
    return first if all(map(unicodedata.combining, marks)) else letter


_BARE = {letter: _bare(letter) for letter in map(chr, [*range(0xC0, 0x250), *range(0x1E00, 0x1F00)])}


def bare_words(typed: str) -> list[str]:
    """The words without what stands around them; what is nothing but signs stays as it is."""
    found = []
    for each in typed.split():
        bare = each.strip(_AROUND).lstrip(_LEADING).strip(_AROUND)
        found += [bare] if bare else []
    return found or typed.split()


def folded(text: str) -> str:
    """As words are listed and compared: small letters without accents."""
    return _MARKS.sub("", _LETTERS_WITH_MARKS.sub(lambda found: _BARE[found[0]], text.casefold()))


def wordings(typed: str) -> list[str]:
    """What is typed, then what may be meant by it in other words: “and” for “&”, and the other way round."""
    words = bare_words(typed)
    found = [words]
    for one, other in (("&", "and"), ("and", "&")):
        found += [[other if word == one else word for word in words]] if one in words else []
    return [" ".join(each) for each in found if each]


def loose_gaps(parts: list[str]) -> list[int]:
    """Where two words may be written as one: at hyphens, and at spaces where few words are typed."""
    gaps = [
        at for at in range(1, len(parts) - 1) if parts[at][0] in JOINTS and (parts[at - 1] + parts[at + 1]).isalpha()
    ]
    few = gaps if len(gaps) < MOST_JOINED else [at for at in gaps if parts[at][0] in HYPHENS]
    return few[: MOST_JOINED - 1]


def parts_of(words: str) -> list[str]:
    """Runs of letters, what stands between words, and each sign or figure by itself."""
    return _PARTS.findall(unicodedata.normalize("NFC", words))


def splits_of(letters: str) -> list[tuple[str, str]]:
    """As which two words one may be written."""
    return [(letters[:at], letters[at:]) for at in range(SHORTEST_PART, len(letters) - SHORTEST_PART + 1)]


def pattern_of(words: str) -> str:
    """A regular expression, the same to Python and to both databases, for all ways to write the words: with and without
    accents, whichever apostrophe, as one word, with a hyphen or as two (“antisocial”), and as markup and kept texts
    hold their signs, in capitals and small letters.
    """
    parts = parts_of(words)
    loose = loose_gaps(parts)
    return "".join(
        _written(part) if part[0] not in JOINTS else f"[{JOINTS}]{'?' if at in loose else ''}"
        for at, part in enumerate(parts)
    )


def pattern_in_data(words: str) -> str:
    """The same for data in which letters with accents may stand as codes, as SQLite keeps them."""
    return _CLASS.sub(rf"(?:\g<0>|{_CODES})", pattern_of(words))


def _written(part: str) -> str:
    if not part.isalpha():
        return _sign(part)
    found = [_letter(part[0])]
    for at in range(1, len(part)):
        may_be_two = min(at, len(part) - at) >= SHORTEST_PART
        found += [f"[{JOINTS if may_be_two else HYPHENS}]?", _letter(part[at])]
    return "".join(found)


@cache
def _letter(letter: str) -> str:
    """A class of its own, which is looked for faster than a choice."""
    bare = _bare(letter).lower()
    alike = sorted(each for each, plain in _BARE.items() if plain.lower() == bare and each != plain)
    return f"[{bare}{bare.upper()}{_ranges(alike)}]" if alike else _sign(letter)


def _ranges(letters: list[str]) -> str:
    """Neighbours as their first and last: “a-d”."""
    runs = groupby(enumerate(letters), key=lambda each: ord(each[1]) - each[0])
    ends = [(run[0], run[-1]) for run in ([letter for _, letter in run] for _, run in runs)]
    return "".join(first if first == last else f"{first}-{last}" for first, last in ends)


def _sign(sign: str) -> str:
    """As it is, as data keep it, and as markup does."""
    signs = APOSTROPHES if sign in APOSTROPHES else {sign, sign.lower(), sign.upper()}
    kept = {way for each in signs for way in (each, json.dumps(each)[1:-1], escape(each, quote=False))}
    return f"(?:{'|'.join(map(re.escape, sorted(kept)))})" if len(kept) > 1 else re.escape(sign)
