"""Tracked changes, hidden text and the table of contents of a Word text: taken out, and each named. Pure."""

import re

from plans.office.word.markup import W_P, W_R, is_on, unwrapped, value_of, w, without, words_of
from plans.office.word.styles import is_named

_DELETED_WORDS = (w("t"), w("delText"))
_REVERSED = {w(this): w(other) for one, another in (("ins", "del"), ("moveTo", "moveFrom"))
             for this, other in ((one, another), (another, one))}  # fmt: skip
#: What is said of a change when all are rejected, by what is said of its reverse when all are accepted.
REJECTED = {"deleted": "not_added", "moved": "not_moved", "deleted_row": "row_not_added", "inserted": "not_deleted"}
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
    for paragraph in list(body.iter(W_P)):
        codes = " ".join([each.text or "" for each in paragraph.iter(w("instrText"))]
                         + [each.get(w("instr")) or "" for each in paragraph.iter(w("fldSimple"))])  # fmt: skip
        marks = [each.get(w("fldCharType")) for each in paragraph.iter(w("fldChar"))]
        inside = inside or bool(re.search(r"\bTOC\b", codes))
        is_entry = is_named(value_of(paragraph, "pPr/pStyle"), styles, r"toc \d|table of figures|toc heading")
        if inside or is_entry:
            leavings.add("contents", words_of(paragraph), place_of(paragraph))
            depth += marks.count("begin") - marks.count("end")
            inside = inside and depth > 0
            if paragraph.find(f".//{w('sectPr')}") is None:
                without(paragraph)
            else:
                for run in list(paragraph.iter(W_R)):
                    without(run)
