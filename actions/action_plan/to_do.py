"""What is due: a partner lead's own actions, and for those who manage the plan the actions that are overdue."""

from datetime import timedelta

from django.db.models import Q
from django.urls import reverse

from actions.models import Action
from partnerships.access import PERMISSIONS_OF_ROLE, Permission
from partnerships.tasks import Task
from plans.models import Paper

AHEAD = timedelta(days=28)


def tasks_for(user, on) -> list[Task]:
    """Actions due within four weeks under the person's organisations, and overdue ones of plans it manages."""
    due = Action.objects.placed().unfinished().due_by(on + AHEAD).filter(_running(on), paper__state__in=Paper.LIVE)
    mine = Q(pk__in=[])
    for role in user.roles_held():
        if role.organisation_id:
            mine |= Q(paper__partnership=role.partnership_id, lead=role.organisation_id)
        elif Permission.MANAGE_ACTIONS in PERMISSIONS_OF_ROLE[role.role] and role.partnership_id:
            mine |= Q(paper__partnership=role.partnership_id) & (Q(due_on__lt=on) | Q(ends_on__lt=on))
    rows = due.filter(mine).select_related("paper", "lead").order_by("due_on", "ends_on", "pk")
    return [_task(action, on) for action in rows]


def _running(on):
    """Papers whose period has not ended: what an earlier year left undone goes on in the next year's action plan."""
    owners = ("plan", "plan_year", "addendum__plan")
    return Q(*((f"paper__{owner}__ends_on__gte", on) for owner in owners), _connector=Q.OR)


def _task(action, on):
    url = f"{reverse('actions:plan', args=[action.paper.key])}#row-{action.key}"
    state = "is overdue" if action.due < on else "is due"
    lead = f"Led by {action.lead}" if action.lead else "No lead stated"
    return Task(f"Action “{action}” {state}", url, due=action.due, detail=lead, weight=5 if action.due < on else 3)
