"""How hard a text is to read: its sentences, their words, and the age at which people read such a text. Pure."""

import re
from functools import lru_cache

from pyphen import Pyphen

#: A sentence of more words is read twice.
LONGEST = 30
#: Fewer words say nothing about an age.
FEWEST = 100
_POINTS = re.compile(r"\b(e\.g|i\.e|etc|No|Nos|Dr|Mr|Mrs|Ms|St|Cllr|Cllrs|vs|para|approx)\.")
_END = re.compile(r"(?<=[.!?])[”’\")]*\s+(?=[“‘\"(]?[A-Z])")
_WORD = re.compile(r"[^\W\d_][\w’'-]*|\d[\d,.]*")
_VOWELS = re.compile(r"[aeiouyàáâäèéêëìíîïòóôöùúûüŵŷ]+")


def sentences_of(lines: list[str]) -> list[str]:
    """A line ends its sentence; the point of “e.g.” does not."""
    kept = (_POINTS.sub(lambda found: found[0].replace(".", "\u2024"), line) for line in lines)
    return [sentence.replace("\u2024", ".") for line in kept for sentence in _END.split(line) if words_in(sentence)]


def words_in(sentence: str) -> list[str]:
    return _WORD.findall(sentence)


@lru_cache(maxsize=8192)  # a text says the same words again and again
def syllables(word: str) -> int:
    """Vowels that stand together sound once, unless a word may be parted between them; a last e is silent."""
    parts = _hyphens().inserted(word.lower(), "\u00ad").split("\u00ad")
    heard = sum(len(_VOWELS.findall(part)) for part in parts)
    is_silent = bool(re.search(r"[^aeiouyl]e$", word.lower()) or re.search(r"[aeiouy]le$", word.lower()))
    return max(heard - is_silent, 1)


@lru_cache(maxsize=1)
def _hyphens() -> Pyphen:
    return Pyphen(lang="en_GB", left=1, right=1)


def reading_age(sentences: list[str]) -> int | None:
    """The age at which people read such a text with ease (Flesch and Kincaid's grade of school, and five years).

    None of a text that is too short.
    """
    words = [word for sentence in sentences for word in words_in(sentence)]
    if len(words) < FEWEST:
        return None
    heard = sum(map(syllables, words))
    grade = 0.39 * len(words) / len(sentences) + 11.8 * heard / len(words) - 15.59
    return max(round(grade + 5), 5)
