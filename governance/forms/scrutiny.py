from django import forms

from governance.models import Recommendation


class RecommendationForm(forms.ModelForm):
    class Meta:
        model = Recommendation
        fields = ["text", "made_by", "made_on", "addressee", "response", "responded_on", "state"]
        widgets = {"text": forms.Textarea(attrs={"rows": 4}), "response": forms.Textarea(attrs={"rows": 4})}
        help_texts = {
            "made_on": "A day such as 2027-04-18, or the month or year where only that is known.",
            "responded_on": "A day such as 2027-04-18. The partnership should answer within 28 days.",
        }
