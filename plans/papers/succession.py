"""A plan gives way to its successor on the successor's first day, never before: until then it is the plan in force."""

from datetime import datetime

from django.utils import timezone

from partnerships.models import User
from plans.models import Paper, Plan
from plans.papers.lifecycle import supersede_predecessor


def sweep(now: datetime, *, everything: bool = False) -> dict[str, int]:
    """The plans that begin today, or began while no worker ran."""
    today, adopted = timezone.localdate(now), Paper.State.ADOPTED
    begun = Plan.objects.filter(paper__state=adopted, starts_on__lte=today, predecessor__paper__state=adopted)
    for plan in begun.select_related("predecessor__paper__partnership"):
        supersede_predecessor(plan, by=User.objects.system("worker"), on=today)
    return {"superseded": len(begun)}
