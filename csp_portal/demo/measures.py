"""Measures of the made-up council: what its plan prints, and two with years of figures behind them."""

from datetime import date, timedelta
from decimal import Decimal

from django.db import transaction

from partnerships.models import Organisation, Partnership
from plans.models import Plan
from priorities.measures.changing import compare_with, define, save_measure, set_targets
from priorities.measures.entering import FigureEntry, enter
from priorities.measures.periods import FigureSpan, span_around, spans_between
from priorities.measures.starting import indicators_without_measure, start_measures
from priorities.models import Measure
from priorities.population.verbs import add_people

#: Months of shoplifting, the oldest first: usual for a year and a half, then two above the limit.
SHOPLIFTING = (141, 138, 144, 140, 146, 139, 142, 137, 145, 143, 140, 141, 138, 144, 139, 143, 141, 146, 158, 161)
#: Anti-social behaviour by quarter: five years of them, the last ones better and better.
BEHAVIOUR = (
    412, 437, 391, 402, 418, 441, 388, 399, 415, 436, 394, 405, 409, 424, 380, 372, 366, 361, 352, 341,
)  # fmt: skip
REPEATED = ((62, 240), (58, 231), (66, 252), (49, 228))  # repeat victims among victims of domestic abuse
UNIT, SOURCE = "offences", "Anyshire Police, recorded crime"


@transaction.atomic
def fill_measures(today: date, *, by) -> int:
    """The number of measures made; none where the made-up partnership has some already."""
    partnership = Partnership.objects.filter(slug="anyborough").first()
    if partnership is None or partnership.measures.exists():
        return 0
    for plan in Plan.objects.filter(partnership=partnership).in_force(today).select_related("paper"):
        if indicators_without_measure(plan.paper).exists():
            for measure in start_measures(plan.paper, by=by, is_public=True):
                _go_on(measure, today, by)
    _counted_each_month(partnership, today, by)
    _counted_each_quarter(partnership, today, by)
    _rate(partnership, today, by)
    _expected(partnership, today, by)
    _people(partnership, today, by)
    return partnership.measures.count()


def _people(partnership, today: date, by) -> None:
    """Of the last two middles of a year, as the newest release has them."""
    for year, count in ((today.year - 2, 213_900), (today.year - 1, 214_600)):
        release = f"Mid-{year} estimate, June {year + 1}"
        add_people(partnership, by=by, year=year, release=release, counts={partnership.areas.get(): count})


def _expected(partnership, today: date, by) -> None:
    """The last quarter of repeat victims is late by some days; the next month of shoplifting is to come."""
    days = {"Repeat victims of domestic abuse": today - timedelta(days=3), "Shoplifting": today + timedelta(days=40)}
    for title, day in days.items():
        measure = partnership.measures.get(title=title)
        measure.owner_post, measure.next_expected_on = "Performance analyst", day
        save_measure(measure, by=by)


def _spans(count: int, months: int, today: date) -> list[FigureSpan]:
    """The last so many periods that are over."""
    last = span_around(span_around(today, months).first - timedelta(days=1), months)
    first = last.first - timedelta(days=31 * months * count)
    return list(spans_between(first, last.last, months))[-count:]


def _measure(partnership, *, by, **fields) -> Measure:
    police = Organisation.objects.filter(memberships__partnership=partnership, kind="police").first()
    values = {"unit": UNIT, "direction": "down", "source": SOURCE, "is_public": True, "organisation": police}
    return save_measure(Measure(partnership=partnership, **{**values, **fields}), by=by)


def _give(measure, spans, values, *, by, **more) -> None:
    enter(measure, [FigureEntry(span, Decimal(v), **more) for span, v in zip(spans, values, strict=True)], by=by)


def _go_on(measure, today, by):
    """What the plan prints ended before it was adopted: its figures go on as they were, year upon year."""
    values = list(measure.values.in_order())
    if not values:
        return
    last = span_around(span_around(today, measure.months).first - timedelta(days=1), measure.months).last
    spans = list(spans_between(values[-1].ends_on + timedelta(days=1), last, measure.months))
    _give(measure, spans, [values[at % len(values)].value for at in range(len(spans))], by=by)


def _counted_each_month(partnership, today, by):
    measure = _measure(partnership, by=by, title="Shoplifting", code="2.1.1", frequency="month")
    define(measure, by=by, text="Offences of shoplifting (code 46).", applies_from=None, breaks_series=False)
    spans = _spans(len(SHOPLIFTING), 1, today)
    _give(measure, spans[:-2], SHOPLIFTING[:-2], by=by)
    _give(measure, spans[-2:], SHOPLIFTING[-2:], by=by, state="provisional")
    _give(measure, spans[-4:-3], [143], by=by)


def _counted_each_quarter(partnership, today, by):
    measure = _measure(
        partnership, by=by, title="Anti-social behaviour", code="1.1.1", frequency="quarter", unit="incidents"
    )
    spans = _spans(len(BEHAVIOUR), 3, today)
    _give(measure, spans, BEHAVIOUR, by=by)
    year = span_around(spans[-1].first, 12)
    set_targets(measure, by=by, year=year, target=Decimal(1600))
    county = [(span, Decimal(value) + 20) for span, value in zip(spans, BEHAVIOUR, strict=True)]
    compare_with(measure, by=by, name="Most similar areas", source="iQuanta", may_be_published=False, figures=county)


def _rate(partnership, today, by):
    measure = _measure(
        partnership, by=by, title="Repeat victims of domestic abuse", code="3.1.1e", frequency="quarter",
        adds_up="rate", per=100, unit="in 100 victims",
    )  # fmt: skip
    entries = [
        FigureEntry(span, numerator=Decimal(count), denominator=Decimal(among))
        for span, (count, among) in zip(_spans(len(REPEATED) + 1, 3, today), REPEATED, strict=False)
    ]
    enter(measure, entries, by=by)
