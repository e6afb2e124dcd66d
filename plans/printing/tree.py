"""What a page of HTML needs changed so that its PDF is tagged well. Works on WeasyPrint's own tree, before layout.

PDF knows no lists of terms: a list's tag may hold nothing but items, and an item holds a term with what belongs to it.
"""

import unicodedata
from xml.etree.ElementTree import Element

from plans.printing.pairs import pair_up
from plans.printing.tables import SHORT_TABLE, add_class, lay_out
from plans.printing.widths import share_widths

SVG = "{http://www.w3.org/2000/svg}"
#: As the style sheet has them: pictures do not inherit the page's type.
FAMILIES = (
    "Source Sans 3, Noto Sans Arabic, Noto Sans Bengali, Noto Sans Devanagari, Noto Sans Gujarati, Noto Sans Gurmukhi, "
    "Noto Sans Tamil"
)
NO_WORDS = "Picture"
#: Elements whose words make lines of their own.
LINES = {"p", "li", "h1", "h2", "h3", "h4", "h5", "h6", "td", "th", "dt", "dd", "caption", "figcaption", "blockquote"}
#: A short table of so many letters is kept on one page.
FEW_LETTERS = 600


def tidy(root: Element) -> None:
    """Change the tree in place: plain lists, our font in drawings, words for pictures, short tables whole."""
    pair_up(root)
    parents = {child: parent for parent in root.iter() for child in parent}
    for table in list(root.iter("table")):
        lay_out(table, parents)
        if _is_short(table):
            add_class(table, "short")
    share_widths(list(root.iter("table")))
    for element in list(root.iter()):
        if element.tag == "dl":
            _plain_list(element)
        elif element.tag == f"{SVG}svg":
            element.attrib.setdefault("font-family", FAMILIES)
        elif element.tag in ("ul", "ol"):
            _only_items(element)
        elif element.tag == "figure":
            _describe(element)
        if element.tag in LINES and _begins_from_the_right(element):
            element.set("dir", "rtl")
    for image in root.iter("img"):
        if not image.get("alt"):
            image.set("alt", NO_WORDS)


def take_links_out(root: Element, sheet: str) -> list[Element]:
    """The links of the head to a style sheet, which are in the tree no more."""
    head = root.find("head")
    links = [link for link in head.iter("link") if link.get("href") == sheet] if head is not None else []
    for link in links:
        head.remove(link)
    return links


def words_of_links(root: Element) -> dict[str, str]:
    """What the first link to each place within a page says, by the name of the place."""
    links = [link for link in root.iter("a") if link.get("href", "").startswith("#")]
    return {link.get("href")[1:]: " ".join("".join(link.itertext()).split()) for link in reversed(links)}


def _begins_from_the_right(element: Element) -> bool:
    """Whether the first letter with a direction is of a script such as Arabic."""
    directions = (unicodedata.bidirectional(letter) for words in element.itertext() for letter in words)
    return next((each for each in directions if each in ("L", "R", "AL")), "L") != "L"


def _is_short(table: Element) -> bool:
    rows = sum(1 for _ in table.iter("tr"))
    return rows <= SHORT_TABLE and sum(len(words.strip()) for words in table.itertext()) <= FEW_LETTERS


def _plain_list(terms: Element) -> None:
    """``<dl><div><dt/><dd/></div></dl>`` as a list of items; CSS sees the classes ``terms``, ``dt`` and ``dd``."""
    if any(child.tag != "div" for child in terms):
        _group(terms)
    terms.tag, terms.text = "ul", None
    add_class(terms, "terms")
    for item in terms:
        item.tag = "li"
        item.tail = None
        for part in item:
            if part.tag in ("dt", "dd"):
                add_class(part, part.tag)
                part.tag = "div"


def _only_items(items):
    """No white space between items: laid out in a line it would be text in a list, outside any item."""
    items.text = None
    for item in items:
        item.tail = None


def _group(terms):
    """Put every term, with the descriptions after it, into a group of its own."""
    children, group = list(terms), None
    for child in children:
        terms.remove(child)
        if child.tag == "div":
            terms.append(child)
            continue
        if child.tag == "dt" or group is None:
            group = Element("div")
            terms.append(group)
        group.append(child)


def _describe(figure):
    """A picture without words takes its caption's."""
    caption = figure.find("figcaption")
    words = " ".join("".join(caption.itertext()).split()) if caption is not None else ""
    for image in figure.iter("img"):
        if not image.get("alt") and words:
            image.set("alt", words)
