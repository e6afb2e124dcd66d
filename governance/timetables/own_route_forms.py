from django import forms

from governance.dates.stages import OPTIONAL_DECISION
from governance.models import RouteStep, RouteTemplate, StageRole
from partnerships.shared_rows import SharedRowForm
from plans.forms.fields import CountField
from plans.forms.formsets import RowsFormSet, rows_formset

MOST = 30
EMPTY_ROWS = 2
FIELDS = ["step", "body_kind", "role", "title", "is_optional", "gap_days", "consultation_weeks"]


class RouteForm(SharedRowForm):
    """Name and use of a route; that its name is free is asked here, so that the page can say it at the field."""

    parts = "steps"

    class Meta:
        model = RouteTemplate
        fields = ["name", "description"]

    def clean_name(self):
        name = self.cleaned_data["name"]
        others = RouteTemplate.objects.filter(council=self.instance.council, name=name).exclude(pk=self.instance.pk)
        if others.exists():
            raise forms.ValidationError("The council has a route with this name already.")
        return name


class CopyRouteForm(RouteForm):
    class Meta:
        model = RouteTemplate
        fields = ["name"]


class StepForm(forms.ModelForm):
    step = CountField(label="Step", least=1, largest=99, required=True)
    gap_days = CountField(label="Working days after the step before, at least", largest=200)
    consultation_weeks = CountField(label="Weeks of consultation before its papers", largest=26)

    class Meta:
        model = RouteStep
        fields = FIELDS

    def clean(self):
        """Empty numbers are none; whether the row stands at all is the page's question."""
        cleaned = super().clean()
        if cleaned.get("role") == StageRole.DECIDE and cleaned.get("is_optional"):
            self.add_error("is_optional", OPTIONAL_DECISION)
        for name in ("gap_days", "consultation_weeks"):
            cleaned[name] = cleaned.get(name) or 0
        return cleaned


class StepsFormSet(RowsFormSet):
    needed = "body_kind"


def step_formset(template, data=None):
    factory = rows_formset(StepForm, StepsFormSet, extra=EMPTY_ROWS, can_order=False, most=MOST)
    known = [{name: getattr(step, name) for name in FIELDS} for step in template.steps.all()]
    return factory(data, prefix="steps", initial=known)
