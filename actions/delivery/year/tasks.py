"""What is to do when a year ends: make its report, and say what becomes of its actions in the next text."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from django.db.models import Count, Max, Q
from django.urls import reverse

from actions.delivery.carrying.reading import targets_of
from actions.delivery.year.verbs import reasons_not_to_report_the_year, years_of
from actions.models import Action, AddedAction, CarryDecision, ReportingCalendar, ReportingPeriod
from partnerships.access import Permission, holds_anywhere, may
from partnerships.tasks import Task
from plans.models import Paper
from plans.models.papers import with_owner

#: A report that nobody has made by then is left to the page of the year.
ASKED_FOR = timedelta(days=365)


def tasks_for(user, on: date) -> Iterator[Task]:
    if not holds_anywhere(user, {Permission.MANAGE_PERIOD}):
        return
    for paper in ending(user.partnership_ids(), on):
        if may(user, Permission.MANAGE_PERIOD, paper):
            yield from _reports(paper, user, on)
            yield from carrying(paper, on)


def ending(partnerships: Iterable[int], on: date) -> list[Paper]:
    """Texts with a period that has ended within the last year; whose last period has begun come to an end."""
    rows = ReportingCalendar.objects.filter(paper__partnership__in=partnerships, paper__state__in=Paper.STANDING)
    rows = rows.annotate(
        last=Max("periods__starts_on"),
        ended=Count("periods", filter=Q(periods__ends_on__range=(on - ASKED_FOR, on), periods__is_year=False)),
    )
    return [row.paper for row in rows.filter(Q(ended__gt=0) | Q(last__lte=on)).select_related(*with_owner("paper"))]


def _reports(paper: Paper, user, on: date) -> Iterator[Task]:
    for year in years_of(paper):
        if not (on - ASKED_FOR <= year.ends_on <= on) or reasons_not_to_report_the_year(year, by=user):
            continue
        if year.row is None or year.row.closed_at < max(each.closed_at for each in year.periods if each.closed_at):
            url = reverse("actions:year_report", args=[paper.key])
            anew = "" if year.row is None else " anew: a period was closed again"
            yield Task(f"Make the report of {year.name}{anew}", url, detail=str(paper), weight=3)


def carrying(paper: Paper, on: date) -> Iterator[Task]:
    """From the last period on: into each later text that is being written, while actions are left of which nobody has
    said what becomes."""
    last = ReportingPeriod.objects.of(paper).latest("number")
    for into in targets_of(paper) if last.starts_on <= on else ():
        number = len(undecided(paper, into))
        if number:
            url = reverse("actions:carry_into", args=[paper.key, into.key])
            actions = f"{number} action{'' if number == 1 else 's'} of “{paper}”"
            yield Task(f"Say what becomes of {actions}", url, due=into.period[0], detail=f"Into {into}", weight=3)


def undecided(source: Paper, into: Paper) -> set:
    """Keys of actions that are in no later text, nor done or closed for the next one."""
    own = Action.objects.of(source).values_list("key", flat=True)
    added = AddedAction.objects.of(source).values_list("key", flat=True)
    said = CarryDecision.objects.filter(source=source, into=into).values_list("row_key", flat=True)
    keys = {*own, *added}
    others = Action.objects.filter(key__in=keys, paper__partnership=source.partnership_id).exclude(paper=source)
    later = {row.key for row in others.select_related(*with_owner("paper")) if row.paper.period[0] > source.period[0]}
    return keys - {*said, *later}
