from django import forms

from actions.models import AddedAction
from partnerships.fields import DayField
from partnerships.memberships.offered import offer_members
from partnerships.models import Organisation
from plans.forms.fields import LineField, ParagraphField


class AddedActionForm(forms.Form):
    title = LineField(label="Action", required=True, most=300)
    text = ParagraphField(label="What is to be done", rows=3)
    organisation = forms.ModelChoiceField(
        Organisation.objects.none(),
        label="Lead organisation",
        required=False,
        empty_label="None: the co-ordinator reports on it",
    )
    due_on = DayField(label="Due on", required=False, help_text="Without a day it is not rated.")
    source = forms.ChoiceField(label="Where does it come from?", choices=AddedAction.Source, widget=forms.RadioSelect)
    minute = LineField(
        label="Minute or reference", help_text="Such as: Board, 14 October, item 6.", required=True, most=200
    )
    is_confidential = forms.BooleanField(
        label="Confidential: shown to its lead and the board only, never to the public", required=False
    )
    confidential_until = DayField(
        label="Confidential until", required=False, help_text="Leave it empty while the day is not known."
    )
    revision = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args, partnership, **kwargs):
        super().__init__(*args, **kwargs)
        named = self.initial.get("organisation")
        offer_members(self.fields["organisation"], partnership, named=[named.pk] if named else [])

    def clean(self):
        data = super().clean()
        if data.get("confidential_until") and not data.get("is_confidential"):
            self.add_error("confidential_until", "Clear this day, or say that it is confidential.")
        return data


class EndForm(forms.Form):
    because = LineField(label="Why does it end?", required=True, most=500)
