"""Decisions as Atom entries: what bodies did with papers of which a text is public."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Exists, OuterRef

from governance.dates.clear_days import spell
from governance.dates.outcomes import kinds_that
from governance.models import Outcome
from plans.models import Version

MOST = 50


def tag(what: str) -> str:
    """An identity that stays when the portal's address changes (RFC 4151)."""
    return f"tag:decisions.portal,2026:{what}"


@dataclass(frozen=True)
class PublishedDecision:
    """One decision; ``id`` stays, ``updated`` moves when the outcome is corrected."""

    id: str
    title: str
    summary: str
    path: str
    published: datetime
    updated: datetime


def public_decisions(partnership=None) -> list[PublishedDecision]:
    """The newest decisions that the public may know, corrected ones as they stand now."""
    public = Version.objects.public().filter(paper=OuterRef("stage__timetable__paper"))
    rows = Outcome.objects.filter(Exists(public), is_current=True).filter(kind__in=kinds_that("is_recorded"))
    if partnership:
        rows = rows.filter(stage__timetable__paper__partnership=partnership)
    paper = "stage__timetable__paper"
    owners = ("plan", "plan_year__plan", "addendum__plan", "assessment")
    rows = rows.select_related("stage__body", f"{paper}__partnership", *(f"{paper}__{owner}" for owner in owners))
    rows = rows.prefetch_related("stage__dates__meeting", "stage__outcomes", "stage__body__former_names")
    return [_entry(row) for row in rows.order_by("-recorded_at", "-pk")[:MOST]]


def _entry(outcome) -> PublishedDecision:
    stage = outcome.stage
    paper = stage.timetable.paper
    current = stage.current_date
    when = spell(stage.day) if stage.day else (current.in_words if current and current.on else "date not recorded")
    facts = [f"{when}.", outcome.resolution, f"Conditions: {outcome.conditions}" if outcome.conditions else ""]
    facts += [f"Votes: {outcome.votes}." if outcome.votes else ""]
    return PublishedDecision(
        id=tag(f"{paper.key}/stage-{stage.pk}"),
        title=f"{stage.body.name_on(stage.day)}: {outcome.get_kind_display()} – {paper.title}",
        summary=" ".join(fact for fact in facts if fact),
        path=paper.public_url,
        published=min(each.recorded_at for each in stage.outcomes.all()),
        updated=outcome.recorded_at,
    )
