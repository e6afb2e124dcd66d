"""What a report asks of signing officers: each heading that is put to them, as a page of its own."""

from collections.abc import Iterator
from datetime import date

from governance.models import SignOffRequest
from governance.reporting.sign_off import open_requests
from partnerships.access import Permission, holds_anywhere, may
from partnerships.tasks import Task, register_tasks

#: In the words of the reminder, so that the day's mail tells it once.
TITLE = "Sign “{heading}” in “{report}”"


def register():
    register_tasks(tasks_for)


def tasks_for(user, on: date) -> Iterator[Task]:
    """Headings that this person is asked to sign."""
    if not holds_anywhere(user, {Permission.SIGN_OFF}):
        return
    asked = SignOffRequest.objects.asked_of(user).values("pk")
    for row in open_requests(on).filter(pk__in=asked):
        if may(user, Permission.SIGN_OFF, row):
            body = f" for {row.stage.body.name}" if row.stage else ""
            title = TITLE.format(heading=row.heading, report=row.report.title)
            yield Task(title, row.get_absolute_url(), due=row.due_on, detail=f"As {row.post}{body}", weight=5)
