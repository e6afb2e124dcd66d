"""The best way along a route over real calendars: a search step by step, exact and the same for the same input. Pure.

After each step only two things matter for the rest: the day on which it was over, and the day whose view the next
papers should hold. For each such pair the best way so far is kept: fewest broken preferences by weight, then the
earliest days (planning forwards) or the latest (planning backwards), the last step counting first.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Final, Literal, NamedTuple

from governance.timetables.engine.legs import OPTIONAL, VIEW, WEIGHTS, Allowances, Candidate, Leg

EARLIEST: Final = 1
LATEST: Final = -1
Direction = Literal[1, -1]
#: The legs that may come in any order, each with the sittings at which it could be made.
Step = list[tuple[Leg, list[Candidate]]]
#: What it cost, then its days from the last backwards, as numbers of which the lower is the better one.
Rank = tuple[int, tuple[int, ...]]


@dataclass(frozen=True)
class Chosen:
    """A leg with its sitting, and the preferences given up for it."""

    leg: Leg
    candidate: Candidate
    broken: tuple[str, ...] = ()


@dataclass(frozen=True)
class LeftOut:
    """An optional leg that is not made."""

    leg: Leg
    broken: tuple[str, ...] = (OPTIONAL,)


Choice = Chosen | LeftOut


def made_of(choices: Iterable[Choice]) -> list[Chosen]:
    """Without what is left out."""
    return [each for each in choices if isinstance(each, Chosen)]


@dataclass(frozen=True)
class Way:
    """A way up to some step: what it cost, its days from the last backwards, and its choices in order."""

    over: int = 0  # ordinal of the day on which the last step was over
    view: int = 0  # ordinal of the day whose view the next papers should hold
    cost: int = 0
    days: tuple[int, ...] = ()
    choices: tuple[Choice, ...] = ()

    @property
    def rank(self) -> Rank:
        return self.cost, self.days


class Fit(NamedTuple):
    """A sitting that may follow a way, what it would add to the cost, and the preferences given up for it."""

    day: int
    cost: int
    leg: Leg
    candidate: Candidate
    broken: tuple[str, ...]


class Longer(NamedTuple):
    """A way with one step more; not a ``Way`` yet, for most are dropped at once. ``fits`` by key of the legs kept."""

    over: int
    view: int
    rank: Rank
    before: Way
    fits: dict[str, Fit]


class Search:
    """``direction`` EARLIEST or LATEST; ``allowed``: (preference, leg key) pairs that cost nothing."""

    def __init__(self, direction: Direction, *, is_strict: bool = False, allowed: Allowances = frozenset()):
        self.direction, self.is_strict, self.allowed = direction, is_strict, allowed

    def best(self, steps: Iterable[Step], start: Way | None = None) -> tuple[Way, int]:
        """The best way over all steps, and -1; else the quickest as far as there is one, and the step that fails."""
        ways = [start or Way()]
        for number, step in enumerate(steps):
            following: dict[tuple[int, int], Longer] = {}
            for way in ways:
                for made in self._longer(way, step):
                    ends = made.over, made.view
                    known = following.get(ends)
                    if known is None or made.rank < known.rank:
                        following[ends] = made
            if not following:
                return min(ways, key=lambda way: (way.over, way.rank)), number
            ways = _undominated(_extended(step, made) for made in following.values())
        return min(ways, key=lambda way: way.rank), -1

    def _longer(self, way: Way, step: Step) -> Iterator[Longer]:
        """This step made in every sensible manner: each optional leg in or out, over on each day on which it may be."""
        optional = [leg for leg, _ in step if leg.is_optional]
        for number in range(len(optional) + 1):
            for dropped in combinations(optional, number):
                cost = way.cost + sum(self._weight(OPTIONAL, leg) for leg in dropped)
                rows = [self._fitting(way, *each) for each in step if each[0] not in dropped]
                if not rows:
                    yield Longer(way.over, way.view, (cost, (0,) * len(step) + way.days), way, {})
                elif all(rows):
                    yield from self._made(way, step, rows, cost)

    def _fitting(self, way: Way, leg: Leg, candidates: list[Candidate]) -> list[Fit]:
        """The sittings that may follow: each the best up to its own day."""
        found: list[Fit] = []
        best: tuple[int, int] | None = None
        for each in candidates[bisect_left(candidates, way.over, key=_before_by) :]:
            broken = (*each.broken, VIEW) if way.view > each.view_by else each.broken
            cost = 0
            if broken:
                if self.is_strict and any((what, leg.key) not in self.allowed for what in broken):
                    continue
                cost = sum(self._weight(what, leg) for what in broken)
            if best is None or (cost, self.direction * each.day) < best:
                best = cost, self.direction * each.day
                found.append(Fit(each.day, cost, leg, each, broken))
        return found

    def _weight(self, what: str, leg: Leg) -> int:
        return 0 if (what, leg.key) in self.allowed else WEIGHTS[what]

    def _made(self, way: Way, step: Step, rows: list[list[Fit]], cost: int) -> Iterator[Longer]:
        if len(step) == 1:  # nearly every step: nothing to combine
            for fit in rows[0]:
                rank = cost + fit.cost, (self.direction * fit.day, *way.days)
                yield Longer(fit.day, fit.day if fit.leg.gives_view else 0, rank, way, {fit.leg.key: fit})
            return
        least = max(row[0].day for row in rows)
        for over in sorted({fit.day for row in rows for fit in row if fit.day >= least}):
            fits = {fit.leg.key: fit for row in rows for fit in [_up_to(row, over)]}
            view = max((fit.day for fit in fits.values() if fit.leg.gives_view), default=0)
            days = tuple(self.direction * fits[leg.key].day if leg.key in fits else 0 for leg, _ in reversed(step))
            total = cost + sum(fit.cost for fit in fits.values())
            yield Longer(max(fit.day for fit in fits.values()), view, (total, days + way.days), way, fits)


def _before_by(candidate: Candidate) -> int:
    return candidate.before_by


def _up_to(row: Sequence[Fit], over: int) -> Fit:
    return next(fit for fit in reversed(row) if fit.day <= over)


def _extended(step: Step, made: Longer) -> Way:
    choices: list[Choice] = []
    for leg, _ in step:
        fit = made.fits.get(leg.key)
        choices.append(Chosen(leg, fit.candidate, fit.broken) if fit else LeftOut(leg))
    return Way(made.over, made.view, *made.rank, (*made.before.choices, *choices))


def _undominated(ways: Iterable[Way]) -> list[Way]:
    """Without ways that are over later than another and no better for it."""
    kept: list[Way] = []
    for way in sorted(ways, key=lambda way: (way.over, way.view, way.rank)):
        if not any(other.view <= way.view and other.rank <= way.rank for other in kept):
            kept.append(way)
    return kept
