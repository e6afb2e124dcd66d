"""Pieces of HTML as trees and back, for those that look inside rich text. Pure."""

from django.utils.safestring import SafeString
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


def pictures_said(piece: str) -> SafeString:
    """Clean HTML with what each picture shows in its place. In print of changes the words count, and the bytes of a
    picture that is gone may be nobody's any more."""
    if "<img" not in piece:
        return SafeString(piece)
    root = parsed(piece)
    for picture in list(root.iter("img")):
        said = html.Element("span")
        said.text, said.tail = f"(Picture: {picture.get('alt') or 'without words'})", picture.tail
        parent_of(picture).replace(picture, said)
    whole = written(root)
    return SafeString(whole[whole.index(">") + 1 : whole.rindex("</")])
