"""One reader of figures as council officers write them: cells of tables, sums, counts, percentages, sheets. Pure.

A figure is never guessed: what is not surely one number is not read, and whoever asks says so. A comma parts thousands,
a point parts decimals; ``1,5`` and ``12,34`` are read by nobody.
"""

import re
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum


class FigureStanding(StrEnum):
    """Whether a text states a figure, in the words that a chart writes where it draws none."""

    READ = "read"
    EMPTY = "not stated"
    SUPPRESSED = "suppressed"
    UNREAD = "not read"


@dataclass(frozen=True)
class Figure:
    """What a text states: its ``value`` where it was read, ``digits`` as they were written (``87.0`` is not ``87``)."""

    standing: FigureStanding
    value: Decimal | None = None
    digits: str = ""
    unit: str = ""  # £, % or the noun that was counted
    mark: str = ""  # of a footnote, behind the figure

    @property
    def is_read(self) -> bool:
        return self.standing == FigureStanding.READ


class MarkedFigure(Decimal):
    """A value that a footnote speaks of: wherever it is written, its mark stands behind it."""

    mark = ""

    @classmethod
    def of(cls, value: Decimal, mark: str) -> "MarkedFigure":
        marked = cls(value)
        marked.mark = mark
        return marked


_SPACES = re.compile(r"[\s\u200b\u2060\ufeff\ufe0f]+")
_DASHES = str.maketrans(dict.fromkeys("‐‑‒–—−﹣-", "-"))
_EMPTY = {
    "",
    "-",
    "£-",
    "£ -",
    "--",
    "..",
    "...",
    "…",
    ":",
    "n/a",
    "na",
    "[x]",
    "[z]",
    "not known",
    "not stated",
    "not recorded",
}
#: Disclosure control: what stands for a count too small to be told.
_SMALL = r"(\d[\d,.]*|one|two|three|four|five|six|seven|eight|nine|ten)"
_SUPPRESSED = re.compile(
    r"\*+|\[(c|low|s)\]|c|s|suppressed|supp\.?|redacted"
    r"|([<≤⩽≦]=?|&lt;=?|(fewer|less|no more|not more) than( or equal to)?|under|below|at most|up to)"
    rf" ?£?{_SMALL} ?%?|{_SMALL} or (fewer|less|under|below)",
    re.ASCII,
)
_MARK = re.compile(
    r"(?<=[^\s*†‡§¶#]) ?([*†‡§¶#]+|[⁰¹²³⁴-⁹ᵃ-ᶻ]+|\[(?:[a-z]|note )?\d{1,2}\]|\[[a-z]{1,2}\]|\([a-z*†‡]\))$", re.ASCII
)
_SIZES = {
    "hundred": 100,
    **dict.fromkeys(("k", "thousand"), 1_000),
    **dict.fromkeys(("m", "mn", "mil", "million"), 1_000_000),
    **dict.fromkeys(("bn", "billion"), 1_000_000_000),
    **dict.fromkeys(("tn", "trillion"), 1_000_000_000_000),
}
_UNITS = {
    **dict.fromkeys(("%", "per cent", "percent"), "%"),
    **dict.fromkeys(("pounds", "pound", "gbp"), "£"),
    **dict.fromkeys(("pp", "ppt", "ppts", "percentage points", "percentage point", "% points"), "points"),
}
#: Counted things after which nothing else can be meant than the number before them.
COUNTED = (
    "people", "persons", "residents", "respondents", "responses", "response", "replies", "reply", "returns", "forms",
    "offences", "offence", "crimes", "crime", "incidents", "incident", "cases", "case", "complaints", "complaint",
    "reports", "report", "victims", "victim", "offenders", "offender", "calls", "call", "households", "homes",
    "children", "adults", "pupils", "actions", "participants", "attendees",
)  # fmt: skip
_LESS = "down|fell|fallen|fall|drop|dropped|decrease|decreased|reduction|reduced|lower|fewer|less|minus|negative"
_MORE = "up|rose|risen|rise|increase|increased|growth|grew|higher|more|plus"
_DIGITS = r"(?:[1-9]\d{0,2}(?:,\d{3})+|[1-9]\d{0,2}(?: \d{3})+|\d+)(?:\.\d+)?|\.\d+"
_FIGURE = re.compile(
    rf"(?:an? )?(?:(?P<way>{_LESS}|{_MORE}|[▲▼△▽↑↓⬆⬇]) ?(?:(?:by|of) )?)?"
    rf"(?P<sign>[-+] ?)?(?P<pound>(?:£|gbp) ?)?(?P<late>[-+] ?)?(?P<digits>{_DIGITS})"
    rf"(?: ?(?P<size>{'|'.join(sorted(_SIZES, key=len, reverse=True))})(?![a-z]))?"
    rf"(?: ?(?P<unit>{'|'.join(sorted(_UNITS, key=len, reverse=True))})(?![a-z]))?"
    rf"(?: (?P<noun>{'|'.join(COUNTED)}))?(?: ?(?P<then>\b(?:{_LESS}|{_MORE})|[▲▼△▽↑↓⬆⬇]))?",
    re.ASCII,
)
_IN_BRACKETS = re.compile(r"\((?P<all>[^()]+)\)(?P<unit> ?%)?|(?P<pound>£) ?\((?P<rest>[^()]+)\)")
#: Commas that part neither thousands nor anything else that is known here.
_COMMA = re.compile(r"[£\s(+-]*(?![1-9]\d{0,2}(?:,\d{3})+(?!\d))\d+(?:,\d+)+(?:\.\d+)?\D*", re.ASCII)


def figure_in(text: str) -> Figure:
    """The one figure that ``text`` states: ``£1,820*`` is 1820, ``(12)`` and ``down 12`` are -12, ``<5`` is none."""
    words = _SPACES.sub(" ", text).strip().lower().translate(_DASHES)
    if words in _EMPTY:
        return Figure(FigureStanding.EMPTY)
    if words in ("nil", "zero"):
        return Figure(FigureStanding.READ, Decimal(0), "0")
    if _SUPPRESSED.fullmatch(words):
        return Figure(FigureStanding.SUPPRESSED)
    mark = _MARK.search(words)
    bare = words[: mark.start()] if mark else words
    if mark and _SUPPRESSED.fullmatch(bare):
        return Figure(FigureStanding.SUPPRESSED, mark=mark[1])
    return _read(bare, mark[1] if mark else "")


def _read(words: str, mark: str) -> Figure:
    """The figure of words without their footnote's mark; in brackets it is negative, as accounts write it."""
    inside = _IN_BRACKETS.fullmatch(words)
    if inside:
        words = f"{inside['all']}{inside['unit'] or ''}" if inside["all"] else f"£{inside['rest']}"
    found = _FIGURE.fullmatch(words)
    signs = [sign for name in ("way", "sign", "late", "then") if found and (sign := found[name])]
    if not found or len(signs) + bool(inside) > 1 or (found["pound"] and found["unit"]):
        return Figure(FigureStanding.UNREAD)
    minus = "-" if inside or (signs and re.fullmatch(rf"- ?|{_LESS}|[▼▽↓⬇]", signs[0])) else ""
    digits = minus + re.sub("[, ]", "", found["digits"])
    digits = digits.replace("-.", "-0.") if not digits.startswith(".") else f"0{digits}"
    value = Decimal(digits)
    if found["size"]:
        value = (value * _SIZES[found["size"]]).normalize()
        digits = f"{value:f}"
    unit = "£" if found["pound"] else _UNITS.get(found["unit"] or "", found["noun"] or "")
    return Figure(FigureStanding.READ, value, digits, unit, mark)


def why_unread(text: str) -> str:
    """What to do about a text in which no figure was read, as a sentence; empty: nothing more can be said of it."""
    figure = figure_in(text)
    if figure.standing == FigureStanding.SUPPRESSED:
        return f"“{text}” stands for a figure that is not told. Leave it empty here, and say so in words."
    if _COMMA.fullmatch(text.translate(_DASHES)):
        return f"“{text}” can be read in two ways: write thousands as 1,500 and decimals as 1.5."
    return ""
