"""How a risk moves between two ratings on a council's own scale. Pure.

A code is read by the scale alone: without one it stays as it is written, and its movement is not known.
"""

import re
from dataclasses import dataclass, field
from enum import StrEnum

#: Signs that stand for one another between the two halves of a code.
TIMES = re.compile(r"[x×*]")


class RiskWay(StrEnum):
    UP = "up"
    DOWN = "down"
    SAME = "same"
    NEW = "new"
    CLOSED = "closed"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class RiskCell:
    """A place on the scale: its two letters, and each as a rank from 1, the least grave."""

    likelihood: str
    impact: str
    likelihood_rank: int
    impact_rank: int

    @property
    def score(self) -> int:
        return self.likelihood_rank * self.impact_rank

    @property
    def key(self) -> str:
        return f"{self.likelihood}|{self.impact}"


@dataclass(frozen=True)
class Levels:
    """A scale in plain data: letters with their words, the gravest first; what a code begins with; its bands."""

    likelihoods: tuple[tuple[str, str], ...]
    impacts: tuple[tuple[str, str], ...]
    begins_with_impact: bool = False
    between: str = ""
    bands: dict[str, str] = field(default_factory=dict)

    def cell(self, likelihood: str, impact: str) -> RiskCell | None:
        ranks = (_rank(self.likelihoods, likelihood), _rank(self.impacts, impact))
        return RiskCell(likelihood, impact, *ranks) if all(ranks) else None

    def read(self, code: str) -> RiskCell | None:
        """``D3`` · ``3×4`` (or ``3 x 4``); None where the scale has no such place."""
        code = _plain(code)
        for first, _ in self.impacts if self.begins_with_impact else self.likelihoods:
            start = _plain(f"{first}{self.between}")
            if code.startswith(start):
                rest = self.likelihoods if self.begins_with_impact else self.impacts
                for second, _ in rest:
                    if code[len(start) :] == _plain(second):
                        pair = (second, first) if self.begins_with_impact else (first, second)
                        return self.cell(*pair)
        return None

    def written(self, cell: RiskCell) -> str:
        pair = (cell.impact, cell.likelihood) if self.begins_with_impact else (cell.likelihood, cell.impact)
        return self.between.join(pair)

    def words(self, cell: RiskCell) -> str:
        """``Likely, serious``."""
        likelihood, impact = dict(self.likelihoods)[cell.likelihood], dict(self.impacts)[cell.impact]
        return f"{likelihood or cell.likelihood}, {(impact or cell.impact).lower()}"

    def band(self, cell: RiskCell) -> str:
        return self.bands.get(cell.key) or usual_band(cell, len(self.likelihoods) * len(self.impacts))


def _rank(levels, letter) -> int:
    letters = [each for each, _ in levels]
    return len(letters) - letters.index(letter) if letter in letters else 0


def _plain(code: str) -> str:
    return TIMES.sub("×", code.casefold()).replace(" ", "")


def usual_band(cell: RiskCell, most: int) -> str:
    """By its share of the gravest score, where a council has not said otherwise."""
    share = cell.score / most
    return "severe" if share >= 0.6 else "high" if share >= 0.35 else "medium" if share >= 0.15 else "low"


@dataclass(frozen=True)
class Movement:
    way: RiskWay
    words: str


def movement(before: str, now: str, levels: Levels | None, *, is_closed: bool = False) -> Movement:
    """From the rating before to the one now, by the score of their cells; words for each of the two ways."""
    if is_closed:
        return Movement(RiskWay.CLOSED, "closed: no longer a risk")
    if not before:
        return Movement(RiskWay.NEW, "new: not rated before")
    if levels is None:
        return Movement(RiskWay.UNKNOWN, "movement not known: no scale")
    was, is_now = levels.read(before), levels.read(now)
    if was is None or is_now is None:
        unread = before if was is None else now
        words = f"{unread} is not on the scale" if unread else "not rated now"
        return Movement(RiskWay.UNKNOWN, f"movement not known: {words}")
    way = RiskWay.UP if is_now.score > was.score else RiskWay.DOWN if is_now.score < was.score else RiskWay.SAME
    axes = _axes(was, is_now)
    return Movement(way, f"{way}: {axes}" if axes else "same")


def _axes(was: RiskCell, now: RiskCell) -> str:
    """``less likely, worse if it happens``; empty where neither moved."""
    likely = now.likelihood_rank - was.likelihood_rank
    grave = now.impact_rank - was.impact_rank
    words = [
        "more likely" if likely > 0 else "less likely" if likely < 0 else "",
        "worse if it happens" if grave > 0 else "less bad if it happens" if grave < 0 else "",
    ]
    return ", ".join(filter(None, words))
