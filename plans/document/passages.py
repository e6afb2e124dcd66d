"""The changed passages of a marked chapter: with two lines around each, and the first as it was and as it is. Pure."""

from collections.abc import Iterator
from copy import deepcopy

from django.utils.safestring import SafeString
from lxml import html
from lxml.html import HtmlElement

from plans.document.fragments import parent_of, parsed, tag_of, written
from plans.document.shortening import LOOK, MARKS

#: About two lines of print.
AROUND = 180
LEFT_OUT = "…"
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6", "caption", "thead", "colgroup")
#: What can lose some of what it holds and still be what it is.
HOLDERS = ("div", "section", "article", "blockquote", "ul", "ol", "tbody", "table", "td", "li")
LEAVES = ("p", "li", "td", "th", "dd", "dt", "h1", "h2", "h3", "h4", "h5", "h6", "figcaption", "caption")


def passages(marked: str) -> SafeString:
    """Marked HTML without what stands further than two lines from what was put in or left out."""
    root = parsed(marked)
    if root.xpath(MARKS):
        _shorten(root)
    whole = written(root)
    return SafeString(whole[whole.index(">") + 1 : whole.rindex("</")])


def first_passage(marked: str, *, words: int) -> tuple[str, str, int]:
    """The first changed paragraph, item or cell as it was and as it is, each cut to so many words around the change;
    and how many more changed. Empty where nothing is marked."""
    found = list(dict.fromkeys(_leaf_of(mark) for mark in parsed(marked).xpath(".//ins | .//del")))
    if found and all(_kind(leaf) == _kind(found[0]) != "" for leaf in found):  # a chapter as a whole: by its text
        found = [leaf for leaf in found if tag_of(leaf) not in HEADINGS] or found
    if not found:
        return "", "", 0
    places = list(_places(found))
    was, now = (" ".join(filter(None, (_side(leaf, drop, words) for leaf in places[0]))) for drop in ("ins", "del"))
    return was, now, len(places) - 1


# --- Two lines around -----------------------------------------------------------------------------------------


def _shorten(parent: HtmlElement) -> None:
    children = list(parent)
    touched = [tag_of(child) in ("ins", "del") or bool(child.xpath(MARKS)) or _is_marked(child) for child in children]
    gap = False
    for place, child in enumerate(children):
        if touched[place]:
            gap = False
            if tag_of(child) in HOLDERS and not _is_marked(child):
                _shorten(child)
            _shorten_words(child)
        elif tag_of(child) in HEADINGS or (child.tail or "").strip() or tag_of(child) in ("td", "th"):
            gap = False
        elif tag_of(parent) in HOLDERS and tag_of(child) not in ("a", "em", "strong", "span", "br"):
            before, after = touched[place + 1 : place + 2] == [True], touched[place - 1 : place] == [True]
            gap = _around(child, before=before, after=place > 0 and after, is_gap=gap)


def _shorten_words(leaf: HtmlElement) -> None:
    """Within a changed paragraph: what stands before its first change, after its last, and between."""
    children = list(leaf)
    if tag_of(leaf) not in LEAVES or any(tag_of(child) not in ("ins", "del") for child in children) or not children:
        return
    leaf.text = _cut_at_start(leaf.text or "")
    for child, following in zip(children, [*children[1:], None], strict=True):
        child.tail = _cut_between(child.tail or "") if following is not None else _cut_at_end(child.tail or "")


def _cut_at_start(words: str) -> str:
    return words if len(words) <= AROUND else f"{LEFT_OUT} {_end(words)}"


def _cut_at_end(words: str) -> str:
    return words if len(words) <= AROUND else f"{_start(words)} {LEFT_OUT}"


def _cut_between(words: str) -> str:
    return words if len(words) <= 2 * AROUND else f"{_start(words)} {LEFT_OUT} {_end(words)}"


def _around(child: HtmlElement, *, before: bool, after: bool, is_gap: bool) -> bool:
    """Keep of what did not change the words next to a change; whether a gap stands there now."""
    words = " ".join(child.text_content().split())
    if not words or tag_of(child) in ("table", "figure", "svg", "tr"):
        kept = ""
    elif before and after:
        kept = _cut_between(words)
    elif before:
        kept = _cut_at_start(words)
    else:
        kept = _cut_at_end(words) if after else ""
    if not kept and is_gap:
        child.drop_tree()
        return True
    _put(child, kept or LEFT_OUT, is_gap=not kept)
    return not kept


def _start(words: str) -> str:
    return words[:AROUND].rsplit(" ", 1)[0]


def _end(words: str) -> str:
    return words[-AROUND:].split(" ", 1)[-1]


def _put(child: HtmlElement, words: str, *, is_gap: bool) -> None:
    """In the place of an element, as what may stand there."""
    tag = {"li": "li", "tr": "tr", "dt": "dt", "dd": "dd"}.get(tag_of(child), "p")
    line = html.Element(tag, {"class": LOOK} if is_gap else {})
    if tag == "tr":
        cell = html.Element("td", {"colspan": str(max(len(child), 1))})
        cell.text = words
        line.append(cell)
    else:
        line.text = words
    line.tail = child.tail
    parent_of(child).replace(child, line)


def _is_marked(element: HtmlElement) -> bool:
    return "csp-marked" in element.get("class", "").split()


# --- As it was and as it is -----------------------------------------------------------------------------------


def _leaf_of(mark: HtmlElement) -> HtmlElement:
    leaves = [each for each in (mark, *mark.iterancestors()) if tag_of(each) in LEAVES]
    return leaves[0] if leaves else parent_of(mark)


def _places(leaves: list[HtmlElement]) -> Iterator[list[HtmlElement]]:
    """What was wholly left out and what came for it are one place."""
    place = leaves[:1]
    for leaf in leaves[1:]:
        if len(place) == 1 and {_kind(place[0]), _kind(leaf)} == {"ins", "del"}:
            place.append(leaf)
        else:
            yield place
            place = [leaf]
    yield place


def _kind(leaf: HtmlElement) -> str:
    """ "ins" or "del" where the whole of it is that."""
    return next((name for name in ("ins", "del") if f"csp-marked--{name}" in leaf.get("class", "").split()), "")


def _side(leaf: HtmlElement, drop: str, words: int) -> str:
    """Without what the other side has, so many words around the first change."""
    leaf = deepcopy(leaf)
    for said in leaf.xpath(".//span[contains(@class, 'csp-said')]"):
        said.drop_tree()
    for place, mark in enumerate(leaf.xpath(".//ins | .//del")):
        if place == 0:
            mark.addprevious(_here())
        if tag_of(mark) == drop:
            mark.drop_tree()
    before, _, after = " ".join(leaf.text_content().split()).partition(HERE)
    return _cut(before.split(), after.split(), words)


HERE = "\N{OBJECT REPLACEMENT CHARACTER}"


def _here() -> HtmlElement:
    mark = html.Element("span")
    mark.text = HERE
    return mark


def _cut(before: list[str], after: list[str], words: int) -> str:
    led = before[-(words // 3) :] if before else []
    room = words - len(led)
    cut = [*([LEFT_OUT] if len(led) < len(before) else []), *led, *after[:room]]
    return " ".join([*cut, *([LEFT_OUT] if len(after) > room else [])])
