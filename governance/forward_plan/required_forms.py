from django import forms

from governance.models import RequiredReport
from partnerships.fields import DayField, PastDayField
from partnerships.reasons import ReasonField

#: Regulation 18(2): what a report says, and what is said where it is missing.
ASKED = {
    "decision": "Say what was decided: regulation 18(2)(a) asks for it.",
    "reasons": "Give the reasons for the decision: regulation 18(2)(a) asks for them.",
    "opinion": "Say whether the executive holds that it was a key decision: regulation 18(2)(c).",
}


class RequireReportForm(forms.ModelForm):
    """What the committee requires, and by when."""

    required_on = PastDayField(
        label="Required on", help_text="The day on which the committee resolved it.",
        error_messages={"required": "Enter the day on which the committee required the report."},
    )  # fmt: skip
    due_on = DayField(
        label="To be submitted to the council by", help_text="The committee specifies it: a reasonable time.",
        error_messages={"required": "Enter the day by which the report is to be submitted."},
    )  # fmt: skip

    class Meta:
        model = RequiredReport
        fields = ["required_by", "required_on", "because", "due_on"]
        widgets = {"because": forms.Textarea(attrs={"rows": 3})}
        error_messages = {"required_by": {"required": "Enter the committee that requires the report."}}

    def clean(self):
        cleaned = super().clean()
        required_on, due_on = cleaned.get("required_on"), cleaned.get("due_on")
        if required_on and due_on and due_on < required_on:
            self.add_error("due_on", "It cannot be due before it was required: change one of the two days.")
        return cleaned


class ChangeRequirementForm(RequireReportForm):
    revision = forms.IntegerField(widget=forms.HiddenInput)


class WriteReportForm(forms.ModelForm):
    """The text, which may be saved as it grows; everything that the law asks for once it is submitted."""

    needed_when = {
        **dict.fromkeys(ASKED, "needed once it is submitted"),
        "opinion_reasons": "needed where it was not a key decision",
    }

    revision = forms.IntegerField(widget=forms.HiddenInput)
    opinion = forms.ChoiceField(
        label="Does the executive hold that it was a key decision?", required=False, widget=forms.RadioSelect,
        choices=RequiredReport.Opinion.choices,
    )  # fmt: skip
    submitted_on = PastDayField(
        label="Submitted to the council on", required=False,
        help_text="Empty: it is being written, and nobody else reads it. With a day its text is public.",
    )  # fmt: skip

    class Meta:
        model = RequiredReport
        fields = ["decision", "reasons", "opinion", "opinion_reasons", "submitted_on"]
        widgets = {name: forms.Textarea(attrs={"rows": 4}) for name in ("decision", "reasons", "opinion_reasons")}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.submitted_on:
            label = "Why the report is changed"
            self.fields["reason"] = ReasonField(label=label, help_text="The report as it was stays in its history.")

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("submitted_on"):
            for name, sentence in ASKED.items():
                if not cleaned.get(name) and name not in self.errors:
                    self.add_error(name, sentence)
            self._ask_for_reasons(cleaned)
            if cleaned["submitted_on"] < self.instance.required_on:
                self.add_error("submitted_on", "It was submitted before it was required: change the day.")
        return cleaned

    def _ask_for_reasons(self, cleaned):
        if cleaned.get("opinion") == RequiredReport.Opinion.WAS_NOT_KEY and not cleaned.get("opinion_reasons"):
            sentence = "Say why it was not a key decision: regulation 18(2)(c) asks for the reasons."
            self.add_error("opinion_reasons", sentence)
