"""Verbs on a measure itself: what it counts, its targets, what it is compared with, new limits. History keeps all."""

from datetime import date
from decimal import Decimal

from django.db import transaction

from partnerships.access import Permission, not_allowed
from partnerships.history import acting_as
from partnerships.models import audit
from partnerships.verbs import Refused, missing_reason, require
from plans.document.rounding import half_up
from priorities.measures.periods import FigureSpan, spans_between
from priorities.measures.ratings import spread_like_last_year, straight_line
from priorities.measures.series import spans_of
from priorities.measures.spc import why_not_rebase
from priorities.models import Comparator, Measure, MeasureDefinition, Rebase, TargetPoint


def reasons_not_to_manage(measure, *, by) -> list[str]:
    """``measure``: it, or the partnership that wants a new one."""
    return not_allowed(by, Permission.MANAGE_MEASURES, measure)


@transaction.atomic
def save_measure(measure: Measure, *, by) -> Measure:
    require(reasons_not_to_manage(measure.partnership, by=by))
    event = "measure added" if measure.pk is None else "measure changed"
    measure._history_user = by
    measure.full_clean()
    measure.save()
    audit(event, measure, by=by, partnership=measure.partnership)
    return measure


@transaction.atomic
def define(measure: Measure, *, by, text: str, applies_from: date | None, breaks_series: bool) -> MeasureDefinition:
    """Say what is counted from a day on; earlier wordings stay."""
    require(reasons_not_to_manage(measure, by=by))
    if measure.definitions.filter(applies_from=applies_from).exists():
        raise Refused(["The measure has a definition from that day already: choose another day."])
    row = MeasureDefinition(measure=measure, text=text, applies_from=applies_from, said_by=by)
    row.breaks_series = breaks_series and applies_from is not None
    row._history_user = by
    row.save()
    audit("measure defined", measure, by=by, partnership=measure.partnership, applies_from=str(applies_from or ""))
    return row


@transaction.atomic
def rebase(measure: Measure, *, by, starts_on: date, reason: str) -> Rebase:
    """New limits from a day, as a person decides; the portal never does it by itself."""
    values = list(measure.values.newest().whole().in_order())
    figures = [(span, value and value.value) for span, value in spans_of(values, measure)]
    at = sum(span.first < starts_on for span, _ in figures)
    against = why_not_rebase([figure for _, figure in figures], at)
    against += missing_reason(reason, "Say why the limits start again.")
    if measure.rebases.filter(starts_on=starts_on).exists():
        against.append("New limits begin on that day already.")
    require(reasons_not_to_manage(measure, by=by) + against)
    with acting_as(by):
        row = Rebase.objects.create(measure=measure, starts_on=starts_on, reason=reason, said_by=by)
    audit("limits begun anew", measure, by=by, partnership=measure.partnership, reason=reason, on=str(starts_on))
    return row


@transaction.atomic
def set_targets(measure: Measure, *, by, year: FigureSpan, target: Decimal) -> list[TargetPoint]:
    """A path through one financial year to its target, in place of the one before.

    Counts that are summed part the year's target as last year's were; other figures rise or fall in equal steps from
    the last one known before the year.
    """
    require(reasons_not_to_manage(measure, by=by))
    spans = list(spans_between(year.first, year.last, measure.months))
    values = _path(measure, spans, target)
    with acting_as(by):
        measure.targets.filter(starts_on__gte=year.first, ends_on__lte=year.last).delete()
    points = [
        TargetPoint(measure=measure, starts_on=span.first, ends_on=span.last, value=value)
        for span, value in zip(spans, values, strict=True)
    ]
    for point in points:
        point._history_user = by
        point.save()
    audit("targets set", measure, by=by, partnership=measure.partnership, year=year.name, target=str(target))
    return points


def _path(measure, spans, target) -> list[Decimal]:
    by_span = {FigureSpan(each.starts_on, each.ends_on): each.value for each in measure.values.whole().newest()}
    if measure.adds_up == Measure.AddsUp.SUM and not measure.is_rolling:
        last_year = [by_span.get(span.year_before()) for span in spans]
        is_usable = all(each is not None and each >= 0 for each in last_year) and any(last_year)
        return spread_like_last_year(target, last_year if is_usable else [1] * len(spans))
    before = [value for span, value in sorted(by_span.items()) if span.first < spans[0].first]
    if not before:
        return [half_up(target, 1)] * len(spans)
    return straight_line(before[-1], target, len(spans))


@transaction.atomic
def compare_with(measure: Measure, *, by, name: str, source: str, may_be_published: bool, figures) -> Comparator:
    """Figures of others, by period; those of periods that are there already are replaced."""
    require(reasons_not_to_manage(measure, by=by))
    about = {"source": source, "may_be_published": may_be_published}
    with acting_as(by):
        row, _ = Comparator.objects.update_or_create(measure=measure, name=name, defaults=about)
        for span, value in figures:
            row.points.update_or_create(starts_on=span.first, ends_on=span.last, defaults={"value": value})
    audit("comparator saved", measure, by=by, partnership=measure.partnership, name=name)
    return row
