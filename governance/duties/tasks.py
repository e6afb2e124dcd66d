"""Overdue duties among the tasks of those who record how duties are met."""

from collections.abc import Iterator
from datetime import date

from django.urls import reverse

from governance.duties.gathering import overdue_duties
from partnerships.access import PERMISSIONS_OF_ROLE, Permission
from partnerships.models import Partnership
from partnerships.tasks import Task, register_tasks


def register():
    register_tasks(tasks_for)


def tasks_for(user, on: date) -> Iterator[Task]:
    """One task for each overdue duty where the person holds the role; a role over the whole site brings none."""
    held = [role for role in user.roles_held() if Permission.RECORD_DUTY in PERMISSIONS_OF_ROLE[role.role]]
    own = {role.partnership_id for role in held if role.partnership_id}
    if not own:
        return
    said = set()
    for each in overdue_duties(on, Partnership.objects.filter(pk__in=own)):
        cause = (each.partnership.pk, each.standing.sentence)
        if cause in said:
            continue  # a plan that ended makes several duties overdue, and is one thing to do
        said.add(cause)
        url = reverse("governance:duty", args=[each.partnership.slug, each.standing.duty.slug])
        yield Task(each.standing.duty.title, url, due=each.standing.due, detail=str(each.partnership))
