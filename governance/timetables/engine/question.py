"""One route over one set of calendars, as it is asked about: its legs, and where each of them could be made. Pure."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from itertools import groupby

from governance.dates.notice import Settings
from governance.dates.stages import StageRole
from governance.timetables.engine.legs import Allowances, Candidates, Leg, Sitting
from governance.timetables.engine.search import Step


class NoWay(Exception):
    """No feasible way, with the day nearest to the one asked for that would do.

    ``constraint``: "route" (no stops), "final" (nobody decides on that day), "meetings" (a body has none), "order"
    (none of its meetings comes between its neighbours), "strict" (only with a preference given up).
    """

    def __init__(self, constraint: str, sentence: str, nearest: date | None = None):
        super().__init__(sentence)
        self.constraint, self.sentence, self.nearest = constraint, sentence, nearest


class Question:
    """``last`` is the deciding leg; the last of all where nobody decides. Raises ``NoWay`` for a route of no legs."""

    def __init__(
        self,
        route: Iterable[Leg],
        sittings: Mapping[str, Iterable[Sitting]],
        settings: Settings,
        *,
        today: date | None,
        pinned: Mapping[str, date] | None,
        strict: bool,
        allowed: Allowances,
    ):
        self.legs = sorted(route, key=lambda leg: leg.step)
        self.settings, self.strict, self.allowed = settings, strict, allowed
        self.pinned = dict(pinned or {})
        self.candidates = Candidates(sittings, settings, pinned=self.pinned, today=today)
        deciding = [leg for leg in self.legs if leg.role == StageRole.DECIDE] or self.legs
        if not deciding:
            raise NoWay("route", "The route has no steps.")
        self.last = deciding[-1]

    def head(self) -> list[Leg]:
        """The legs up to the deciding one."""
        return [leg for leg in self.legs if leg.step <= self.last.step]

    def tail(self) -> list[Leg]:
        """What comes after the decision."""
        return [leg for leg in self.legs if leg.step > self.last.step]

    def steps(self, legs: Iterable[Leg], first: date, last: date, *, exact: bool = False) -> Iterator[Step]:
        """Legs by step with their candidates; ``exact``: the deciding leg meets on the very last day."""
        for _, step in groupby(legs, key=lambda leg: leg.step):
            yield [(leg, self.candidates.of(leg, last if exact and leg is self.last else first, last)) for leg in step]
