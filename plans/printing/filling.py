"""Pages that a wide table leaves half empty: it turns its page, which ends the one before wherever that stands.

After a first layout what stands on a page that is half empty goes onto the turned page, above its table, and the rest
of the last turned page takes what follows. Works on WeasyPrint's tree and on what it has laid out.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from xml.etree.ElementTree import Element

from plans.printing.tables import add_class

#: A page is half empty when less of it is used than this.
HALF = 0.55
#: What began on the page before may take as much of that with it.
GIVEN_AWAY = 0.25
#: What may be taken apart; everything else goes as a whole.
CONTAINERS = {"body", "main", "section", "article", "div", "ol", "ul"}
HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}


@dataclass(frozen=True)
class OnPage:
    """A paragraph, an item, a table, or as much of it as stands on the page."""

    element: Element
    top: float
    bottom: float


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
    def is_half_empty(self) -> bool:
        return self.used < self.height * HALF


def filled(page, **options):
    """The document as it is laid out, with no half-empty page beside a turned one; ``page`` is WeasyPrint's HTML."""
    first = page.render(**options)
    for ways in ((_moved_on, _moved_back), (_moved_back,)):
        document, names = first, {}
        for way in ways:
            moved = way(_laid_out(document))
            names |= {element: element.get("class", "") for element in moved}
            for element in moved:
                add_class(element, "turned beside")
            document = page.render(**options) if moved else document
        if _half_empty(_laid_out(document)) < _half_empty(_laid_out(first)):
            return document
        for element, before in names.items():
            element.set("class", before)
    return first


def _half_empty(pages):
    return sum(page.is_half_empty for page, following in pairwise(pages) if not following.opening - page.opening)


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
            yield OnPage(child.element, child.position_y, child.position_y + child.margin_height())
        else:
            yield from _pieces(child)


def _moved_on(pages: list[LaidOut]) -> list[Element]:
    """All that stands on half-empty pages before turned ones."""
    found = []
    for before, page, following in zip([None, *pages], pages, pages[1:], strict=False):
        if following.is_turned and _may_give(page, following) and not _began_long_before(page, before):
            found += [piece.element for piece in page.pieces]
    return found


def _moved_back(pages: list[LaidOut]) -> list[Element]:
    """What follows half-empty turned pages, as far as it fits; no heading without its words."""
    found: list[Element] = []
    for page, following in pairwise(pages):
        if not page.is_turned or not _may_give(page, following):
            continue
        room = page.height - page.used
        fitting = [piece.element for piece in following.pieces if piece.bottom - following.top <= room]
        while fitting and fitting[-1].tag in HEADINGS:
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
