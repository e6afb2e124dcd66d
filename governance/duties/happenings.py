"""What happened around a partnership's papers, for its duties: scrutiny, its recommendations, consultations."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date

from django.db.models import Q
from django.urls import reverse

from governance.duties.facts import Asked, Evidence, Unanswered
from governance.models import BodyKind, Recommendation, Stage
from partnerships.days.partial import span
from plans.blocks.engagement.block import ROUND_KINDS
from plans.models import Block, Paper

KNOWN = Q(paper__state__in=Paper.ADOPTED_ONCE)


def scrutiny_meetings(ids) -> dict[int, list[Evidence]]:
    """Each time that scrutiny looked at a paper of the partnership, with what it did."""
    stages = Stage.objects.filter(
        timetable__paper__partnership__in=ids, body__kind=BodyKind.SCRUTINY, state=Stage.State.DECIDED
    )
    stages = stages.select_related("body", "timetable__paper").prefetch_related("dates__meeting", "outcomes")
    found = defaultdict(list)
    for stage in stages.order_by("pk"):
        if stage.day and stage.outcome and not stage.outcome.means.moves:
            title = f"{stage.body.name}: {stage.outcome.get_kind_display().lower()}"
            evidence = Evidence(title, stage.day, stage.get_absolute_url())
            found[stage.timetable.paper.partnership_id].append(evidence)
    return found


@dataclass
class Recommended:
    unanswered: list[Unanswered] = field(default_factory=list)
    answered: list[Evidence] = field(default_factory=list)
    made: list[Asked] = field(default_factory=list)


def recommendations(ids) -> dict[int, Recommended]:
    """What scrutiny recommended; a recommendation carried to the next plan counts once, as it stands there."""
    rows = Recommendation.objects.with_answers().filter(paper__partnership__in=ids)
    rows = rows.select_related("paper").order_by("pk")
    newest = {(row.paper.partnership_id, row.key): row for row in rows}
    found = defaultdict(Recommended)
    for (partnership, _), row in newest.items():
        if days := span(row.made_on):
            url = reverse("governance:scrutiny", args=[row.paper.key])
            found[partnership].made.append(Asked(_short(row.text), *days, url))
        if row.state == Recommendation.State.OPEN and not (row.response or row.is_answered):
            found[partnership].unanswered.append(Unanswered(_short(row.text), _last_day(row.made_on)))
        else:
            found[partnership].answered.append(Evidence(_short(row.text), _last_day(row.responded_on)))
    return found


def _short(text: str) -> str:
    return text[:120].rstrip(".")


def _last_day(partial) -> date | None:
    days = span(partial)
    return days[1] if days else None


def consultations(ids) -> dict[int, list[Evidence]]:
    """Rounds and surveys that adopted or public texts tell of; a draft's are not there yet."""
    blocks = Block.objects.placed().filter(paper__partnership__in=ids, kind__in=["consultation", "survey"])
    blocks = blocks.filter(KNOWN | Q(paper__versions__publication__isnull=False)).distinct().select_related("paper")
    found = defaultdict(list)
    for block in blocks.order_by("pk"):
        heard = found[block.paper.partnership_id]
        if block.kind == "survey":
            title = block.data.get("title") or block.heading or "Survey"
            heard.append(Evidence(title, _last_day(block.data.get("period", ""))))
            continue
        for each in block.data.get("rounds", []):
            title = each["title"] or ROUND_KINDS.get(each["kind"], "Consultation")
            heard.append(Evidence(title, _last_day(each["end"] or each["start"])))
    return found
