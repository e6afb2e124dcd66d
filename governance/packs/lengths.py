"""Front sheets that print page numbers which follow from how long they are themselves."""

from collections.abc import Callable

from plans.printing.making import count_pages
from plans.printing.pdf import render_pdf

USUAL = 2


def drawn_to_length(html_of: Callable[[int, int], str], assets, *, least: int = 0, usual: int = USUAL) -> bytes:
    """Drawn anew until it knows its own length; ``html_of`` gets it, with the number of pages that are to be left
    empty so that there are at least so many."""
    length, empty, drawn = max(usual, least), 0, b""
    for _ in range(4):
        drawn = render_pdf(html_of(length, empty), assets)
        found = count_pages(drawn)
        if found == length:
            break
        empty = max(0, least - (found - empty))
        length = max(found, least)
    return drawn


def drawn_into_length(html_of: Callable[[int, bool], str], assets, *, length: int) -> bytes:
    """Drawn anew for numbers that stand already: with closer lines where it no longer fits; what is left over then
    comes behind it. ``html_of`` gets the number of empty pages, and whether lines are close."""
    drawn = render_pdf(html_of(0, False), assets)
    found = count_pages(drawn)
    if found > length:
        return render_pdf(html_of(0, True), assets)
    return render_pdf(html_of(length - found, False), assets) if found < length else drawn
