"""Front sheets that print page numbers which follow from how long they are themselves."""

from collections.abc import Callable
from typing import NamedTuple

from plans.printing.making import count_pages
from plans.printing.pdf import render_pdf

USUAL = 2


class Drawn(NamedTuple):
    content: bytes
    pages: int


def drawn_to_length(html_of: Callable[[int, int], str], assets, *, least: int = 0, usual: int = USUAL) -> bytes:
    """Drawn anew until it knows its own length; ``html_of`` gets it, with the number of pages that are to be left
    empty so that there are at least so many."""
    return to_length(lambda *asked: _drawn(html_of(*asked), assets), least=least, usual=usual)


def drawn_into_length(html_of: Callable[[int, bool], str], assets, *, length: int) -> bytes:
    """Drawn anew for numbers that stand already: with closer lines where it no longer fits; what is left over then
    comes behind it. ``html_of`` gets the number of empty pages, and whether lines are close."""
    return into_length(lambda *asked: _drawn(html_of(*asked), assets), length=length)


def _drawn(html, assets) -> Drawn:
    content = render_pdf(html, assets)
    return Drawn(content, count_pages(content))


def to_length(draw: Callable[[int, int], Drawn], *, least: int, usual: int) -> bytes:
    length, empty, drawn = max(usual, least), 0, Drawn(b"", 0)
    for _ in range(4):
        drawn = draw(length, empty)
        if drawn.pages == length:
            break
        empty = max(0, least - (drawn.pages - empty))
        length = max(drawn.pages, least)
    return drawn.content


def into_length(draw: Callable[[int, bool], Drawn], *, length: int) -> bytes:
    is_tight, drawn = False, draw(0, False)
    if drawn.pages > length:
        is_tight, drawn = True, draw(0, True)
    if drawn.pages < length:  # close lines may need fewer pages than there are numbers
        drawn = draw(length - drawn.pages, is_tight)
    return drawn.content
