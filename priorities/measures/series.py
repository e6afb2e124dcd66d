"""A measure's figures in the order of time, with all that a page, a chart and a file say of them.

One series is made for the workspace and one for the public: in the latter small counts are gaps before anything is
reckoned, so neither limits nor sums can give them away, and comparators that may not be published are not there.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import ROUND_UP, Decimal

from django.db.models import prefetch_related_objects

from plans.document.rounding import half_up
from priorities.indicators.words import with_unit
from priorities.measures.disclosure import MARK, is_small, shown_running_totals
from priorities.measures.periods import QUARTER, FigureSpan, spans_between
from priorities.measures.ratings import Rated, Travel, rated, travel
from priorities.measures.spc import Signal, Stretch, Variation, variation, why_no_limits
from priorities.models import Measure, MeasureValue

MISSING = "[x]"


@dataclass(frozen=True)
class SeriesPoint:
    """One period: its figure, unless there is none (``[x]``) or it is hidden (``[c]``); what it was before, if revised.

    ``figure`` is what may be told and reckoned with; ``value`` the row itself, which the public never sees.
    """

    span: FigureSpan
    figure: Decimal | None
    value: MeasureValue | None
    is_hidden: bool
    target: Decimal | None
    before: Decimal | None
    so_far: Decimal | None

    @property
    def marks(self) -> list[str]:
        """Words of the shorthand behind the figure."""
        if self.is_hidden:
            return ["too small to be told"]
        words = [self.value.get_state_display().lower()] if self.value and self.value.state != "final" else []
        return words + (["doubtful"] if self.value and self.value.quality_note else [])

    def words(self, measure: Measure) -> str:
        """The figure with its unit, or the mark that stands for it."""
        if self.is_hidden:
            return MARK
        return MISSING if self.figure is None else figure_words(self.figure, measure)


@dataclass(frozen=True)
class Series:
    measure: Measure
    points: list[SeriesPoint]
    variation: Variation
    no_limits: str
    is_public: bool
    comparators: list[tuple[str, list[Decimal | None]]] = field(default_factory=list)
    breaks: list[int] = field(default_factory=list)
    #: By how many per cent of a target, and where that is nought by how much, a figure may miss it and be at risk only.
    tolerance: Decimal = Decimal(5)
    tolerance_at_nought: Decimal = Decimal(0)

    @property
    def figures(self) -> list[Decimal | None]:
        return [point.figure for point in self.points]

    @property
    def latest(self) -> SeriesPoint | None:
        """The newest period for which a figure was given, hidden or not."""
        return next((point for point in reversed(self.points) if point.value), None)

    @property
    def stretch(self) -> Stretch | None:
        return self.variation.stretches[-1] if self.points else None

    def signals_at(self, point: SeriesPoint) -> list[Signal]:
        return self.variation.of(self.points.index(point))

    def signal_travel(self, signal: Signal) -> Travel:
        """Whether what a rule picks out is good."""
        good = self.measure.is_higher_better
        return Travel.CHANGED if good is None else Travel.BETTER if signal.is_high == good else Travel.WORSE

    def words(self, point: SeriesPoint) -> str:
        return point.words(self.measure)

    def figure_words(self, figure: Decimal) -> str:
        return figure_words(figure, self.measure)

    def rating(self, point: SeriesPoint) -> Rated | None:
        """Against the target of its period; none for what is doubtful, hidden, or without a direction of good."""
        is_doubtful = point.is_hidden or (point.value and point.value.quality_note)
        if is_doubtful or point.target is None or self.measure.is_higher_better is None:
            return None
        return rated(
            point.figure, point.target, is_higher_better=self.measure.is_higher_better,
            tolerance=self.tolerance, tolerance_at_nought=self.tolerance_at_nought,
        )  # fmt: skip

    def travels(self, point: SeriesPoint) -> list[tuple[SeriesPoint, Travel]]:
        """The way from the period before and from the same one last year, where there are figures."""
        by_span = {each.span: each for each in self.points}
        at = self.points.index(point)
        others = {at - 1: self.points[at - 1]} if at else {}
        if same := by_span.get(point.span.year_before()):
            others[self.points.index(same)] = same
        return [
            (other, travel(point.figure, other.figure, is_higher_better=self.measure.is_higher_better))
            for other in others.values()
            if point.figure is not None and other.figure is not None
        ]


def figure_words(figure: Decimal, measure: Measure) -> str:
    return with_unit(f"{shown_number(figure, measure):f}", measure.unit)


def shown_number(figure: Decimal, measure: Measure) -> Decimal:
    """A rate with two decimals, as rates are compared; other figures as they were given."""
    if measure.is_rate:
        return half_up(figure, 2)
    return figure.quantize(Decimal(1)) if figure == figure.to_integral_value() else figure.normalize()


def series_of(measure: Measure, *, public: bool = False, area: str = "") -> Series:
    return all_series([measure], public=public, area=area)[0]


def all_series(
    measures: Iterable[Measure], *, public: bool = False, area: str = "", until: date | None = None
) -> list[Series]:
    """The series of several measures, in their order: as many questions of the database as for one.

    ``until``: without figures of periods that end after this day.
    """
    measures = list(measures)
    prefetch_related_objects(measures, "partnership", "targets", "rebases", "definitions", "comparators__points")
    rows = MeasureValue.objects.filter(measure__in=measures, area=area).newest().select_related("supersedes")
    rows = rows.filter(ends_on__lte=until) if until else rows
    by_measure: dict[int, list[MeasureValue]] = {}
    for row in rows.in_order():
        by_measure.setdefault(row.measure_id, []).append(row)
    return [_series(measure, by_measure.get(measure.pk, []), public) for measure in measures]


def _series(measure: Measure, values: list[MeasureValue], public: bool) -> Series:
    for each in (*values, *(value.supersedes for value in values if value.supersedes)):
        each.measure = measure
    hides = public and measure.hides_small
    targets = {(each.starts_on, each.ends_on): each.value for each in measure.targets.all()}
    points = _with_sums([point_of(span, value, targets, hides) for span, value in spans_of(values, measure)], measure)
    starts = [_place_of(points, rebase.starts_on) for rebase in measure.rebases.all()]
    figures = [point.figure for point in points]
    return Series(
        measure,
        points,
        variation_of(measure, figures, [at for at in starts if 0 < at < len(points)]),
        why_no_limits(figures, is_rolling=measure.is_rolling),
        public,
        _comparators(measure, points, public),
        [_place_of(points, each.applies_from) for each in measure.definitions.all() if each.breaks_series],
        measure.partnership.measure_tolerance,
        measure.partnership.measure_tolerance_at_nought,
    )


def variation_of(measure: Measure, figures: Sequence[Decimal | None], rebases: Sequence[int]) -> Variation:
    """``rebases``: places of the points from which limits are reckoned anew."""
    if measure.is_rolling:
        return Variation((Stretch(0, len(figures), None),), ())
    is_count = all(figure is None or figure >= 0 for figure in figures)
    return variation(figures, baseline=measure.baseline_points, rebases=rebases, is_count=is_count)


def spans_of(values: Sequence[MeasureValue], measure) -> list[tuple[FigureSpan, MeasureValue | None]]:
    """Each period between the first figure and the last; those without a figure too, where all fit the calendar."""
    by_span = {FigureSpan(value.starts_on, value.ends_on): value for value in values}
    if not by_span:
        return []
    spans = list(spans_between(min(by_span).first, max(by_span).last, measure.months))
    return [(span, by_span.get(span)) for span in (spans if set(by_span) <= set(spans) else sorted(by_span))]


def point_of(span: FigureSpan, value: MeasureValue | None, targets, hides: bool) -> SeriesPoint:
    """``hides``: a small count becomes a gap."""
    is_hidden = bool(hides and value and _is_small(value))
    figure = None if value is None or is_hidden else value.value
    before = value.supersedes.value if value and value.supersedes and value.supersedes.value != value.value else None
    if hides and before is not None and _is_small(value.supersedes):
        before = None
    return SeriesPoint(
        span, figure, value, is_hidden, targets.get((span.first, span.last)), None if is_hidden else before, None
    )


def _is_small(value: MeasureValue) -> bool:
    """Of counts alone: 3 per cent is no small count, 3 of 200 people are."""
    return value.count is not None and is_small(int(value.count.to_integral_value(ROUND_UP)))


def _with_sums(points: list[SeriesPoint], measure) -> list[SeriesPoint]:
    """With the sum of the financial year so far, where figures are summed and no hidden one can be told from it."""
    if measure.adds_up != Measure.AddsUp.SUM or measure.is_rolling or measure.months > QUARTER * 2:
        return points
    found: list[SeriesPoint] = []
    for year in sorted({point.span.year for point in points}):
        of_year = [point for point in points if point.span.year == year]
        may_show = shown_running_totals([point.is_hidden for point in of_year])
        begins_in_april = of_year[0].span.first.month == 4
        for at, point in enumerate(of_year):
            given = [each.value.value for each in of_year[: at + 1] if each.value]
            is_whole = begins_in_april and len(given) == at + 1 and may_show[at]
            found.append(replace(point, so_far=sum(given, Decimal(0)) if is_whole else None))
    return found


def _place_of(points: Sequence[SeriesPoint], day) -> int:
    """Which point is the first that begins on a day or after it."""
    return sum(day is not None and point.span.first < day for point in points)


def _comparators(measure, points, public) -> list[tuple[str, list[Decimal | None]]]:
    rows = [each for each in measure.comparators.all() if each.may_be_published or not public]
    found = []
    for each in rows:
        by_span = {FigureSpan(point.starts_on, point.ends_on): point.value for point in each.points.all()}
        found.append((each.name, [by_span.get(point.span) for point in points]))
    return found
