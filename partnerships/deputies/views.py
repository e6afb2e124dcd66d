"""A person names who stands in while away; the deputy sees the tasks and may answer."""

from django.contrib import messages
from django.db.models import Q
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from partnerships.access import signed_in
from partnerships.deputies.forms import DeputyForm
from partnerships.deputies.tables import DeputyTable
from partnerships.deputies.verbs import end_deputy, name_deputy
from partnerships.models import Deputy
from partnerships.verbs import Refused


def _standing(user):
    return Deputy.objects.standing().filter(Q(person=user) | Q(deputy=user)).select_related("person", "deputy")


@signed_in
def deputies(request):
    form = DeputyForm(request.POST or None, person=request.user)
    if request.method == "POST" and form.is_valid():
        try:
            row = name_deputy(request.user, by=request.user, **form.cleaned_data)
        except Refused as refused:
            form.add_error(None, refused.reasons)
        else:
            messages.success(request, f"{row.deputy} stands in for you.")
            return redirect("partnerships:deputies")
    rows = _standing(request.user).filter(ends_on__gte=timezone.localdate())
    context = {"form": form, "deputies": DeputyTable(rows, request=request), "section": "tasks"}
    return render(request, "partnerships/deputies/deputies.html", context)


@signed_in
@require_POST
def end(request, pk):
    for row in _standing(request.user).filter(pk=pk):
        end_deputy(row, by=request.user)
        messages.success(request, f"{row.deputy} no longer stands in for {row.person}.")
    return redirect("partnerships:deputies")
