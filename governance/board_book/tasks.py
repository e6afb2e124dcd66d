"""What the board's book asks of people: actions of the log of their organisations, and minutes to write and approve."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Q

from governance.board_book.mail import KIND as SENT_ROUND
from governance.dates.clear_days import spell
from governance.models import BoardAction, Body, Meeting, Minutes
from partnerships.access import PERMISSIONS_OF_ROLE, Permission, Role
from partnerships.holders import Holders
from partnerships.mail.kinds import MailKind, register_mail_kind
from partnerships.mail.reminders import Remindable, register_reminders
from partnerships.tasks import Task, register_tasks

#: Minutes are written within so many days of a meeting.
WRITTEN_WITHIN = timedelta(days=14)
KIND = MailKind("board_action", "Actions of the board", "What your organisation is to do for the partnership’s board.")

TO_KEEP = MailKind(
    "minutes_due", "Minutes of the board to be written", "Minutes are to be written, or to be recorded as approved."
)


def register():
    for kind in (SENT_ROUND, KIND, TO_KEEP):
        register_mail_kind(kind)
    register_tasks(tasks_for)
    register_reminders(actions)
    register_reminders(minutes_waiting)


def tasks_for(user, on: date) -> Iterator[Task]:
    """Those of one's own organisations; for who keeps the book what is overdue, and the minutes."""
    own = BoardAction.objects.still_open().filter(
        organisation__in=user.organisation_ids(), body__partnership__in=user.partnership_ids()
    )
    for row in own.with_owner():
        yield Task(str(row), row.get_absolute_url(), due=row.due_on, detail=f"Action for {row.body.name}", weight=3)
    kept = _books_of(user)
    late = BoardAction.objects.still_open().filter(body__in=kept, due_on__lt=on)
    for row in late.exclude(organisation__in=user.organisation_ids()).with_owner():
        title = f"Ask {row.organisation} how “{row}” stands"
        yield Task(title, row.get_absolute_url(), due=row.due_on, detail=row.body.name, weight=2)
    for waiting in minutes_to_do(kept, on):
        yield Task(waiting.title, waiting.url, due=waiting.due, detail=waiting.body.name, weight=2)


def _books_of(user) -> list[Body]:
    """Boards whose book the person keeps by a role there; a role over the whole site brings no tasks."""
    roles = [role for role in user.roles_held() if Permission.KEEP_BOARD_BOOK in PERMISSIONS_OF_ROLE[role.role]]
    partnerships = {role.partnership_id for role in roles if role.partnership_id}
    councils = {role.council_id for role in roles if role.council_id}
    if not (partnerships or councils):
        return []
    boards = Body.objects.filter(partnership__isnull=False, meetings__minutes__isnull=False)
    return list(
        boards.filter(Q(partnership__in=partnerships) | Q(partnership__lead_councils__in=councils)).distinct()
    )  # fmt: skip


@dataclass(frozen=True)
class MinutesToDo:
    """Minutes that are to be written, or that were approved and do not say so. ``key`` names it for ever."""

    key: str
    body: Body
    title: str
    url: str
    asked_on: date
    due: date


def minutes_to_do(bodies: Iterable[Body], on: date) -> Iterator[MinutesToDo]:
    """Of boards that keep their book here: the last meeting's, where they are not begun; and drafts to be approved."""
    for body in bodies:
        held = Meeting.objects.standing().filter(body=body, on__lt=on, first_sitting=None).order_by("-on").first()
        if held is None:
            continue
        after = held.on + timedelta(days=1)
        if not Minutes.objects.filter(meeting=held).exists():
            title, due = f"Write the minutes of {spell(held.on)}", held.on + WRITTEN_WITHIN
            yield MinutesToDo(f"minutes-to-write-{held.pk}", body, title, body.get_book_url(), after, due)
        waiting = Minutes.objects.filter(meeting__body=body, approved_at=None, meeting__on__lt=held.on)
        for minutes in waiting.select_related("meeting"):
            title = f"Record that the minutes of {spell(minutes.meeting.on)} were approved"
            key = f"minutes-{minutes.pk}-to-approve"
            yield MinutesToDo(key, body, title, minutes.get_absolute_url(), after, held.on)


def minutes_waiting(on: date) -> Iterator[Remindable]:
    """To the officers, whose board it is; then to the clerks of the councils that lead; then to the administrators."""
    holders = Holders()
    boards = Body.objects.filter(partnership__isnull=False, meetings__minutes__isnull=False).distinct()
    boards = boards.select_related("partnership").prefetch_related("partnership__lead_councils").order_by("pk")
    for waiting in minutes_to_do(boards, on):
        partnership = waiting.body.partnership
        councils = [council.pk for council in partnership.lead_councils.all()]
        yield Remindable(
            TO_KEEP.name,
            waiting.key,
            waiting.title,
            waiting.url,
            due=waiting.due,
            asked_on=waiting.asked_on,
            about=f"{waiting.body.name}, {partnership}",
            people=holders.at_partnership(Role.OFFICER, partnership.pk),
            organisation=holders.at_councils(Role.CLERK, councils),
            administrators=holders.at_partnership(Role.ADMINISTRATOR, partnership.pk),
        )


def actions(on: date) -> Iterator[Remindable]:
    """Each open action, to who speaks for its organisation; then to the officers, then to the administrators."""
    holders = Holders()
    for row in BoardAction.objects.still_open().with_owner():
        partnership = row.body.partnership_id
        yield Remindable(
            KIND.name,
            f"board-action-{row.key}",
            str(row),
            row.get_absolute_url(),
            due=row.due_on,
            asked_on=row.meeting.on,
            detail=f"{row.body.name} asked {row.owner} for it on {spell(row.meeting.on)}.",
            about=str(row.body.partnership),
            people=holders.leads_of([row.organisation_id], partnership),
            organisation=holders.at_partnership(Role.OFFICER, partnership),
            administrators=holders.at_partnership(Role.ADMINISTRATOR, partnership),
        )
