"""The best way along a route over real calendars: a search step by step, exact and the same for the same input. Pure.

After each step only two things matter for the rest: the day on which it was over, and the day whose view the next
papers should hold. For each such pair the best way so far is kept: fewest broken preferences by weight, then the
earliest days (planning forwards) or the latest (planning backwards), the last step counting first.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations

from governance.timetables.engine.legs import OPTIONAL, VIEW, WEIGHTS, Candidate, Leg

EARLIEST, LATEST = 1, -1
Step = list[tuple[Leg, list[Candidate]]]


@dataclass(frozen=True)
class Chosen:
    """A leg with its sitting (None: an optional leg that is left out), and the preferences given up for it."""

    leg: Leg
    candidate: Candidate | None
    broken: tuple[str, ...] = ()


@dataclass(frozen=True)
class Way:
    """A way up to some step: what it cost, its days from the last backwards, and its choices in order."""

    over: int = 0  # ordinal of the day on which the last step was over
    view: int = 0  # ordinal of the day whose view the next papers should hold
    cost: int = 0
    days: tuple[int, ...] = ()
    choices: tuple[Chosen, ...] = ()

    @property
    def rank(self):
        return self.cost, self.days


class Search:
    """``direction`` EARLIEST or LATEST; ``allowed``: (preference, leg key) pairs that cost nothing."""

    def __init__(self, direction: int, *, is_strict=False, allowed=frozenset()):
        self.direction, self.is_strict, self.allowed = direction, is_strict, allowed

    def best(self, steps: Iterable[Step], start: Way | None = None) -> tuple[Way, int]:
        """The best way over all steps, and -1; else the quickest as far as there is one, and the step that fails."""
        ways = [start or Way()]
        for number, step in enumerate(steps):
            following: dict[tuple[int, int], tuple] = {}
            for way in ways:
                for made in self._longer(way, step):
                    known = following.get(made[:2])
                    if known is None or made[2] < known[2]:
                        following[made[:2]] = made
            if not following:
                return min(ways, key=lambda way: (way.over, way.rank)), number
            ways = _undominated(_extended(step, *made) for made in following.values())
        return min(ways, key=lambda way: way.rank), -1

    def _longer(self, way: Way, step: Step) -> Iterator[tuple]:
        """This step made in every sensible manner: each optional leg in or out, over on each day on which it may be.

        Each is (over, view, rank, way before, entries of the legs kept, in order); entries are those of ``_fitting``.
        """
        optional = [leg for leg, _ in step if leg.is_optional]
        for number in range(len(optional) + 1):
            for dropped in combinations(optional, number):
                cost = way.cost + sum(self._weight(OPTIONAL, leg) for leg in dropped)
                rows = [self._fitting(way, *each) for each in step if each[0] not in dropped]
                if not rows:
                    yield way.over, way.view, (cost, (0,) * len(step) + way.days), way, {}
                elif all(rows):
                    yield from self._made(way, step, rows, cost)

    def _fitting(self, way, leg, candidates) -> list[tuple]:
        """(day, cost, leg, candidate, broken) of the sittings that may follow: each the best up to its own day."""
        found, best = [], None
        for each in candidates[bisect_left(candidates, way.over, key=_before_by) :]:
            broken = (*each.broken, VIEW) if way.view > each.view_by else each.broken
            cost = 0
            if broken:
                if self.is_strict and any((what, leg.key) not in self.allowed for what in broken):
                    continue
                cost = sum(self._weight(what, leg) for what in broken)
            if best is None or (cost, self.direction * each.day) < best:
                best = cost, self.direction * each.day
                found.append((each.day, cost, leg, each, broken))
        return found

    def _weight(self, what, leg) -> int:
        return 0 if (what, leg.key) in self.allowed else WEIGHTS[what]

    def _made(self, way, step, rows, cost):
        if len(step) == 1:  # nearly every step: nothing to combine
            for entry in rows[0]:
                day, more, leg, _, _ = entry
                rank = cost + more, (self.direction * day, *way.days)
                yield day, day if leg.gives_view else 0, rank, way, {leg.key: entry}
            return
        least = max(row[0][0] for row in rows)
        for over in sorted({entry[0] for row in rows for entry in row if entry[0] >= least}):
            made = {entry[2].key: entry for row in rows for entry in [_up_to(row, over)]}
            view = max((entry[0] for entry in made.values() if entry[2].gives_view), default=0)
            days = tuple(self.direction * made[leg.key][0] if leg.key in made else 0 for leg, _ in reversed(step))
            total = cost + sum(entry[1] for entry in made.values())
            yield max(entry[0] for entry in made.values()), view, (total, days + way.days), way, made


def _before_by(candidate: Candidate) -> int:
    return candidate.before_by


def _up_to(row, over):
    return next(entry for entry in reversed(row) if entry[0] <= over)


def _extended(step: Step, over, view, rank, way, made) -> Way:
    choices = tuple(
        Chosen(leg, *made[leg.key][3:]) if leg.key in made else Chosen(leg, None, (OPTIONAL,)) for leg, _ in step
    )
    return Way(over, view, *rank, way.choices + choices)


def _undominated(ways) -> list[Way]:
    """Without ways that are over later than another and no better for it."""
    kept: list[Way] = []
    for way in sorted(ways, key=lambda way: (way.over, way.view, way.rank)):
        if not any(other.view <= way.view and other.rank <= way.rank for other in kept):
            kept.append(way)
    return kept
