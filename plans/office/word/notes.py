"""Footnotes and endnotes of the converted text, and links inside it. Pure."""

from html import escape

from lxml.html import HtmlElement

from plans.document.fragments import parent_of, tag_of, written
from plans.office.addresses import is_untold

_MARKS = ".//sup/a[starts-with(@href, '#footnote-') or starts-with(@href, '#endnote-')]"


def notes_in(root: HtmlElement) -> dict[int, str]:
    """The notes by number; their list at the end is taken out, and their marks become plain numbers.

    Nothing of a text is linked by names inside it, so other links within it become words.
    """
    marks = root.xpath(_MARKS)
    numbers = {name: number for number, name in enumerate(dict.fromkeys(mark.get("href")[1:] for mark in marks), 1)}
    notes = {}
    for item in [item for item in root.xpath(".//li[@id]") if item.get("id") in numbers]:
        for back in [link for link in item.xpath(".//a") if link.text_content() == "↑"]:
            back.drop_tree()
        notes[numbers[item.get("id")]] = "<br>".join(filter(None, (_inner(child).strip() for child in item)))
        parent_of(item).remove(item)
    for mark in marks:
        mark.text = str(numbers[mark.get("href")[1:]])
        parent_of(mark).set("data-note", mark.text)
        if tag_of(parent_of(parent_of(mark))) == "sup":  # raised by its own style too
            parent_of(parent_of(mark)).drop_tag()
    for link in root.xpath(".//a[starts-with(@href, '#') or not(@href)]"):
        link.drop_tag()
    return notes


def note_marks(element: HtmlElement) -> list[int]:
    """The numbers of the notes that an element names."""
    return [int(mark.get("data-note")) for mark in element.xpath("descendant-or-self::sup[@data-note]")]


def addresses_in(element: HtmlElement) -> list[str]:
    """Where links lead that do not say it themselves: their words, with the address."""
    links = [(" ".join(link.text_content().split()), link.get("href") or "") for link in element.iter("a")]
    return [f"{words} ({href})" for words, href in links if is_untold(href, words)]


def _inner(element) -> str:
    return escape(element.text or "", quote=False) + "".join(
        written(child) + escape(child.tail or "", quote=False) for child in element
    )
