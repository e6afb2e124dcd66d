"""The markup of a Word file: its names, safe parsing, and the words of its elements. Pure."""

import re

from lxml import etree

from plans.office.packages import NOT_WORD, Unreadable

MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
IN_WORD = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
MATHS = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
ALTERNATIVES = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
VECTOR = "{urn:schemas-microsoft-com:vml}"
#: “Strict Open XML” has names of its own for the same things.
_STRICT = re.compile(rb"http://purl\.oclc\.org/ooxml/(\w+)/([\w/]+)")
GOOD_LINKS = ("http://", "https://", "mailto:", "tel:")
TOO_DEEP = (
    "The Word file has tables inside tables too deep to be read. Take the inner ones out, and save it as .docx again."
)


def w(name: str) -> str:
    return f"{{{MAIN}}}{name}"


W_P, W_R, W_T, W_TAB, W_BREAK, W_VALUE = w("p"), w("r"), w("t"), w("tab"), w("br"), w("val")


def parsed(content: bytes):
    """The root of an XML part, in the names of the transitional format, without entities of its own."""
    transitional = _STRICT.sub(rb"http://schemas.openxmlformats.org/\1/2006/\2", content)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(transitional, parser)
    except etree.XMLSyntaxError as error:
        raise Unreadable(TOO_DEEP if "depth" in str(error) else NOT_WORD) from error
    if root.getroottree().docinfo.doctype:
        raise Unreadable(NOT_WORD)
    return root


def written(root) -> bytes:
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True)


def words_of(element) -> str:
    """All words inside an element that stand in it now, line breaks and tabs as such."""
    parts = []
    for each in element.iter(W_P, W_T, W_TAB, W_BREAK):
        if each.tag == W_T:
            parts.append(each.text or "")
        elif each.tag != W_P:
            parts.append("\t" if each.tag == W_TAB else "\n")
        elif parts:
            parts.append("\n")
    return "".join(parts).strip()


def value_of(element, path: str):
    """The ``w:val`` at a path of children (``pPr/pStyle``); None where there is none."""
    found = element.find("/".join(map(w, path.split("/"))))
    return None if found is None else found.get(W_VALUE)


def is_on(element, path: str) -> bool:
    """Whether a switch such as bold is set: there, and not said to be off."""
    found = element.find("/".join(map(w, path.split("/"))))
    return found is not None and found.get(W_VALUE) not in ("0", "false", "off", "none")


def unwrapped(element) -> None:
    """Take an element out and leave its children in its place."""
    parent = element.getparent()
    at = parent.index(element)
    parent[at : at + 1] = list(element)


def without(element) -> None:
    """Take an element out, with the blanks behind it: words stand in texts of their own (``w:t``), never there."""
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)
