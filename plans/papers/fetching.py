"""Fetching as a person: what is not visible to that person is not found. For ``@requires(..., fetch=…)``."""

from django.shortcuts import get_object_or_404

from partnerships.models import Partnership, in_workspaces_of
from plans.models import Block, Comment, Paper, Plan, StrategicAssessment, Version


def partnership(user, slug):
    return get_object_or_404(Partnership.objects.workspaces_of(user).prefetch_related("lead_councils"), slug=slug)


def paper(user, key):
    papers = Paper.objects.visible_to(user).with_owner()
    return get_object_or_404(papers.prefetch_related("partnership__lead_councils"), key=key)


def block(user, key, block):
    return _row(Block, user, key, block)


def row_of(edited):
    """A function for ``@requires(..., fetch=…)``: one chapter, or one row of a noun."""
    return lambda user, key, row: _row(edited.model, user, key, row)


def _row(model, user, key, row):
    """A row of a paper, removed ones included, in one question. What owns the paper is read where a page shows it: a
    chapter that is saved shows nothing of it."""
    rows = model.objects.visible_to(user).select_related("paper__partnership")
    if user.council_ids():
        rows = rows.prefetch_related("paper__partnership__lead_councils")
    return get_object_or_404(rows, paper__key=key, key=row)


def plan(user, slug):
    plans = Plan.objects.in_workspaces_of(user).select_related("partnership", "paper", "predecessor")
    return get_object_or_404(plans.prefetch_related("partnership__lead_councils"), slug=slug)


def assessment(user, slug):
    rows = StrategicAssessment.objects.filter(in_workspaces_of(user))
    return get_object_or_404(rows.select_related("partnership", "paper"), slug=slug)


def version(user, key, number):
    owner = paper(user, key)
    found = get_object_or_404(Version.objects.visible_to(user), paper=owner, number=number)
    found.paper = owner
    return found


def comment(user, pk):
    comments = Comment.objects.visible_to(user).select_related("paper__partnership", "author", "organisation")
    return get_object_or_404(comments, pk=pk)
