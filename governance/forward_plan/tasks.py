"""What the clerks of a council are asked for, and reminded of: reports on decisions that scrutiny requires, and the
report of a year on urgent decisions."""

from collections.abc import Iterator
from datetime import date

from django.urls import reverse

from governance.dates.clear_days import spell
from governance.forward_plan import urgent_tasks
from governance.models import Stage
from partnerships.access import Permission, Role, may
from partnerships.holders import Holders
from partnerships.mail.kinds import MailKind, register_mail_kind
from partnerships.mail.reminders import AwaitedPage, Remindable, register_reminders
from partnerships.tasks import Task, register_tasks
from plans.models.papers import with_owner

KIND = MailKind(
    "required_report",
    "Reports that scrutiny requires",
    "A report to the council on a decision that was not treated as a key decision, until it is submitted.",
)


def register():
    register_mail_kind(KIND)
    register_mail_kind(urgent_tasks.KIND)
    register_tasks(tasks_for)
    register_reminders(required)
    register_reminders(urgent_tasks.reminders_on)


def tasks_for(user, on: date) -> Iterator[Task]:
    """Of the councils whose clerk the person is; a role over the whole site brings none."""
    councils = user.councils(Permission.PUBLISH)
    for stage in _not_submitted(timetable__council__in=councils) if councils else ():
        report = stage.required_report
        yield Task(_title(stage), _url(stage), due=report.due_on, detail=_detail(stage), weight=4)
    for council in councils:
        yield from urgent_tasks.tasks_of(council, on)


def _not_submitted(**which):
    rows = Stage.objects.filter(
        required_report__isnull=False, required_report__set_aside_at=None, required_report__submitted_on=None,
        state=Stage.State.DECIDED, **which,
    )  # fmt: skip
    return rows.select_related("body", "required_report", *with_owner("timetable__paper")).order_by("pk")


def _title(stage) -> str:
    return f"Submit the report on the decision of {stage.body.name} to the council"


def _url(stage) -> str:
    return reverse("governance:stage_key_report", args=[stage.pk])


def _detail(stage) -> str:
    report = stage.required_report
    return f"{report.required_by} required it on {spell(report.required_on)}: {stage.paper.title}"


def required(on: date) -> Iterator[Remindable]:
    """Each report that is not submitted, to the clerks of the council; then to the partnership’s administrators."""
    holders = Holders()
    for stage in _not_submitted(timetable__council__isnull=False):
        report, council, partnership = stage.required_report, stage.timetable.council_id, stage.paper.partnership
        yield Remindable(
            KIND.name,
            f"required-report-{report.pk}-{report.required_on.isoformat()}",
            _title(stage),
            _url(stage),
            due=report.due_on,
            asked_on=report.required_on,
            detail=f"{_detail(stage)} (SI 2012/2089 regulation 18).",
            about=f"{stage.paper.title}, {partnership}",
            people=holders.at_councils(Role.CLERK, [council]),
            administrators=holders.at_partnership(Role.ADMINISTRATOR, partnership.pk),
            may_act=lambda user, stage=stage: may(user, Permission.PUBLISH, stage),
            awaited=AwaitedPage(
                f"Report on the decision of {stage.body.name} to be submitted to the council", stage.get_record_url()
            ),
        )
