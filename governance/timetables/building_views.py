"""Building a timetable: two questions. Whose and which route; then one meeting for each stop, suggested already."""

from django.contrib import messages
from django.db.models import Q
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from governance.models import Body, Meeting, planning_settings_of
from governance.timetables.advice import Advice, advice_on
from governance.timetables.building import other_ways, plan_route, rows_for, without_meetings
from governance.timetables.building_forms import RouteQuestionForm, StopsForm
from governance.timetables.engine.question import HORIZON
from governance.timetables.engine.schedule import Aim
from governance.timetables.phasing import planned_phases
from governance.timetables.planning import kinds_without_body
from governance.timetables.routes import usual_route
from governance.timetables.stage_facts import first_day
from governance.timetables.verbs import build_timetable
from partnerships.access import Permission, requires
from partnerships.verbs import Refused
from plans.models import Paper


def paper_of(user, *, key):
    papers = Paper.objects.visible_to(user).select_related("partnership", "plan", "plan_year__plan", "addendum__plan")
    return get_object_or_404(papers, key=key)


@requires(Permission.BUILD_TIMETABLE, fetch=paper_of)
def build(request, paper):
    """The first question travels in the address, so the second page can be gone back to; POST builds."""
    councils = list(paper.partnership.lead_councils.all())
    only = councils[0] if len(councils) == 1 else None
    initial = {"not_before": timezone.localdate(), "council": only and str(only.pk), "route": usual_route(paper, only)}
    asked = {"route", "not_before"} & request.GET.keys()  # of a form without a choice among its routes the day alone
    route_form = RouteQuestionForm(request.GET if asked else None, paper=paper, initial=initial)
    if not route_form.is_bound or not route_form.is_valid() or "again" in request.GET:
        return render(request, "governance/timetables/build_route.html", {"paper": paper, "form": route_form})
    council, route = route_form.chosen()
    settings = planning_settings_of(council)
    today, not_before = timezone.localdate(), route_form.cleaned_data["not_before"]
    bodies, meetings = _diary_of(paper, council, route, min(today, not_before))
    wanted = {name: route_form.cleaned_data[name] for name in ("not_before", "final")} | route_form.flags()
    wanted |= {"today": today, "plan_starts": first_day(paper), "aim": way_of(request)}
    plan = plan_route(route, bodies, meetings, settings, **wanted)
    rows = rows_for(route, bodies, [meeting for meeting in meetings if meeting.on >= not_before], plan)
    form = StopsForm(request.POST or None, rows=rows, settings=settings, flags=route_form.flags())
    if request.method == "POST" and form.is_valid():
        made = _build(request, paper, council, route, form)
        if made:
            return redirect(made)
    context = {
        "paper": paper, "form": form, "route": route, "council": council, "groups": list(form.groups()), "plan": plan,
        "final": route_form.cleaned_data["final"], "instead": _instead(request, route_form, plan, meetings),
        "advice": _advice(plan, rows, request.user), "phases": planned_phases(plan.shown, settings, today),
        "others": other_ways(plan, request.GET), "without": kinds_without_body(route, bodies),
        "not_meeting": without_meetings(rows), "back": f"?{request.GET.urlencode()}",
    }  # fmt: skip
    return render(request, "governance/timetables/build_stops.html", context)


def _advice(plan, rows, user) -> list[Advice]:
    """Each leads to the step on the same page."""
    steps, bodies = {row.name: f"#id_{row.name}" for row in rows}, {row.name: row.bodies for row in rows}
    return advice_on(plan.shown, steps, bodies, user) if plan.shown else []


def way_of(request) -> Aim:
    """Which of the ways that were shown is asked for."""
    wanted = request.GET.get("way")
    return Aim(wanted) if wanted in list(Aim) else Aim.USUAL


def _instead(request, route_form, plan, meetings) -> str:
    """The address of the same question for the nearest day that would do, where the engine knows one."""
    nearest = plan.no_way and plan.no_way.nearest
    if not nearest:
        return ""
    query, final = request.GET.copy(), route_form.cleaned_data["final"]
    query.pop("way", None)
    if not final:
        query["not_before"] = nearest.isoformat()
        return f"?{query.urlencode()}"
    there = [each for each in meetings if (each.body.kind, each.on) == (final.body.kind, nearest)]
    there.sort(key=lambda each: each.body_id != final.body_id)
    if not there:
        return ""
    query["final"] = str(there[0].pk)
    return f"?{query.urlencode()}"


def _diary_of(paper, council, route, first):
    """Bodies of the partnership and of the council that decides, not those of other lead councils; what those on the
    route have in their calendars."""
    bodies = Body.objects.open_to(paper.partnership).meeting_on(timezone.localdate())
    bodies = list(bodies.filter(Q(partnership__isnull=False) | Q(council=council)))
    kinds = {step.body_kind for step in route.steps}
    there = [body for body in bodies if body.kind in kinds]
    meetings = Meeting.objects.for_new_business().from_day(first).filter(body__in=there, on__lte=first + 2 * HORIZON)
    return bodies, list(meetings.select_related("body"))


def _build(request, paper, council, route, form):
    try:
        made = build_timetable(paper, by=request.user, council=council, route=route.name, stops=form.stops())
    except Refused as refusal:
        form.add_error(None, refusal.reasons)
        return None
    messages.success(request, "The timetable is built. Look at what it says about dates that do not fit.")
    return made
