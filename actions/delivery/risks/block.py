"""What the board is told of the risks in a period; the public is not told of them."""

from actions.delivery.risks.reading import SeenRisk, levels_of, risks_in, scale_of_risks
from actions.models import RiskScale
from plans.document.kinds import register_composed
from plans.document.performance import PerformanceKind, ReportedPeriod, exception, reason


def _seen(period: ReportedPeriod) -> list[SeenRisk]:
    return period.once("risks", lambda: risks_in(period.row, levels_of(scale_of_risks(period.paper.partnership))))


@register_composed
class PeriodRisks(PerformanceKind):
    name = "period_risks"
    label = heading = "Risks"
    place = 60
    in_years = False

    def compose_period(self, period):
        rows = [_row(each) for each in _seen(period) if each.view]
        return {"rows": rows} if rows else {}

    def exceptions(self, period):
        scale = scale_of_risks(period.paper.partnership)
        seen = ((each, _reasons(each, scale)) for each in _seen(period) if each.view and not each.view.is_closed)
        return [
            exception(
                f"risk-{each.risk.key}", each.risk.title, reasons, who=each.risk.owner_post, done=each.view.progress
            )
            for each, reasons in seen
            if reasons
        ]

    def context(self, block, document):
        return {"rows": block["data"]["rows"]}


def _reasons(each: SeenRisk, scale: RiskScale | None) -> list[dict]:
    """Never told to the public."""
    found = []
    if each.is_up:
        found.append(reason("Risk up", f"From {each.before} to {each.code}: {each.movement.words}", is_public=False))
    if scale and each.band and _order(each.band) > _order(scale.appetite):
        words = f"{each.code} is {each.band.label.lower()}, above what is accepted"
        found.append(reason(words, is_public=False))
    return found


def _order(band) -> int:
    return list(RiskScale.Band).index(RiskScale.Band(band))


def _row(each: SeenRisk) -> dict:
    view = each.view
    return {
        "key": str(each.risk.key),
        "title": each.risk.title,
        "owner": each.risk.owner_post,
        "before": each.before,
        "code": view.code,
        "words": each.words,
        "band": each.band.label if each.band else "",
        "colour": each.band_colour,
        "target": view.target,
        "way": each.movement.way.value,
        "movement": each.movement.words,
        "progress": view.progress,
    }
