"""What a person finds in the workspace: each room searches its own rows, and only those that the person may read.

A room registers one function in ``AppConfig.ready``; ``source(user, sought)`` returns what it found under headings.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import reduce
from html import unescape
from operator import and_, or_

from django.db.models import Q

from partnerships.spellings import bare_words, pattern_in_data, pattern_of
from partnerships.wording import stretch_around

LONGEST = 100
#: Words that may be written otherwise (“&”), or not at all.
JOINING = ("and", "&", "or")
SHORTEST = 2
#: So many of one heading are shown.
MOST = 10
#: So many rows are read whose words may stand in markup only.
READ = 5 * MOST
EXCERPT = 90
_MARKUP = re.compile(r"<[^>]+>")
#: Values in data that nobody wrote.
_NOT_TEXT = {
    "align", "change", "chart", "content_type", "designation", "direction", "key", "kind", "membership", "office",
    "replaces", "sha256", "slug", "state", "statutory_kind", "strand", "strands", "table", "tie",
}  # fmt: skip
_KEY = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|[0-9a-f]{64}")
_SOURCES: list[Callable[..., Iterable["FoundUnder"]]] = []


@dataclass(frozen=True)
class FoundThing:
    """One thing that holds the words: its name, its page, where it belongs, and the words with what stands around."""

    title: str
    url: str
    where: str = ""
    excerpt: str = ""


@dataclass(frozen=True)
class FoundUnder:
    heading: str
    things: tuple[FoundThing, ...]
    has_more: bool = False


class Sought:
    """The typed words; what holds all of them, in any order, is found."""

    def __init__(self, typed: str):
        words = bare_words(typed[:LONGEST])
        self.words = [word for word in words if word.casefold() not in JOINING] or words
        self.is_enough = sum(map(len, self.words)) >= SHORTEST
        self._wanted = [re.compile(pattern_of(word)) for word in self.words]

    def within(self, *fields: str) -> Q:
        """For a queryset: every word stands in one of the fields, however texts write it and data keep it."""
        patterns = map(pattern_in_data, self.words)
        return reduce(and_, (reduce(or_, (Q(**{f"{name}__regex": each}) for name in fields)) for each in patterns))

    def around(self, text: str) -> str:
        """The first word that stands there, with some text before and after it; empty unless all words stand there."""
        found = [wanted.search(text) for wanted in self._wanted]
        if not all(found):
            return ""
        at = min(each.start() for each in found if each)
        return stretch_around(text, at, at + EXCERPT, most=EXCERPT)


def plain(value) -> str:
    """What people wrote of a value or of data, one string after the other, without markup."""
    if isinstance(value, dict):
        value = [each for name, each in value.items() if not (name in _NOT_TEXT and _is_code(each))]
    if isinstance(value, list):
        return " ".join(filter(None, map(plain, value)))
    if not isinstance(value, str) or _KEY.fullmatch(value):
        return ""
    return " ".join(unescape(_MARKUP.sub(" ", value)).split())


def _is_code(value) -> bool:
    return isinstance(value, str) or (isinstance(value, list) and all(isinstance(each, str) for each in value))


def under(heading: str, things: Iterable[FoundThing]) -> list[FoundUnder]:
    """The first of the things under their heading; nothing where there are none."""
    found = tuple(things)
    return [FoundUnder(heading, found[:MOST], len(found) > MOST)] if found else []


def register_search(source: Callable[..., Iterable[FoundUnder]]) -> Callable[..., Iterable[FoundUnder]]:
    """Also usable as a decorator. Registering twice changes nothing."""
    if source not in _SOURCES:
        _SOURCES.append(source)
    return source


def found_by(user, typed: str) -> list[FoundUnder]:
    """Everything of the person's workspaces that holds the words."""
    sought = Sought(typed)
    return [group for source in _SOURCES for group in source(user, sought)] if sought.is_enough else []
