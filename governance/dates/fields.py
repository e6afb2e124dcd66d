"""Days that people type: inside the years for which bank holidays are known."""

from django import forms
from django.core.exceptions import ValidationError

from governance.dates.clear_days import FIRST_YEAR, LAST_YEAR


class DayField(forms.DateField):
    """A day with the browser's own picker."""

    widget = forms.DateInput

    def clean(self, value):
        day = super().clean(value)
        if day and not FIRST_YEAR <= day.year <= LAST_YEAR:
            raise ValidationError(f"Give a day between {FIRST_YEAR} and {LAST_YEAR}.")
        return day
