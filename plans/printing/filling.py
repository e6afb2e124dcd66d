"""Pages that are left half empty, and headings left alone at their foot, seen after a first layout.

A chart that is too high for the page on which its table could stand is drawn smaller. A wide table turns its page,
which ends the one before wherever that stands.
Where the pages of a text are emptier than they should be, or little is left over for the last one, its lines and
chapters are set a little closer or wider, if other places to end a page make them fuller.
What stands on a page that is half empty goes onto the turned page, above its table, and the rest
of the last turned page takes what follows. Of a long table that ends there the last rows go on as a table of their own,
under the same head. Works on WeasyPrint's tree and on what it has laid out.
"""

import copy
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import NamedTuple
from xml.etree.ElementTree import Element

from plans.printing.tables import add_class

#: A page is half empty when less of it is used than this.
HALF = 0.55
#: Pages that end where they need not are this full, or other spaces are tried: classes of the style sheet.
FULL, SPACES = 0.88, ("closer", "wider")
#: A last page with less on it is saved that way too.
LITTLE = 0.3
#: What began on the page before may take as much of that with it.
GIVEN_AWAY = 0.25
#: So often a layout is mended for the sake of headings.
MOST_LOOKS = 4
SVG = "{http://www.w3.org/2000/svg}"
#: What may be taken apart; everything else goes as a whole.
CONTAINERS = {"body", "main", "section", "article", "div", "ol", "ul"}
HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}


@dataclass(frozen=True)
class OnPage:
    """A paragraph, an item, a table, or as much of it as stands on the page; ``rows``: of a table those of its body."""

    element: Element
    top: float
    bottom: float
    rows: tuple[Element, ...] = ()


@dataclass(frozen=True)
class LaidOut:
    """A page as far as it matters here."""

    is_turned: bool
    top: float
    height: float
    pieces: tuple[OnPage, ...]
    opening: frozenset[Element]  # what always begins a page, or goes on here

    @property
    def used(self) -> float:
        return max((piece.bottom for piece in self.pieces), default=self.top) - self.top

    @property
    def ends_with_heading(self) -> bool:
        return len(self.pieces) > 1 and self.pieces[-1].element.tag in HEADINGS

    @property
    def is_half_empty(self) -> bool:
        return self.used < self.height * HALF


def filled(page, **options):
    """The document as it is laid out, with no half-empty page beside a turned one; ``page`` is WeasyPrint's HTML, whose
    tree becomes that of the document."""
    body = page.etree_element.find("body")
    usual = copy.deepcopy(body)
    document = _mended(page, options)
    best, tree = _looks(document), (dict(body.attrib), list(body))
    for space in SPACES:
        if best.are_full:
            break
        body.attrib = dict(usual.attrib)
        body[:] = copy.deepcopy(list(usual))
        add_class(body, space)
        tried = _mended(page, options)
        if _looks(tried) > best:
            document, best, tree = tried, _looks(tried), (dict(body.attrib), list(body))
    body.attrib, body[:] = tree
    return document


class Looks(NamedTuple):
    """How well pages are filled; the greater of two is the better: full ones, else fewer ones, else fuller ones."""

    are_full: bool
    fewer: int
    share: float


def _looks(document) -> Looks:
    pages = _laid_out(document)
    shares = [page.used / page.height for page, _ in _given_up(pages)]
    share = sum(shares) / len(shares) if shares else 1.0
    return Looks(share >= FULL and not _has_left_over(pages), -len(pages), share)


def _has_left_over(pages) -> bool:
    """Whether a last page holds little that goes on from the one before."""
    threes = zip(pages, pages[1:], [*pages[2:], None], strict=False)
    return any(
        page.used < page.height * LITTLE
        and not page.opening - before.opening
        and (after is None or bool(after.opening - page.opening))
        for before, page, after in threes
    )


def _mended(page, options):
    return _without_lone_headings(page, _turned_well(page, _with_smaller_charts(page, options), options), options)


def _turned_well(page, first, options):
    for ways in ((_moved_on, _moved_back), (_moved_back,)):
        document, undo = first, []
        for way in ways:
            moved = way(_laid_out(document))
            undo += [_moved(piece, page.etree_element) for piece in moved]
            document = page.render(**options) if moved else document
        if _half_empty(_laid_out(document)) < _half_empty(_laid_out(first)):
            return document
        for put_back in reversed(undo):
            put_back()
    return first


def _with_smaller_charts(page, options):
    """Charts that keep their tables from a half-empty page are drawn as small as they may be, if that helps."""
    first = page.render(**options)
    drawings = [
        drawing
        for before, following in _given_up(_laid_out(first))
        for piece in following.pieces
        if before.is_half_empty and (drawing := piece.element.find(f"{SVG}svg[@data-least]")) is not None
    ]
    usual = [drawing.get("style") for drawing in drawings]
    for drawing in drawings:
        drawing.set("style", f"width: {drawing.get('data-least')}")
    if drawings and _half_empty(_laid_out(smaller := page.render(**options))) < _half_empty(_laid_out(first)):
        return smaller
    for drawing, style in zip(drawings, usual, strict=True):
        drawing.set("style", style)
    return first


def _given_up(pages):
    """Pages that end where they need not, each with the next."""
    return [(page, following) for page, following in pairwise(pages) if not following.opening - page.opening]


def _without_lone_headings(page, document, options):
    """A heading at the foot of a page goes to its words; what follows moves, so it is looked at again."""
    for _ in range(MOST_LOOKS):
        lone = [before.pieces[-1].element for before, _ in _given_up(_laid_out(document)) if before.ends_with_heading]
        if not lone:
            break
        add_class(lone[0], "opens")
        document = page.render(**options)
    return document


def _moved(piece: OnPage, root: Element) -> Callable[[], None]:
    """Put a piece onto the turned page beside it: gives what puts it back."""
    if piece.rows:
        return _cut_off(piece, root)
    before = piece.element.get("class", "")
    add_class(piece.element, "turned beside")
    return lambda: piece.element.set("class", before)


def _cut_off(piece: OnPage, root: Element) -> Callable[[], None]:
    """Make the rows of a table that stand on a page a table of their own, after it."""
    table = piece.element
    parent = next(each for each in root.iter() if table in list(each))
    rest = Element("table", {name: value for name, value in table.items() if name != "id"})
    whole = [(part, list(part)) for part in table]
    for part, rows in whole:
        if part.tag in ("colgroup", "thead", "tfoot"):
            rest.append(copy.deepcopy(part))
        elif moving := [row for row in rows if row in piece.rows]:
            rest.append(Element(part.tag, dict(part.attrib)))
            rest[-1].extend(moving)
            part[:] = [row for row in rows if row not in moving]
    for each in rest.iter():
        each.attrib.pop("id", None)
    add_class(rest, "turned beside")
    rest.tail, table.tail = table.tail, None
    parent.insert(list(parent).index(table) + 1, rest)

    def put_back():
        parent.remove(rest)
        table.tail = rest.tail
        for part, rows in whole:
            part[:] = rows

    return put_back


def _half_empty(pages):
    return sum(page.is_half_empty for page, _ in _given_up(pages))


def _laid_out(document):
    return [_page(page._page_box) for page in document.pages]


def _page(box) -> LaidOut:
    root = box.children[0]
    opening = {
        each.element for each in root.descendants() if each.element is not None and each.style["break_before"] == "page"
    }
    is_turned = box.page_type.name == "turned"
    return LaidOut(is_turned, box.content_box_y(), box.height, tuple(_pieces(root)), frozenset(opening))


def _pieces(box) -> Iterator[OnPage]:
    for child in box.children:
        if not child.is_in_normal_flow() or child.element is None:
            continue
        is_whole = child.element.tag not in CONTAINERS or child.style["break_inside"] != "auto"
        if is_whole or all(each.element is child.element for each in child.children):
            yield OnPage(child.element, child.position_y, child.position_y + child.margin_height(), _rows(child))
        else:
            yield from _pieces(child)


def _rows(box) -> tuple[Element, ...]:
    """The rows of a table's body that stand in its box, each once."""
    if box.element.tag != "table":
        return ()
    bodies = {row for body in box.element.findall("tbody") for row in body}
    return tuple(dict.fromkeys(each.element for each in box.descendants() if each.element in bodies))


def _moved_on(pages: list[LaidOut]) -> list[OnPage]:
    """All that stands on half-empty pages before turned ones; of a table that began long before its rows alone."""
    found: list[OnPage] = []
    for before, page, following in zip([None, *pages], pages, pages[1:], strict=False):
        if not (following.is_turned and _may_give(page, following)):
            continue
        first, *others = page.pieces
        if not _began_long_before(page, before):
            found += [replace(piece, rows=()) for piece in page.pieces]
        elif first.rows:
            found += [first, *(replace(piece, rows=()) for piece in others)]
    return found


def _moved_back(pages: list[LaidOut]) -> list[OnPage]:
    """What follows half-empty turned pages, as far as it fits; no heading without its words."""
    found: list[OnPage] = []
    for page, following in pairwise(pages):
        if not page.is_turned or not _may_give(page, following):
            continue
        room = page.height - page.used
        fitting = [replace(piece, rows=()) for piece in following.pieces if piece.bottom - following.top <= room]
        while fitting and fitting[-1].element.tag in HEADINGS:
            fitting.pop()
        found += fitting
    return found


def _may_give(page, following):
    """Whether a half-empty page ends because the next lies on its other side."""
    is_turned = page.is_turned != following.is_turned
    return is_turned and page.is_half_empty and not following.opening - page.opening


def _began_long_before(page, before):
    first = page.pieces[0].element if page.pieces else None
    parts = [piece for piece in before.pieces if piece.element is first] if before else []
    return any(part.bottom - part.top > before.height * GIVEN_AWAY for part in parts)
