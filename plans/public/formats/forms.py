"""The form by which a plan in another format comes in."""

from django import forms

from partnerships.fields import UploadField
from plans.models import OtherFormat
from plans.printing.cleaning import CleanPdf, cleaned_pdf

MOST_MEGABYTES = 20


class OtherFormatForm(forms.ModelForm):
    upload = UploadField(
        label="File",
        help_text=f"A PDF of at most {MOST_MEGABYTES} MB.",
        widget=forms.FileInput(attrs={"accept": "application/pdf"}),
        error_messages={"required": "Choose the file."},
    )

    needed_when = {"language": "needed for another language"}

    class Meta:
        model = OtherFormat
        fields = ["kind", "language"]
        labels = {"kind": "What it is"}
        help_texts = {"language": "Where it is not in English: Polish, Welsh, British Sign Language in pictures."}
        error_messages = {"kind": {"required": "Say what it is."}}

    pdf: CleanPdf

    def clean_language(self):
        return " ".join(self.cleaned_data["language"].split()).removeprefix("in ").removeprefix("In ")

    def clean_upload(self):
        self.pdf = cleaned_pdf(self.cleaned_data["upload"].read(), most_megabytes=MOST_MEGABYTES)
        return self.cleaned_data["upload"]

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("kind") == OtherFormat.Kind.TRANSLATION and not cleaned.get("language"):
            self.add_error("language", "Say which language it is in.")
        return cleaned
