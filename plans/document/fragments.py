"""Pieces of HTML as trees and back, for those that look inside rich text. Pure."""

from lxml import etree, html
from lxml.html import HtmlElement


def parsed(piece: str) -> HtmlElement:
    """What the piece holds, inside one ``<div>``."""
    return html.fragment_fromstring(piece, create_parent="div")


def written(element: HtmlElement) -> str:
    """An element as HTML, without the words after it."""
    for item in element.iter("li"):
        item.text = item.text or ""  # libxml2 leaves an item open that holds nothing at all
    return etree.tostring(element, encoding="unicode", method="html", with_tail=False)


def tag_of(element: HtmlElement) -> str:
    """The name of an element; empty for a comment or an instruction, whose ``tag`` is no text."""
    return element.tag if isinstance(element.tag, str) else ""


def parent_of(element: HtmlElement) -> HtmlElement:
    """The element around one that is not the root."""
    parent = element.getparent()
    if parent is None:
        raise ValueError(f"Nothing is around <{tag_of(element)}>.")
    return parent
