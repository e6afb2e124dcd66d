"""Forms of a timetable: a stage more, and its route kept for the next plan."""

from django import forms
from django.utils import timezone

from governance.models import Body, StageRole
from plans.forms.fields import CountField


class NewStageForm(forms.Form):
    body = forms.ModelChoiceField(Body.objects.none(), label="Committee or board")
    role = forms.ChoiceField(label="Role", choices=StageRole.choices)
    step = CountField(
        label="Step", least=1, largest=99, required=True, help_text="Meetings with the same step may come in any order."
    )
    title = forms.CharField(label="What for", max_length=200, required=False)

    def __init__(self, *args, timetable, **kwargs):
        super().__init__(*args, **kwargs)
        bodies = Body.objects.open_to(timetable.paper.partnership).meeting_on(timezone.localdate())
        self.fields["body"].queryset = bodies.select_related("council", "partnership")
        self.fields["body"].label_from_instance = lambda body: f"{body.name}, {body.whose}"
        last = timetable.stages.order_by("-step").first()
        self.fields["step"].initial = last.step + 1 if last else 1


class KeepRouteForm(forms.Form):
    name = forms.CharField(label="Name of the route", max_length=100)
    description = forms.CharField(label="When it is used", max_length=300, required=False)
