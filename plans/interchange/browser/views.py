"""Bringing a plan's file in: send it, look at what it brings, confirm. And the guide to writing one."""

from pathlib import Path

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET

from partnerships.access import for_site
from partnerships.frame import tell_refusal
from partnerships.reasons import ReasonForm
from partnerships.verbs import Refused
from plans.document.kinds import known_kinds
from plans.interchange.browser import taking
from plans.interchange.browser.forms import PlanFileForm
from plans.interchange.browser.taking import PLAN_FILE, bring_in
from plans.interchange.faults import NotImported
from plans.interchange.schema import FILE as SCHEMA
from plans.models import Import

EXAMPLE = Path(__file__).with_name("example.json")
FILES = {"example": EXAMPLE, "schema": SCHEMA}


@for_site
def choose(request):
    """The file; what is wrong with it is told on the same page, and nothing of it is kept then."""
    form = PlanFileForm(request.POST or None, request.FILES or None, by=request.user)
    if request.method == "POST" and form.is_valid():
        name, data, told = form.cleaned_data["file"]
        found = Import.of(data, name=name, subject=PLAN_FILE, uploaded_by=request.user, reading=told)
        found.save()
        return redirect("plans:plan_file", found.key)
    earlier = Import.objects.filter(subject=PLAN_FILE).select_related("paper__plan", "brought_in_by")
    context = {"form": form, "earlier": earlier.exclude(state=Import.State.READ)[:10], "section": "tasks"}
    return render(request, "plans/interchange/choose.html", context)


def _file(key) -> Import:
    rows = Import.objects.filter(subject=PLAN_FILE).select_related("paper__plan", "brought_in_by", "undone_by")
    return get_object_or_404(rows, key=key)


@for_site
def look(request, key):
    """What the file brings; a POST brings it in."""
    found = _file(key)
    faults = []
    if request.method == "POST":
        try:
            plan = bring_in(found, by=request.user)
        except Refused as refused:
            tell_refusal(request, refused)
            return redirect("plans:plan_file", found.key)
        except NotImported as refusal:  # somebody was quicker with something of the same name
            faults = refusal.faults
        else:
            messages.success(request, f"“{plan}” was brought in, with all that the file tells of it.")
            return redirect("plans:paper", plan.paper.key)
    context = {"found": found, "told": found.reading, "faults": faults, "section": "tasks"}
    return render(request, "plans/interchange/look.html", context)


@for_site
def take_back(request, key):
    """What goes and what stays; then why, and it goes."""
    found = _file(key)
    reasons = taking.reasons_not_to_undo(found, by=request.user)
    form = ReasonForm(request.POST or None, label="Why is it taken back?")
    if request.method == "POST" and not reasons and form.is_valid():
        try:
            taking.undo(found, by=request.user, reason=form.cleaned_data["reason"])
        except Refused as refused:
            tell_refusal(request, refused)
        else:
            messages.success(request, f"“{found.name}” was taken back. The right file can come in now.")
        return redirect("plans:plan_file", found.key)
    texts = taking.texts_brought(found)
    context = {"found": found, "form": form, "reasons": reasons, "texts": texts, "section": "tasks"}
    return render(request, "plans/interchange/take_back.html", context)


@for_site
def guide(request):
    """How a plan's file is written, with a whole small one."""
    kinds = sorted(known_kinds().values(), key=lambda kind: kind.name)
    context = {"example": EXAMPLE.read_text(), "kinds": kinds, "section": "tasks"}
    return render(request, "plans/interchange/guide.html", context)


@for_site
@require_GET
def guide_file(request, name):
    """The example, or the schema by which programs check a file."""
    file = FILES[name]
    headers = {"Content-Disposition": f'attachment; filename="{file.name}"'}
    return HttpResponse(file.read_bytes(), content_type="application/json", headers=headers)
