"""Words found all over plain data and rich text, and replaced where somebody ticked them. Pure."""

import re
from dataclasses import dataclass, field
from functools import cached_property

from lxml.html import HtmlElement

from plans.document.fragments import parsed, tag_of, written
from plans.document.richtext import sanitise
from plans.document.schemas import Json, Schema
from plans.writing.prose import LINES, branch_of

#: Keys, codes, days and choices are no words of the text.
NO_WORDS = {"pattern", "enum", "const"}
#: A record of these alone names what stands elsewhere and is called there.
NAMES = ({"key", "title"}, {"slug", "name"})
AROUND = 50


@dataclass(frozen=True)
class Wanted:
    """What is looked for, and what is put in its place."""

    find: str
    put: str = ""
    same_case: bool = False
    whole_words: bool = False

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        words = r"\s+".join(map(re.escape, self.find.split()))
        if self.whole_words:
            words = rf"(?<!\w){words}(?!\w)"
        return re.compile(words, 0 if self.same_case else re.IGNORECASE)


@dataclass(frozen=True)
class FoundPlace:
    """Where it stands: ``id`` is the way to it in the data and its number there."""

    id: str
    before: str
    found: str
    after: str


@dataclass
class Replacing:
    """One walk through some data: notes every place, and replaces those that are ticked by their id."""

    wanted: Wanted
    ticked: frozenset[str] = frozenset()
    places: list[FoundPlace] = field(default_factory=list)

    def of(self, value: Json, schema: Schema, path: str = "") -> Json:
        """The data with what was replaced; all that was not ticked stays as it was written."""
        branch = branch_of(schema)
        if isinstance(value, str):
            return self._words(value, branch, path)
        if isinstance(value, list):
            return [self.of(item, branch.get("items", {}), f"{path}.{at}") for at, item in enumerate(value)]
        if isinstance(value, dict) and set(branch.get("properties", ())) not in NAMES:
            known = branch.get("properties", {})
            return {name: self.of(item, known.get(name, {}), f"{path}.{name}") for name, item in value.items()}
        return value

    def _words(self, value, branch, path):
        if branch.get("contentMediaType") == "text/html":
            return self._rich(value, path)
        if NO_WORDS & branch.keys() or "format" in branch:
            return value
        piece = _Piece(None, "", value)
        return piece.words if self._run([piece], path, 0) else value

    def _rich(self, value, path):
        root, number, is_changed = parsed(value), 0, False
        for run in _runs(root):
            before = len(self.places)
            is_changed |= self._run(run, path, number)
            number += len(self.places) - before
        return sanitise(_without_hollow(root)) if is_changed else value

    def _run(self, run, path, number) -> bool:
        """Whether anything in words that stand together was replaced; elements inside them do not part them."""
        words = "".join(piece.words for piece in run)
        found = list(enumerate(self.wanted.pattern.finditer(words), number))
        for at, match in found:
            start, end = match.span()
            before, after = words[max(start - AROUND, 0) : start], words[end : end + AROUND]
            self.places.append(FoundPlace(f"{path}:{at}", before, match[0], after))
        ticked = [match for at, match in found if f"{path}:{at}" in self.ticked]
        for match in reversed(ticked):
            _put(run, *match.span(), self.wanted.put)
        return bool(ticked)


@dataclass
class _Piece:
    """The words right inside an element, or those after it."""

    element: HtmlElement | None
    side: str
    words: str

    def set(self, words: str) -> None:
        self.words = words
        if self.element is not None:
            setattr(self.element, self.side, words)


def _put(run: list[_Piece], start: int, end: int, words: str) -> None:
    """Replace a stretch of the run: the new words take the look of where the old ones began."""
    at = 0
    for piece in run:
        size = len(piece.words)
        first, last = max(start - at, 0), min(end - at, size)
        if first < last:
            piece.set(piece.words[:first] + words + piece.words[last:])
            words = ""
        at += size


def _without_hollow(root: HtmlElement) -> str:
    """The rich text, without elements that lost all their words."""
    for element in reversed(list(root.iter("strong", "em", "u", "s", "sub", "sup", "a", "abbr"))):
        if not element.text and not len(element):
            element.drop_tree()
    return written(root)[len("<div>") : -len("</div>")]


def _runs(root: HtmlElement) -> list[list[_Piece]]:
    runs: list[list[_Piece]] = [[]]
    _gather(root, runs)
    return [run for run in runs if run]


def _gather(element, runs):
    is_line = tag_of(element) in LINES
    if is_line:
        runs.append([])
    if element.text:
        runs[-1].append(_Piece(element, "text", element.text))
    for child in element:
        _gather(child, runs)
        if child.tail:
            runs[-1].append(_Piece(child, "tail", child.tail))
    if is_line:
        runs.append([])
