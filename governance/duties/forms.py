from django import forms
from django.utils import timezone

from governance.duties.verbs import Link
from partnerships.fields import DayField, UploadField
from partnerships.reasons import ReasonForm
from plans.printing.kept_files import ACCEPTED, checked_file


class AppliesForm(ReasonForm):
    """That a duty which only some partnerships carry applies here."""

    due_on = DayField(
        label="When is something first due?",
        required=False,
        help_text="Leave it empty where no day is set. Later days go with the evidence.",
    )


class EvidenceForm(forms.Form):
    """What shows that a duty is met: a day and a note, with a record of the portal or a file beside them."""

    on = DayField(label="Date", help_text="When it was done, signed or sent.")
    note = forms.CharField(
        label="What shows it",
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Name posts and bodies, not people: “Sent to the commissioner's office by e-mail”.",
    )
    record = forms.ChoiceField(label="A record in the portal", required=False)
    file = UploadField(
        label="Or a file",
        required=False,
        help_text="A PDF, PNG or JPEG of at most 10 MB. People who read drafts here may download it.",
        widget=forms.FileInput(attrs={"accept": ACCEPTED}),
    )
    valid_until = DayField(
        label="Holds until",
        required=False,
        help_text="The day after which it has to be looked at again, if there is one.",
    )

    def __init__(self, *args, links: list[Link], today=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.today = today or timezone.localdate()
        self.links = {link.url: link for link in links}
        self.fields["record"].choices = [("", "None"), *((link.url, link.label) for link in links)]

    def clean_on(self):
        if self.cleaned_data["on"] > self.today:
            raise forms.ValidationError("This day is still to come: evidence is recorded when it is there.")
        return self.cleaned_data["on"]

    def clean_file(self):
        upload = self.cleaned_data["file"]
        return checked_file(upload) if upload else None

    def clean(self):
        cleaned = super().clean()
        until, on = cleaned.get("valid_until"), cleaned.get("on")
        if until and on and until < on:
            self.add_error("valid_until", "The last day cannot be before the date of the evidence.")
        return cleaned

    def values(self) -> dict:
        """What the verb asks for."""
        names = ("on", "note", "valid_until", "file")
        return {name: self.cleaned_data[name] for name in names} | {"link": self.links.get(self.cleaned_data["record"])}
