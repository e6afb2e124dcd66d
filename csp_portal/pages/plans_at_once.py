"""The state of all of a person's plans at once, in a fixed number of queries."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from django.db.models import Max, Prefetch
from django.urls import reverse

from governance.models import Stage, StageDate
from partnerships.access import Permission, may
from partnerships.models import Membership
from plans.discussion.verbs import open_comment_total
from plans.models import Endorsement, Paper, Version


@dataclass(frozen=True)
class Overview:
    """One text on a person's page; ``meeting`` is the next stage of its timetable, with its day."""

    paper: Paper
    comments: int
    endorsed: int
    asked: int
    meeting: tuple[date, Stage] | None
    may_read: bool
    #: Where this person reads the text; nothing for one that is not public and not for them.
    url: str = ""
    recommendations_url: str = ""
    #: Where this person writes it; nothing for others and for what is adopted.
    write_url: str = ""

    @property
    def colour(self) -> str:
        return self.paper.state_colour

    @property
    def is_open(self) -> bool:
        return self.paper.is_open


def papers_at_work(user, on: date):
    """Texts in the person's workspaces that are written, in approval or in force; the open ones first."""
    papers = Paper.objects.visible_to(user).live()
    ended = papers.filter(state=Paper.State.ADOPTED).exclude(plan__ends_on__gte=on)
    papers = papers.exclude(pk__in=ended.values("pk")).with_owner().prefetch_related("partnership__lead_councils")
    return papers.order_by("partnership__name", "-state", "kind", "pk")


def overviews(papers: list[Paper], user, on: date) -> list[Overview]:
    counted = Paper.objects.filter(pk__in=[p.pk for p in papers]).annotate(open=open_comment_total())
    comments = dict(counted.order_by().values_list("pk", "open"))
    asked, endorsements = _asked(papers), _endorsements(papers)
    meetings = next_meetings(papers, on)
    readable = {paper.pk for paper in papers if may(user, Permission.VIEW_DRAFT, paper)}
    public = _public(paper for paper in papers if paper.pk not in readable)
    rows = []
    for paper in papers:
        endorsed = len(asked[paper.pk] & endorsements.get(paper.pk, set()))
        total, meeting = len(asked[paper.pk]), meetings.get(paper.pk)
        may_read = paper.pk in readable
        url = _workspace(paper) if may_read else paper.public_url if paper.pk in public else ""
        asks = reverse("governance:scrutiny", args=[paper.key]) if may(user, Permission.SCRUTINISE, paper) else ""
        write = "" if paper.reasons_not_to_edit(user) else reverse("plans:write", args=[paper.key])
        rows.append(Overview(paper, comments.get(paper.pk, 0), endorsed, total, meeting, may_read, url, asks, write))
    return rows


def _public(papers) -> set[int]:
    """Those with a text that everybody may read; asked only where there are papers to ask about."""
    ids = [paper.pk for paper in papers]
    return set(Version.objects.public().filter(paper__in=ids).values_list("paper", flat=True)) if ids else set()


def _workspace(paper) -> str:
    is_plan = paper.kind == Paper.Kind.PLAN
    return reverse("plans:workspace", args=[paper.plan.slug]) if is_plan else reverse("plans:paper", args=[paper.key])


def _asked(papers) -> dict[int, set[int]]:
    """The responsible authorities that sit at the table in the period of each paper."""
    seats = Membership.objects.filter(partnership__in=[p.partnership_id for p in papers], designation="responsible")
    found = defaultdict(set)
    for seat in seats:
        for paper in papers:
            start, end = paper.period
            is_in_period = (seat.starts_on or date.min) <= end and (seat.ends_on or date.max) >= start
            if paper.partnership_id == seat.partnership_id and is_in_period:
                found[paper.pk].add(seat.organisation_id)
    return found


def _endorsements(papers) -> dict[int, set[int]]:
    """Organisations that endorsed the latest version of each paper."""
    latest = Paper.objects.filter(pk__in=[p.pk for p in papers]).annotate(last=Max("versions__pk"))
    rows = Endorsement.objects.filter(version__in=latest.exclude(last=None).values("last"))
    found = defaultdict(set)
    for paper, organisation in rows.values_list("version__paper", "organisation"):
        found[paper].add(organisation)
    return found


def next_meetings(papers, on: date) -> dict[int, tuple[date, Stage]]:
    """The earliest stage of each paper that is still to come, with its day."""
    stages = Stage.objects.still_open().filter(timetable__paper__in=[p.pk for p in papers])
    dates = StageDate.objects.select_related("meeting").order_by("pk")
    stages = stages.select_related("body", "timetable").prefetch_related(Prefetch("dates", queryset=dates))
    found: dict[int, tuple[date, Stage]] = {}
    for stage in stages:
        day, paper = stage.day, stage.timetable.paper_id
        if day and day >= on and (paper not in found or day < found[paper][0]):
            found[paper] = (day, stage)
    return found
