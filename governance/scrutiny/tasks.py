"""What scrutiny's recommendations ask of those who record them: an answer to be asked for, or to be judged."""

from collections.abc import Iterator
from datetime import date

from django.urls import reverse

from governance.models import Recommendation
from governance.models.duty_table import ANSWERED_WITHIN
from partnerships.access import PERMISSIONS_OF_ROLE, Permission
from partnerships.days.partial import span
from partnerships.tasks import Task, register_tasks
from plans.models import Paper
from plans.models.papers import with_owner

MOST_WORDS = 80


def register():
    register_tasks(tasks_for)


def tasks_for(user, on: date) -> Iterator[Task]:
    """Of the partnerships that the person scrutinises; a role over the whole site brings none."""
    held = [role for role in user.roles_held() if Permission.SCRUTINISE in PERMISSIONS_OF_ROLE[role.role]]
    own = {role.partnership_id for role in held if role.partnership_id}
    if not own:
        return
    rows = Recommendation.objects.not_carried().filter(paper__partnership__in=own, paper__state__in=Paper.LIVE)
    for row in rows.unanswered().select_related(*with_owner("paper")):
        if task := _task(row, on):
            yield task


def _task(row: Recommendation, on: date) -> Task | None:
    words = row.text if len(row.text) <= MOST_WORDS else f"{row.text[:MOST_WORDS].rsplit(' ', 1)[0]} …"
    if row.response:
        url = reverse("governance:recommendation_edit", args=[row.pk])
        return Task(f"Say what became of “{words}”: it was answered", url, detail=row.paper.title)
    days = span(row.made_on)
    due = days[1] + ANSWERED_WITHIN if days else None
    if due is None or due >= on:
        return None
    url = reverse("governance:scrutiny", args=[row.paper.key])
    return Task(f"Ask for the answer to “{words}”", url, due=due, detail=row.paper.title)
