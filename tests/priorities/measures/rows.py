"""Measures and figures for tests."""

from datetime import date
from decimal import Decimal

from priorities.measures.entering import FigureEntry, enter
from priorities.measures.periods import FigureSpan, spans_between
from priorities.models import Measure
from tests.factories import make_partnership, make_user

#: Twelve months whose limits are 52.94 and 29.73, and three after them of which two are signals.
FIRST = (41, 38, 44, 40, 46, 39, 42, 37, 45, 43, 40, 41)


def make_measure(partnership=None, **fields):
    values = {"title": "Shoplifting", "unit": "offences", "direction": "down", "frequency": "month", **fields}
    return Measure.objects.create(partnership=partnership or make_partnership(), **values)


def spans(measure, count, first=date(2026, 4, 1)):
    """So many periods of the measure, from April 2026 on."""
    last = date(first.year + count * measure.months // 12 + 1, 3, 31)
    return list(spans_between(first, last, measure.months))[:count]


def quarter(number, year=2026) -> FigureSpan:
    return list(spans_between(date(year, 4, 1), date(year + 1, 3, 31), 3))[number - 1]


def give(measure, figures, *, by=None, first=date(2026, 4, 1), **more):
    """Figures for the periods from April 2026 on; None leaves a period out."""
    places = zip(spans(measure, len(figures), first), figures, strict=True)
    entries = [FigureEntry(span, Decimal(figure), **more) for span, figure in places if figure is not None]
    return enter(measure, entries, by=by or make_user("site_administrator"))
