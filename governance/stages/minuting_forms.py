"""Forms of what minutes tell of an item beside its outcome: each asks for what its own row holds."""

from django import forms

from governance.models import Declaration, DelegateDecision, LatePaper, ResolutionPart
from governance.stages.record_forms import RecordForm
from partnerships.fields import YesNoSelect
from plans.forms.fields import PartialDateField


def _area(rows=3):
    return forms.Textarea(attrs={"rows": rows})


class ResolutionPartForm(RecordForm):
    class Meta:
        model = ResolutionPart
        fields = ["kind", "text", "to", "consulted"]
        widgets = {"text": _area()}


class DelegateDecisionForm(RecordForm):
    decided_on = PartialDateField(label="Decided on")
    link = forms.URLField(label="Link to the decision", required=False, max_length=500, assume_scheme="https")

    class Meta:
        model = DelegateDecision
        fields = ["decided_by", "consulted", "decided_on", "text", "link"]
        widgets = {"text": _area()}


class DeclarationForm(RecordForm):
    class Meta:
        model = Declaration
        fields = ["declared_by", "interest", "text", "left", "dispensation"]
        widgets = {"text": _area(), "dispensation": _area(2), "left": YesNoSelect}


class LatePaperForm(RecordForm):
    came_on = PartialDateField(label="Public on")
    link = forms.URLField(label="Link", required=False, max_length=500, assume_scheme="https")

    class Meta:
        model = LatePaper
        fields = ["title", "came_on", "why", "link"]
        widgets = {"why": _area()}


FORMS = {
    "part": ResolutionPartForm,
    "delegate": DelegateDecisionForm,
    "interest": DeclarationForm,
    "late-paper": LatePaperForm,
}
