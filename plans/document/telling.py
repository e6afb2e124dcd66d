"""What two pieces of HTML say differently although their words are the same, in sentences. Pure.

Words are aligned; of each that stands in both, what it is told by is compared: emphasis, where a link leads, how a list
is numbered, what it is (a heading, an item). Pictures, and words that only some people hear, are compared beside them.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import groupby, zip_longest

from lxml.html import HtmlElement

from plans.document.fragments import parsed, tag_of
from plans.document.marking import SAID_CLASS

MARKS = {
    "strong": "bold", "b": "bold", "em": "italics", "i": "italics", "u": "underline", "s": "strike-through",
    "sup": "raised letters", "sub": "lowered letters",
}  # fmt: skip
PARTS = {
    "p": "a paragraph", "blockquote": "a quotation", "th": "a heading of a table", "td": "a cell",
    "caption": "a caption",
    **{f"h{level}": f"a heading of level {level}" for level in range(1, 7)},
}  # fmt: skip
LISTS = {"ul": "an item of a bulleted list", "ol": "an item of a numbered list"}
ALIGNED = {"csp-number": "right", "govuk-table__cell--numeric": "right", "govuk-table__header--numeric": "right"}
BREAK = "line break before it"
NUMBERING = {"number": "numbering"}
SPANS = {"columns": "colspan", "rows": "rowspan"}
PICTURE = "\N{OBJECT REPLACEMENT CHARACTER}"
LONGEST = 12  # words of a quotation
#: What shows although no word is in it.
EMPTY = {
    "hr": "a line across the page", "p": "an empty paragraph", "li": "an empty item", "tr": "an empty row",
    "caption": "an empty caption", **{f"h{level}": "an empty heading" for level in range(1, 7)},
}  # fmt: skip
#: Instead of two texts with all their tags in which nobody finds what is different.
READS_THE_SAME = "the words are as before; only spaces between them changed, or what shows nowhere"


@dataclass(frozen=True)
class _Word:
    text: str
    facts: tuple[tuple[str, str], ...]


def told(before: str, after: str) -> list[str]:
    """Each change that the words do not show, once; empty where there is none."""
    first, second = (list(_words(parsed(piece), ())) for piece in (before, after))
    said: list[str] = []
    pairs = [
        (first[a + n], second[b + n])
        for a, b, size in SequenceMatcher(
            None, [w.text for w in first], [w.text for w in second], autojunk=False
        ).get_matching_blocks()
        for n in range(size)
    ]
    for change, group in groupby(pairs, key=lambda pair: _sentences(dict(pair[0].facts), dict(pair[1].facts))):
        quoted = _quoted([b.text for _, b in group])
        said += [f"{quoted}: {sentence}" for sentence in change]
    return list(dict.fromkeys(said + _wordless(before, after) + _heard(before, after)))


def _quoted(words: list[str]) -> str:
    if words == [PICTURE]:
        return "Picture"
    words = [word for word in words if word != PICTURE]
    return f"“{' '.join(words[:LONGEST])}{'…' if len(words) > LONGEST else ''}”"


def _words(element: HtmlElement, facts: tuple[tuple[str, str], ...]) -> Iterator[_Word]:
    if not tag_of(element) or tag_of(element) == "svg" or is_heard_only(element):
        return
    facts = _with(facts, element)
    if tag_of(element) == "img":
        yield _Word(PICTURE, (("picture", element.get("src", "")), ("alternative text", element.get("alt", ""))))
    yield from (_Word(word, facts) for word in (element.text or "").split())
    for child in element:
        yield from _words(child, facts)
        tail = (child.tail or "").split()
        if tail and tag_of(child) == "br":
            yield _Word(tail.pop(0), (*facts, (BREAK, "yes")))
        yield from (_Word(word, facts) for word in tail)


def _with(facts: tuple[tuple[str, str], ...], element: HtmlElement) -> tuple[tuple[str, str], ...]:
    tag, own = tag_of(element), {}
    if tag in MARKS:
        own[MARKS[tag]] = "yes"
    elif tag == "a":
        own |= {"link": element.get("href", ""), "hint of the link": element.get("title", "")}
    elif tag == "abbr":
        own["meaning"] = element.get("title", "")
    elif tag in PARTS:
        own["part"] = PARTS[tag] if not (tag == "p" and dict(facts).get("part", "").startswith("an item")) else ""
    elif tag == "li":
        own |= _item(element)
    if tag in ("td", "th"):
        own |= {f"merged {name}": element.get(span, "1") for name, span in SPANS.items()}
    if aligned := [side for name in (element.get("class") or "").split() if (side := ALIGNED.get(name))]:
        own["alignment"] = aligned[0]
    return tuple((dict(facts) | {name: value for name, value in own.items() if value}).items())


def _item(element: HtmlElement) -> dict[str, str]:
    """A list's number is that of its first item: those after it follow."""
    around = element.getparent()
    found = {"part": LISTS.get(tag_of(around) if around is not None else "", "")}
    if around is not None and tag_of(around) == "ol" and around.find("li") is element:
        found |= {"number": around.get("start", "1"), "way of counting": around.get("type", "1")}
    return found


def _sentences(before: dict[str, str], after: dict[str, str]) -> tuple[str, ...]:
    said = []
    for name in dict.fromkeys([*before, *after]):
        old, new = before.get(name, ""), after.get(name, "")
        if old == new:
            continue
        if name in (*MARKS.values(), BREAK):
            said.append(f"{name} {'added' if new else 'removed'}")
        elif name == "part":
            said.append(f"was {old or 'other text'}, is {new or 'other text'}")
        elif name == "link":
            said.append(
                f"link now leads to {new} (before: {old})" if old and new else _one(f"link to {old or new}", new)
            )
        elif name == "picture":
            said.append("another picture")
        elif name in ("number", "way of counting", *(f"merged {each}" for each in SPANS)):
            said += [f"{NUMBERING.get(name, name)} {old} to {new}"] if old and new else []
        else:
            said.append(f"{name} “{old}” to “{new}”" if old and new else _one(f"{name} “{old or new}”", new))
    return tuple(said)


def _one(what: str, is_new: str) -> str:
    return f"{what} {'added' if is_new else 'removed'}"


def is_heard_only(element: HtmlElement) -> bool:
    return "govuk-visually-hidden" in (element.get("class") or "").split()


def _wordless(before: str, after: str) -> list[str]:
    """Parts without a word that one of the two has more of: they take room, and show nothing to be marked."""
    roots = [parsed(piece) for piece in (before, after)]
    is_plain = not any(root.xpath(".//@colspan | .//@rowspan") for root in roots)  # else a cell may hold two columns
    first, second = (Counter([*_empty_parts(root), *(_empty_columns(root) if is_plain else ())]) for root in roots)
    cells = [root.xpath(".//td | .//th") for root in roots]
    if first == second and is_plain and len(cells[0]) != len(cells[1]):  # those after it stand under other headings
        first, second = (Counter({"an empty cell": len(row) - sum(map(_has_words, row))}) for row in cells)
    said = [(name, "added", count) for name, count in (second - first).items()]
    said += [(name, "removed", count) for name, count in (first - second).items()]
    return [f"{name.capitalize()} {what}" + (f", {count} times" if count > 1 else "") for name, what, count in said]


def _empty_parts(root: HtmlElement) -> Iterator[str]:
    for element in root.iter(*EMPTY):
        if not element.text_content().strip() and element.find(".//img") is None:
            yield EMPTY[tag_of(element)]


def _empty_columns(root: HtmlElement) -> Iterator[str]:
    for table in root.iter("table"):
        rows = [[cell for cell in row if tag_of(cell) in ("td", "th")] for row in table.iter("tr")]
        yield from ["an empty column"] * sum(not any(map(_has_words, column)) for column in zip_longest(*rows))


def _has_words(cell: HtmlElement | None) -> bool:
    return cell is not None and bool(cell.text_content().strip())


def _heard(before: str, after: str) -> list[str]:
    """Words that are read out and not shown, where one of them took another's place."""
    first, second = (list(_spoken(parsed(piece))) for piece in (before, after))
    matcher = SequenceMatcher(None, first, second, autojunk=False)
    return [
        f"Read out, not shown: “{old}” to “{new}”"
        for change, a, b, c, d in matcher.get_opcodes()
        if change == "replace" and b - a == d - c
        for old, new in zip(first[a:b], second[c:d], strict=True)
    ]


def _spoken(root: HtmlElement) -> Iterator[str]:
    for element in root.iter():
        if not tag_of(element):
            continue
        if is_heard_only(element) and SAID_CLASS not in (element.get("class") or ""):
            yield " ".join(element.text_content().split())
        elif element.get("aria-label"):
            yield element.get("aria-label", "")


def shows(piece: str) -> bool:
    """Whether a reader sees anything put in or left out in this marked HTML."""
    for mark in parsed(piece).iter("ins", "del"):
        if any(is_heard_only(around) for around in mark.iterancestors()):
            continue
        if mark.find(".//img") is not None or mark.find(".//svg") is not None:
            return True
        words = "".join(mark.xpath(".//text()[not(ancestor::*[contains(@class, 'govuk-visually-hidden')])]"))
        if words.strip():
            return True
    return False


def named(before: object, after: object, *path: str) -> list[str]:
    """Plain data that differ, by their names: ``Columns 2, align: “left” to “right”``."""
    if before == after:
        return []
    if isinstance(before, dict) and isinstance(after, dict):
        keys = dict.fromkeys([*before, *after])
        return [line for key in keys for line in named(before.get(key), after.get(key), *path, key)]
    if isinstance(before, list) and isinstance(after, list) and len(before) == len(after):
        pairs = enumerate(zip(before, after, strict=True), start=1)
        return [line for number, (old, new) in pairs for line in named(old, new, *path, str(number))]
    names = [each.replace("_", " ") for each in path if each != "data"]
    if names and names[-1].endswith("html") and before and after:
        return [f"{', '.join([*names[:-1], names[-1].replace('html', 'text')]).capitalize()}: {READS_THE_SAME}"]
    what = ", ".join(names).capitalize()
    return [f"{what}: {_plain(path, before)} to {_plain(path, after)}"]


def _plain(path: tuple[str, ...], value: object) -> str:
    if path == ("level",):
        return {1: "chapter", 2: "section within a chapter"}.get(value, str(value)) if isinstance(value, int) else ""
    if isinstance(value, list) and value and not any(isinstance(each, list | dict) for each in value):
        value = ", ".join(map(str, value))
    words = "yes" if value is True else "no" if value is False else "nothing" if value in (None, "", []) else str(value)
    return f"“{words[:80]}{'…' if len(words) > 80 else ''}”"
