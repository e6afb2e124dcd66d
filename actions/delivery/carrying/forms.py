from django import forms

from actions.delivery.carrying.reading import CarriedRow, Choice, Kind
from actions.delivery.carrying.verbs import CarryWish
from partnerships.fields import DayField
from plans.forms.fields import ParagraphField

#: What the choices are called where a row is no action.
WORDS = {
    Kind.ACTION: ((Choice.CARRY_ON, "Carry on"), (Choice.DONE, "It is done"), (Choice.LEFT, "Close it, not completed")),
    Kind.RISK: ((Choice.CARRY_ON, "Carry on"), (Choice.DONE, "No longer a risk"), (Choice.LEFT, "Drop it")),
    Kind.INDICATOR: ((Choice.CARRY_ON, "Carry on"), (Choice.LEFT, "Drop it")),
}


class CarryForm(forms.Form):
    """What becomes of one row of the year in the next text."""

    needed_when = {"reason": "needed where it is not carried on"}

    choice = forms.ChoiceField(label="What becomes of it?", widget=forms.RadioSelect)
    due = DayField(label="New day", help_text="Only where it changes: its first day stays known.", required=False)
    reason = ParagraphField(label="Why is it not carried on?", most=2_000, rows=2)
    revision = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args, row: CarriedRow, **kwargs):
        revision = row.decision.revision if row.decision else 0
        initial = {"choice": row.choice, "reason": row.reason, "due": row.due, "revision": revision}
        super().__init__(*args, prefix=row.anchor, initial=initial, **kwargs)
        self.row = row
        self.fields["choice"].choices = WORDS[row.kind]
        if row.kind != Kind.ACTION:
            del self.fields["due"]

    def clean(self):
        data = super().clean()
        if data.get("choice") == Choice.LEFT and not data.get("reason") and "reason" not in self.errors:
            self.add_error("reason", "Say why it is not carried on.")
        return data

    def wish(self) -> CarryWish:
        said = self.cleaned_data
        return CarryWish(self.row, said["choice"], said["reason"], said.get("due"), said["revision"] or 0)
