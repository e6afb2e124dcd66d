"""The page on which a way that was taken long ago is entered at once."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import redirect, render
from django.urls import reverse

from governance.timetables.building_views import paper_of
from governance.timetables.past import enter_past_way
from governance.timetables.past_forms import PastWayForm, past_steps
from partnerships.access import Permission, requires
from partnerships.verbs import Refused


@requires(Permission.BUILD_TIMETABLE, fetch=paper_of)
def past_way(request, paper):
    form = PastWayForm(request.POST or None, paper=paper, by=request.user)
    steps = past_steps(paper, request.POST or None)
    if request.method == "POST" and all([form.is_valid(), steps.is_valid()]) and (way := _enter(request, form, steps)):
        messages.success(request, "The way it took is entered. Each step has its whole record, to be added to.")
        for warning in way.warnings:
            messages.warning(request, warning)
        return redirect(way.timetable)
    context = {
        "paper": paper,
        "form": form,
        "formset": steps,
        "back_url": reverse("governance:paper_timetables", args=[paper.key]),
    }
    return render(request, "governance/timetables/past_way.html", context)


def _enter(request, form, steps):
    try:
        return enter_past_way(
            form.paper, by=request.user, steps=steps.steps(), **form.chosen(),
            is_unrecorded=form.cleaned_data.get("is_unrecorded", False),
        )  # fmt: skip
    except Refused as refusal:
        form.add_error(None, ValidationError(refusal.reasons))
    return None
