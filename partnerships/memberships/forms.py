"""Forms about seats and the organisations that hold them."""

from django import forms

from partnerships.fields import DayField, website
from partnerships.models import Membership, Organisation


class MembershipForm(forms.ModelForm):
    class Meta:
        model = Membership
        fields = ["organisation", "statutory_kind", "designation", "office", "has_vote", "starts_on", "ends_on"]
        field_classes = {"starts_on": DayField, "ends_on": DayField}
        widgets = {
            "has_vote": forms.Select(choices=[("", "Not recorded"), ("true", "Yes"), ("false", "No")]),
        }
        help_texts = {
            "statutory_kind": "What the law calls it (Crime and Disorder Act 1998, section 5).",
            "designation": "What the partnership calls it.",
        }

    def __init__(self, *args, partnership, **kwargs):
        super().__init__(*args, **kwargs)
        self.instance.partnership = partnership
        self.fields["has_vote"].required = False


class OrganisationForm(forms.ModelForm):
    website = website()

    class Meta:
        model = Organisation
        fields = ["name", "short_name", "kind", "website"]
