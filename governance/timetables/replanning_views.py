"""Planning the rest of a timetable again: every date now and proposed side by side, taken only on confirmation."""

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from governance.dates.clear_days import spell
from governance.models import Meeting
from governance.timetables.advice import advice_on
from governance.timetables.building import other_ways
from governance.timetables.building_views import way_of
from governance.timetables.planning import leg_key
from governance.timetables.replanning import changes_of, plan_again, take_dates
from governance.timetables.views import timetable_of
from partnerships.access import Permission, requires
from partnerships.numbers import whole
from partnerships.reasons import ReasonField
from partnerships.verbs import Refused

STAGE = "stage-"  # how the dates that were shown come back


class FinalForm(forms.Form):
    final = forms.ModelChoiceField(
        Meeting.objects.none(),
        label="To be decided at",
        required=False,
        empty_label="The earliest meeting possible",
    )

    def __init__(self, *args, timetable, today, **kwargs):
        super().__init__(*args, **kwargs)
        deciding = [stage.body_id for stage in timetable.stages_with_facts() if stage.is_deciding]
        meetings = Meeting.objects.for_new_business().from_day(today).filter(body__in=deciding[-1:])
        self.fields["final"].queryset = meetings.select_related("body")  # all of one body
        self.fields["final"].label_from_instance = lambda meeting: f"{meeting.body.name}, {spell(meeting.on)}"


class TakeDatesForm(forms.Form):
    reason = ReasonField(label="Why the dates are changed", help_text="Shown beside the old dates, to the public too.")


@requires(Permission.BUILD_TIMETABLE, fetch=timetable_of)
def plan_rest(request, found):
    """The question travels in the address; the POST takes the dates that were shown."""
    today = timezone.localdate()
    question = FinalForm(request.GET or None, timetable=found, today=today)
    final = question.cleaned_data["final"] if question.is_bound and question.is_valid() else None
    form = TakeDatesForm(request.POST or None)
    if request.method == "POST" and form.is_valid() and _take(request, found, form):
        return redirect(found)
    plan = plan_again(found, today=today, final=final, aim=way_of(request))
    changes = changes_of(found, plan)
    nearest = plan.no_way.nearest if plan.no_way and final else None
    stages = {leg_key(change.stage): change.stage for change in changes}
    steps = {key: reverse("governance:stage_date", args=[stage.pk]) for key, stage in stages.items()}
    bodies = {key: [stage.body] for key, stage in stages.items()}
    instead = question.fields["final"].queryset.filter(on=nearest).first() if nearest else None
    context = {
        "timetable": found, "paper": found.paper, "question": question, "form": form, "plan": plan, "final": final,
        "advice": advice_on(plan.shown, steps, bodies, request.user) if plan.shown else [],
        "changes": changes, "is_changing": any(change.meeting for change in changes),
        "instead": f"?final={instead.pk}" if instead else "", "others": other_ways(plan, request.GET),
    }  # fmt: skip
    return render(request, "governance/timetables/plan_rest.html", context)


def _take(request, found, form) -> bool:
    shown = {whole(name[len(STAGE) :]): whole(value) for name, value in request.POST.items() if name.startswith(STAGE)}
    try:
        number = take_dates(found, shown, by=request.user, reason=form.cleaned_data["reason"])
    except Refused as refusal:
        form.add_error(None, ValidationError(refusal.reasons))
        return False
    messages.success(request, f"{number} date{' is' if number == 1 else 's are'} changed; the old ones stay visible.")
    return True
