"""The form of a partnership's settings."""

from django import forms

from partnerships.fields import UploadField, website
from partnerships.identity.logos import checked_logo
from partnerships.models import Partnership
from partnerships.shared_rows import SharedRowForm


class SettingsForm(SharedRowForm):
    """Name, addresses and brand of a partnership."""

    website = website()

    class Meta:
        model = Partnership
        fields = ["name", "website", "email", "colour", "accent", "logo"]
        field_classes = {"logo": UploadField}
        widgets = {
            "colour": forms.TextInput(attrs={"type": "color", "class": "csp-input--colour"}),
            "accent": forms.TextInput(attrs={"type": "color", "class": "csp-input--colour"}),
            "logo": forms.ClearableFileInput(attrs={"accept": "image/png,image/jpeg"}),
        }
        help_texts = {
            "colour": "Headers and headings. A light colour is darkened until white text can be read on it.",
            "accent": "One thin line under the header, and marks in charts.",
        }

    def clean_logo(self):
        logo = self.cleaned_data["logo"]
        return checked_logo(logo) if logo and "logo" in self.changed_data else logo
