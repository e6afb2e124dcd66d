"""Pages that start papers: a plan, a year's layer, an addendum, a strategic assessment."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from partnerships.access import Permission, requires
from partnerships.verbs import Refused
from plans.models import Plan
from plans.papers import fetching, starting
from plans.papers.forms import (
    StartAddendumForm,
    StartAssessmentForm,
    StartPlanForm,
    StartYearForm,
    next_free_period,
    next_year_of,
    start_year_words,
)
from plans.papers.outlines import outline_of


@requires(Permission.START_PLAN, fetch=fetching.partnership)
def plan(request, partnership):
    """From the standard outline, or carried forward from a plan of this partnership."""
    starts_on, ends_on = next_free_period(partnership, timezone.localdate())
    before = Plan.objects.filter(partnership=partnership, slug=request.GET.get("from", "")).first()
    initial = {
        "starts_on": starts_on,
        "ends_on": ends_on,
        "kind": Plan.Kind.AGREEMENT if partnership.kind == "county" else Plan.Kind.PARTNERSHIP_PLAN,
        "carry_from": before,
        "title": before.title if before else "",
    }
    form = StartPlanForm(request.POST or None, partnership=partnership, initial=initial)

    def start(cleaned):
        return starting.start_plan(partnership, by=request.user, **cleaned)

    return _page(request, partnership, form, start, "plan", "Start a plan")


@requires(Permission.START_PLAN, fetch=fetching.partnership)
def assessment(request, partnership):
    today = timezone.localdate()
    initial = {"title": f"Strategic assessment {today.year}", "carry_from": partnership.assessments.first()}
    form = StartAssessmentForm(request.POST or None, partnership=partnership, initial=initial)

    def start(cleaned):
        return starting.start_assessment(partnership, by=request.user, **cleaned)

    return _page(request, partnership, form, start, "assessment", "Start a strategic assessment")


@requires(Permission.START_PLAN, fetch=fetching.plan)
def year(request, plan):
    starts_on, ends_on = next_year_of(plan)
    initial = {"starts_on": starts_on, "ends_on": ends_on, "carry_from": plan.years.last()}
    form = StartYearForm(request.POST or None, plan=plan, initial=initial)

    def start(cleaned):
        return starting.start_year(plan, by=request.user, **cleaned)

    return _page(request, plan.partnership, form, start, "year", start_year_words(plan), plan=plan)


@requires(Permission.START_PLAN, fetch=fetching.plan)
def addendum(request, plan):
    form = StartAddendumForm(request.POST or None, initial={"dated_on": timezone.localdate()})

    def start(cleaned):
        return starting.start_addendum(plan, by=request.user, **cleaned)

    return _page(request, plan.partnership, form, start, "addendum", "Start an addendum", plan=plan)


def _page(request, partnership, form, start, paper_kind, title, plan=None):
    """Ask, start, and lead to the blocks of what was started."""
    if request.method == "POST" and form.is_valid():
        try:
            started = start(form.cleaned_data)
        except Refused as refused:
            form.add_error(None, refused.reasons)
        else:
            messages.success(request, f"“{started.title}” was started. Now write its chapters.")
            return redirect("plans:paper", started.paper.key)
    context = {
        "partnership": partnership,
        "plan": plan,
        "form": form,
        "title": title,
        "ended": partnership.ends_on if partnership.has_ended(timezone.localdate()) else None,
        "outline": outline_of(paper_kind),
        "bring_in": reverse("plans:bring_in_plan", args=[partnership.slug]) if paper_kind == "plan" else "",
        "section": "tasks",
    }
    return render(request, "plans/papers/start.html", context)
