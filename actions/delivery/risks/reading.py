"""Risks of a text as they are seen in a period, beside what was said before: two questions for any number of them."""

from collections import defaultdict
from dataclasses import dataclass

from actions.delivery.risks.movement import Levels, Movement, RiskCell, RiskWay, movement
from actions.models import ReportingPeriod, Risk, RiskScale, RiskView
from plans.models import Paper

#: The colour of a band's tag and of its cells.
COLOURS = {"low": "green", "medium": "yellow", "high": "orange", "severe": "red"}


@dataclass(frozen=True)
class SeenRisk:
    """One risk in one period. ``before``: its rating in the period before, at first that of the text."""

    risk: Risk
    before: str
    view: RiskView | None
    levels: Levels | None

    @property
    def code(self) -> str:
        return self.view.code if self.view else self.before

    @property
    def cell(self) -> RiskCell | None:
        return self.levels.read(self.code) if self.levels and self.code else None

    @property
    def cell_before(self) -> RiskCell | None:
        return self.levels.read(self.before) if self.levels and self.before else None

    @property
    def movement(self) -> Movement | None:
        """None where nobody has looked at it in the period."""
        if self.view is None:
            return None
        return movement(self.before, self.view.code, self.levels, is_closed=self.view.is_closed)

    @property
    def band(self) -> RiskScale.Band | None:
        return RiskScale.Band(self.levels.band(self.cell)) if self.cell else None

    @property
    def band_colour(self) -> str:
        return COLOURS[self.band] if self.band else "grey"

    @property
    def is_up(self) -> bool:
        return bool(self.movement and self.movement.way == RiskWay.UP)

    @property
    def words(self) -> str:
        return self.levels.words(self.cell) if self.cell else ""


def levels_of(scale: RiskScale | None) -> Levels | None:
    if scale is None:
        return None
    likelihoods, impacts = (
        tuple((letter, words) for letter, words in each) for each in (scale.likelihoods, scale.impacts)
    )
    return Levels(likelihoods, impacts, scale.first == RiskScale.First.IMPACT, scale.between, scale.bands)


def scale_of_risks(partnership) -> RiskScale | None:
    return RiskScale.objects.filter(partnership=partnership).first()


def text_with_risks(paper: Paper) -> Paper:
    """A year reports on its own risks; without any, on those of its plan."""
    plan = paper.parent_plan
    return plan.paper if plan and not Risk.objects.of(paper).exists() else paper


def risks_in(period: ReportingPeriod, levels: Levels | None) -> list[SeenRisk]:
    """All risks that are not closed before the period."""
    rows = list(Risk.objects.of(text_with_risks(period.paper)).prefetch_related("mitigations"))
    views = RiskView.objects.filter(period__calendar=period.calendar, period__number__lte=period.number)
    found = defaultdict(list)
    for view in views.select_related("period", "said_by").order_by("period__number"):
        found[view.risk_key].append(view)
    seen = [_seen(row, found[row.key], period, levels) for row in rows]
    return [each for each in seen if each]


def _seen(risk, views, period, levels) -> SeenRisk | None:
    now = next((each for each in views if each.period_id == period.pk), None)
    earlier = [each for each in views if each.period_id != period.pk]
    if earlier and earlier[-1].is_closed and now is None:
        return None
    return SeenRisk(risk, earlier[-1].code if earlier else risk.code, now, levels)


def period_to_show(paper: Paper) -> ReportingPeriod | None:
    """The last in which risks were looked at; before that, the one that runs."""
    periods = ReportingPeriod.objects.of(paper).select_related("calendar")
    looked = periods.filter(risk_views__isnull=False).order_by("-number").first()
    return looked or periods.asking().first()
