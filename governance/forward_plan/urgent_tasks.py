"""The report of a year on urgent decisions: what a council's clerks find among their tasks, and are reminded of."""

from collections.abc import Iterator
from datetime import date, timedelta

from django.urls import reverse

from governance.dates.checks import AHEAD
from governance.dates.stages import NoticeBasis
from governance.forward_plan.reporting_urgent import outstanding
from governance.forward_plan.urgent_reports import UrgentReport
from governance.models import Stage
from partnerships.access import Permission, Role, may
from partnerships.holders import Holders
from partnerships.mail.kinds import MailKind
from partnerships.mail.reminders import AwaitedPage, Remindable
from partnerships.models import Organisation
from partnerships.tasks import Task

KIND = MailKind(
    "urgent_report",
    "Reports on urgent decisions",
    "The report of a year to the council on decisions that were agreed as urgent, until it is submitted.",
)


def asked_for(council, on: date) -> Iterator[tuple[UrgentReport, date]]:
    """From eight weeks before the last meeting that can receive it in its year, each with the day to reach."""
    for report in outstanding(council, on):
        due = report.next_day(on)
        if due <= on + AHEAD:
            yield report, due


def tasks_of(council, on: date) -> Iterator[Task]:
    for report, due in asked_for(council, on):
        yield Task(_title(report), _url(council, report), due=due, detail=_detail(report), weight=3)


def reminders_on(on: date) -> Iterator[Remindable]:
    """Each report that is not submitted, to the clerks of the council; then to the administrators of the partnerships
    whose plans were decided so."""
    urgent = Stage.objects.filter(
        state=Stage.State.DECIDED, notice__set_aside_at=None, notice__basis=NoticeBasis.URGENCY,
        timetable__council__isnull=False,
    )  # fmt: skip
    places = set(urgent.values_list("timetable__council", "timetable__paper__partnership"))
    holders = Holders()
    for council in Organisation.objects.filter(pk__in={council for council, _ in places}).order_by("pk"):
        own = sorted(place for other, place in places if other == council.pk)
        for report, due in asked_for(council, on):
            yield _remindable(council, report, due, own, holders)


def _remindable(council, report, due, partnerships, holders) -> Remindable:
    last = max(each.taken_on for each in report.urgent)
    told = {user for each in partnerships for user in holders.at_partnership(Role.ADMINISTRATOR, each)}
    return Remindable(
        KIND.name,
        f"urgent-report-{council.pk}-{report.year}-{last.isoformat()}",
        _title(report),
        _url(council, report),
        due=due,
        asked_on=max(last + timedelta(days=1), due - AHEAD),
        detail=f"{_detail(report)} (SI 2012/2089 regulation 19.)",
        about=council.name,
        people=holders.at_councils(Role.CLERK, [council.pk]),
        administrators=tuple(sorted(told, key=lambda user: user.pk)),
        may_act=lambda user: may(user, Permission.PUBLISH, council),
        awaited=AwaitedPage(
            f"Report on urgent decisions of {report.year} to be submitted to the council",
            reverse("governance:urgent_report", args=[council.slug, report.year]),
        ),
    )


def _title(report) -> str:
    return f"Submit the report on urgent decisions of {report.year} to the council"


def _url(council, report) -> str:
    return reverse("governance:urgent_submitted", args=[council.slug, report.year])


def _detail(report) -> str:
    return f"{report.summary} {report.due_words}"
