"""Forms about seats and the organisations that hold them."""

from django import forms

from partnerships.fields import DayField, YesNoSelect, website
from partnerships.memberships.standard import OfferedSeat
from partnerships.models import Membership, Organisation
from partnerships.models.organisations import COUNCIL_KINDS, OrganisationKind
from partnerships.reasons import ReasonField
from partnerships.shared_rows import SharedRowForm


class MembershipForm(SharedRowForm):
    class Meta:
        model = Membership
        fields = ["organisation", "statutory_kind", "designation", "office", "has_vote", "starts_on", "ends_on"]
        field_classes = {"starts_on": DayField, "ends_on": DayField}
        widgets = {"has_vote": YesNoSelect}
        help_texts = {
            "statutory_kind": "What the law calls it (Crime and Disorder Act 1998, section 5).",
            "designation": "What the partnership calls it.",
        }

    def __init__(self, *args, partnership, **kwargs):
        super().__init__(*args, **kwargs)
        self.instance.partnership = partnership
        self.fields["has_vote"].required = False


class OrganisationForm(SharedRowForm):
    website = website()

    class Meta:
        model = Organisation
        fields = ["name", "short_name", "kind", "website"]


class OrganisationChangeForm(OrganisationForm):
    reason = ReasonField(help_text="Such as the order by which it was renamed or merged. It is kept in the history.")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        kinds = OrganisationKind.choices
        self.fields["kind"].choices = [(kind, label) for kind, label in kinds if kind not in COUNCIL_KINDS]

    def now(self) -> dict:
        return {name: self.cleaned_data[name] for name in self.Meta.fields}


class OnDayForm(forms.Form):
    """Which day's law is asked for."""

    on = DayField(label="Authorities of another day")


class AuthoritiesForm(forms.Form):
    """The authorities that the law names, each to tick; a body that is in no register is named beside it."""

    def __init__(self, *args, offered: list[OfferedSeat], **kwargs):
        super().__init__(*args, **kwargs)
        self.offered = [seat for seat in offered if not seat.sits]
        self.needed_when = {f"name_{number}": "needed with its tick" for number in range(len(self.offered))}
        for number, seat in enumerate(self.offered):
            label = f"{seat.label}: {seat.name}" if seat.council else seat.label
            self.fields[f"take_{number}"] = forms.BooleanField(label=label, required=False, initial=True)
            if not seat.council:
                self.fields[f"name_{number}"] = forms.CharField(
                    label=f"Name of the {seat.called}", required=False, max_length=200, initial=seat.name
                )

    @property
    def pairs(self):
        """Each tick with the name beside it, if there is one to type."""
        return [
            (self[f"take_{number}"], None if seat.council else self[f"name_{number}"])
            for number, seat in enumerate(self.offered)
        ]

    def clean(self):
        cleaned = super().clean()
        for number, seat in enumerate(self.offered):
            if cleaned.get(f"take_{number}") and not seat.council and not cleaned.get(f"name_{number}"):
                self.add_error(f"name_{number}", f"Name the {seat.called}, or untick it.")
        return cleaned

    @property
    def chosen(self) -> list[tuple[OfferedSeat, str]]:
        return [
            (seat, self.cleaned_data.get(f"name_{number}", ""))
            for number, seat in enumerate(self.offered)
            if self.cleaned_data[f"take_{number}"]
        ]
