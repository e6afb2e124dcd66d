from django import forms

from governance.models import PrivateMeeting
from partnerships.fields import DayField, PastDayField

ROWS = {"matter": 2, "reasons": 3, "representations": 3, "response": 3, "urgent_because": 2}
#: Where a chair agreed that it is urgent: what is said where one of these is missing.
URGENT = {
    "agreed_by": "Say which chair agreed that it is urgent: regulation 5(6) asks for it.",
    "agreed_on": "Enter the day on which the chair agreed: regulation 5(6) asks for it.",
    "urgent_because": "Say why it is urgent and cannot be deferred: regulation 5(7) asks for it.",
}


class PrivateMeetingForm(forms.ModelForm):
    """What is taken in private and why, and the notices of it as they were given."""

    needed_when = {
        "response": "needed where representations were received and the further notice is given",
        **dict.fromkeys(URGENT, "needed where a chair agreed that it is urgent"),
    }

    intended_on = DayField(
        label="Notice of the intention given on", required=False, help_text="28 clear days before: regulation 5(2)."
    )
    further_on = DayField(
        label="Further notice given on", required=False, help_text="Five clear days before: regulation 5(4)."
    )
    agreed_on = PastDayField(label="Agreed on", required=False)

    class Meta:
        model = PrivateMeeting
        fields = [
            "matter", "reasons", "intended_on", "representations", "response", "further_on", "agreed_by", "agreed_on",
            "urgent_because",
        ]  # fmt: skip
        widgets = {name: forms.Textarea(attrs={"rows": rows}) for name, rows in ROWS.items()}

    def clean(self):
        cleaned = super().clean()
        if any(cleaned.get(name) for name in URGENT):
            for name, sentence in URGENT.items():
                if not cleaned.get(name) and name not in self.errors:
                    self.add_error(name, sentence)
        if cleaned.get("representations") and cleaned.get("further_on") and not cleaned.get("response"):
            self.add_error("response", "Say what was answered: the further notice has to say it (regulation 5(5)).")
        return cleaned


class ChangePrivateMeetingForm(PrivateMeetingForm):
    revision = forms.IntegerField(widget=forms.HiddenInput)
