"""What the timetable engine should answer, by trying every combination of meetings: slow, plain and written anew."""

from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby, product

from governance.dates.notice import Settings
from governance.timetables.engine.legs import (
    CONFIRMED,
    NOTICE,
    OPEN,
    OPTIONAL,
    QUIET,
    VIEW,
    WEIGHTS,
    Leg,
    Sitting,
    consultation,
)
from governance.timetables.engine.question import HORIZON


@dataclass(frozen=True)
class Asked:
    """One small question: at its last step the last leg decides, and others may stand beside it."""

    route: tuple[Leg, ...]
    sittings: dict[str, list[Sitting]]
    settings: Settings
    pinned: dict[str, date]
    today: date | None

    @property
    def last(self) -> Leg:
        return next(leg for leg in self.route if leg.role == "decide")

    def has_met(self, leg):
        return leg.key in self.pinned and self.today is not None and self.pinned[leg.key] < self.today

    def days(self, leg, first, last):
        if leg.key in self.pinned:
            return [self.pinned[leg.key]]
        return [each.on for each in self.sittings[leg.key] if first <= each.on <= last]


@dataclass(frozen=True)
class Found:
    """A way: the day of each leg (None: not made) and what it gives up, each with its leg."""

    days: dict[str, date | None]
    broken: tuple[tuple[str, str], ...]

    @property
    def cost(self):
        return sum(WEIGHTS[what] for what, _ in self.broken)


def forwards(asked: Asked, first: date, *, in_part=False) -> list[Found]:
    """Every way up to the decision, the best first: the least given up, then the earliest days from the last back.
    ``in_part``: every leg may be without a meeting, which weighs more than all else."""
    legs = [leg for leg in asked.route if leg.step <= asked.last.step]
    options = [_options(asked, leg, first, first + HORIZON) for leg in legs]
    if in_part:
        options = [
            days if asked.has_met(leg) or None in days else [*days, None]
            for leg, days in zip(legs, options, strict=True)
        ]
    found = _possible(asked, legs, options, {})
    return sorted(found, key=lambda way: (way.cost, _rank(asked, legs, way, lambda day: day)))


def backwards(asked: Asked, first: date, final: date) -> list[Found]:
    """Every way with the decision on a day, the best first: the least given up, then the latest days from the last
    back; what stands beside the decision and has no meeting before it comes as early as it can after it."""
    legs = [leg for leg in asked.route if leg.step <= asked.last.step]
    options = []
    for leg in legs:
        last = final + HORIZON if leg.step == asked.last.step else final
        days = _options(asked, leg, first, last)
        options.append([day for day in days if day == final] if leg is asked.last else days)
    end = final.toordinal()
    found = _possible(asked, legs, options, {})
    return sorted(found, key=lambda way: (way.cost, _rank(asked, legs, way, lambda day: -day if day <= end else day)))


def afterwards(asked: Asked, head: Found) -> Found:
    """The best of what comes after a decision: as many as can be made, the least given up, the earliest."""
    legs = [leg for leg in asked.route if leg.step > asked.last.step]
    return min(every_tail(asked, head), key=lambda way: (way.cost, _rank(asked, legs, way, lambda day: day)))


def every_tail(asked: Asked, head: Found) -> list[Found]:
    """All that may come after a decision."""
    legs = [leg for leg in asked.route if leg.step > asked.last.step]
    first = max(day for day in head.days.values() if day) + timedelta(days=1)
    options = []
    for leg in legs:
        days = _options(asked, leg, first, first + HORIZON)
        options.append(days if asked.has_met(leg) or None in days else [*days, None])
    return _possible(asked, legs, options, head.days)


def decided_on(asked: Asked, way: Found) -> date:
    return way.days[asked.last.key]


def _options(asked, leg, first, last):
    days = asked.days(leg, first, last)
    return [*days, None] if leg.is_optional and not asked.has_met(leg) else days


def _rank(asked, legs, way, worth):
    """From the last step back; in the deciding step the decision first."""
    ordered = sorted(legs, key=lambda leg: (leg.step, leg is asked.last))
    days = [way.days[leg.key] for leg in reversed(ordered)]
    return [worth(day.toordinal()) if day else 0 for day in days]


def _possible(asked, legs, options, before):
    found = []
    for days in product(*options):
        chosen = before | {leg.key: day for leg, day in zip(legs, days, strict=True)}
        broken = _given_up(asked, legs, chosen)
        if broken is not None:
            found.append(Found({leg.key: chosen[leg.key] for leg in legs}, tuple(broken)))
    return found


def _given_up(asked, legs, chosen):
    """What a combination gives up; None where the order, a gap or a consultation does not hold."""
    broken = []
    for step, together in groupby(legs, key=lambda leg: leg.step):
        earlier = [leg for leg in asked.route if leg.step < step and chosen.get(leg.key)]
        over = max((chosen[leg.key] for leg in earlier), default=None)
        views = [chosen[leg.key] for leg in earlier if leg.role != "note"]
        for leg in together:
            day = chosen[leg.key]
            if day is None:
                lost = (CONFIRMED if leg.key in asked.pinned else OPTIONAL) if leg.is_optional else OPEN
                broken.append((lost, leg.key))
            elif not asked.has_met(leg):
                if not _fits(asked, leg, day, over):
                    return None
                broken += [(what, leg.key) for what in _broken(asked, leg, day, views)]
    return broken


def _fits(asked, leg, day, over):
    calendar = asked.settings.calendar
    if over is None:
        return True
    opens = _window(asked, leg, day)[0] if leg.consultation_weeks else day
    return over < opens and over < day and calendar.working_days_between(over, day) >= leg.gap_days


def _window(asked, leg, day):
    publish = asked.settings.publish_by(leg.kind, day)
    return consultation(leg, publish.day if publish else day, asked.settings)


def _broken(asked, leg, day, views):
    settings, today = asked.settings, asked.today
    publish = settings.publish_by(leg.kind, day)
    window = _window(asked, leg, day) if leg.consultation_weeks else None
    due = [publish.day if publish else day]
    if leg.is_key and leg.kind == "executive":
        due.append(settings.key_notice_by(day).day)
    due += window[:1] if window else ()
    if today and min(due) < today:
        yield NOTICE
    if any(period.holds(day) for period in settings.quiet_periods):
        yield QUIET
    if publish and any(not settings.calendar.working_days_between(view, publish.day) for view in views):
        yield VIEW
