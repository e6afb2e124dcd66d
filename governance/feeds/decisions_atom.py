"""Atom entries: what bodies decided on papers of which a text is public, and the open packs of their meetings."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, time
from itertools import chain

from django.db.models import Exists, F, Max, OuterRef

from governance.dates.clear_days import spell
from governance.dates.outcomes import kinds_that
from governance.feeds.events import LONDON
from governance.models import Outcome, Pack
from partnerships.days.partial import span
from partnerships.site_address import own_host
from plans.models import Version

MOST = 50


def tag(what: str) -> str:
    """An identity under the portal's own name (RFC 4151): no other portal gives the same."""
    return f"tag:{own_host()},2026:{what}"


@dataclass(frozen=True)
class FeedEntry:
    """One thing of a feed. ``id`` stays; a decision is ``published`` on the day on which it was taken (of typing, where
    no date is known), and ``updated`` the same until the outcome is corrected."""

    id: str
    title: str
    summary: str
    path: str
    published: datetime
    updated: datetime


def public_decisions(partnership=None, council=None) -> list[FeedEntry]:
    """The newest decisions that the public may know, corrected ones as they stand now: all, of the plans of one
    partnership, or of the bodies of one council."""
    public = Version.objects.public().filter(paper=OuterRef("stage__timetable__paper"))
    rows = Outcome.objects.filter(Exists(public), is_current=True).filter(kind__in=kinds_that("is_recorded"))
    if partnership:
        rows = rows.filter(stage__timetable__paper__partnership=partnership)
    if council:
        rows = rows.filter(stage__body__council=council)
    paper = "stage__timetable__paper"
    owners = ("plan", "plan_year__plan", "addendum__plan", "assessment")
    rows = rows.select_related("stage__body", f"{paper}__partnership", *(f"{paper}__{owner}" for owner in owners))
    rows = rows.prefetch_related("stage__dates__meeting", "stage__outcomes", "stage__body__former_names")
    rows = rows.annotate(met_on=Max("stage__dates__meeting__on"))
    newest = rows.order_by(F("met_on").desc(nulls_last=True), "-recorded_at", "-pk")[:MOST]
    return sorted(map(_entry, newest), key=lambda entry: entry.published, reverse=True)


def _entry(outcome) -> FeedEntry:
    stage = outcome.stage
    paper = stage.timetable.paper
    current = stage.current_date
    when = spell(stage.day) if stage.day else (current.in_words if current and current.on else "date not recorded")
    facts = [f"{when}.", outcome.resolution, f"Conditions: {outcome.conditions}" if outcome.conditions else ""]
    facts += [f"Votes: {outcome.votes}." if outcome.votes else ""]
    taken_at, is_corrected = _taken_at(current) or outcome.recorded_at, len(stage.outcomes.all()) > 1
    return FeedEntry(
        id=tag(f"{paper.key}/stage-{stage.pk}"),
        title=f"{stage.body.name_on(stage.day)}: {outcome.get_kind_display()} – {paper.title}",
        summary=" ".join(fact for fact in facts if fact),
        path=paper.public_url,
        published=taken_at,
        updated=max(outcome.recorded_at, taken_at) if is_corrected else taken_at,
    )


def pack_entries(packs: Iterable[Pack]) -> list[FeedEntry]:
    """Open packs, each edition once: the titles of items are public, whatever becomes of their papers."""
    return [_pack_entry(pack) for pack in packs if pack.is_open]


def _pack_entry(pack) -> FeedEntry:
    meeting = pack.meeting
    items = [f"{item['number']}. {item['title']}" for item in pack.front_facts.get("items", [])]
    return FeedEntry(
        id=tag(f"pack/{meeting.uid}/{pack.edition}"),
        title=f"{meeting.body.name_on(meeting.on)}, {spell(meeting.on)}: agenda and papers",
        summary=" ".join(items),
        path=meeting.get_absolute_url(),
        published=pack.published_at,
        updated=pack.published_at,
    )


def newest_of(*entries: list[FeedEntry]) -> list[FeedEntry]:
    return sorted(chain(*entries), key=lambda entry: entry.published, reverse=True)[:MOST]


def _taken_at(current) -> datetime | None:
    """When the body met; of a month or a year its last day, by which it had."""
    days = span(current.on) if current else None
    if days is None:
        return None
    starts_at = current.meeting.starts_at if current.meeting_id else None
    return datetime.combine(days[1], starts_at or time(), LONDON)
