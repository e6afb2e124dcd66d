"""The paragraphs of a Word file as pieces of words, each of which must come through or be listed. Pure.

A piece ends where something stands in the words that is none (a note's mark, a picture), and where the fate of words
changes: those that were deleted or are hidden go another way than those around them.
"""

from plans.office.word.markup import ALTERNATIVES, MATHS, W_P, W_R, W_T, is_on, w

_FATES = tuple(map(w, ("del", "ins", "moveFrom", "moveTo")))
_CUTS = (
    *map(w, ("footnoteReference", "endnoteReference", "commentReference", "sym", "drawing", "pict", "object", "sdt")),
    f"{MATHS}oMath",
    f"{ALTERNATIVES}AlternateContent",
)
#: Elements that stand for a sign.
_HYPHENS = {w("noBreakHyphen"): "\N{NON-BREAKING HYPHEN}", w("softHyphen"): "\N{SOFT HYPHEN}"}


def pieces_in(root) -> list[str]:
    """Of every paragraph inside an element, text boxes too, in their order."""
    found = []
    for paragraph in root.iter(W_P):
        if not _is_repeated(paragraph):
            found.extend(piece for piece in _pieces(paragraph) if piece.strip())
    return found


def _is_repeated(paragraph) -> bool:
    """What Word writes a second time, for programs older than itself."""
    return next(paragraph.iterancestors(f"{ALTERNATIVES}Fallback"), None) is not None


def _pieces(paragraph) -> list[str]:
    pieces = [""]
    _walk(paragraph, pieces)
    return pieces


def _walk(element, pieces) -> None:
    for child in element:
        if child.tag == W_T:
            pieces[-1] += child.text or ""
        elif child.tag in _HYPHENS:
            pieces[-1] += _HYPHENS[child.tag]
        elif child.tag == W_P or child.tag == f"{ALTERNATIVES}Fallback":
            continue
        else:
            is_cut = child.tag in _CUTS or child.tag in _FATES or (child.tag == W_R and is_on(child, "rPr/vanish"))
            if is_cut:
                pieces.append("")
            _walk(child, pieces)
            if is_cut:
                pieces.append("")
