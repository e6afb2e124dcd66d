"""What stands in each calendar: which stages and meetings, as whom, in a fixed number of queries."""

from collections import defaultdict
from collections.abc import Callable
from datetime import date, timedelta

from django.db.models import Count, Max, Q

from actions.models import ReportingPeriod
from governance.feeds.events import Revision, deadline_events, meeting_event, sitting_events, stage_event
from governance.feeds.figure_events import figure_events
from governance.feeds.period_events import period_events
from governance.models import (
    BankHoliday,
    Body,
    BodyName,
    ClosureDay,
    CouncilSettings,
    Meeting,
    NoticeRule,
    Timetable,
    settings_of_each,
)
from partnerships.access import Permission, may
from partnerships.models import Organisation, Partnership, User
from plans.models import Paper, Plan

#: A person's calendar reaches back so far.
BEFORE = timedelta(days=366)
#: A calendar of meetings reaches so far ahead: councils set them a year at a time, some for two.
AHEAD = timedelta(days=2 * 366)
#: What the calendar of meetings tells of.
TOLD = (Meeting, Body, BodyName, Organisation, Partnership)


def meeting_events(meetings, since: date, until: date, address: Callable[[str], str]) -> list:
    """Meetings of these days under their first identities, in order; ``address`` makes a path a whole address."""
    rows = meetings.latest_of_each().filter(on__range=(since, until))
    rows = rows.select_related("body__council", "body__partnership", "first_sitting").prefetch_related(
        "body__former_names", "body__also_of"
    )
    return [meeting_event(row, url=address(row.get_absolute_url())) for row in rows.order_by("on", "pk")]


def meetings_stamp() -> str:
    """Changes with every change of a meeting, a body, one of its names, or whose it is: each leaves its history."""
    newest = [model.history.aggregate(last=Max("history_id"))["last"] or 0 for model in TOLD]
    rows = Meeting.objects.aggregate(number=Count("pk"), last=Max("pk"))
    return ".".join(str(each) for each in (*newest, rows["number"], rows["last"] or 0))


def public_timetables(papers):
    """Timetables of papers of which a text is public: no more than the public pages say."""
    known = papers.filter(versions__publication__isnull=False).exclude(state=Paper.State.WITHDRAWN)
    return Timetable.objects.filter(paper__in=known)


def partnership_events(partnership: Partnership, address) -> list:
    place = partnership.get_absolute_url()
    timetables = public_timetables(Paper.objects.filter(partnership=partnership))
    return _stage_events(_read(timetables), lambda stage: address(place))


def plan_events(plan: Plan, user: User, address) -> list:
    """The plan's own way, its annual refreshes' and its addenda's; people of the workspace also get what is due."""
    own = Q(plan=plan) | Q(plan_year__plan=plan) | Q(addendum__plan=plan)
    papers = Paper.objects.filter(own)
    if may(user, Permission.VIEW_PARTNERSHIP, plan):
        of_periods = period_events(ReportingPeriod.objects.filter(calendar__paper__in=papers), user, address)
        return [*_inside(Timetable.objects.filter(paper__in=papers), user, address), *of_periods]
    return _stage_events(_read(public_timetables(papers)), lambda stage: address(plan.get_absolute_url()))


def person_events(user: User, on: date, address) -> list:
    """Stages of the timetables of the person's own partnerships and councils, and what is due around them; the days of
    the periods in which the actions of these partnerships are reported on, and of figures that the person gives.

    Asked anew each time: a role that has ended takes its events away.
    """
    since = on - BEFORE
    own = Q(paper__partnership__in=user.partnership_ids()) | Q(paper__partnership__lead_councils__in=user.council_ids())
    recent = Q(stages__dates__meeting__on__gte=since) | Q(stages__dates__stated_on__gte=since.isoformat())
    found = Timetable.objects.filter(own).filter(recent).exclude(paper__state=Paper.State.WITHDRAWN)
    periods = ReportingPeriod.objects.filter(
        calendar__paper__partnership__in=user.partnership_ids(), closes_on__gte=since
    )
    of_stages = _inside(Timetable.objects.filter(pk__in=found.values("pk")), user, address)
    return [*of_stages, *period_events(periods, user, address), *figure_events(user, on + AHEAD, address)]


def _inside(timetables, user, address):
    """Events with links into the workspace; what is due only for those who read drafts there."""
    rows = [row for row in _read(timetables) if may(user, Permission.VIEW_PARTNERSHIP, row)]
    events = _stage_events(rows, lambda stage: address(stage.get_absolute_url()))
    at_work = [row for row in rows if may(user, Permission.VIEW_DRAFT, row)]
    councils = {row.council for row in at_work}
    settings, revisions = settings_of_each(councils), _revisions(councils)
    for row in at_work:
        for stage in row.stages_with_facts():
            url = address(stage.get_absolute_url())
            events += deadline_events(stage, settings[row.council_id], revisions[row.council_id], url=url)
    return events


def _read(timetables):
    return timetables.order_by("pk").with_stages(with_reports=False)


def _stage_events(timetables, url):
    stages = [stage for row in timetables for stage in row.stages_with_facts()]
    events = [
        each
        for stage in stages
        for each in (*sitting_events(stage, url=url(stage)), stage_event(stage, url=url(stage)))
    ]
    return [event for event in events if event is not None]


def _revisions(councils) -> dict[int | None, Revision]:
    """Every change of what a council lays down about time, and of the bank holidays that all share."""
    ids = [council.pk for council in councils if council]
    facts = {"number": Count("history_id"), "at": Max("history_date")}
    everywhere = BankHoliday.history.aggregate(**facts)
    found = defaultdict(lambda: [everywhere])
    for model in (CouncilSettings, NoticeRule, ClosureDay):
        rows = model.history.filter(council__in=ids).order_by().values("council_id").annotate(**facts)
        for row in rows:
            found[row["council_id"]] = [*found[row["council_id"]], row]
    return {
        key: Revision(
            number=sum(row["number"] for row in found[key]),
            at=max((row["at"] for row in found[key] if row["at"]), default=None),
        )
        for key in (None, *ids)
    }
