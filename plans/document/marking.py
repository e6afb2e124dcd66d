"""Two pieces of HTML → one, with ``<ins>`` and ``<del>``: structure first, words inside.

``lxml``'s ``htmldiff`` misplaces deletions when it is given lists and tables, so it only ever sees the words of one
paragraph, cell or item: elements are aligned level by level (by ``data-key`` where there is one, else by likeness).
Leaving out every ``<del>`` gives the text of the second piece, leaving out every ``<ins>`` the text of the first; each
carries a word for screen readers, in ``<span class="csp-said">``.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from html import escape

from django.utils.safestring import SafeString
from lxml import html
from lxml.html import HtmlElement
from lxml.html.diff import htmldiff

from plans.document.fragments import parsed, tag_of, written

SAID = {"ins": "inserted: ", "del": "deleted: "}
INLINE = {"a", "abbr", "b", "br", "code", "em", "i", "s", "small", "span", "strong", "sub", "sup", "time", "u"}
ATOMIC = {"svg", "img", "hr"}
VOID = {"img", "hr", "br"}
#: Elements of which two in the same place are the same one, however different their words are.
IN_PLACE = {"td": 1.0, "th": 1.0, "caption": 1.0, "thead": 1.0, "tbody": 1.0, "tfoot": 1.0, "table": 0.6, "figure": 0.4}
NEAR = {"ul": 0.25, "ol": 0.25, "dl": 0.25, "section": 1.0, "h2": 0.1, "h3": 0.1, "dd": 0.3, "dt": 0.1}
TITLES = ("h2", "h3", "h4", "h5", "h6", "dt", "th", "caption")
ALIKE = 0.3
#: Above this many pairs, rows are paired by their place instead of by likeness.
MOST_PAIRS = 2_500


def marked(before: str, after: str) -> str:
    """One piece of HTML that shows what ``after`` puts in and leaves out against ``before``."""
    return _merged_children(_nodes(parsed(before)), _nodes(parsed(after)))


def marked_words(before: str, after: str) -> SafeString:
    """Plain text, each line a paragraph, with the words put in and left out."""
    return SafeString(marked(_lines(before), _lines(after)))


def _lines(words: str) -> str:
    return "".join(f"<p>{escape(line)}</p>" for line in words.splitlines() if line.strip()) or "<p></p>"


def all_marked(piece: str, name: str) -> str:
    """A whole piece of HTML as put in (``ins``) or left out (``del``)."""
    return "".join(_alone(node, name) for node in _nodes(parsed(piece)))


@dataclass
class _Node:
    """An element, or (with ``element`` None) a run of words and inline elements between two elements."""

    element: HtmlElement | None
    source: str

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
_Pair = tuple[_Node | None, _Node | None]
#: Numbers of the columns of two tables that belong together.
_Columns = list[tuple[int | None, int | None]]


def _nodes(element: HtmlElement) -> list[_Node]:
    nodes: list[_Node] = []
    run = escape(element.text or "", quote=False)

    def close() -> None:
        if re.sub(r"<(?!br|img)[^>]*>|\s", "", run):
            nodes.append(_Node(None, run.strip()))

    for child in element:
        if not tag_of(child):
            run += escape(child.tail or "", quote=False)
        elif tag_of(child) in INLINE and _is_leaf(child):
            run += written(child) + escape(child.tail or "", quote=False)
        else:
            close()
            nodes.append(_Node(child, written(child)))
            run = escape(child.tail or "", quote=False)
    close()
    return nodes


def _is_leaf(element: HtmlElement) -> bool:
    """Nothing but words and inline elements inside."""
    return all(tag in INLINE for child in element.iterdescendants() if (tag := tag_of(child)))


def _inside(element: HtmlElement) -> str:
    whole = written(element)
    return whole[whole.index(">") + 1 : whole.rindex("</")] if tag_of(element) not in VOID else ""


def _tag(element: HtmlElement, change: str = "") -> str:
    attributes = dict(element.items())
    if change:
        attributes["class"] = f"{attributes.get('class', '')} csp-marked csp-marked--{change}".strip()
    if change == "del":
        attributes = {n: v for n, v in attributes.items() if n not in ("id", "aria-labelledby", "data-key")}
    return f"<{tag_of(element)}" + "".join(f' {name}="{escape(value)}"' for name, value in attributes.items()) + ">"


def _wrapped(name: str, inside: str) -> str:
    return f'<{name}><span class="govuk-visually-hidden csp-said">{SAID[name]}</span>{inside}</{name}>'


def _alone(node: _Node, name: str) -> str:
    """A node that only one of the two has."""
    if node.element is None:
        return _wrapped(name, node.source)
    element = node.element
    if node.tag == "hr":
        return _tag(element, name)
    if node.tag in ATOMIC:
        return _wrapped(
            name, re.sub(r'\s(id|aria-labelledby)="[^"]*"', "", node.source) if name == "del" else node.source
        )
    if _is_leaf(element):
        inside = _inside(element).strip()
        inside = _wrapped(name, inside) if inside else ""
    else:
        inside = "".join(_alone(child, name) for child in _nodes(element))
    return f"{_tag(element, name)}{inside}</{node.tag}>"


def _merged(first: _Node, second: _Node, columns: _Columns | None = None) -> str:
    """Two nodes that were paired; ``columns`` are the pairs of columns of the table they are in."""
    has_moved = second.tag in ("thead", "tbody", "tfoot", "tr") and any(a != b for a, b in columns or ())
    if first.source == second.source and not has_moved:
        return second.source
    a, b = first.element, second.element
    if a is None or b is None:
        return _merged_words(first.source, second.source)
    if second.tag in ATOMIC:
        return _alone(first, "del") + _alone(second, "ins")
    if _is_leaf(a) and _is_leaf(b):
        inside = _merged_words(_inside(a), _inside(b))
    else:
        columns = _columns(a, b) if second.tag == "table" else columns
        inside = _merged_children(_nodes(a), _nodes(b), columns, is_row=second.tag == "tr")
    return f"{_tag(b)}{inside}</{second.tag}>"


def _merged_children(
    first: list[_Node], second: list[_Node], columns: _Columns | None = None, is_row: bool = False
) -> str:
    pairs = (_by_column(first, second, columns) if is_row else None) or _aligned(first, second)
    parts = []
    for a, b in pairs:
        if a and b:
            parts.append(_merged(a, b, columns))
        elif a:
            parts.append(_alone(a, "del"))
        elif b:
            parts.append(_alone(b, "ins"))
    return "".join(parts)


def _columns(before: HtmlElement, after: HtmlElement) -> _Columns | None:
    """Pairs of column numbers of two tables, found by their headings; None where there is no plain row of headings."""
    rows = [row for table in (before, after) if (row := next(table.iter("tr"), None)) is not None]
    if len(rows) < 2 or any(row.xpath(".//@colspan | .//@rowspan") for row in rows):
        return None
    cells = [_nodes(row) for row in rows]
    numbers = [{id(node): number for number, node in enumerate(nodes)} for nodes in cells]
    return [
        (None if a is None else numbers[0][id(a)], None if b is None else numbers[1][id(b)])
        for a, b in _aligned(*cells)
    ]


def _by_column(first: list[_Node], second: list[_Node], columns: _Columns | None) -> list[_Pair] | None:
    """The cells of two rows, paired as the headings of their columns are; None for rows of another width."""
    if columns is None:
        return None
    if [sum(pair[side] is not None for pair in columns) for side in (0, 1)] != [len(first), len(second)]:
        return None
    return [(None if a is None else first[a], None if b is None else second[b]) for a, b in columns]


def _aligned(first: list[_Node], second: list[_Node]) -> Iterator[_Pair]:
    """Pairs in order: (a, b) for the same part, (a, None) for one left out, (None, b) for one put in."""
    before, after = ([node.key or node.source for node in nodes] for nodes in (first, second))
    for change, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if change == "equal":
            yield from zip(first[a:b], second[c:d], strict=True)
        else:
            yield from _paired(first[a:b], second[c:d])


def _paired(first: list[_Node], second: list[_Node]) -> Iterator[_Pair]:
    pairs = _by_place(first, second) if len(first) * len(second) > MOST_PAIRS else _by_likeness(first, second)
    at_first = at_second = 0
    for a, b in [*pairs, (len(first), len(second))]:
        yield from ((node, None) for node in first[at_first:a])
        yield from ((None, node) for node in second[at_second:b])
        if a < len(first) and b < len(second):
            yield first[a], second[b]
        at_first, at_second = a + 1, b + 1


def _by_place(first: list[_Node], second: list[_Node]) -> list[tuple[int, int]]:
    return [(n, n) for n, (a, b) in enumerate(zip(first, second, strict=False)) if a.tag == b.tag and a.key == b.key]


def _by_likeness(first: list[_Node], second: list[_Node]) -> list[tuple[int, int]]:
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


def _likeness(a: _Node, b: _Node) -> float:
    if a.tag != b.tag or a.key != b.key:
        return 0.0
    given = IN_PLACE.get(a.tag, 0) or NEAR.get(a.tag, 0)
    if a.css_class != b.css_class:
        given /= 2
    if a.title and a.title == b.title:
        given += 1
    likeness = given + SequenceMatcher(None, a.words, b.words, autojunk=False).ratio()
    return likeness if likeness >= ALIKE else 0.0


def _merged_words(before: str, after: str) -> str:
    """The words of one paragraph, cell or item, marked; wholly replaced where ``htmldiff`` would not keep the text."""
    before, after = (re.sub(r"\s+", " ", words).strip() for words in (before, after))
    if not before or not after:
        return (_wrapped("del", before) if before else "") + (_wrapped("ins", after) if after else "")
    root = parsed(htmldiff(before, after))
    for mark in list(root.iter("ins", "del")):
        if not mark.text_content().strip() and mark.find(".//img") is None:
            mark.drop_tag()
    if _told(root, without="del") != _squeezed(after) or _told(root, without="ins") != _squeezed(before):
        return _wrapped("del", before) + _wrapped("ins", after)
    for mark in root.iter("ins", "del"):
        said = html.Element("span", {"class": "govuk-visually-hidden csp-said"})
        said.text, said.tail, mark.text = SAID[tag_of(mark)], mark.text, None
        mark.insert(0, said)
    return _inside(root)


def _squeezed(piece: str) -> str:
    return "".join(parsed(piece).text_content().split())


def _told(root: HtmlElement, *, without: str) -> str:
    return "".join("".join(root.xpath(f".//text()[not(ancestor::{without})]")).split())
