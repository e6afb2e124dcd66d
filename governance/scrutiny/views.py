"""Recommendations of scrutiny to the partnership, and the answers: rows that hang on a paper."""

from django.db import transaction
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from governance.confirming import confirm
from governance.models import Recommendation
from governance.scrutiny.forms import RecommendationForm
from governance.timetables.building_views import paper_of
from partnerships.access import Permission, may, requires
from partnerships.models import audit
from plans.models import Paper


@requires(Permission.VIEW_PARTNERSHIP, fetch=paper_of)
def recommendations(request, paper):
    context = {
        "paper": paper,
        "rows": paper.recommendations.all(),
        "may_edit": may_scrutinise(request.user, paper),
    }
    return render(request, "governance/scrutiny/recommendations.html", context)


def may_scrutinise(user, paper):
    """Scrutiny records its own; an officer of the partnership may, while the text may be edited."""
    return may(user, Permission.SCRUTINISE, paper) or not paper.reasons_not_to_edit(user)


def _reasons(user, paper):
    return [] if may_scrutinise(user, paper) else ["Your roles do not let you record scrutiny recommendations."]


def _back(paper):
    return reverse("governance:scrutiny", args=[paper.key])


@requires(Permission.VIEW_PARTNERSHIP, fetch=paper_of)
def recommendation_create(request, paper):
    position = paper.recommendations.count()
    form = RecommendationForm(request.POST or None, instance=Recommendation(paper=paper, position=position))
    return confirm(
        request, form, title="Add a recommendation", caption=paper.title, submit="Add the recommendation",
        back=_back(paper), reasons=_reasons(request.user, paper), done="The recommendation is recorded.",
        do=lambda form: _save(form, "recommendation recorded", by=request.user),
    )  # fmt: skip


def recommendation_of(user, *, pk):
    rows = Recommendation.objects.filter(paper__in=Paper.objects.visible_to(user)).select_related("paper__partnership")
    return get_object_or_404(rows, pk=pk)


@requires(Permission.VIEW_PARTNERSHIP, fetch=recommendation_of)
def recommendation_edit(request, row):
    form = RecommendationForm(request.POST or None, instance=row)
    return confirm(
        request, form, title="Change the recommendation", caption=row.paper.title, submit="Save", back=_back(row.paper),
        reasons=_reasons(request.user, row.paper), done="The recommendation is saved.",
        do=lambda form: _save(form, "recommendation changed", by=request.user),
    )  # fmt: skip


@transaction.atomic
def _save(form, event, *, by):
    row = form.save()
    audit(event, row, by=by, partnership=row.paper.partnership)
