"""What a county group sees of its districts in a period: who reported, how their actions stand, and shared measures."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from actions.delivery.county.pooling import DistrictFigure, Pooled, of_districts, pooled
from actions.delivery.editions.told import data_of
from actions.models import CountySharing, PeriodReport, ReportingPeriod
from partnerships.models import Partnership
from plans.document.contents import Document
from plans.document.performance import county_edition
from plans.document.schemas import Data
from plans.models import Version
from plans.models.papers import with_owner
from priorities.models import Measure, MeasureValue


@dataclass
class DistrictLine:
    """One district. ``period``: the one that it closed and shares; none: it does not share, or has not closed it."""

    partnership: Partnership
    shares: bool = False
    period: ReportingPeriod | None = None
    document: Document | None = None

    @property
    def has_reported(self) -> bool:
        return self.document is not None

    @property
    def summary(self) -> Data:
        """Its actions by rating, as everybody in the county group may know them."""
        return data_of(self.document, "period_summary")

    @property
    def counts(self) -> dict[str, int]:
        periods = self.summary.get("periods", [])
        counts: dict[str, int] = periods[-1]["counts"] if periods else {}
        return counts

    @property
    def total(self) -> int:
        return sum(self.counts.values())

    @property
    def state(self) -> tuple[str, str]:
        """In words, with the colour of its tag."""
        if self.has_reported:
            return "Reported", "green"
        return ("Not closed yet", "yellow") if self.shares else ("Does not share", "grey")


@dataclass
class PooledMeasure:
    """A measure that several districts count under one code."""

    code: str
    title: str
    unit: str
    per: int | None
    told: Pooled


@dataclass
class CountyPeriod:
    """All districts at the end of a period. ``ends``: of which others there is something."""

    ends_on: date | None
    lines: list[DistrictLine] = field(default_factory=list)
    ends: list[date] = field(default_factory=list)
    measures: list[PooledMeasure] = field(default_factory=list)

    @property
    def reported(self) -> list[DistrictLine]:
        return [line for line in self.lines if line.has_reported]

    @property
    def sentence(self) -> str:
        number = len(self.lines)
        return f"{len(self.reported)} of {number} district{'' if number == 1 else 's'} reported"

    @property
    def whole_name(self) -> str:
        return of_districts(len(self.reported), len(self.lines))

    @property
    def labels(self) -> list[Data]:
        """Ratings that some action has, in the order of the districts' scales."""
        used = {label for line in self.reported for label in line.counts}
        labels = {label["label"]: label for line in self.reported for label in line.summary.get("labels", [])}
        return [label for name, label in labels.items() if name in used]

    @property
    def rows(self) -> list[tuple[DistrictLine, list[tuple[Data, int]]]]:
        return [(line, self._each(line.counts)) for line in self.reported]

    @property
    def sums(self) -> list[tuple[Data, int]]:
        return self._each(sum((Counter(line.counts) for line in self.reported), Counter()))

    def _each(self, counts: Mapping[str, int]) -> list[tuple[Data, int]]:
        return [(label, counts.get(label["label"], 0)) for label in self.labels]


def county_period(county: Partnership, ends_on: date | None = None) -> CountyPeriod:
    """The districts' closed periods that end on a day; without one, on the newest on which a district closed one."""
    districts, shared = list(county.districts.order_by("name")), shared_with(county)
    periods = closed_periods(shared)
    ends = sorted({each.ends_on for each in periods}, reverse=True)
    if ends_on not in ends:
        ends_on = ends[0] if ends else None
    by_district = {each.paper.partnership_id: each for each in periods if each.ends_on == ends_on}
    documents = _documents(by_district.values())
    lines = [
        DistrictLine(each, each.pk in shared, by_district.get(each.pk), documents.get(each.pk)) for each in districts
    ]
    found = CountyPeriod(ends_on, lines, [each for each in ends if each != ends_on])
    found.measures = list(_measures(lines)) if found.reported else []
    return found


def shared_with(county: Partnership) -> set[int]:
    """Districts of the county group that share with it."""
    return set(CountySharing.objects.holding().filter(county=county).values_list("partnership", flat=True))


def closed_periods(partnerships: Iterable[int]) -> list[ReportingPeriod]:
    rows = ReportingPeriod.objects.filter(
        calendar__paper__partnership__in=partnerships, state=ReportingPeriod.State.CLOSED, is_year=False
    )
    return list(rows.select_related(*with_owner("calendar__paper")))


def _documents(periods: Iterable[ReportingPeriod]) -> dict[int, Document]:
    """The newest board's copy of each, as the county group reads it, by partnership."""
    reports = PeriodReport.objects.filter(reporting_period__in=list(periods), edition=PeriodReport.Edition.BOARD)
    rows = Version.objects.filter(paper__period_report__in=reports).order_by("number").select_related("paper")
    newest = {row.paper.partnership_id: row for row in rows}
    return {partnership: county_edition(row.document) for partnership, row in newest.items()}


def _measures(lines: Sequence[DistrictLine]):
    """Those whose code at least two districts that reported use in the same way; who did not is told beside them."""
    by_code = defaultdict(list)
    reported = [line for line in lines if line.has_reported]
    ours = Measure.objects.filter(partnership__in=[line.partnership.pk for line in reported]).exclude(code="")
    for measure in ours.filter(adds_up__in=(Measure.AddsUp.SUM, Measure.AddsUp.RATE), is_rolling=False).order_by("pk"):
        by_code[measure.code.casefold(), measure.adds_up, measure.months, measure.per].append(measure)
    shared = {key: rows for key, rows in by_code.items() if len({row.partnership_id for row in rows}) > 1}
    values = _values([row for rows in shared.values() for row in rows], reported)
    for key in sorted(shared):
        rows = {row.partnership_id: row for row in shared[key]}
        first = shared[key][0]
        figures = [_figure(line, rows.get(line.partnership.pk), values) for line in lines]
        told = pooled(figures, per=first.per if first.is_rate else None, hides_small=_hides(shared[key]))
        yield PooledMeasure(first.code, first.title, first.unit, first.per if first.is_rate else None, told)


def _hides(measures) -> bool:
    """One district that hides its small counts is enough: its own could be told by the sum."""
    return any(measure.hides_small for measure in measures)


def _values(measures, lines: Sequence[DistrictLine]) -> dict[int, list[MeasureValue]]:
    """By measure, what each district knew of its period when it closed it."""
    periods = {line.partnership.pk: line.period for line in lines}
    partnerships = {measure.pk: measure.partnership_id for measure in measures}
    first = min(period.starts_on for period in periods.values())
    rows = MeasureValue.objects.filter(measure__in=measures, area="", starts_on__gte=first)
    found = defaultdict(list)
    for row in rows.select_related("superseded_by", "measure").in_order():
        period = periods[partnerships[row.measure_id]]
        is_within = period.starts_on <= row.starts_on and row.ends_on <= period.ends_on
        if is_within and _counted(row, period.closed_at):
            found[row.measure_id].append(row)
    return found


def _counted(row: MeasureValue, moment) -> bool:
    later = getattr(row, "superseded_by", None)
    return row.entered_at <= moment and not (later and later.entered_at <= moment)


def _figure(line: DistrictLine, measure: Measure | None, values) -> DistrictFigure:
    """Of a whole period: a month that is missing makes the figure missing."""
    rows = values.get(measure.pk, []) if measure else []
    wanted = measure and max(_months(line.period) // measure.months, 1)
    counts = [row.count for row in rows]
    if not rows or len(rows) != wanted or None in counts:
        return DistrictFigure(str(line.partnership))
    return DistrictFigure(str(line.partnership), sum(counts, Decimal(0)), rows[-1].denominator)


def _months(period: ReportingPeriod) -> int:
    first, last = period.starts_on, period.ends_on
    return (last.year - first.year) * 12 + last.month - first.month + 1
