from django import forms
from django.utils import timezone

from governance.dates.happened import is_to_come
from governance.models import Recommendation
from partnerships.days.partial import TO_COME, span
from partnerships.shared_rows import SharedRowForm
from plans.forms.fields import PartialDateField

ANSWERED_BEFORE = "It cannot have been answered before it was made: look at both dates."


class RecommendationForm(SharedRowForm):
    made_on = PartialDateField(label="Date")
    responded_on = PartialDateField(
        label="Date of the response", help_text="A day such as 18/04/2027. An answer is due within 28 days."
    )

    class Meta:
        model = Recommendation
        fields = ["text", "made_by", "made_on", "addressee", "response", "responded_on", "state", "is_public"]
        widgets = {"text": forms.Textarea(attrs={"rows": 4}), "response": forms.Textarea(attrs={"rows": 4})}

    field_order = Meta.fields

    def clean(self):
        """Both days as exactly as they are known."""
        cleaned, today = super().clean(), timezone.localdate()
        days = {name: cleaned.get(name) or "" for name in ("made_on", "responded_on")}
        for name, day in days.items():
            if is_to_come(day, today):
                self.add_error(name, TO_COME)
        made, responded = span(days["made_on"]), span(days["responded_on"])
        if made and responded and responded[1] < made[0]:
            self.add_error("responded_on", ANSWERED_BEFORE)
        return cleaned
