from django import forms

from governance.models import Recommendation
from plans.forms.fields import PartialDateField


class RecommendationForm(forms.ModelForm):
    made_on = PartialDateField(label="Date")
    responded_on = PartialDateField(
        label="Date of the response", help_text="A day such as 18/04/2027. An answer is due within 28 days."
    )

    class Meta:
        model = Recommendation
        fields = ["text", "made_by", "made_on", "addressee", "response", "responded_on", "state", "is_public"]
        widgets = {"text": forms.Textarea(attrs={"rows": 4}), "response": forms.Textarea(attrs={"rows": 4})}

    field_order = Meta.fields
