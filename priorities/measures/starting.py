"""Measures begin as a copy of what a plan prints: its indicators, and their readings as first figures.

The adopted rows stay as they are. A measure has its indicator's key, so that one that is carried forward from plan to
plan is one measure with one series.
"""

from decimal import Decimal

from django.db import transaction

from partnerships.access import Permission, not_allowed
from partnerships.history import acting_as
from partnerships.models import audit
from partnerships.verbs import Refused, require
from plans.models import Paper
from priorities.measures.entering import FigureEntry, enter
from priorities.measures.periods import FigureSpan, read_span
from priorities.models import Indicator, Measure

RECORDED_BEFORE = "Recorded in the plan, before figures were entered here"
PERCENT = ("%", "per cent", "percent")


def indicators_without_measure(paper: Paper):
    """Indicators of a text that are no measure of its partnership yet."""
    known = Measure.objects.filter(partnership=paper.partnership).values("key")
    return Indicator.objects.of(paper).exclude(key__in=known).prefetch_related("readings")


def reasons_not_to_start(paper: Paper, *, by) -> list[str]:
    reasons = not_allowed(by, Permission.MANAGE_MEASURES, paper)
    if not paper.is_standing:
        reasons.append("Measures start from a text that stands: adopt it first.")
    return reasons


@transaction.atomic
def start_measures(paper: Paper, *, by, is_public: bool = False) -> list[Measure]:
    """Copy every indicator that is no measure yet, with those readings whose period is known."""
    require(reasons_not_to_start(paper, by=by))
    indicators = list(indicators_without_measure(paper))
    if not indicators:
        raise Refused(["Every indicator of this text has its measure already."])
    return [_start(indicator, paper, by=by, is_public=is_public) for indicator in indicators]


def _start(indicator: Indicator, paper, *, by, is_public) -> Measure:
    readings = list(indicator.readings.all())
    months = _months_between(readings)
    is_share = indicator.unit.strip().lower() in PERCENT
    measure = Measure(
        key=indicator.key,
        partnership=paper.partnership,
        title=indicator.title,
        unit=indicator.unit,
        direction=indicator.direction,
        frequency={1: "month", 3: "quarter", 6: "half"}.get(months, "year"),
        adds_up=Measure.AddsUp.LATEST if is_share else Measure.AddsUp.SUM,
        source=indicator.source,
        is_public=is_public,
    )
    measure._history_user, measure._change_reason = by, f"Started from “{paper.title}”"
    measure.save()
    if indicator.note:
        with acting_as(by):
            measure.definitions.create(text=indicator.note, said_by=by)
    audit("measure started", measure, by=by, partnership=paper.partnership, paper=str(paper.key))
    entries = {entry.span: entry for entry in _entries(readings, months)}
    enter(measure, list(entries.values()), by=by)
    return measure


def _months_between(readings) -> int:
    """Of how many months most readings are, where their days are known; a year otherwise."""
    months = [FigureSpan(reading.starts_on, reading.ends_on).months for reading in readings if _has_days(reading)]
    return max(set(months), key=months.count) if months else 12


def _has_days(reading) -> bool:
    return bool(reading.starts_on and reading.ends_on)


def _entries(readings, months):
    """A sum of a quarter is no figure of a measure by months; where days are no whole months all are taken."""
    for reading in readings:
        span = span_of(reading, months or 12)
        if span and reading.value and months in (0, span.months):
            more = {"note": reading.note, "source": RECORDED_BEFORE}
            yield FigureEntry(span, Decimal(reading.value), **more)


def span_of(reading, months: int) -> FigureSpan | None:
    """The days of a reading, or those that its label surely means."""
    if _has_days(reading):
        return FigureSpan(reading.starts_on, reading.ends_on)
    try:
        return read_span(reading.label, months)
    except ValueError:
        return None
