"""A chapter that changed, without what did not: of a list of priorities, actions or members the changed ones are shown
and the others named. Pure.
"""

from itertools import groupby

from django.utils.safestring import SafeString
from lxml import html
from lxml.html import HtmlElement

from plans.document.aligning import TITLES
from plans.document.fragments import parent_of, parsed, tag_of, written

UNCHANGED = "unchanged"
LOOK = "csp-change__same"
LONGEST = 80
MARKS = ".//ins | .//del | .//*[contains(@class, 'csp-marked')]"


def shortened(marked: str, before: str, after: str) -> SafeString:
    """Marked HTML with a line in place of each item that both sides have alike.

    Items are what has a key inside the chapter. What changed without a mark (an emphasis) is no less shown.
    """
    root = parsed(marked)
    kept = [_items(parsed(side)) for side in (before, after)]
    same = {key for key, source in kept[0].items() if kept[1].get(key) == source}
    items = [item for item in _outermost(root) if item.tag != "li"]
    alike = [item for item in items if item.get("data-key") in same and not item.xpath(MARKS)]
    if not alike:
        return SafeString(marked)
    for _, run in groupby(alike, key=lambda item: items.index(item) - alike.index(item)):
        _replace(list(run))
    whole = written(root)
    return SafeString(whole[whole.index(">") + 1 : whole.rindex("</")])


def _outermost(root: HtmlElement) -> list[HtmlElement]:
    """Elements with a key that stand in no other but the chapter itself."""
    found = root.xpath(".//*[@data-key][not(contains(concat(' ', @class, ' '), ' csp-block '))]")
    return [each for each in found if not any(outer in found for outer in each.iterancestors())]


def _items(root: HtmlElement) -> dict[str, str]:
    return {item.get("data-key", ""): written(item).strip() for item in _outermost(root)}


def _replace(run: list[HtmlElement]) -> None:
    """Rows of a table are counted, items named."""
    rows = [item for item in run if tag_of(item) == "tr"]
    for item in run:
        if item not in rows:
            _put(_line(item), item)
    if not rows:
        return
    line = html.Element("tr")
    cell = html.Element("td", {"colspan": str(len(rows[0])), "class": LOOK})
    cell.text = f"{'1 row' if len(rows) == 1 else f'{len(rows)} rows'} {UNCHANGED}"
    line.append(cell)
    _put(line, rows[0])
    for row in rows[1:]:
        row.drop_tree()


def _line(item: HtmlElement) -> HtmlElement:
    is_term = tag_of(parent_of(item)) == "dl"
    line = html.Element("div" if is_term else "p", {"class": LOOK})
    names = ("dt", "dd") if is_term else ("span", "span")
    for name, words in zip(names, (_title(item), f" – {UNCHANGED}"), strict=True):
        part = html.Element(name)
        part.text = words
        line.append(part)
    return line


def _title(item: HtmlElement) -> str:
    named = next(item.iter(*TITLES), item)
    words = " ".join(named.text_content().split())
    return words if len(words) <= LONGEST else f"{words[:LONGEST].rsplit(' ', 1)[0]} …"


def _put(line: HtmlElement, item: HtmlElement) -> None:
    line.tail = item.tail
    parent_of(item).replace(item, line)
