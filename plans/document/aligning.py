"""Parts of two pieces of HTML that belong together: the same, alike, or the same in another place. Pure."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from html import escape

from lxml.html import HtmlElement

from plans.document.fragments import tag_of, written

INLINE = {"a", "abbr", "b", "br", "code", "em", "i", "s", "small", "span", "strong", "sub", "sup", "time", "u"}
#: Elements of which two in the same place are the same one, however different their words are.
IN_PLACE = {"td": 1.0, "th": 1.0, "caption": 1.0, "thead": 1.0, "tbody": 1.0, "tfoot": 1.0, "table": 0.6, "figure": 0.4}
NEAR = {"ul": 0.25, "ol": 0.25, "dl": 0.25, "section": 1.0, "h2": 0.1, "h3": 0.1, "dd": 0.3, "dt": 0.1}
TITLES = ("h2", "h3", "h4", "h5", "h6", "dt", "th", "caption")
ALIKE = 0.3
#: Above this many pairs, rows are paired by their place instead of by likeness.
MOST_PAIRS = 2_500
#: Parts in different places are one that was moved and changed when so much of their words is the same, in order (0 to
#: 1), and they have so many. Below, one is left out and the other put in: nothing is called moved by chance.
MOVED_AND_CHANGED, FEWEST_WORDS = 0.66, 8


@dataclass
class Node:
    """An element, or (with ``element`` None) a run of words and inline elements between two elements."""

    element: HtmlElement | None
    source: str
    #: It stands on the other side too, in another place.
    is_moved: bool = False
    #: What it was before it was moved, where it was changed too.
    twin: "Node | None" = None

    @property
    def tag(self) -> str:
        return "" if self.element is None else tag_of(self.element)

    @property
    def key(self) -> str | None:
        return None if self.element is None else self.element.get("data-key")

    @property
    def css_class(self) -> str | None:
        return None if self.element is None else self.element.get("class")

    @property
    def title(self) -> str:
        """The words of the heading, term or row heading with which it begins; empty without one."""
        if self.element is None or self.tag in TITLES:
            return ""
        first = next(self.element.iter(*TITLES), None)
        return "" if first is None else " ".join(first.text_content().split())

    @property
    def words(self) -> list[str]:
        text = self.source if self.element is None else " ".join(self.element.itertext())
        return (re.sub(r"<[^>]*>", " ", text) if self.element is None else text).split()


#: Nodes of both sides that belong together; None where the other side has nothing for one.
Pair = tuple[Node | None, Node | None]


def nodes_of(element: HtmlElement) -> list[Node]:
    nodes: list[Node] = []
    run = escape(element.text or "", quote=False)

    def close() -> None:
        if re.sub(r"<(?!br|img)[^>]*>|\s", "", run):
            nodes.append(Node(None, run.strip()))

    for child in element:
        if not tag_of(child):
            run += escape(child.tail or "", quote=False)
        elif tag_of(child) in INLINE and is_leaf(child):
            run += written(child) + escape(child.tail or "", quote=False)
        else:
            close()
            nodes.append(Node(child, written(child)))
            run = escape(child.tail or "", quote=False)
    close()
    return nodes


def is_leaf(element: HtmlElement) -> bool:
    """Nothing but words and inline elements inside."""
    return all(tag in INLINE for child in element.iterdescendants() if (tag := tag_of(child)))


def aligned(first: list[Node], second: list[Node]) -> Iterator[Pair]:
    """Pairs in order: (a, b) for the same part, (a, None) for one left out, (None, b) for one put in."""
    before, after = ([node.key or node.source for node in nodes] for nodes in (first, second))
    changes = SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
    runs = [(first[a:b], second[c:d]) for change, a, b, c, d in changes if change != "equal"]
    gone, come = ([(at, node) for at, run in enumerate(runs) for node in run[side]] for side in (0, 1))
    _find_moved([node for _, node in gone], [node for _, node in come])
    _find_changed(gone, come)
    pairs: list[Pair] = []
    for change, a, b, c, d in changes:
        is_same = change == "equal"
        pairs += zip(first[a:b], second[c:d], strict=True) if is_same else _paired(first[a:b], second[c:d])
    left = [(at, a) for at, (a, b) in enumerate(pairs) if a and not b]
    _find_changed(left, [(at, b) for at, (a, b) in enumerate(pairs) if b and not a])
    yield from pairs


def _find_moved(gone: list[Node], come: list[Node]) -> None:
    """What says the same on both sides, in another place: never paired with what is only like it."""
    waiting: dict[tuple[str, str], list[Node]] = {}
    for node in gone:
        waiting.setdefault((node.tag, node.source), []).append(node)
    for node in come:
        twins = waiting.get((node.tag, node.source))
        if node.words and twins:
            node.is_moved = twins.pop(0).is_moved = True


def _find_changed(gone: list[tuple[int, Node]], come: list[tuple[int, Node]]) -> None:
    """What was moved and changed, the likest first; what is likest in its own place (equal numbers) stays there."""
    gone, come = ([(at, node) for at, node in side if not node.is_moved] for side in (gone, come))
    if len(gone) * len(come) > MOST_PAIRS:
        return
    found = [(_sameness(a, b), n, m) for n, (_, a) in enumerate(gone) for m, (_, b) in enumerate(come)]
    taken: tuple[set[int], set[int]] = (set(), set())
    for sameness, n, m in sorted(found, key=lambda each: -each[0]):
        if sameness < MOVED_AND_CHANGED or n in taken[0] or m in taken[1]:
            continue
        taken[0].add(n)
        taken[1].add(m)
        (here, before), (there, after) = gone[n], come[m]
        if here != there:
            before.is_moved = after.is_moved = True
            after.twin = before


def _sameness(a: Node, b: Node) -> float:
    if not _can_be_same(a, b) or not can_be_followed(a, b):
        return 0.0
    if a.key:
        return 1.0
    words = a.words, b.words
    if min(map(len, words)) < FEWEST_WORDS:
        return 0.0
    matcher = SequenceMatcher(None, *words, autojunk=False)
    return matcher.ratio() if matcher.quick_ratio() >= MOVED_AND_CHANGED else 0.0


def can_be_followed(a: Node, b: Node) -> bool:
    """Whether each piece of words of one has its place in the other, so that a change can be shown where it moved."""
    if a.element is None or b.element is None or (is_leaf(a.element) and is_leaf(b.element)):
        return a.tag == b.tag and a.tag not in ("img", "svg", "hr")
    inside = nodes_of(a.element), nodes_of(b.element)
    return a.tag == b.tag and len(inside[0]) == len(inside[1]) and all(map(can_be_followed, *inside))


def _paired(first: list[Node], second: list[Node]) -> Iterator[Pair]:
    pairs = _by_place(first, second) if len(first) * len(second) > MOST_PAIRS else _by_likeness(first, second)
    at_first = at_second = 0
    for a, b in [*pairs, (len(first), len(second))]:
        yield from ((node, None) for node in first[at_first:a])
        yield from ((None, node) for node in second[at_second:b])
        if a < len(first) and b < len(second):
            yield first[a], second[b]
        at_first, at_second = a + 1, b + 1


def _by_place(first: list[Node], second: list[Node]) -> list[tuple[int, int]]:
    return [(n, n) for n, (a, b) in enumerate(zip(first, second, strict=False)) if _can_be_same(a, b)]


def _can_be_same(a: Node, b: Node) -> bool:
    return a.tag == b.tag and a.key == b.key and not a.is_moved and not b.is_moved


def _by_likeness(first: list[Node], second: list[Node]) -> list[tuple[int, int]]:
    """The pairs, in order on both sides, whose likeness adds up to most."""
    alike = [[_likeness(a, b) for b in second] for a in first]
    best = [[0.0] * (len(second) + 1) for _ in range(len(first) + 1)]
    for i in range(len(first) - 1, -1, -1):
        for j in range(len(second) - 1, -1, -1):
            best[i][j] = max(best[i + 1][j], best[i][j + 1], alike[i][j] and alike[i][j] + best[i + 1][j + 1])
    pairs, i, j = [], 0, 0
    while i < len(first) and j < len(second):
        if alike[i][j] and best[i][j] == alike[i][j] + best[i + 1][j + 1]:
            pairs.append((i, j))
            i, j = i + 1, j + 1
        elif best[i][j] == best[i + 1][j]:
            i += 1
        else:
            j += 1
    return pairs


def _likeness(a: Node, b: Node) -> float:
    if not _can_be_same(a, b):
        return 0.0
    given = IN_PLACE.get(a.tag, 0) or NEAR.get(a.tag, 0)
    if a.css_class != b.css_class:
        given /= 2
    if a.title and a.title == b.title:
        given += 1
    likeness = given + SequenceMatcher(None, a.words, b.words, autojunk=False).ratio()
    return likeness if likeness >= ALIKE else 0.0
