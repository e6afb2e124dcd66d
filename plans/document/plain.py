"""Rich text as plain text with simple marks, and back: for those who write without scripts. Pure.

What the marks cannot say stands as one line (“[[Table 1 stays as it is]]”) and comes back as it was, as does every part
that nobody changed. Nothing is lost by passing through here.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby

from django.utils.html import escape
from lxml.html import HtmlElement

from plans.document.fragments import parsed, tag_of, written
from plans.document.richtext import sanitise

#: What stands on both sides of marked words.
SIGNS = {"strong": "**", "em": "_", "u": "++", "s": "~~", "sup": "^", "sub": "~"}
HEADINGS = {"h2": "## ", "h3": "### ", "h4": "#### ", "h5": "##### "}
RULE = "---"
BLANK_LINE = re.compile(r"\n\s*\n")
KEPT = re.compile(r"\[\[[A-Z][a-z]+ \d+ stays as it is\]\]")
KEPT_NAMES = {"table": "Table", "ul": "List", "ol": "List", "blockquote": "Quotation"}
LINK = r"(?P<link>\[(?P<words>[^\[\]]+)\]\((?P<to>[^()\s][^()]*)\))"
_PAIRS = "|".join(
    rf"(?P<{name}>(?<![\w{re.escape(sign[0])}]){re.escape(sign)}(?=\S)(?P<in_{name}>.+?)(?<=\S){re.escape(sign)}(?!\w))"
    for name, sign in SIGNS.items()
    if name not in ("sup", "sub")
)
_RAISED = r"(?P<sup>\^(?P<in_sup>[^\^\s]+)\^)|(?P<sub>(?<!~)~(?P<in_sub>[^~\s]+)~(?!~))"
MARKS = re.compile(f"{LINK}|{_PAIRS}|{_RAISED}", re.DOTALL)
ITEM = re.compile(r"^(?P<indent> *)(?P<mark>- |\d{1,2}\. )(?P<text>.*)$")
CHAPTER, ANCHOR = "chapter: ", "#block-"
DEEPER = 3  # spaces of a list in a list


class _NotPlain(Exception):
    """The marks cannot say it."""


def plain_of(html: str, chapters: Mapping[str, str] | None = None) -> str:
    """Rich text with marks; ``chapters`` are the names of those that a link may lead to, by key."""
    return "\n\n".join(text for text, _ in _parts(html, chapters or {}))


def html_of(text: str, was: str = "", chapters: Mapping[str, str] | None = None) -> str:
    """Text with marks as rich text; parts that stand in ``was`` come from there.

    Raises KeyError for the line of a part that stays as it is, where that part is not in ``was`` any more.
    """
    chapters = chapters or {}
    before: dict[str, list[str]] = defaultdict(list)
    for shown, html in _parts(was, chapters):
        before[shown.rstrip()].append(html)
    made = []
    for part in BLANK_LINE.split(text.replace("\r\n", "\n").strip("\n")):
        part = part.rstrip()
        if before[part]:
            made.append(before[part].pop(0))
        elif KEPT.fullmatch(part):
            raise KeyError(part)
        elif part:
            made.append(_block(part, chapters))
    return sanitise("".join(made))


def _parts(html: str, chapters: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Each part as it is shown, and its HTML."""
    count: dict[str, int] = defaultdict(int)
    for element in _blocks(html):
        whole = written(element)
        try:
            text = _text(element, chapters)
            is_one_part = bool(text.strip()) and text == text.strip("\n") and not BLANK_LINE.search(text)
            is_said = is_one_part and _same(sanitise(_block(text, chapters)), whole)
        except _NotPlain:
            is_said = False
        if not is_said:
            name = KEPT_NAMES.get(tag_of(element), "Part")
            count[name] += 1
            text = f"[[{name} {count[name]} stays as it is]]"
        yield text, whole


def _blocks(html: str) -> list[HtmlElement]:
    """The elements at the top; words that stand beside them are in paragraphs."""
    clean = sanitise(html)
    if not clean:
        return []
    root = parsed(clean)
    found: list[HtmlElement] = []
    pieces: list[str | HtmlElement] = [escape(root.text or "")]
    for child in root:
        if tag_of(child) in ("p", "ul", "ol", "table", "blockquote", "hr", *HEADINGS):
            pieces += [child, escape(child.tail or "")]
        else:
            pieces[-1:] = [f"{pieces[-1]}{written(child)}{escape(child.tail or '')}"]
    for piece in pieces:
        if not isinstance(piece, str):
            found.append(piece)
        elif piece.strip():
            found.append(parsed(f"<p>{piece}</p>")[0])
    return found


def _same(one: str, other: str) -> bool:
    """Whether both read alike: an item or a cell may hold its words in a paragraph or not."""
    return _bare(one) == _bare(other)


def _bare(html: str) -> str:
    html = re.sub(r"(<(?:li|td|th|blockquote)(?: [^>]*)?>)<p>", r"\1", sanitise(html))
    html = re.sub(r"</p>(?=</(?:li|td|th|blockquote)>|<[uo]l)", "", html)
    return re.sub(r">\s+<", "><", re.sub(r"</?tbody>|</?thead>", "", html))


# --- From HTML


def _text(element: HtmlElement, chapters: Mapping[str, str]) -> str:
    tag = tag_of(element)
    if tag == "p":
        return _words(element, chapters)
    if tag in HEADINGS:
        return HEADINGS[tag] + _words(element, chapters)
    if tag in ("ul", "ol"):
        return "\n".join(_items(element, chapters, 0))
    if tag == "hr":
        return RULE
    if tag == "blockquote" and len(element) == 1 and tag_of(element[0]) == "p":
        return "\n".join(f"> {line}" for line in _words(element[0], chapters).split("\n"))
    if tag == "table":
        return "\n".join(_rows(element, chapters))
    raise _NotPlain


def _words(element: HtmlElement, chapters: Mapping[str, str]) -> str:
    """Inline content with marks."""
    said = [re.sub(r"\s+", " ", element.text or "")]
    for child in element:
        tag = tag_of(child)
        if tag == "br":
            said.append("\n")
        elif tag == "a" and set(child.attrib) == {"href"}:
            said.append(f"[{_words(child, chapters)}]({_place(child.get('href', ''), chapters)})")
        elif tag in SIGNS:
            said.append(f"{SIGNS[tag]}{_words(child, chapters)}{SIGNS[tag]}")
        else:
            raise _NotPlain
        said.append(re.sub(r"\s+", " ", child.tail or ""))
    return "".join(said)


def _place(href: str, chapters: Mapping[str, str]) -> str:
    name = chapters.get(href.removeprefix(ANCHOR)) if href.startswith(ANCHOR) else None
    return f"{CHAPTER}{name}" if name else href


def _items(element: HtmlElement, chapters: Mapping[str, str], depth: int) -> list[str]:
    if tag_of(element) == "ol" and element.attrib:
        raise _NotPlain
    lines = []
    for number, item in enumerate(element, start=1):
        mark = "- " if tag_of(element) == "ul" else f"{number}. "
        deeper = [child for child in item if tag_of(child) in ("ul", "ol")]
        own = [child for child in item if child not in deeper]
        first = own[0] if len(own) == 1 and tag_of(own[0]) == "p" else _without(item, deeper)
        lines.append(" " * DEEPER * depth + mark + _words(first, chapters))
        for child in deeper:
            lines += _items(child, chapters, depth + 1)
    return lines


def _without(item: HtmlElement, others: list[HtmlElement]) -> HtmlElement:
    copy = parsed(written(item))[0]
    for child in list(copy):
        if others and tag_of(child) in ("ul", "ol"):
            child.drop_tree()
    return copy


def _rows(table: HtmlElement, chapters: Mapping[str, str]) -> list[str]:
    rows = [[cell for cell in row if tag_of(cell) in ("th", "td")] for row in table.iter("tr")]
    heads = [row for row in rows if row and all(tag_of(cell) == "th" for cell in row)]
    if heads != rows[:1] or any(cell.attrib for row in rows for cell in row) or table.find("caption") is not None:
        raise _NotPlain
    lines = [f"| {' | '.join(_cell(cell, chapters) for cell in row)} |" for row in rows]
    return [lines[0], f"|{' --- |' * len(rows[0])}", *lines[1:]]


def _cell(cell: HtmlElement, chapters: Mapping[str, str]) -> str:
    inner = cell[0] if len(cell) == 1 and tag_of(cell[0]) == "p" else cell
    words = _words(inner, chapters)
    if "|" in words or "\n" in words:
        raise _NotPlain
    return words


# --- To HTML


def _block(part: str, chapters: Mapping[str, str]) -> str:
    lines = part.split("\n")
    if part.strip() == RULE:
        return "<hr>"
    heading = re.match(r"(#{2,5}) +(.+)$", part)
    if heading and len(lines) == 1:
        level = len(heading[1])
        return f"<h{level}>{_marked(heading[2], chapters)}</h{level}>"
    if all(line.startswith(">") for line in lines):
        return f"<blockquote><p>{_marked(_joined(line[1:].strip() for line in lines), chapters)}</p></blockquote>"
    if len(lines) > 1 and all(line.startswith("|") and line.endswith("|") for line in lines):
        return _table(lines, chapters)
    return "".join(_run(list(run), chapters) for _, run in groupby(lines, key=lambda line: bool(ITEM.match(line))))


def _run(lines: list[str], chapters: Mapping[str, str]) -> str:
    """Lines of a list, or those of a paragraph before or after one."""
    items = [found for line in lines if (found := ITEM.match(line))]
    return _list(items, chapters) if items else f"<p>{_marked(_joined(lines), chapters)}</p>"


def _joined(lines: Iterable[str]) -> str:
    return "\n".join(lines)


def _list(items: list[re.Match[str]], chapters: Mapping[str, str]) -> str:
    first = items[0]
    tag, indent, made, at = "ul" if first["mark"] == "- " else "ol", len(first["indent"]), [], 0
    while at < len(items):
        deeper = at + 1
        while deeper < len(items) and len(items[deeper]["indent"]) > indent:
            deeper += 1
        inner = _list(items[at + 1 : deeper], chapters) if deeper > at + 1 else ""
        made.append(f"<li><p>{_marked(items[at]['text'], chapters)}</p>{inner}</li>")
        at = deeper
    return f"<{tag}>{''.join(made)}</{tag}>"


def _table(lines: list[str], chapters: Mapping[str, str]) -> str:
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]
    has_head = len(rows) > 1 and all(re.fullmatch(r":?-+:?", cell) for cell in rows[1])
    made = []
    for number, row in enumerate([rows[0], *rows[2:]] if has_head else rows):
        tag = "th" if has_head and number == 0 else "td"
        made.append("".join(f"<{tag}><p>{_marked(cell, chapters)}</p></{tag}>" for cell in row))
    return f"<table><tbody>{''.join(f'<tr>{row}</tr>' for row in made)}</tbody></table>"


def _marked(text: str, chapters: Mapping[str, str]) -> str:
    """Words with their marks as HTML; line ends are kept."""
    made: list[str] = []
    at = 0
    for found in MARKS.finditer(text):
        made.append(escape(text[at : found.start()]))
        made.append(_mark(found, chapters))
        at = found.end()
    made.append(escape(text[at:]))
    return "".join(made).replace("\n", "<br>")


def _mark(found: re.Match[str], chapters: Mapping[str, str]) -> str:
    if found["link"]:
        to = found["to"]
        if to.startswith(CHAPTER):
            key = next((key for key, name in chapters.items() if name == to.removeprefix(CHAPTER)), None)
            to = f"{ANCHOR}{key}" if key else to
        return f'<a href="{escape(to)}">{_marked(found["words"], chapters)}</a>'
    name = next(name for name in SIGNS if found[name])
    return f"<{name}>{_marked(found[f'in_{name}'], chapters)}</{name}>"
