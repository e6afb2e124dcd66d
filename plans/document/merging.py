"""Putting two people's texts of one block together, each grown from the same base. Pure functions of block data.

What only one of them changed is taken from that one. Where both changed the same paragraph, the merged text holds both,
one after the other, so that nothing is lost and a person decides; the second value says whether that happened nowhere.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from html import escape
from typing import TypeVar

from lxml import etree
from lxml.html import HtmlElement

from plans.document.fragments import parsed, tag_of, written
from plans.document.richtext import sanitise
from plans.document.schemas import Json, Schema

Each = TypeVar("Each")
#: Merges one part that both changed, from within; None where that cannot be done.
Inside = Callable[[Each, Each, Each], tuple[list[Each], bool] | None]
#: Elements that are merged item by item and row by row.
HOLDERS = {"ul", "ol", "li", "blockquote", "table", "thead", "tbody", "tfoot", "tr"}
#: Starts in the base, in theirs and in mine, and a length.
Stretch = tuple[int, int, int, int]


def merge(base: Json, theirs: Json, mine: Json, schema: Schema) -> tuple[Json, bool]:
    """Merged data and whether it is clean. ``schema`` tells rich text (``contentMediaType``) from other text."""
    if theirs == mine or mine == base:
        return theirs, True
    if theirs == base:
        return mine, True
    branch = next((option for option in schema.get("anyOf", ()) if option.get("type") != "null"), schema)
    if isinstance(base, str) and isinstance(theirs, str) and isinstance(mine, str):
        is_rich = branch.get("contentMediaType") == "text/html"
        return merge_html(base, theirs, mine) if is_rich else (mine, False)
    if isinstance(base, dict) and isinstance(theirs, dict) and isinstance(mine, dict):
        return _merge_dicts(base, theirs, mine, branch.get("properties", {}))
    if isinstance(base, list) and isinstance(theirs, list) and isinstance(mine, list):
        return _merge_lists(base, theirs, mine, branch.get("items", {}))
    return mine, False


def merge_unknown(theirs: Json, mine: Json, schema: Schema) -> tuple[Json, bool]:
    """Two texts of which nobody knows from what they grew: both are kept, what they share once; clean if they agree."""
    return merge(_blank(mine), theirs, mine, schema)[0], theirs == mine


def _blank(value: Json) -> Json:
    """Data of the same shape that say nothing."""
    if isinstance(value, dict):
        return {name: _blank(each) for name, each in value.items()}
    if isinstance(value, str):
        return ""
    return [] if isinstance(value, list) else None


def _merge_dicts(
    base: dict[str, Json], theirs: dict[str, Json], mine: dict[str, Json], properties: Mapping[str, Schema]
) -> tuple[Json, bool]:
    merged: dict[str, Json] = {}
    clean = True
    for name in [*mine, *(each for each in theirs if each not in mine)]:
        if name in theirs and name in mine:
            merged[name], is_clean = merge(base.get(name), theirs[name], mine[name], properties.get(name, {}))
        else:  # a key that may be left out: one of them put it in, or took it out
            found, is_clean = _merge_optional(name, base, theirs, mine)
            merged |= found
        clean = clean and is_clean
    return merged, clean


def _merge_optional(
    name: str, base: dict[str, Json], theirs: dict[str, Json], mine: dict[str, Json]
) -> tuple[dict[str, Json], bool]:
    """What one of both says of a key that the other leaves out; what was changed stands, whoever took it out."""
    holder = theirs if name in theirs else mine
    if name not in base:
        return {name: holder[name]}, True
    return ({}, True) if holder[name] == base[name] else ({name: holder[name]}, False)


def _merge_lists(base: list[Json], theirs: list[Json], mine: list[Json], schema: Schema) -> tuple[Json, bool]:
    def merge_row(base: _Frozen, theirs: _Frozen, mine: _Frozen) -> tuple[list[_Frozen], bool] | None:
        """One row of which each changed other fields; both rows stand where they cannot be put together, and where
        one stands in the place of another."""
        rows = [each.value for each in (base, theirs, mine) if isinstance(each.value, dict)]
        if len(rows) < 3 or len({str(row.get("key")) for row in rows}) > 1:
            return None
        merged, clean = merge(rows[0], rows[1], rows[2], schema)
        return ([_Frozen(merged)], True) if clean else None

    sequences = ([_Frozen(each) for each in side] for side in (base, theirs, mine))
    merged, clean = merge_sequences(*sequences, inside=merge_row)
    return [each.value for each in merged], clean


class _Frozen:
    """Plain data that can be compared by a sequence matcher."""

    def __init__(self, value: Json):
        self.value, self.text = value, repr(value)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Frozen) and self.text == other.text

    def __hash__(self) -> int:
        return hash(self.text)


def merge_html(base: str, theirs: str, mine: str) -> tuple[str, bool]:
    """Rich text merged paragraph by paragraph, the items of a list and the rows of a table one by one."""
    merged, clean = merge_sequences(*(pieces(value) for value in (base, theirs, mine)), inside=_merge_inside)
    return sanitise("".join(merged)), clean


def pieces(value: str) -> list[str]:
    """The top-level elements of rich text, each as HTML."""
    clean = sanitise(value)
    if not clean:
        return []
    root = parsed(clean)
    leading = [root.text] if root.text and root.text.strip() else []
    return leading + [etree.tostring(child, encoding="unicode", method="html").strip() for child in root]


def _merge_inside(base: str, theirs: str, mine: str) -> tuple[list[str], bool] | None:
    """One list, item, table or row that both changed; None for anything else, and for a row of which a cell clashes."""
    roots = [parsed(piece) for piece in (base, theirs, mine)]
    if any(len(root) != 1 for root in roots):
        return None
    elements = [root[0] for root in roots]
    if len({tag_of(e) for e in elements}) > 1 or tag_of(elements[0]) not in HOLDERS:
        return None
    if any((text or "").strip() for e in elements for text in (e.text, *(child.tail for child in e))):
        return None
    children = ([written(child) for child in element] for element in elements)
    merged, clean = merge_sequences(*children, inside=_merge_inside)
    if tag_of(elements[0]) == "tr" and not clean:
        return None
    base_said, theirs_said, mine_said = ({str(n): str(v) for n, v in e.attrib.items()} for e in elements)
    is_agreed = mine_said in (base_said, theirs_said) or theirs_said == base_said
    return [_held(elements[0], mine_said if theirs_said == base_said else theirs_said, merged)], clean and is_agreed


def _held(element: HtmlElement, attributes: dict[str, str], inside: list[str]) -> str:
    """The merged parts in their element, numbered as the one who changed that says."""
    tag, said = tag_of(element), "".join(f' {name}="{escape(value)}"' for name, value in attributes.items())
    return f"<{tag}{said}>{''.join(inside)}</{tag}>"


def merge_sequences(
    base: list[Each], theirs: list[Each], mine: list[Each], *, inside: Inside[Each] | None = None
) -> tuple[list[Each], bool]:
    """Three-way merge of sequences; where both changed one stretch differently, theirs stands before mine."""
    merged: list[Each] = []
    clean, at = True, (0, 0, 0)
    for stretch in [*_common(base, theirs, mine), (len(base), len(theirs), len(mine), 0)]:
        b, t, m, length = stretch
        chunk, is_clean = _resolve(base[at[0] : b], theirs[at[1] : t], mine[at[2] : m], inside)
        merged += chunk + base[b : b + length]
        clean = clean and is_clean
        at = (b + length, t + length, m + length)
    return merged, clean


def _resolve(
    base: list[Each], theirs: list[Each], mine: list[Each], inside: Inside[Each] | None
) -> tuple[list[Each], bool]:
    if mine in (base, theirs):
        return theirs, True
    if theirs == base:
        return mine, True
    if len(base) == len(theirs) == len(mine) > 1:
        parts = [_resolve([b], [t], [m], inside) for b, t, m in zip(base, theirs, mine, strict=True)]
        return [each for part, _ in parts for each in part], all(is_clean for _, is_clean in parts)
    if inside and len(base) == len(theirs) == len(mine) == 1 and (merged := inside(base[0], theirs[0], mine[0])):
        return merged
    return theirs + [each for each in mine if each not in theirs], False


def _common(base: Sequence[Each], theirs: Sequence[Each], mine: Sequence[Each]) -> Iterator[Stretch]:
    """What stands unchanged in all three."""
    to_theirs, to_mine = _matches(base, theirs), _matches(base, mine)
    start = 0
    while start < len(base):
        length = 0
        while _runs_on(to_theirs, to_mine, start, length):
            length += 1
        if length:
            yield start, to_theirs[start], to_mine[start], length
        start += max(length, 1)


def _runs_on(to_theirs: dict[int, int], to_mine: dict[int, int], start: int, length: int) -> bool:
    at = start + length
    if at not in to_theirs or at not in to_mine:
        return False
    return length == 0 or (to_theirs[at] == to_theirs[start] + length and to_mine[at] == to_mine[start] + length)


def _matches(one: Sequence[Each], other: Sequence[Each]) -> dict[int, int]:
    blocks = SequenceMatcher(None, one, other, autojunk=False).get_matching_blocks()
    return {a + i: b + i for a, b, size in blocks for i in range(size)}
