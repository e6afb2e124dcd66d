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
SHORT_PART = 3  # letters of one of them, beside a longer one
#: Short words that stand before and after any other: “therapist” is no rapist.
SMALL_WORDS = {
    "all", "and", "any", "are", "but", "can", "did", "for", "get", "had", "has", "her", "him", "his", "how", "its",
    "may", "new", "nor", "not", "now", "off", "old", "one", "our", "out", "own", "per", "saw", "see", "set", "she",
    "ten", "the", "too", "two", "use", "via", "was", "way", "who", "why", "yes", "yet", "you",
}  # fmt: skip

#: Letters that are others without being marked ones, and those for which two stand.
_OTHERS = {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "ħ": "h", "ŧ": "t", "ı": "i"}
_PAIRS = {"æ": "ae", "œ": "oe", "ß": "ss", "þ": "th"}
_CAPITALS = {"æ": "Æ", "œ": "Œ", "ß": "ẞ", "þ": "Þ"}
_IN_PAIRS = str.maketrans({sign: pair for one, pair in _PAIRS.items() for sign in (one, _CAPITALS[one])})

_PARTS = re.compile(rf"[^\W\d_]+|[{JOINTS}]+|.", re.DOTALL)
_MARKS = re.compile("[\u0300-\u036f]")
_LETTERS_WITH_MARKS = re.compile("[\u00c0-\u024f\u1e00-\u1eff]")
#: A class of letters within a pattern, and how data keep the letters of one that have marks.
_CLASS = re.compile(r"\[[^\W\d_][^]]*\]")
_CODES = r"\\\\u0[01][0-9a-f]{2}|\\\\u1e[0-9a-f]{2}"


def _bare(letter: str) -> str:
    first, *marks = unicodedata.normalize("NFD", letter)
    bare = first if all(map(unicodedata.combining, marks)) else letter
    other = _OTHERS.get(bare.lower())
    return bare if other is None else other if bare.islower() else other.upper()


#: What may stand for two letters.
_PAIR_OF = {pair: f"[{one}{_CAPITALS[one]}]" for one, pair in _PAIRS.items()}
_BARE = {letter: _bare(letter) for letter in map(chr, [*range(0xC0, 0x250), *range(0x1E00, 0x1F00)])}


def bare_words(typed: str) -> list[str]:
    """The words without what stands around them; what is nothing but signs stays as it is."""
    found = []
    for each in typed.split():
        bare = each.strip(_AROUND).lstrip(_LEADING).strip(_AROUND)
        found += [bare] if bare else []
    return found or typed.split()


def folded(text: str) -> str:
    """As words are listed and compared: small letters without accents, and two where one stands for two."""
    bare = _MARKS.sub("", _LETTERS_WITH_MARKS.sub(lambda found: _BARE[found[0]], text.casefold()))
    return bare.translate(_IN_PAIRS)


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
    return [(letters[:at], letters[at:]) for at in range(1, len(letters)) if may_be_two(letters[:at], letters[at:])]


def may_be_two(first: str, second: str) -> bool:
    """Whether one word may be written as these two: both are long, or one is short and no word that stands anywhere."""
    shorter, longer = sorted((first.lower(), second.lower()), key=len)
    if len(shorter) >= SHORTEST_PART:
        return True
    return len(shorter) == SHORT_PART and len(longer) >= SHORTEST_PART and shorter not in SMALL_WORDS


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
    part = part.translate(_IN_PAIRS)
    found, at = [], 0
    while at < len(part):
        gap = f"[{JOINTS if may_be_two(part[:at], part[at:]) else HYPHENS}]?" if at else ""
        pair = _PAIR_OF.get(part[at : at + 2].lower())
        if pair:
            between = JOINTS if may_be_two(part[: at + 1], part[at + 1 :]) else HYPHENS
            found.append(f"{gap}(?:{_letter(part[at])}[{between}]?{_letter(part[at + 1])}|{pair})")
        else:
            found.append(f"{gap}{_letter(part[at])}")
        at += 2 if pair else 1
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
