"""The register of areas in the portal, for site administrators: look a council up, add one, take a newer file in."""

import uuid

from django.contrib import messages
from django.db import transaction
from django.shortcuts import get_object_or_404, redirect, render

from partnerships.access import for_site
from partnerships.areas.forms import RegisteredCouncilForm, RegisterFileForm
from partnerships.areas.register import take_in
from partnerships.areas.tables import RegisterFilter, RegisterTable
from partnerships.models import Partnership, RegisteredCouncil, audit
from partnerships.models.organisations import COUNCIL_KINDS

SECTION = {"section": "tasks"}


@for_site
def register(request):
    councils = RegisteredCouncil.objects.filter(kind__in=COUNCIL_KINDS).select_related("county")
    table = RegisterTable(request=request, found=RegisterFilter(request, councils))
    return render(request, "partnerships/areas/register.html", SECTION | {"councils": table})


@for_site
def council(request, code):
    """What the register knows of one council, and what the portal has for its area."""
    rows = RegisteredCouncil.objects.select_related("county", "organisation")
    found = get_object_or_404(rows.prefetch_related("replaces", "replaced_by"), code=code)
    here = Partnership.objects.filter(areas__code=found.ons_code) if found.ons_code else Partnership.objects.none()
    context = {"council": found, "partnerships": here.distinct(), "is_chosen": found.kind in COUNCIL_KINDS}
    return render(request, "partnerships/areas/council.html", SECTION | context)


@for_site
def add(request):
    form = RegisteredCouncilForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        form.instance.code = f"OWN-{uuid.uuid4().hex[:8].upper()}"
        return _save(request, form, "council added to the register")
    return render(request, "partnerships/areas/council_form.html", SECTION | {"form": form})


@for_site
def edit(request, code):
    found = get_object_or_404(RegisteredCouncil, code=code)
    form = RegisteredCouncilForm(request.POST or None, instance=found)
    if request.method == "POST" and form.is_valid():
        return _save(request, form, "council changed in the register")
    return render(request, "partnerships/areas/council_form.html", SECTION | {"form": form, "council": found})


@transaction.atomic
def _save(request, form, event):
    row = form.save()
    audit(event, row, by=request.user, fields=form.changed_data)
    messages.success(request, f"{row} was saved.")
    return redirect("partnerships:register_council", row.code)


@for_site
def take(request):
    """A newer file: all of it, or its faults line by line."""
    form = RegisterFileForm(request.POST or None, request.FILES or None)
    taking = None
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["file"]
        taking = take_in(file.read())
        if not taking.faults:
            audit("register taken in", request.user, by=request.user, file=file.name, new=taking.new)
            done = f"The register was taken in: {taking.new} new, {taking.changed} changed, {taking.same} as before."
            messages.success(request, done)
            return redirect("partnerships:register")
    return render(request, "partnerships/areas/take.html", SECTION | {"form": form, "taking": taking})
