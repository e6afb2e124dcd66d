from django import forms
from django.utils import timezone

from partnerships.models import Area
from plans.forms.fields import LineField

#: The first census.
FIRST = 1801


class PeopleField(forms.IntegerField):
    """A number of people as sheets have it: ``131,500``."""

    default_error_messages = {
        "invalid": "Enter a whole number of people, such as 131,500.",
        "min_value": "Enter a number of people above nought.",
        "max_value": "Enter a number of people up to 100,000,000.",
    }

    def __init__(self, **options):
        super().__init__(
            min_value=1, max_value=100_000_000, widget=forms.TextInput(attrs={"inputmode": "numeric"}), **options
        )

    def clean(self, value):
        return super().clean(str(value or "").replace(",", "").replace(" ", ""))


class PeopleForm(forms.Form):
    """The areas of a partnership in the middle of one year."""

    def __init__(self, *args, partnership, **kwargs):
        super().__init__(*args, **kwargs)
        last = timezone.localdate().year
        wrong = f"Enter a year from {FIRST} to {last}."
        self.fields["year"] = forms.IntegerField(
            label="Middle of the year", min_value=FIRST, max_value=last, initial=last - 1,
            error_messages={"required": wrong, "invalid": wrong, "min_value": wrong, "max_value": wrong},
            widget=forms.TextInput(attrs={"inputmode": "numeric", "class": "govuk-input--width-4"}),
        )  # fmt: skip
        self.fields["release"] = LineField(
            label="Release", required=True, most=60, help_text="Such as “ONS mid-2025, June 2026”."
        )
        self.areas = {f"area_{area.pk}": area for area in partnership.areas.all()}
        for name, area in self.areas.items():
            self.fields[name] = PeopleField(label=f"People in {area.name}", required=len(self.areas) == 1)

    def said(self) -> dict:
        data = self.cleaned_data
        counts: dict[Area, int] = {area: data[name] for name, area in self.areas.items() if data[name]}
        return {"year": data["year"], "release": data["release"], "counts": counts}
