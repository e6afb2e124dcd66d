"""Figures come in: typed, pasted, or from files. What is there is not entered again; what differs is a revision."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from partnerships.access import Permission, may
from partnerships.models import audit
from partnerships.verbs import Refused, change_if_same, require
from plans.document.rounding import half_up
from priorities.measures.pasting import LARGEST
from priorities.measures.periods import FigureSpan, months_later, spans_between
from priorities.measures.rates import pooled_rate
from priorities.models import FigureLink, Measure, MeasureValue

#: Decimals that are kept of a rate.
PLACES = 6


@dataclass(frozen=True)
class FigureEntry:
    """A figure that somebody gives. Of a rate the count and what it is counted among; else the figure alone."""

    span: FigureSpan
    value: Decimal | None = None
    numerator: Decimal | None = None
    denominator: Decimal | None = None
    area: str = ""
    state: str = MeasureValue.State.FINAL
    as_of: date | None = None
    note: str = ""
    quality_note: str = ""
    source: str = ""


class Novelty(StrEnum):
    NEW = "new"
    REVISED = "revised"
    CONFIRMED = "confirmed"
    SAME = "there already"
    OLDER = "older than what is there"

    @property
    def is_to_be_added(self) -> bool:
        return self not in (Novelty.SAME, Novelty.OLDER)


@dataclass(frozen=True)
class Arrival:
    """What an entry is beside the figure that counted until now."""

    entry: FigureEntry
    value: Decimal
    before: MeasureValue | None
    novelty: Novelty


def reasons_not_to_enter(measure: Measure, *, by, link: FigureLink | None = None) -> list[str]:
    """Why ``by`` may not enter figures; a partner lead gives those of its own organisation only, as does a ``link``."""
    if link:
        is_theirs = (link.partnership_id, link.organisation_id) == (measure.partnership_id, measure.organisation_id)
        return [] if is_theirs else ["This link is for the figures of another organisation."]
    if may(by, Permission.MANAGE_MEASURES, measure) or by.is_system:
        return []
    if not may(by, Permission.ENTER_VALUE, measure):
        return ["Your roles do not let you enter figures."]
    if measure.organisation_id in by.organisation_ids():
        return []
    return ["Another organisation gives these figures: only it, or the community safety officer, enters them."]


def arrivals(measure: Measure, entries: Iterable[FigureEntry]) -> list[Arrival]:
    """What the entries would change. Refused, with a sentence, where one cannot be a figure of this measure."""
    newest = {(each.starts_on, each.ends_on, each.area): each for each in measure.values.newest()}
    found = []
    for entry in entries:
        value = _value_of(measure, entry)
        before = newest.get((entry.span.first, entry.span.last, entry.area))
        found.append(Arrival(entry, value, before, _novelty(entry, value, before)))
    return found


@transaction.atomic
def enter(measure: Measure, entries: Sequence[FigureEntry], *, by, link: FigureLink | None = None) -> list[Arrival]:
    """Add the figures that are new or differ, each instead of the one before it; none of all where one is wrong."""
    require(reasons_not_to_enter(measure, by=by, link=link))
    measure.next_expected_on = Measure.objects.select_for_update().get(pk=measure.pk).next_expected_on
    until = measure.values.whole().aggregate(last=Max("ends_on"))["last"]
    places = [(entry.span, entry.area) for entry in entries]
    if len(set(places)) < len(places):
        raise Refused(["There are two figures for one period: leave one of them out."])
    found = arrivals(measure, entries)
    added = [each for each in found if each.novelty.is_to_be_added]
    for each in added:
        _add(measure, each, by=by)
    if added:
        periods = [each.entry.span.name for each in added]
        audit("figures entered", measure, by=by, partnership=measure.partnership, periods=periods[:50])
        _expect_next(measure, [each.entry.span for each in added if not each.entry.area], until, by=by)
    return found


def _expect_next(measure, spans: list[FigureSpan], until: date | None, *, by) -> None:
    """The expected figure is the one after the last that was known: each that goes on from there moves its day on.

    The first figures of a measure are its past, unless the day on which one is expected has come.
    """
    day, newest = measure.next_expected_on, max((span.last for span in spans), default=None)
    if day is None or newest is None or (until and newest <= until) or (not until and day > timezone.localdate()):
        return
    number = len(list(spans_between(until, newest, measure.months))) - 1 if until else 1
    now = {"next_expected_on": months_later(day, number * measure.months)}
    change_if_same(measure, was={"next_expected_on": day}, now=now, by=by, reason="A figure was entered")


def _value_of(measure, entry) -> Decimal:
    if entry.numerator is not None and entry.denominator is not None:
        rate = pooled_rate([(entry.numerator, entry.denominator)], per=measure.per)
        if rate is not None and entry.denominator > 0:
            return _kept(half_up(rate, PLACES), entry)
        raise Refused([f"{entry.span.name}: what is counted among must be above nought."])
    if measure.is_rate:
        raise Refused([f"{entry.span.name}: give the count and what it is counted among; the rate follows."])
    if entry.value is None:
        raise Refused([f"{entry.span.name}: enter a figure."])
    return _kept(half_up(entry.value, PLACES), entry)


def _kept(value: Decimal, entry) -> Decimal:
    if any(abs(each or 0) >= LARGEST for each in (value, entry.numerator, entry.denominator)):
        raise Refused([f"{entry.span.name}: this comes to more than any figure that is kept. Look at its digits."])
    return value


def _novelty(entry, value, before) -> Novelty:
    if before is None:
        return Novelty.NEW
    counts = (entry.numerator, entry.denominator)
    if entry.as_of and before.as_of and entry.as_of < before.as_of:
        return Novelty.OLDER
    if value != before.value or counts != (before.numerator, before.denominator):
        return Novelty.REVISED
    provisional = MeasureValue.State.PROVISIONAL
    is_confirmed = before.state == provisional and entry.state != provisional
    return Novelty.CONFIRMED if is_confirmed or entry.quality_note != before.quality_note else Novelty.SAME


def _add(measure, arrival: Arrival, *, by) -> None:
    entry = arrival.entry
    is_revised = arrival.novelty == Novelty.REVISED
    MeasureValue.objects.create(
        measure=measure,
        starts_on=entry.span.first,
        ends_on=entry.span.last,
        area=entry.area,
        numerator=entry.numerator,
        denominator=entry.denominator,
        value=arrival.value,
        state=MeasureValue.State.REVISED if is_revised else entry.state,
        as_of=entry.as_of,
        note=entry.note,
        quality_note=entry.quality_note,
        source=entry.source,
        entered_by=by,
        supersedes=arrival.before,
    )
