from django import forms

from governance.models import DecisionNotice
from partnerships.fields import DayField, PastDayField
from partnerships.reasons import ReasonField

B = DecisionNotice.Basis
ROWS = {
    "matter": 3, "members": 4, "documents": 4, "available_from": 3, "later_documents": 3, "private_because": 2,
    "urgent_because": 3,
}  # fmt: skip

#: Of a notice under regulations 10 and 11: what is said where it lacks one.
SHORTENED = {
    "urgent_because": "Say why 28 clear days could not be given: regulations 10 and 11 ask for it.",
    "told": "Say which chair was told or agreed: regulations 10 and 11 ask for it.",
    "told_on": "Enter the day on which the chair was told or agreed: regulations 10 and 11 ask for it.",
}


class KeyDecisionNoticeForm(forms.ModelForm):
    """A notice of a key decision as it was given to the public."""

    needed_when = {
        "private_because": "needed where it is decided in private",
        **dict.fromkeys(SHORTENED, "needed under regulations 10 and 11"),
    }

    given_on = DayField(label="Notice given on", help_text="The day on which it was open to the public.")
    told_on = PastDayField(label="Told, or agreed, on", required=False)

    class Meta:
        model = DecisionNotice
        fields = [
            "given_on", "basis", "matter", "decision_maker", "members", "decided_when", "documents", "available_from",
            "later_documents", "is_private", "private_because", "contact", "urgent_because", "told", "told_on",
        ]  # fmt: skip
        widgets = {name: forms.Textarea(attrs={"rows": rows}) for name, rows in ROWS.items()}
        help_texts = {
            "basis": "Under regulations 10 and 11 also say below which chair was told or agreed, when, and why.",
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        members = self.fields["members"]
        members.required = True
        members.error_messages["required"] = "List the members, one to a line: regulation 9(1)(c) asks for them."

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("basis") in (B.EXCEPTION, B.URGENCY):
            for name, sentence in SHORTENED.items():
                if not cleaned.get(name) and name not in self.errors:
                    self.add_error(name, sentence)
        if cleaned.get("is_private") and not cleaned.get("private_because"):
            self.add_error("private_because", "Say why it is decided in private.")
        return cleaned


class ChangeNoticeForm(KeyDecisionNoticeForm):
    revision = forms.IntegerField(widget=forms.HiddenInput)
    reason = ReasonField(label="Why it is changed", help_text="The notice as it was stays in its history.")

    field_order = ["reason", *KeyDecisionNoticeForm.Meta.fields]
