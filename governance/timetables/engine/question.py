"""One route over one set of calendars, as it is asked about: its legs, and where each of them could be made. Pure."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from itertools import groupby

from governance.dates.notice import Settings
from governance.dates.stages import StageRole
from governance.timetables.engine.answer import Schedule
from governance.timetables.engine.legs import CONFIRMED, OPEN, OPTIONAL, Allowances, Candidate, Candidates, Leg, Sitting
from governance.timetables.engine.search import Step, Way, made_of

#: How far the engine looks where the caller sets no end: no plan takes longer from its first body to its last.
HORIZON = timedelta(days=3 * 366)


class NoWay(Exception):
    """No feasible way, with the day nearest to the one asked for that would do.

    ``constraint``: "route" (no stops, or none that has to decide), "final" (nobody decides on that day), "meetings" (a
    body has none), "order" (none of its meetings comes between its neighbours), "strict" (only with a preference given
    up). ``rest``: the stops for which there are meetings, without those that fit nowhere; None where nothing fits.
    """

    def __init__(self, constraint: str, sentence: str, nearest: date | None = None, rest: Schedule | None = None):
        super().__init__(sentence)
        self.constraint, self.sentence, self.nearest, self.rest = constraint, sentence, nearest, rest


class Question:
    """``last`` is the deciding leg; where nobody decides, the last that has to be made. Raises ``NoWay`` for a route
    of no legs, and for one on which the decision could be left out."""

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
        self.last = _last_of(self.legs)
        #: All that decide at the last step: the decision is made when each of them has.
        self.deciding = [
            leg for leg in self.legs if leg is self.last or (leg.step, leg.role) == (self.last.step, StageRole.DECIDE)
        ]

    def head(self) -> list[Leg]:
        """The legs up to the deciding one."""
        return [leg for leg in self.legs if leg.step <= self.last.step]

    def tail(self) -> list[Leg]:
        """What comes after the decision."""
        return [leg for leg in self.legs if leg.step > self.last.step]

    def losses(self, legs: Iterable[Leg], *, each: bool = False) -> dict[str, str]:
        """The legs that may be left out, with what is given up by it; ``each``: one that has to be made, too."""
        found = {}
        for leg in legs:
            if leg.is_optional:
                found[leg.key] = CONFIRMED if leg.key in self.pinned else OPTIONAL
            elif each:
                found[leg.key] = OPEN
        return {key: what for key, what in found.items() if not self.candidates.has_met(self.leg(key))}

    def leg(self, key: str) -> Leg:
        return next(leg for leg in self.legs if leg.key == key)

    def steps(
        self, legs: Iterable[Leg], first: date, last: date, *, exact: bool = False, decide_by: date | None = None
    ) -> Iterator[Step]:
        """Legs by step with their candidates. ``exact``: the deciding leg meets on the very last day, and who stands
        beside it may come after it; ``decide_by``: a day by which all that decide have met."""
        for _, step in groupby(legs, key=lambda leg: leg.step):
            rows = [(leg, self._candidates(leg, first, last, exact, decide_by)) for leg in step]
            yield sorted(rows, key=lambda row: (row[0] in self.deciding, row[0] is self.last))

    def _candidates(self, leg: Leg, first: date, last: date, exact: bool, decide_by: date | None) -> list[Candidate]:
        if exact and leg is self.last:
            return [each for each in self.candidates.of(leg, last, last) if each.sitting.on == last]
        if exact and leg.step == self.last.step:
            return self.candidates.of(leg, first, last + HORIZON)
        found = self.candidates.of(leg, first, last)
        if decide_by and leg in self.deciding:
            return [each for each in found if each.sitting.on <= decide_by]
        return found

    def deciding_days(self, first: date, last: date) -> list[date]:
        """The days on which those who decide meet, in order."""
        found = {each.sitting.on for leg in self.deciding for each in self.candidates.of(leg, first, last)}
        return sorted(on for on in found if first <= on <= last)  # a confirmed day may lie outside

    def days_after_the_decision(self, first: date, last: date) -> list[date]:
        """The days on which anybody meets after it, in order; the day itself stands for nobody any more."""
        found = {each.sitting.on for leg in self.tail() for each in self.candidates.of(leg, first, last)}
        return sorted({first, *(on for on in found if first <= on <= last)})

    def decided_on(self, way: Way) -> date:
        """The day on which all that decide have met; the last day of all where none of them does."""
        made = made_of(way.choices)
        deciding = [each.candidate.sitting.on for each in made if each.leg in self.deciding]
        return max(deciding or [each.candidate.sitting.on for each in made])


def _last_of(legs: list[Leg]) -> Leg:
    """The leg at which it ends. A decision that may be left out is no decision, so such a route is refused."""
    if not legs:
        raise NoWay("route", "The route has no steps.")
    deciding = [leg for leg in legs if leg.role == StageRole.DECIDE]
    if deciding:
        step = deciding[-1].step
        if optional := [leg.body for leg in deciding if leg.step == step and leg.is_optional]:
            raise NoWay("route", f"{optional[0]} decides, so its step cannot be optional: change the route.")
        return deciding[-1]
    needed = [leg for leg in legs if not leg.is_optional]
    if not needed:
        raise NoWay("route", "Every step of the route is optional: say which of them has to be made.")
    return needed[-1]
