"""Forms about the register: a newer file, and a council that it does not know yet."""

from django import forms

from partnerships.areas.register import LARGEST
from partnerships.fields import DayField, UploadField
from partnerships.models import OrganisationKind, RegisteredCouncil
from partnerships.models.organisations import COUNCIL_KINDS


class RegisterFileForm(forms.Form):
    file = UploadField(
        label="File of councils, or of areas",
        widget=forms.FileInput(attrs={"accept": ".csv,text/csv"}),
        help_text="A CSV file with the headings of the one that ships with the portal.",
    )

    def clean_file(self):
        file = self.cleaned_data["file"]
        if file.size > LARGEST:
            raise forms.ValidationError("This file is larger than 4 MB: it is not a register of councils.")
        return file


class RegisteredCouncilForm(forms.ModelForm):
    """A council by hand, until the register knows it."""

    class Meta:
        model = RegisteredCouncil
        fields = ["name", "short_name", "kind", "country", "county", "police_area", "ons_code", "first_day", "last_day"]
        widgets = {"ons_code": forms.TextInput(attrs={"class": "govuk-input--width-10"})}
        field_classes = {"first_day": DayField, "last_day": DayField}
        help_texts = {
            "short_name": "The area’s name, such as Castle Point.",
            "county": "For a district in two tiers.",
            "police_area": "Such as Essex. The police force is named after it.",
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = [("", "Choose"), *((k, OrganisationKind(k).label) for k in COUNCIL_KINDS)]
        self.fields["county"].queryset = RegisteredCouncil.objects.filter(kind=OrganisationKind.COUNTY)

    def clean(self):
        cleaned = super().clean()
        first, last = cleaned.get("first_day"), cleaned.get("last_day")
        if first and last and last < first:
            self.add_error("last_day", "The last day of a council cannot be before its first.")
        same = RegisteredCouncil.objects.filter(name__iexact=cleaned.get("name", "")).exclude(pk=self.instance.pk)
        if same.exists():
            self.add_error("name", "The register has a council of this name already.")
        return cleaned
