"""Two pieces of HTML → one, with ``<ins>`` and ``<del>``: structure first, words inside.

``lxml``'s ``htmldiff`` misplaces deletions when it is given lists and tables, so it only ever sees the words of one
paragraph, cell or item: elements are aligned level by level (by ``data-key`` where there is one, else by likeness).
Leaving out every ``<del>`` gives the text of the second piece, leaving out every ``<ins>`` the text of the first; each
carries a word for screen readers, in ``<span class="csp-said">``.
"""

import re
from html import escape

from django.utils.safestring import SafeString
from lxml import html
from lxml.html import HtmlElement
from lxml.html.diff import htmldiff

from plans.document.aligning import Node, Pair, aligned, is_leaf, nodes_of
from plans.document.fragments import parsed, tag_of, written

SAID = {"ins": "inserted: ", "del": "deleted: "}
#: What was only moved says so to everybody, where it stands now and where it stood.
MOVED = {"ins": "moved to here: ", "del": "moved from here: "}
MOVED_AND_CHANGED = "moved to here and changed: "
SAID_CLASS = "csp-said"
ATOMIC = {"svg", "img", "hr"}
VOID = {"img", "hr", "br"}


def marked(before: str, after: str) -> str:
    """One piece of HTML that shows what ``after`` puts in and leaves out against ``before``."""
    return _merged_children(nodes_of(parsed(before)), nodes_of(parsed(after)))


def marked_words(before: str, after: str) -> SafeString:
    """Plain text, each line a paragraph, with the words put in and left out."""
    return SafeString(marked(_lines(before), _lines(after)))


def _lines(words: str) -> str:
    return "".join(f"<p>{escape(line)}</p>" for line in words.splitlines() if line.strip()) or "<p></p>"


def all_marked(piece: str, name: str) -> str:
    """A whole piece of HTML as put in (``ins``) or left out (``del``)."""
    return "".join(_alone(node, name) for node in nodes_of(parsed(piece)))


#: Numbers of the columns of two tables that belong together.
_Columns = list[tuple[int | None, int | None]]


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


def _wrapped(name: str, inside: str, *, is_moved: bool = False) -> str:
    if is_moved:
        return f'<{name} class="csp-moved"><span class="{SAID_CLASS}">{MOVED[name]}</span>{inside}</{name}>'
    return f'<{name}><span class="govuk-visually-hidden {SAID_CLASS}">{SAID[name]}</span>{inside}</{name}>'


def _alone(node: Node, name: str, *, is_moved: bool = False) -> str:
    """A node that only one of the two has, or has in this place."""
    if node.element is None:
        return _wrapped(name, node.source, is_moved=is_moved)
    element = node.element
    if node.tag == "hr":
        return _tag(element, name)
    if node.tag in ATOMIC:
        source = re.sub(r'\s(id|aria-labelledby)="[^"]*"', "", node.source) if name == "del" else node.source
        return _wrapped(name, source, is_moved=is_moved)
    if is_leaf(element):
        inside = _inside(element).strip()
        inside = _wrapped(name, inside, is_moved=is_moved) if inside else ""
    else:
        inside = "".join(_alone(child, name, is_moved=is_moved) for child in nodes_of(element))
    return f"{_tag(element, name)}{inside}</{node.tag}>"


def _followed(first: Node, second: Node) -> str:
    """What was moved and changed, where it stands now: its changes inside what moved."""
    a, b = first.element, second.element
    if a is None or b is None:
        return _moved_words(_merged_words(first.source, second.source))
    if is_leaf(b):
        inside = _merged_words(_inside(a), _inside(b))
        return f"{_tag(b, 'ins')}{_moved_words(inside) if inside else ''}</{second.tag}>"
    inside = "".join(map(_followed, nodes_of(a), nodes_of(b)))
    return f"{_tag(b, 'ins')}{inside}</{second.tag}>"


def _moved_words(inside: str) -> str:
    return f'<ins class="csp-moved"><span class="{SAID_CLASS}">{MOVED_AND_CHANGED}</span>{inside}</ins>'


def _merged(first: Node, second: Node, columns: _Columns | None = None) -> str:
    """Two nodes that were paired; ``columns`` are the pairs of columns of the table they are in."""
    has_moved = second.tag in ("thead", "tbody", "tfoot", "tr") and any(a != b for a, b in columns or ())
    if first.source == second.source and not has_moved:
        return second.source
    a, b = first.element, second.element
    if a is None or b is None:
        return _merged_words(first.source, second.source)
    if second.tag in ATOMIC:
        return _alone(first, "del") + _alone(second, "ins")
    if is_leaf(a) and is_leaf(b):
        inside = _merged_words(_inside(a), _inside(b))
    else:
        columns = _columns(a, b) if second.tag == "table" else columns
        inside = _merged_children(nodes_of(a), nodes_of(b), columns, is_row=second.tag == "tr")
    return f"{_tag(b)}{inside}</{second.tag}>"


def _merged_children(
    first: list[Node], second: list[Node], columns: _Columns | None = None, is_row: bool = False
) -> str:
    pairs = (_by_column(first, second, columns) if is_row else None) or aligned(first, second)
    parts = []
    for a, b in pairs:
        if a and b:
            parts.append(_merged(a, b, columns))
        elif a:
            parts.append(_alone(a, "del", is_moved=a.is_moved))
        elif b and b.twin:
            parts.append(_followed(b.twin, b))
        elif b:
            parts.append(_alone(b, "ins", is_moved=b.is_moved))
    return "".join(parts)


def _columns(before: HtmlElement, after: HtmlElement) -> _Columns | None:
    """Pairs of column numbers of two tables, found by their headings; None where there is no plain row of headings."""
    rows = [row for table in (before, after) if (row := next(table.iter("tr"), None)) is not None]
    if len(rows) < 2 or any(row.xpath(".//@colspan | .//@rowspan") for row in rows):
        return None
    cells = [nodes_of(row) for row in rows]
    if len(cells[0]) == len(cells[1]) and not all(cell.words for row in cells for cell in row):
        return None  # no row of headings: what stands in another cell of it is no column that moved
    numbers = [{id(node): number for number, node in enumerate(nodes)} for nodes in cells]
    return [
        (None if a is None else numbers[0][id(a)], None if b is None else numbers[1][id(b)]) for a, b in aligned(*cells)
    ]


def _by_column(first: list[Node], second: list[Node], columns: _Columns | None) -> list[Pair] | None:
    """The cells of two rows, paired as the headings of their columns are; without such, each with that in its place.
    None for rows of another width."""
    if columns is None or [sum(pair[side] is not None for pair in columns) for side in (0, 1)] != [
        len(first),
        len(second),
    ]:
        return list(zip(first, second, strict=True)) if len(first) == len(second) else None
    return [(None if a is None else first[a], None if b is None else second[b]) for a, b in columns]


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
        said = html.Element("span", {"class": f"govuk-visually-hidden {SAID_CLASS}"})
        said.text, said.tail, mark.text = SAID[tag_of(mark)], mark.text, None
        mark.insert(0, said)
    return _inside(root)


def _squeezed(piece: str) -> str:
    return "".join(parsed(piece).text_content().split())


def _told(root: HtmlElement, *, without: str) -> str:
    return "".join("".join(root.xpath(f".//text()[not(ancestor::{without})]")).split())
