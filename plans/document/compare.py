"""Two Documents side by side: which blocks were added, removed, moved or changed, and how, word by word. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from itertools import groupby

from django.utils.safestring import SafeString

from partnerships.wording import and_words
from plans.document.chapter_names import names_in
from plans.document.contents import Document, DocumentBlock, span_words
from plans.document.fragments import pictures_said
from plans.document.kinds import kind_named
from plans.document.marking import all_marked, marked
from plans.document.render import anchor, render_block
from plans.document.shortening import shortened
from plans.document.telling import named, shows, told

ADDED, REMOVED, MOVED, CHANGED, SAME = "added", "removed", "moved", "changed", "same"
LABELS = {ADDED: "Added", REMOVED: "Removed", MOVED: "Moved", CHANGED: "Changed", SAME: "Unchanged"}
COLOURS = {ADDED: "green", REMOVED: "red", MOVED: "purple", CHANGED: "blue", SAME: "grey"}
#: What of a block can be another.
_SAID = ("kind", "level", "heading", "council", "data", "replaces", "addendum")
#: Where blocks stand that are shown outside of any paper.
_NOWHERE: Document = {
    "format": 0,
    "key": "",
    "kind": "",
    "title": "",
    "language": "",
    "partnership": {},
    "period": {"start": "2000-01-01", "end": "2000-12-31"},
    "identity": {},
    "rests_on": [],
    "blocks": [],
}


@dataclass
class BlockChange:
    """What became of one block; ``html`` is its text with ``<ins>`` and ``<del>``, drawn when asked for.

    Every block is shown under an h2: on a page of changes a section may stand without its chapter.
    """

    before: DocumentBlock | None
    after: DocumentBlock | None
    is_moved: bool = False
    documents: tuple[Document, Document] = field(default=(_NOWHERE, _NOWHERE), repr=False)
    called: str = ""

    @property
    def block(self) -> DocumentBlock:
        block = self.after or self.before
        if block is None:
            raise ValueError("A change needs a text before it, after it, or both.")
        return block

    @property
    def key(self) -> str:
        return self.block["key"]

    @property
    def anchor(self) -> str:
        return anchor(self.key)

    @property
    def heading(self) -> str:
        return self.block["heading"]

    @property
    def name(self) -> str:
        """What lists call it."""
        return self.called or self.heading or kind_named(self.block["kind"]).label

    @cached_property
    def status(self) -> str:
        if self.before is None:
            return ADDED
        if self.after is None:
            return REMOVED
        if _content(self.before) != _content(self.after):
            return CHANGED
        return MOVED if self.is_moved else SAME

    @property
    def has_changes(self) -> bool:
        return self.status != SAME

    @property
    def label(self) -> str:
        return "Changed and moved" if self.status == CHANGED and self.is_moved else LABELS[self.status]

    @property
    def colour(self) -> str:
        return COLOURS[self.status]

    @cached_property
    def sides(self) -> tuple[SafeString, SafeString]:
        """Both texts as they are shown, unmarked; empty where the block did not stand."""
        before, after = (
            render_block(block, document=document, medium="compare") if block else SafeString()
            for block, document in zip((self.before, self.after), self.documents, strict=True)
        )
        return before, after

    @cached_property
    def html(self) -> SafeString:
        before, after = self.sides
        if self.before is None:
            return SafeString(all_marked(after, "ins"))
        if self.after is None:
            return SafeString(all_marked(before, "del"))
        return SafeString(marked(before, after)) if self.status == CHANGED else after

    @cached_property
    def shown(self) -> SafeString:
        """``html``, where only some items of a list changed without the others."""
        return shortened(self.html, *self.sides) if self.status == CHANGED else self.html

    @cached_property
    def printed(self) -> SafeString:
        """``shown``, with pictures told by their words."""
        return pictures_said(self.shown)

    @cached_property
    def notes(self) -> list[str]:
        """What changed and does not show in words that were put in or left out; never nothing where nothing shows."""
        if self.before is None or self.after is None or self.status != CHANGED:
            return []
        notes = told(*self.sides)
        return notes if notes or shows(self.html) else named(_content(self.before), _content(self.after))


@dataclass
class Comparison:
    """All blocks of both Documents, in the order of the second; a removed one stands where it stood."""

    blocks: list[BlockChange]
    facts: list[tuple[str, str, str]]

    @property
    def has_changes(self) -> bool:
        return bool(self.facts) or any(block.has_changes for block in self.blocks)

    @property
    def changes(self) -> list[BlockChange]:
        return [block for block in self.blocks if block.has_changes]

    @property
    def runs(self) -> Iterator[tuple[bool, list[BlockChange]]]:
        """As a page tells them: each change by itself, and those beside each other that did not change together."""
        for has_changes, grouped in groupby(self.blocks, key=lambda block: block.has_changes):
            run = list(grouped)
            yield from ((True, [block]) for block in run) if has_changes else [(False, run)]

    @cached_property
    def summary(self) -> str:
        """``2 chapters changed, 1 added``: sections count with their chapter."""
        counts = dict.fromkeys((CHANGED, ADDED, REMOVED, MOVED), 0)
        for status in _chapter_statuses(self.blocks):
            if status != SAME:
                counts[status] += 1
        parts, noun = [], True
        for status, count in counts.items():
            if count:
                parts.append(
                    f"{count} {'chapters ' if count > 1 else 'chapter '}{status}" if noun else f"{count} {status}"
                )
                noun = False
        if self.facts:
            parts.append(and_words(name.lower() for name, _, _ in self.facts) + " changed")
        return ", ".join(parts) or "No changes"


def compare(a: Document, b: Document) -> Comparison:
    """What Document ``b`` changes against Document ``a``. Blocks are matched by key, never by likeness."""
    before, after = ({block["key"]: block for block in document["blocks"]} for document in (a, b))
    moved = _moved(list(before), list(after))
    names = names_in(a["blocks"]) | names_in(b["blocks"])
    blocks = [
        BlockChange(
            before.get(key),
            after.get(key),
            is_moved=key in moved,
            documents=(a, b),
            called=names[key],
        )
        for key in _merged_order(list(before), list(after))
    ]
    return Comparison(blocks, _facts(a, b))


def compare_blocks(
    before: DocumentBlock | None, after: DocumentBlock | None, *, document: Document | None = None
) -> BlockChange:
    """Two states of one block (as ``compose_block`` gives them), for history pages; None where it did not stand.

    ``document`` is what a chart finds its table in, when there is one.
    """
    whole = document or {**_NOWHERE, "blocks": [block for block in (after or before,) if block]}
    return BlockChange(before, after, documents=(whole, whole))


def _content(block: DocumentBlock) -> dict[str, object]:
    return {name: block.get(name) for name in _SAID}


def _merged_order(before: list[str], after: list[str]) -> list[str]:
    """Keys of both, in the order of ``after``; each key that is gone follows the one it followed."""
    order, kept = list(after), set(after)
    previous: str | None = None
    for key in before:
        if key not in kept:
            order.insert(order.index(previous) + 1 if previous else 0, key)
        previous = key
    return order


def _moved(before: list[str], after: list[str]) -> set[str]:
    """Keys that changed their order: the fewest that explain it (those outside a longest increasing run)."""
    places = {key: at for at, key in enumerate(before)}
    common = [key for key in after if key in places]
    best: list[list[str]] = []
    for key in common:
        runs = [run for run in best if places[run[-1]] < places[key]]
        best.append([*_longest(runs), key])
    return set(common) - set(_longest(best))


def _longest(runs: list[list[str]]) -> list[str]:
    return max(runs, key=len, default=[])


def _facts(a: Document, b: Document) -> list[tuple[str, str, str]]:
    """Title, period and foundations, where they differ: (name, before, after) in words."""
    facts = [
        ("Title", a["title"], b["title"]),
        ("Period", span_words(a["period"]), span_words(b["period"])),
        ("What it is based on", _foundations(a), _foundations(b)),
    ]
    return [fact for fact in facts if fact[1] != fact[2]]


def _foundations(document: Document) -> str:
    return "; ".join(basis.get("title") or basis.get("reference", "") for basis in document.get("rests_on", []))


def _chapter_statuses(blocks: list[BlockChange]) -> Iterator[str]:
    """One status for each chapter: its own when it was added, removed or moved, else changed if anything in it is."""
    chapter: list[BlockChange] = []
    for block in [*blocks, None]:
        if chapter and (block is None or block.block["level"] == 1):
            yield _chapter_status(chapter)
            chapter = []
        if block is not None:
            chapter.append(block)


def _chapter_status(chapter: list[BlockChange]) -> str:
    own = chapter[0].status
    if own == SAME and any(block.has_changes for block in chapter):
        return CHANGED
    return own
