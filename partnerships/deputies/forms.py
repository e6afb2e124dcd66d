from django import forms

from partnerships.deputies.verbs import colleagues_of
from partnerships.fields import DayField
from partnerships.models import User
from partnerships.namesakes import ColleagueField


class DeputyForm(forms.Form):
    """Who stands in, and on which days."""

    deputy = ColleagueField(label="Who stands in for you", queryset=User.objects.none(), empty_label="Choose somebody")
    starts_on = DayField(label="From")
    ends_on = DayField(label="Until")

    def __init__(self, *args, person, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["deputy"].queryset = colleagues_of(person)
