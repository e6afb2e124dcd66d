"""What is to do about reports: for a partner lead its own, for the co-ordinator what is late, and closing."""

from collections.abc import Iterator
from datetime import date

from django.urls import reverse

from actions.delivery.chasing.board import lines_of_each
from actions.delivery.chasing.people import page_of
from actions.delivery.periods.received import last_day_to_close, receptions_of
from actions.delivery.periods.remarks import remarks_on
from actions.delivery.ratings import day
from actions.models import ReportingPeriod
from partnerships.access import Permission, holds_anywhere, may
from partnerships.tasks import Task
from plans.models.papers import with_owner

NEEDED = {Permission.REPORT_ACTION, Permission.MANAGE_PERIOD}


def tasks_for(user, on: date) -> Iterator[Task]:
    if not holds_anywhere(user, NEEDED):
        return
    own = ReportingPeriod.objects.asking().filter(
        calendar__paper__partnership__in=user.partnership_ids(), asks_on__lte=on
    )
    rows = own.select_related(*with_owner("calendar__paper"))
    rows = list(rows.prefetch_related("calendar__paper__partnership__lead_councils"))
    remarks, receptions = remarks_on(rows), receptions_of(rows)
    for period, lines in lines_of_each(rows):
        yield from _of_period(period, lines, receptions.get(period.pk), user, on)
        if remarks[period.pk] and may(user, Permission.MANAGE_PERIOD, period):
            url = reverse("actions:reporting", args=[period.paper.key])
            title = f"Look at the days of {period.name}"
            yield Task(title, url, due=period.closes_on, detail=" ".join(remarks[period.pk]), weight=4)


def _of_period(period, lines, reception, user, on):
    about = str(period.paper)
    late = [line for line in lines if line.missing]
    if on <= period.last_day_to_report:
        mine = [line for line in late if line.organisation and line.organisation.pk in user.organisation_ids()]
        for line in mine:
            title = f"Report on {len(line.asked)} action{'' if len(line.asked) == 1 else 's'} for {period.name}"
            yield Task(title, page_of(period, line.organisation), due=period.due_on, detail=about, weight=5)
    if not may(user, Permission.MANAGE_PERIOD, period):
        return
    board, due = reverse("actions:period_board", args=[period.key]), last_day_to_close(period, reception)
    if on >= due or not late:
        papers = f" The papers of {reception.body} go out on {day(reception.papers_on)}." if reception else ""
        yield Task(f"Close {period.name}", board, due=due, detail=f"{about}.{papers}" if papers else about, weight=4)
    elif on > period.due_on:
        words = f"{len(late)} organisation{'' if len(late) == 1 else 's'} of {len(lines)} missing"
        yield Task(f"Chase the reports for {period.name}", board, due=period.closes_on, detail=words, weight=4)
