"""Forms of a council's Word template: the file, and what its fields mean."""

from django import forms
from django.core.exceptions import ValidationError

from governance.models import ReportTemplate
from governance.reporting.word.meanings import FieldMeaning
from partnerships.fields import UploadField
from plans.office.frames.child import MOST_BYTES, TOO_LARGE, look_over
from plans.office.packages import Unreadable

#: Chosen for a field that stays empty.
NOTHING = "-"


class ReportTemplateForm(forms.Form):
    """The file; ``cleaned_data["file"]`` is its name, its bytes and its fields."""

    file = UploadField(
        label="Word template (.docx)",
        help_text=f"Up to {MOST_BYTES // 1_000_000} MB, without macros.",
        widget=forms.FileInput(attrs={"accept": ".docx"}),
        error_messages={"required": "Choose a Word document.", "empty": "The file is empty."},
    )

    def clean_file(self):
        file = self.cleaned_data["file"]
        if file.size > MOST_BYTES:
            raise ValidationError(TOO_LARGE)
        data = file.read()
        try:
            return file.name, data, look_over(data, file.name)
        except Unreadable as why:
            raise ValidationError(str(why)) from None


class MeaningsForm(forms.Form):
    """For each field of the template what stands there; a field within a line takes words alone."""

    def __init__(self, *args, template: ReportTemplate, meanings: dict[str, FieldMeaning], **kwargs):
        super().__init__(*args, **kwargs)
        self.template = template
        for number, field in enumerate(template.fields):
            known = template.meanings.get(field["name"])
            self.fields[f"field-{number}"] = forms.ChoiceField(
                label=field["name"],
                choices=_choices(meanings, passages=field["stands_alone"]),
                initial=NOTHING if known == "" else known,
                error_messages={"required": f"Choose what stands in “{field['name']}”."},
            )

    def meanings(self) -> dict[str, str]:
        chosen = [self.cleaned_data[name] for name in self.fields]
        names = [field["name"] for field in self.template.fields]
        return {name: "" if key == NOTHING else key for name, key in zip(names, chosen, strict=True)}


def _choices(meanings: dict[str, FieldMeaning], *, passages: bool) -> list:
    words = [(each.key, each.label) for each in meanings.values() if not each.is_passage]
    whole = [(each.key, each.label) for each in meanings.values() if each.is_passage]
    groups = [("Within a line", words), *([("Paragraphs and tables", whole)] if passages else [])]
    return [("", "Choose"), (NOTHING, "Nothing: stays empty"), *groups]
