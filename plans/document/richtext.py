"""Rich text: what may be in it, how it is cleaned before it is kept, and how it is made ready for a page.

Cleaned on every way in (forms, import) and again on output, because the editor's own cleaning runs in its form only.
"""

import re
import unicodedata
from functools import lru_cache
from typing import overload

import nh3
from lxml import html
from lxml.html import HtmlElement

from plans.document.fragments import parent_of, parsed, tag_of, written
from plans.document.schemas import Data, Json, Schema

#: Elements that may stand in rich text, with the attributes each may have.
ALLOWED: dict[str, set[str]] = {
    "p": set(), "br": set(), "strong": set(), "em": set(), "u": set(), "s": set(), "sub": set(), "sup": set(),
    "a": {"href", "title"}, "abbr": {"title"}, "blockquote": set(), "hr": set(),
    "ul": set(), "ol": {"start", "type"}, "li": set(), "h2": set(), "h3": set(), "h4": set(), "h5": set(),
    "table": set(), "caption": set(), "thead": set(), "tbody": set(), "tfoot": set(), "tr": set(),
    "th": {"colspan", "rowspan"}, "td": {"colspan", "rowspan"},
}  # fmt: skip
#: Elements that go with everything inside them.
FORBIDDEN = {"script", "style", "template", "noscript", "iframe", "object", "embed", "svg", "math", "title", "xml"}
RENAMED = {"b": "strong", "i": "em", "h1": "h2", "h6": "h5", "strike": "s", "del": "s"}
#: Elements that stand on lines of their own: their words never run into those of the next.
LINES = (
    "address", "article", "aside", "center", "dd", "details", "div", "dt", "fieldset", "figcaption", "figure", "footer",
    "form", "header", "legend", "main", "nav", "pre", "section", "summary",
)  # fmt: skip
RENAMED |= dict.fromkeys(LINES, "p")
#: A mark that Word puts before the text of a list item, and the spaces after it.
BULLETS = "[·•▪‣●○◦■\uf0b7\uf0a7\uf0d8\uf0fc]"
WORD_BULLET = re.compile(rf"^\s*{BULLETS}[\s\xa0]+")
WORD_NUMBER = re.compile(r"^\s*\(?(\d{1,3})[.)]\s*\xa0[\s\xa0]*")
#: What an attribute may say; one that says something else goes.
VALUES = {("ol", "start"): re.compile(r"\d{1,5}", re.ASCII), ("ol", "type"): re.compile("[aAiI]")}


SCHEMES = {"http", "https", "mailto", "tel"}


def _worth(tag: str, name: str, value: str) -> str | None:
    if (tag, name) == ("a", "href"):
        return _address(value)
    allowed = VALUES.get((tag, name))
    return value if allowed is None or allowed.fullmatch(value) else None


def _address(value: str) -> str | None:
    """Without the spaces that come with a copied address; one that begins with ``//`` is of the web."""
    address = value.strip()
    scheme = re.match(r"([a-z][a-z0-9+.-]*):", address, re.IGNORECASE)
    if scheme and scheme[1].lower() not in SCHEMES:
        return None
    return f"https:{address}" if address.startswith("//") else address


_cleaner = nh3.Cleaner(
    tags=set(ALLOWED),
    attributes={name: allowed for name, allowed in ALLOWED.items() if allowed},
    clean_content_tags=FORBIDDEN,
    url_schemes=SCHEMES,
    link_rel=None,
    strip_comments=True,
    attribute_filter=_worth,
)
#: Control characters (Cc) but line ends and tabs, and surrogates (Cs).
_unkept = re.compile("[\\x00-\\x08\\x0b-\\x1f\\x7f-\\x9f\\ud800-\\udfff]")
#: What no eye sees and copying brings along: soft hyphens, spaces and joiners without width, marks that turn the
#: direction of what follows. Joiners of emoji and of Persian stay.
_unseen = re.compile("[\\u00ad\\u200b\\u202a-\\u202e\\u2060\\ufeff\\ufffc]")
#: What asks for a second look: Word's marks of lists, empty paragraphs, lists right inside lists.
_untidy = re.compile(rf"{BULLETS}|\xa0|&nbsp;|<p>(?:\s|<br>)*</p>|(?:<[uo]l[^>]*>|</li>|</[uo]l>)\s*<[uo]l[\s>]")
#: Bold that is not bold: Google Docs puts all that is copied into one such element.
_PLAIN = re.compile(r"font-weight\s*:\s*(?:normal|[1-4]00)", re.IGNORECASE)
_renames = re.compile(rf"<(/?)({'|'.join(RENAMED)})(?=[\s>/])", re.IGNORECASE)


def tidy(value: str) -> str:
    """Text that both databases can keep: NFC, ``\\n`` at line ends, no control characters or lone surrogates, nothing
    that no eye sees."""
    value = value.replace("\r\n", "\n").replace("\r", "\n")
    return unicodedata.normalize("NFC", _unseen.sub("", _unkept.sub("", value)))


def sanitise(value: str) -> str:
    """Rich text with nothing but the allowed elements; lists pasted from Word become lists. Idempotent."""
    if not value or not value.strip():
        return ""
    value = _without_plain_bold(tidy(value))
    value = _renames.sub(lambda m: f"<{m[1]}{RENAMED[m[2].lower()]}", value)
    clean = tidy(_cleaner.clean(value))
    if _untidy.search(clean):
        clean = tidy(_cleaner.clean(_from_word(clean)))
    return clean.strip()


def _without_plain_bold(value: str) -> str:
    """Without bold elements that say themselves that they are not bold; what is in them stays."""
    if "docs-internal-guid" not in value and not _PLAIN.search(value):
        return value
    root = parsed(value)
    for element in list(root.iter("b", "strong")):
        if element.get("id", "").startswith("docs-internal-guid") or _PLAIN.search(element.get("style", "")):
            element.drop_tag()
    return _inner(root)


def _from_word(value: str) -> str:
    root = parsed(value)
    for paragraph in list(root.iter("p")):
        _listed(paragraph)
    for element in root.iter():
        element.text = element.text and re.sub(r"[ \xa0]*\xa0[ \xa0]*", " ", element.text)
        element.tail = element.tail and re.sub(r"[ \xa0]*\xa0[ \xa0]*", " ", element.tail)
    for items in [each for each in root.iter("ul", "ol") if tag_of(parent_of(each)) in ("ul", "ol")]:
        _into_an_item(items)
    for paragraph in [
        p for p in root.iter("p") if all(each.tag == "br" for each in p) and not p.text_content().strip()
    ]:
        if tag_of(parent_of(paragraph)) not in ("td", "th", "li", "blockquote"):
            paragraph.drop_tree()
    return _inner(root)


def _into_an_item(items: HtmlElement) -> None:
    """A list right inside a list belongs to the item before it, or to one of its own."""
    before = items.getprevious()
    if before is None or before.tag != "li":
        before = html.Element("li")
        items.addprevious(before)
    items.tail = None
    before.append(items)


def _listed(paragraph: HtmlElement) -> None:
    """Turn one paragraph with Word's bullet or number into an item of the list before it, or of a new one."""
    start = paragraph.text or ""
    number = WORD_NUMBER.match(start)
    tag = "ul" if WORD_BULLET.match(start) else "ol" if number else None
    if tag is None:
        return
    paragraph.text = WORD_BULLET.sub("", WORD_NUMBER.sub("", start, count=1), count=1)
    before, parent = paragraph.getprevious(), parent_of(paragraph)
    tail, paragraph.tail = paragraph.tail, None
    if before is not None and before.tag == tag and not (before.tail or "").strip() and _counts_on(before, number):
        items = before
        before.tail = None
    else:
        items = html.Element(tag)
        if number and number[1] != "1":
            items.set("start", str(int(number[1])))
        parent.insert(parent.index(paragraph), items)
    paragraph.tag = "li"
    items.append(paragraph)
    items.tail = tail


def _counts_on(items: HtmlElement, number: re.Match[str] | None) -> bool:
    """Whether the next item of the list has this number."""
    return number is None or int(items.get("start", "1")) + len(items) == int(number[1])


def for_output(value: str, heading_level: int = 3) -> str:
    """Rich text for a page: cleaned again, ``scope`` on table headings, its headings from ``heading_level`` on."""
    clean = sanitise(value)
    if not re.search(r"<(h\d|table|a)\b", clean):
        return clean
    root = parsed(clean)
    _relevel(root, heading_level)
    for table in list(root.iter("table")):
        _scope(table)
    return _inner(root)


def _relevel(root: HtmlElement, first: int) -> None:
    """Headings begin at ``first`` and never skip a level, whatever was typed; h6 is the deepest."""
    stack: list[int] = []
    for heading in root.iter("h2", "h3", "h4", "h5"):
        typed = int(tag_of(heading)[1])
        while stack and stack[-1] >= typed:
            stack.pop()
        stack.append(typed)
        heading.tag = f"h{min(first + len(stack) - 1, 6)}"


def _scope(table: HtmlElement) -> None:
    rows = list(table.iter("tr"))
    for number, row in enumerate(rows):
        cells = [cell for cell in row if cell.tag in ("th", "td")]
        is_head = tag_of(parent_of(row)) == "thead" or (number == 0 and all(cell.tag == "th" for cell in cells))
        for cell in cells:
            if cell.tag == "th":
                cell.set("scope", "col" if is_head else "row")
    caption = table.find("caption")
    title = "" if caption is None else "".join(caption.itertext()).strip()
    wrapper = html.Element("div", {"class": "csp-table-scroll", "role": "group", "tabindex": "0"})
    wrapper.set("aria-label", title or "Table")
    wrapper.tail, table.tail = table.tail, None
    parent_of(table).replace(table, wrapper)
    wrapper.append(table)


@lru_cache(maxsize=1024)  # lists of chapters and warnings ask again and again for texts that did not change
def words_of(value: str) -> str:
    """The text of rich text, without its elements."""
    apart = re.sub(r"(</(?:p|li|h\d|td|th|caption|blockquote)>|<br>|<[uo]l\b)", r" \1", sanitise(value))
    return " ".join(parsed(apart).text_content().split())


def _inner(root: HtmlElement) -> str:
    return written(root)[len("<div>") : -len("</div>")]


@overload
def clean_by_schema(value: Data, schema: Schema) -> Data: ...
@overload
def clean_by_schema(value: Json, schema: Schema) -> Json: ...
def clean_by_schema(value: Json, schema: Schema) -> Json:
    """A block's data made safe to keep: rich text (by its annotation in the schema) sanitised, all text tidied."""
    branch = next((option for option in schema.get("anyOf", ()) if option.get("type") != "null"), schema)
    if isinstance(value, str):
        return sanitise(value) if branch.get("contentMediaType") == "text/html" else tidy(value)
    if isinstance(value, dict):
        known = branch.get("properties", {})
        return {name: clean_by_schema(item, known.get(name, {})) for name, item in value.items()}
    if isinstance(value, list):
        return [clean_by_schema(item, branch.get("items", {})) for item in value]
    return value
