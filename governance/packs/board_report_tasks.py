"""What a clerk has to do about the report of a closed period: put it on the agenda before the papers go out."""

from collections.abc import Iterator
from datetime import date

from django.urls import reverse

from actions.models import ReportingPeriod
from governance.models import Meeting, PeriodMeeting
from governance.packs.board_reports import papers_day, reports_for
from partnerships.access import Permission, holds_anywhere, may
from partnerships.tasks import Task, register_tasks


def register():
    register_tasks(tasks_for)


def tasks_for(user, on: date) -> Iterator[Task]:
    if not holds_anywhere(user, {Permission.PUBLISH}):
        return
    rows = PeriodMeeting.objects.standing().filter(period__state=ReportingPeriod.State.CLOSED, meeting__on__gte=on)
    meetings = {row.meeting_id: row.meeting for row in rows}
    for meeting in meetings.values():
        if may(user, Permission.PUBLISH, meeting):
            yield from _of_meeting(meeting)


def _of_meeting(meeting: Meeting) -> Iterator[Task]:
    url = reverse("governance:pack_page", args=[meeting.pk])
    for period, _ in reports_for(meeting):
        title = f"Put the report of {period.name} on the agenda of {meeting.body.name}"
        yield Task(title, url, due=papers_day(meeting), detail=str(period.paper), weight=4)
