"""A council's routes: its own with their steps, the ready ones to copy, and the page that changes one."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from governance.confirming import ConfirmForm, confirm, posted
from governance.councils.views import council_of
from governance.models import RouteTemplate
from governance.timetables.own_route_forms import CopyRouteForm, RouteForm, step_formset
from governance.timetables.own_routes import by_step, change_route, copy_route, remove_route
from governance.timetables.routes import READY, templates_for
from partnerships.access import Permission, requires
from partnerships.verbs import Refused


def route_of(user, *, pk):
    routes = RouteTemplate.objects.select_related("council").prefetch_related("steps")
    if not user.has_site_role():
        routes = routes.filter(council__in=user.council_ids())
    return get_object_or_404(routes, pk=pk)


@requires(Permission.MANAGE_COUNCIL, fetch=council_of)
def routes(request, council):
    ready = {route.slug for route in READY}
    found = [{"route": route, "steps": by_step(route)} for route in templates_for(council).values()]
    context = {
        "council": council,
        "own": [
            {**row, "pk": row["route"].slug.removeprefix("own-")} for row in found if row["route"].slug not in ready
        ],
        "ready": [row for row in found if row["route"].slug in ready],
    }
    return render(request, "governance/timetables/route_list.html", context)


@requires(Permission.MANAGE_COUNCIL, fetch=council_of)
def route_copy(request, council, name):
    route = templates_for(council).get(name)
    if route is None:
        raise Http404
    form = CopyRouteForm(
        posted(request), instance=RouteTemplate(council=council), initial={"name": f"{route.name} of {council}"[:100]}
    )
    return confirm(
        request, form, title="Copy this route", caption=route.name, submit="Copy it", lede=route.description,
        do=lambda form: copy_route(council, route, by=request.user, name=form.cleaned_data["name"]),
        back=reverse("governance:routes", args=[council.slug]),
        done=lambda made: f"“{made}” is a route of the council now. Change its steps as the council works.",
    )  # fmt: skip


@requires(Permission.MANAGE_COUNCIL, fetch=route_of)
def route_edit(request, template):
    """Name, use and every step on one page."""
    form, steps = RouteForm(request.POST or None, instance=template), step_formset(template, request.POST or None)
    valid = [form.is_valid(), steps.is_valid()]
    if request.method == "POST" and all(valid):
        try:
            change_route(template, by=request.user, steps=steps.rows(), **form.cleaned_data)
        except Refused as refusal:
            form.add_error(None, ValidationError(refusal.reasons))
        else:
            messages.success(request, "The route is saved. Timetables that were built on it stay as they are.")
            return redirect(request.path if "more" in request.POST else _all(template))
    context = {
        "form": form,
        "formset": steps,
        "template": template,
        "council": template.council,
        "back_url": _all(template),
    }
    return render(request, "governance/timetables/route_form.html", context)


def _all(template):
    return reverse("governance:routes", args=[template.council.slug])


@requires(Permission.MANAGE_COUNCIL, fetch=route_of)
def route_remove(request, template):
    return confirm(
        request, ConfirmForm(posted(request)), title="Remove this route?", caption=template.name, submit="Remove it",
        warning=True, back=_all(template), lede="It is no longer offered. Timetables that were built on it stay.",
        do=lambda form: remove_route(template, by=request.user), done="The route is removed.",
    )  # fmt: skip
