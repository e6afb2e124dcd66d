"""The report of a closed period is put on the agenda before the papers go out: the clerk's task, and its reminders."""

from collections.abc import Iterator
from datetime import date

from django.urls import reverse
from django.utils import timezone

from actions.models import ReportingPeriod
from governance.models import Meeting, PeriodMeeting
from governance.packs.board_reports import papers_day, reports_for
from partnerships.access import Permission, Role, holds_anywhere, may
from partnerships.holders import Holders
from partnerships.mail.reminders import AwaitedPage, Remindable, register_reminders
from partnerships.tasks import Task, register_tasks

#: One of the things that meetings still need: of that kind is its mail.
KIND = "stage"


def register():
    register_tasks(tasks_for)
    register_reminders(reminders_on)


def tasks_for(user, on: date) -> Iterator[Task]:
    if not holds_anywhere(user, {Permission.PUBLISH}):
        return
    for meeting in _receiving(on):
        if may(user, Permission.PUBLISH, meeting):
            for period in _missing(meeting):
                detail = str(period.paper)
                yield Task(_title(period, meeting), _url(meeting), due=papers_day(meeting), detail=detail, weight=4)


def reminders_on(on: date) -> Iterator[Remindable]:
    """To the clerks, then to the officers who closed it, then to the administrators."""
    holders = Holders()
    for meeting in _receiving(on):
        for period in _missing(meeting):
            partnership = period.paper.partnership
            yield Remindable(
                KIND,
                f"period-on-agenda-{period.pk}-{meeting.pk}",
                _title(period, meeting),
                _url(meeting),
                due=papers_day(meeting),
                asked_on=timezone.localdate(period.closed_at),
                detail="The papers go out by that day.",
                about=f"{period.paper.title}, {partnership}",
                people=holders.at_councils(Role.CLERK, sorted(meeting.access_place().councils)),
                organisation=holders.at_partnership(Role.OFFICER, partnership.pk),
                administrators=holders.at_partnership(Role.ADMINISTRATOR, partnership.pk),
                may_act=lambda user, meeting=meeting: may(user, Permission.PUBLISH, meeting),
                awaited=AwaitedPage(
                    f"Report of {period.name} to be put on the agenda of {meeting.body.name}",
                    reverse("actions:period_board", args=[period.key]),
                ),
            )


def _receiving(on: date) -> list[Meeting]:
    """Meetings to come that receive the report of a closed period."""
    rows = PeriodMeeting.objects.standing().filter(period__state=ReportingPeriod.State.CLOSED, meeting__on__gte=on)
    return list({row.meeting_id: row.meeting for row in rows}.values())


def _missing(meeting: Meeting) -> list[ReportingPeriod]:
    return [period for period, _ in reports_for(meeting)]


def _url(meeting: Meeting) -> str:
    return reverse("governance:pack_page", args=[meeting.pk])


def _title(period, meeting) -> str:
    return f"Put the report of {period.name} on the agenda of {meeting.body.name}"
