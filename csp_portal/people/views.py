"""People of the whole site, for its administrators: who has access, the yearly review, and erasing a person."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from csp_portal.people.access_list import (
    AccessFilter,
    AccessTable,
    AdministrationTable,
    administration,
    as_file,
    last_review,
    record_review,
    roles_in_force,
)
from csp_portal.people.erasing import erase, reasons_not_to_erase, survey
from csp_portal.people.forms import EraseForm, LeaveForm, ReviewForm, SpellingsForm
from csp_portal.people.leaving import leave
from partnerships.access import for_site
from partnerships.models import User
from partnerships.people.handing_over import in_name_of
from partnerships.verbs import Refused


@for_site
def access(request):
    found = AccessFilter(request, roles_in_force())
    context = {
        "roles": AccessTable(request=request, found=found),
        "administration": AdministrationTable(administration(), request=request),
        "last": last_review(),
        "query": request.GET.urlencode(),
        "section": "tasks",
    }
    return render(request, "people/access.html", context)


@for_site
def access_file(request):
    """What the list shows, narrowed in the same way, for a spreadsheet."""
    found = AccessFilter(request, roles_in_force())
    headers = {"Content-Disposition": 'attachment; filename="access.csv"'}
    return HttpResponse(as_file(found.qs), content_type="text/csv; charset=utf-8", headers=headers)


@for_site
def review(request):
    form = ReviewForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        record_review(by=request.user, note=form.cleaned_data["note"])
        messages.success(request, "The review is recorded. You are asked for the next one in a year.")
        return redirect("people:access")
    return render(request, "people/review.html", {"form": form, "last": last_review(), "section": "tasks"})


@for_site
def leave_person(request, pk):
    """What the person has and what waits for them by name; then all of it ends, or goes to a colleague."""
    person = get_object_or_404(User, pk=pk)
    form = LeaveForm(request.POST or None, person=person)
    if request.method == "POST" and form.is_valid():
        try:
            left = leave(person, by=request.user, **form.cleaned_data)
        except Refused as refused:
            form.add_error(None, refused.reasons)
        else:
            messages.success(request, f"{person} no longer has access. Handed over: {left.handed_over}.")
            return redirect("people:access")
    context = {"person": person, "things": in_name_of(person), "form": form, "section": "tasks"}
    return render(request, "people/leave.html", context)


@for_site
def erase_person(request, pk):
    """First what goes and what stays; then, with a reason and the address typed, it is done."""
    person = get_object_or_404(User, pk=pk)
    looked = SpellingsForm(request.POST or None)
    also = looked.cleaned_data["also"] if looked.is_valid() else []
    form = EraseForm(request.POST if "erase" in request.POST else None, person=person, initial=request.POST.dict())
    if form.is_valid() and looked.is_valid():
        try:
            erase(person, by=request.user, reason=form.cleaned_data["reason"], also=also)
        except Refused as refused:
            form.add_error(None, refused.reasons)
        else:
            messages.success(request, f"The person was erased. What stays stands under “{person.name}”.")
            return redirect("people:access")
    context = {
        "person": person,
        "reasons": reasons_not_to_erase(person, by=request.user),
        "survey": survey(person, also=also),
        "looked": looked,
        "form": form,
        "section": "tasks",
    }
    return render(request, "people/erase.html", context)
