"""The form that takes a plan's file; all that is wrong with the file is told at once, by its place."""

from django import forms
from django.core.exceptions import ValidationError

from partnerships.fields import UploadField
from plans.interchange.browser.taking import AlreadyThere, look_through
from plans.interchange.faults import NotImported
from plans.interchange.parsing import LARGEST

WRONG = "The file was not taken. What is wrong with it stands below, all of it."


class PlanFileForm(forms.Form):
    """``clean`` looks the file through, so that ``cleaned_data["file"]`` is its name, its bytes and what it would
    bring; ``faults`` are those of a file that cannot come in, ``standing`` is the plan that came of it already."""

    file = UploadField(
        label="A plan’s file (.json)",
        help_text=f"Up to {LARGEST // 1024 // 1024} MB. You see what it brings before anything is saved.",
        widget=forms.FileInput(attrs={"accept": ".json,application/json"}),
        error_messages={"required": "Choose a plan’s file.", "empty": "The file is empty."},
    )

    def __init__(self, *args, by, **kwargs):
        self.by, self.faults, self.standing = by, [], None
        super().__init__(*args, **kwargs)

    def clean_file(self):
        file = self.cleaned_data["file"]
        data = file.read(LARGEST + 1)
        try:
            return file.name, data, look_through(data, by=self.by)
        except AlreadyThere as there:
            self.standing = there
            raise ValidationError(str(there)) from None
        except NotImported as refusal:
            if len(refusal.faults) == 1 and not refusal.faults[0].path:
                raise ValidationError(refusal.faults[0].sentence) from None
            self.faults = refusal.faults
            raise ValidationError(WRONG) from None

    def faults_by_place(self):
        """What is wrong at each place, in the order of the file."""
        by_place: dict[str, list] = {}
        for fault in self.faults:
            by_place.setdefault(fault.place, []).append(fault)
        return list(by_place.items())
