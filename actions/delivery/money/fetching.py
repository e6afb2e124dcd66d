"""Grants, budgets and returns as they are seen from a text; those of another partnership are not found."""

from django.shortcuts import get_object_or_404

from actions.models import Grant, GrantReturn, ProjectBudget
from plans.papers.fetching import paper as paper_of


def grant(user, key, grant):
    """``found.paper`` is the text from which it is looked at."""
    paper = paper_of(user, key)
    found = get_object_or_404(Grant.objects.with_parts(), partnership=paper.partnership, key=grant)
    found.paper = paper
    return found


def budget(user, key, budget):
    paper = paper_of(user, key)
    rows = ProjectBudget.objects.select_related("grant", "organisation").prefetch_related("profile")
    found = get_object_or_404(rows, paper=paper, key=budget)
    found.paper = paper
    return found


def grant_return(user, key, sent):
    paper = paper_of(user, key)
    rows = GrantReturn.objects.select_related("grant__organisation", "grant__partnership", "sent_by")
    found = get_object_or_404(rows, grant__partnership=paper.partnership, key=sent)
    found.paper = paper
    return found
