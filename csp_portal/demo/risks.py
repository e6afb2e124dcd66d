"""How the made-up council's risks moved through the quarters of the year, on its own scale."""

from datetime import timedelta

from actions.delivery.risks.reading import SeenRisk, levels_of, risks_in
from actions.delivery.risks.verbs import look_at, save_scale
from actions.models import ReportingPeriod, RiskScale
from partnerships.models import User

SCALE = {
    "likelihoods": [["5", "Almost certain"], ["4", "Likely"], ["3", "Possible"], ["2", "Unlikely"], ["1", "Rare"]],
    "impacts": [["E", "Severe"], ["D", "Major"], ["C", "Moderate"], ["B", "Minor"], ["A", "Slight"]],
    "first": "likelihood", "between": "", "bands": {}, "appetite": "high",
}  # fmt: skip
#: Quarter by quarter: how many levels each risk moves in likelihood and in impact, one after the other, and why.
MOVES = (
    ((0, 0, ""), (0, 0, ""), (0, 0, "")),
    (
        (1, 0, "The grant for the next year is not confirmed, and two posts end in March."),
        (-1, 0, "The agreement to share information is signed by all."),
        (-1, 1, "A deputy is named; the system that both rely on is older than was thought."),
    ),
)


def fill_risks(periods: list[ReportingPeriod], *, by: User):
    """The scale, and how the risks were seen in the quarters that began, but for the one that runs."""
    begun = [each for each in periods if each.is_asking][: len(MOVES)]
    if not begun:
        return
    partnership = begun[0].paper.partnership
    scale = save_scale(RiskScale(partnership=partnership), by=by, data=SCALE, revision=0)
    levels = levels_of(scale)
    for period, moves in zip(begun, MOVES, strict=False):
        for number, seen in enumerate(risks_in(period, levels)):
            likely, grave, progress = moves[number % len(moves)]
            said = {
                "code": _moved(seen, likely, grave), "target": "", "progress": progress, "is_closed": False,
                "next_review": period.ends_on + timedelta(days=90),
            }  # fmt: skip
            look_at(period, seen.risk.key, said, by=by, revision=0, on=period.ends_on)


def _moved(seen: SeenRisk, likely: int, grave: int) -> str:
    """The code so many levels higher, as far as the scale goes."""
    if seen.cell is None:
        return seen.before
    levels = seen.levels
    ranks = (seen.cell.likelihood_rank + likely, seen.cell.impact_rank + grave)
    lists = (levels.likelihoods, levels.impacts)
    letters = [each[-min(max(rank, 1), len(each))][0] for rank, each in zip(ranks, lists, strict=True)]
    return levels.written(levels.cell(*letters))
