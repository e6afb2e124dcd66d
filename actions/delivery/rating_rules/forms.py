from django import forms

from partnerships.models import Partnership

NAMES = ("measure_tolerance", "measure_tolerance_at_nought", "money_green", "money_amber")


class TolerancesForm(forms.ModelForm):
    class Meta:
        model = Partnership
        fields = NAMES
