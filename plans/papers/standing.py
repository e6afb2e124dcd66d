"""What a paper was on a day: its adoption counts from its own day, other states from the day they were entered.

A text that was brought in was adopted long before anybody typed it, so the day of typing is never asked where the day
of the event is known.
"""

from datetime import date

from django.utils import timezone

from plans.models import Adoption, Paper, Plan

S = Paper.State


def adoption_on(paper: Paper, on: date) -> Adoption | None:
    """The adoption that stands, if it had taken place by the day; one without a day always had."""
    adoption = paper.adoptions.standing().select_related("version").first()
    return adoption if adoption and (adoption.adopted_on is None or adoption.adopted_on <= on) else None


def state_on(paper: Paper, on: date) -> str:
    """The state of a paper at the end of a day."""
    if on >= timezone.localdate():
        return paper.state
    if paper.state == S.NOT_RECORDED:
        return paper.state
    if paper.is_adopted:
        return _adopted_state(paper, on) if adoption_on(paper, on) else S.IN_APPROVAL.value
    entered = paper.history.filter(history_date__date__lte=on).order_by("-history_date", "-history_id").first()
    return entered.state if entered else paper.state


def _adopted_state(paper, on) -> str:
    """Superseded from the first day of the plan that took its place."""
    if paper.state != S.SUPERSEDED or paper.kind != Paper.Kind.PLAN:
        return paper.state
    later = Plan.objects.filter(predecessor=paper.plan, paper__state__in=Paper.STANDING)
    begun = later.filter(starts_on__lte=on)
    return S.ADOPTED.value if later.exists() and not begun.exists() else paper.state
