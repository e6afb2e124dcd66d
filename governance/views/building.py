"""Building a timetable: two questions. Whose and which route; then one meeting for each stop, suggested already."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from governance import diary
from governance.building import rows_for
from governance.forms.building import RouteForm, StopsForm
from governance.models import Body, Meeting, settings_of
from partnerships.access import Permission, requires
from plans.models import Paper
from plans.workflow import Refused


def paper_of(user, *, key):
    papers = Paper.objects.visible_to(user).select_related("partnership", "plan", "plan_year__plan", "addendum__plan")
    return get_object_or_404(papers, key=key)


@requires(Permission.BUILD_TIMETABLE, fetch=paper_of)
def build(request, paper):
    """The first question travels in the address, so the second page can be gone back to; POST builds."""
    route_form = RouteForm(request.GET if "route" in request.GET else None, paper=paper, initial=_first(paper))
    if not route_form.is_bound or not route_form.is_valid():
        return render(request, "governance/timetable_route.html", {"paper": paper, "form": route_form})
    council, route = route_form.chosen()
    settings = settings_of(council)
    rows = rows_for(route, *_diary_of(paper, route_form.cleaned_data["not_before"]), settings)
    form = StopsForm(request.POST or None, rows=rows, settings=settings)
    if request.method == "POST" and form.is_valid():
        made = _build(request, paper, council, route, form)
        if made:
            return redirect(made)
    context = {"paper": paper, "form": form, "route": route, "council": council, "groups": list(form.groups())}
    return render(request, "governance/timetable_stops.html", context)


def _first(paper):
    councils = list(paper.partnership.lead_councils.all())
    return {"not_before": timezone.localdate(), "council": str(councils[0].pk) if len(councils) == 1 else None}


def _diary_of(paper, not_before):
    bodies = list(Body.objects.open_to(paper.partnership).filter(is_disbanded=False))
    meetings = Meeting.objects.standing().from_day(not_before).filter(body__in=bodies).select_related("body")
    return bodies, list(meetings[:500])


def _build(request, paper, council, route, form):
    try:
        made = diary.build_timetable(paper, by=request.user, council=council, route=route.name, stops=form.stops())
    except Refused as refusal:
        form.add_error(None, refusal.reasons)
        return None
    messages.success(request, "The timetable is built. Look at what it says about dates that do not fit.")
    return made
