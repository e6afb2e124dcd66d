"""What is due: a partner lead's own actions, and for those who manage the plan the actions that are overdue."""

from datetime import timedelta

from django.db.models import Exists, OuterRef, Q
from django.urls import reverse

from actions.models import Action
from partnerships.access import PERMISSIONS_OF_ROLE, Permission
from partnerships.tasks import Task
from partnerships.wording import and_words
from plans.models import Paper, PlanYear

AHEAD = timedelta(days=28)


def tasks_for(user, on) -> list[Task]:
    """Actions due within four weeks under the person's organisations, and overdue ones of plans it manages."""
    live = Action.objects.placed().unfinished().filter(_running(on), paper__state__in=Paper.LIVE)
    mine, managed = Q(pk__in=[]), Q(pk__in=[])
    for role in user.roles_held():
        if role.organisation_id:
            mine |= Q(paper__partnership=role.partnership_id, leads__organisation=role.organisation_id)
        elif Permission.MANAGE_ACTIONS in PERMISSIONS_OF_ROLE[role.role] and role.partnership_id:
            managed |= Q(paper__partnership=role.partnership_id)
    found = _due(live.filter(mine), on + AHEAD) | _due(live.filter(managed), on - timedelta(days=1))
    return [_task(action, on) for action in sorted(found.values(), key=lambda action: (action.due, action.pk))]


def _due(actions, on):
    """The actions, by their numbers, whose last day is ``on`` or before it; words are read here, row by row."""
    owners = ("paper__plan", "paper__plan_year", "paper__addendum", "paper__assessment")
    rows = actions.may_be_due_by(on).select_related("paper", *owners).prefetch_related("leads__organisation").distinct()
    return {action.pk: action for action in rows if action.due and action.due <= on}


def _running(on):
    """Papers whose period has not ended. What a year left undone goes on in the next year's action plan; until that one
    has begun it is asked for under its own year."""
    owners = ("plan", "plan_year", "addendum__plan")
    in_time = Q(*((f"paper__{owner}__ends_on__gte", on) for owner in owners), _connector=Q.OR)
    own = {"plan": OuterRef("paper__plan_year__plan"), "starts_on__gt": OuterRef("paper__plan_year__starts_on")}
    is_followed = Exists(PlanYear.objects.filter(**own, starts_on__lte=on))
    return in_time | (Q(paper__plan_year__plan__ends_on__gte=on) & ~is_followed)


def _task(action, on):
    url = f"{reverse('actions:plan', args=[action.paper.key])}#row-{action.key}"
    state = "is overdue" if action.due < on else "is due"
    bodies = [str(each.organisation) for each in action.leads.all() if each.organisation_id]
    lead = f"Led by {and_words(bodies)}" if bodies else "No lead stated"
    return Task(f"Action “{action}” {state}", url, due=action.due, detail=lead, weight=5 if action.due < on else 3)
