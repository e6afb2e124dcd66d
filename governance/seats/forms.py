"""The form of a seat or office, with a row for each post that holds it in turn."""

from django import forms

from governance.models import Seat, SeatTurn
from partnerships.days.partial import span
from partnerships.fields import YesNoSelect
from partnerships.shared_rows import SharedRowForm
from plans.forms.fields import PartialDateField
from plans.forms.formsets import RowsFormSet, rows_formset

SPARE, MOST = 3, 20


class SeatForm(SharedRowForm):
    parts = "turns"

    class Meta:
        model = Seat
        fields = ["organisation", "title", "capacity", "office", "has_vote"]
        widgets = {"has_vote": YesNoSelect}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.body_id:
            del self.fields["organisation"]
            return
        self.fields["organisation"].required = True
        del self.fields["has_vote"]


class SeatTurnForm(forms.ModelForm):
    needed_when = {"held_by": "needed where an organisation or a day is given"}

    starts_on = PartialDateField(label="From", help_text="")
    ends_on = PartialDateField(label="Until", help_text="")

    class Meta:
        model = SeatTurn
        fields = ["held_by", "organisation", "starts_on", "ends_on"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["held_by"].required = False
        self.fields["organisation"].empty_label = "Not said"

    def clean(self):
        cleaned = super().clean()
        if not cleaned.get("held_by") and any(cleaned.get(name) for name in ("organisation", "starts_on", "ends_on")):
            self.add_error("held_by", "Say which post held it then.")
        since, until = (span(cleaned.get(name) or "") for name in ("starts_on", "ends_on"))
        if since and until and until[1] < since[0]:
            self.add_error("ends_on", "The last day cannot be before the first.")
        return cleaned


class SeatTurnsFormSet(RowsFormSet):
    needed = "held_by"


def turns_of(seat: Seat, data=None):
    here = list(seat.turns.select_related("organisation")) if seat.pk else []
    names = SeatTurnForm._meta.fields
    initial = [{name: getattr(turn, name) for name in names} for turn in here]
    factory = rows_formset(SeatTurnForm, SeatTurnsFormSet, extra=SPARE, can_order=False, most=MOST)
    return factory(data, prefix="turns", initial=initial)
