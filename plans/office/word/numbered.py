"""Paragraphs that Word numbers by its lists: how deep each stands. Pure."""

from plans.office.word.markup import W_P, value_of, w

#: Lists of these count nothing.
_UNCOUNTED = ("bullet", "none")


def counted_in(body, numbering) -> dict:
    """The paragraphs of the text with a number of their own, each with its depth from 0; ``numbering``: the root of the
    lists, or None where the file has none."""
    if numbering is None:
        return {}
    counts = _counts_in(numbering)
    found = {}
    for paragraph in body.iterchildren(W_P):
        number, depth = value_of(paragraph, "pPr/numPr/numId"), value_of(paragraph, "pPr/numPr/ilvl") or "0"
        if counts.get((number, depth)) and depth.isdigit():
            found[paragraph] = int(depth)
    return found


def _counts_in(numbering) -> dict[tuple[str, str], bool]:
    """Of each list and depth whether it counts."""
    lists = {
        each.get(w("abstractNumId")): {
            level.get(w("ilvl")): value_of(level, "numFmt") not in _UNCOUNTED for level in each.iter(w("lvl"))
        }
        for each in numbering.iter(w("abstractNum"))
    }
    return {
        (each.get(w("numId")), depth): is_counted
        for each in numbering.iter(w("num"))
        for depth, is_counted in lists.get(value_of(each, "abstractNumId"), {}).items()
    }
