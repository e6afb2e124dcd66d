"""The best way along a route over real calendars: a search step by step, exact and the same for the same input. Pure.

After each step only two things matter for the rest: the day on which it was over, and the latest view so far, which the
papers after it should hold. For each such pair the best way so far is kept: fewest broken preferences by weight, then
the earliest days (planning forwards) or the latest (planning backwards), the last step counting first.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Final, Literal, NamedTuple

from governance.timetables.engine.legs import NEVER, VIEW, WEIGHTS, Allowances, Candidate, Leg

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
    """A leg that is not made: an optional one, or one for which no meeting fits."""

    leg: Leg
    broken: tuple[str, ...]


Choice = Chosen | LeftOut


def made_of(choices: Iterable[Choice]) -> list[Chosen]:
    """Without what is left out."""
    return [each for each in choices if isinstance(each, Chosen)]


@dataclass(frozen=True)
class Way:
    """A way up to some step: what it cost, its days from the last backwards, and its choices in order."""

    over: int = 0  # ordinal of the day on which the last step was over
    view: int = 0  # ordinal of the latest view, which the papers to come should hold
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
    worth: int  # the lower the better among those of one cost
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
    """``allowed``: (preference, leg key) pairs that cost nothing; ``losses``: legs that may be left out, by their key,
    each with the preference that is given up by it. ``until``: the day asked for, planning backwards; what may come
    after it comes as early as it can.
    """

    def __init__(
        self,
        direction: Direction,
        *,
        losses: Mapping[str, str],
        is_strict: bool = False,
        allowed: Allowances = frozenset(),
        weights: Mapping[str, int] = WEIGHTS,
        until: int = NEVER,
    ):
        self.direction, self.losses, self.is_strict, self.allowed = direction, losses, is_strict, allowed
        self.weights, self.until = weights, until

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
            ways = _undominated(self._extended(step, made) for made in following.values())
        return min(ways, key=lambda way: way.rank), -1

    def _longer(self, way: Way, step: Step) -> Iterator[Longer]:
        """This step made in every sensible manner: each leg that may be left out in or out, and over on each day."""
        losable = [leg for leg, _ in step if leg.key in self.losses]
        for number in range(len(losable) + 1):
            for dropped in combinations(losable, number):
                cost = way.cost + sum(self._weight(self.losses[leg.key], leg) for leg in dropped)
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
            worth = self._worth(each.day)
            if best is None or (cost, worth) < best:
                best = cost, worth
                found.append(Fit(each.day, cost, worth, leg, each, broken))
        return found

    def _worth(self, day: int) -> int:
        return -day if self.direction == LATEST and day <= self.until else day

    def _weight(self, what: str, leg: Leg) -> int:
        return 0 if (what, leg.key) in self.allowed else self.weights.get(what, 0)

    def _made(self, way: Way, step: Step, rows: list[list[Fit]], cost: int) -> Iterator[Longer]:
        if len(step) == 1:  # nearly every step: nothing to combine
            for fit in rows[0]:
                rank = cost + fit.cost, (fit.worth, *way.days)
                view = max(way.view, fit.day) if fit.leg.gives_view else way.view
                yield Longer(max(way.over, fit.day), view, rank, way, {fit.leg.key: fit})
            return
        for kept in _combined(rows):
            fits = {fit.leg.key: fit for fit in kept}
            view = max((fit.day for fit in kept if fit.leg.gives_view), default=0)
            days = tuple(fits[leg.key].worth if leg.key in fits else 0 for leg, _ in reversed(step))
            total = cost + sum(fit.cost for fit in kept)
            over = max(way.over, *(fit.day for fit in kept))
            yield Longer(over, max(way.view, view), (total, days + way.days), way, fits)

    def _extended(self, step: Step, made: Longer) -> Way:
        choices: list[Choice] = []
        for leg, _ in step:
            fit = made.fits.get(leg.key)
            lost = LeftOut(leg, (self.losses.get(leg.key, ""),))
            choices.append(Chosen(leg, fit.candidate, fit.broken) if fit else lost)
        return Way(made.over, made.view, *made.rank, (*made.before.choices, *choices))


def _before_by(candidate: Candidate) -> int:
    return candidate.before_by


def _combined(rows: list[list[Fit]]) -> Iterator[list[Fit]]:
    """The bodies of one step together: over on each day, the last view on each day. Of both the earlier is the better
    one for what follows, so that a body that only notes may meet later than those whose view is waited for."""
    giving = [row for row in rows if row[0].leg.gives_view]
    noting = [row for row in rows if not row[0].leg.gives_view]
    for said in _up_to_each(giving):
        for noted in _up_to_each(noting):
            yield [*said, *noted]


def _up_to_each(rows: list[list[Fit]]) -> Iterator[list[Fit]]:
    """For each day on which all of them could have met: the best of each up to it."""
    least = max((row[0].day for row in rows), default=0)
    for over in sorted({fit.day for row in rows for fit in row if fit.day >= least}) or [0]:
        yield [_up_to(row, over) for row in rows]


def _up_to(row: Sequence[Fit], over: int) -> Fit:
    return next(fit for fit in reversed(row) if fit.day <= over)


def _undominated(ways: Iterable[Way]) -> list[Way]:
    """Without ways that are over later than another and no better for it."""
    kept: list[Way] = []
    for way in sorted(ways, key=lambda way: (way.over, way.view, way.rank)):
        if not any(other.view <= way.view and other.rank <= way.rank for other in kept):
            kept.append(way)
    return kept
