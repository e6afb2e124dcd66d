"""Tracked changes, hidden text and the table of contents of a Word text: taken out, and each named. Pure."""

import re

from plans.office.word.markup import W_P, W_R, is_on, unwrapped, value_of, w, without, words_of
from plans.office.word.styles import is_named

_DELETED_WORDS = (w("t"), w("delText"))
_REVERSED = {w(this): w(other) for one, another in (("ins", "del"), ("moveTo", "moveFrom"))
             for this, other in ((one, another), (another, one))}  # fmt: skip
#: What is said of a change when all are rejected, by what is said of its reverse when all are accepted.
REJECTED = {"deleted": "not_added", "moved": "not_moved", "deleted_row": "row_not_added", "inserted": "not_deleted"}
_DELETED_END = f"{w('pPr')}/{w('rPr')}/{w('del')}"
_PROPERTIES = tuple(map(w, ("rPr", "trPr", "pPr", "tcPr")))


def accept_changes(root, leavings, place_of) -> None:
    """As if every tracked change were accepted."""
    for sort, tag in (("deleted", "del"), ("moved", "moveFrom")):
        for element in list(root.iter(w(tag))):
            if not _is_mark(element):
                leavings.add(sort, _with_author(element, _DELETED_WORDS), place_of(element))
                without(element)
    for element in list(root.iter(w("ins"), w("moveTo"))):
        if not _is_mark(element):
            leavings.add("inserted", _with_author(element, (w("t"),)), place_of(element))
            unwrapped(element)
    for row in [row for row in root.iter(w("tr")) if row.find(f"{w('trPr')}/{w('del')}") is not None]:
        leavings.add("deleted_row", _cells(row), place_of(row))
        without(row)
    for paragraph in [each for each in root.iter(W_P) if each.find(_DELETED_END) is not None]:
        join_to_next(paragraph)


def join_to_next(paragraph) -> None:
    """Its words are the beginning of the paragraph after it, as Word has them once its end was deleted."""
    following = paragraph.getnext()
    if following is None or following.tag != W_P:
        return
    at = 0 if following.find(w("pPr")) is None else 1
    for child in reversed([each for each in paragraph if each.tag != w("pPr")]):
        following.insert(at, child)
    without(paragraph)


def reverse_changes(root) -> None:
    """Every tracked change the other way round: to accept them all is then to reject them."""
    for deleted in root.iter(w("del"), w("moveFrom")):
        for words in list(deleted.iter(w("delText"))):
            words.tag = w("t")
    changed = [element for tag in _REVERSED for element in root.iter(tag)]
    for element, tag in [(element, _REVERSED[element.tag]) for element in changed]:
        element.tag = tag


def _is_mark(element) -> bool:
    """What says of a paragraph's end or a row that it was changed, and holds no words."""
    return element.getparent() is None or element.getparent().tag in _PROPERTIES


def _with_author(element, tags) -> str:
    words = "".join(each.text or "" for each in element.iter(*tags))
    author = element.get(w("author"))
    return f"{words} ({author})" if words.strip() and author else words


def _cells(row) -> str:
    return " | ".join(words_of(cell) for cell in row.iter(w("tc")))


def leave_out_hidden(root, leavings, place_of) -> None:
    for run in list(root.iter(W_R)):
        if is_on(run, "rPr/vanish"):
            leavings.add("hidden", "".join(each.text or "" for each in run.iter(*_DELETED_WORDS)), place_of(run))
            without(run)


def leave_out_contents(body, styles, leavings, place_of) -> None:
    """The paragraphs of a field that lists the headings, and those with a style of such a list."""
    depth, inside = 0, False
    typed = _typed_contents(body)
    for paragraph in list(body.iter(W_P)):
        codes = " ".join([each.text or "" for each in paragraph.iter(w("instrText"))]
                         + [each.get(w("instr")) or "" for each in paragraph.iter(w("fldSimple"))])  # fmt: skip
        marks = [each.get(w("fldCharType")) for each in paragraph.iter(w("fldChar"))]
        inside = inside or bool(re.search(r"\bTOC\b", codes))
        is_entry = is_named(value_of(paragraph, "pPr/pStyle"), styles, r"toc \d|table of figures|toc heading")
        if inside or is_entry or paragraph in typed:
            caption = _caption_over(paragraph)
            if caption is not None:
                leavings.add("contents", words_of(caption), place_of(caption))
                without(caption)
            leavings.add("contents", words_of(paragraph), place_of(paragraph))
            depth += marks.count("begin") - marks.count("end")
            inside = inside and depth > 0
            if paragraph.find(f".//{w('sectPr')}") is None:
                without(paragraph)
            else:
                for run in list(paragraph.iter(W_R)):
                    without(run)


_CAPTION = re.compile(r"(?:table of )?contents(?: page)?:?|cynnwys", re.IGNORECASE)
#: A line that somebody typed: words, then a tab or a row of dots, and the number of a page.
_TYPED = re.compile(r"\S.*?(?:\t|\.{3,}|…|\s{3,})[\s.…]*\d{1,3}")


def _caption_over(paragraph):
    """The word “Contents” right above a list of them."""
    above = next((each for each in paragraph.itersiblings(W_P, preceding=True) if words_of(each)), None)
    return above if above is not None and _CAPTION.fullmatch(words_of(above)) else None


def _typed_contents(body) -> set:
    """The lines of a list of contents that is none of Word's own: two or more of them under that word."""
    found = set()
    for caption in [each for each in body.iterchildren(W_P) if _CAPTION.fullmatch(words_of(each))]:
        lines = []
        for line in caption.itersiblings():
            if line.tag != W_P or (words_of(line) and not _TYPED.fullmatch(words_of(line))):
                break
            lines.append(line)
        entries = [line for line in lines if words_of(line)]
        found |= set(entries) if len(entries) > 1 else set()
    return found
