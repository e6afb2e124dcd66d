"""Forms of a committee report: its head, and one formset for each of its parts."""

from django import forms
from django.forms import BaseModelFormSet, modelform_factory, modelformset_factory

from governance.models import Annex, Implication, Report, ReportRisk, ReportSection, Stage
from governance.reporting.annexes import MOST_MEGABYTES, checked_annex
from governance.reporting.list_fields import MitigationsField, ParagraphsField
from governance.reporting.reports import ReportPart
from governance.reporting.standings import text_sha256
from governance.stages.naming import stage_names
from partnerships.fields import PastDayField, UploadField
from partnerships.shared_rows import SharedRowForm
from plans.forms.fields import counted
from plans.models import Attachment
from plans.printing.cleaning import PDF
from plans.printing.picture_pages import ALT_WANTED, is_picture

EMPTY_ROWS = 2


class ReportForm(SharedRowForm):
    class Meta:
        model = Report
        fields = ["title", "stage", "author"]

    def __init__(self, *args, timetable, **kwargs):
        super().__init__(*args, **kwargs)
        stages = Stage.objects.filter(timetable=timetable)
        stages = stages.select_related("body__council", "body__partnership", "timetable")
        names = stage_names(stages)
        self.fields["stage"].queryset = stages
        self.fields["stage"].label_from_instance = lambda stage: (
            f"{names[stage.pk]} ({stage.get_role_display().lower()})"
        )
        self.fields["stage"].empty_label = "No particular meeting"


class SectionForm(forms.ModelForm):
    paragraphs = ParagraphsField(
        required=False,
        max_length=40000,
        help_text="An empty line within a paragraph makes two of it. Numbers are given when you save.",
    )

    class Meta:
        model = ReportSection
        fields = ["heading", "paragraphs"]


class ReportRiskForm(forms.ModelForm):
    mitigations = MitigationsField(required=False, max_length=8000, help_text="One to a line.")

    class Meta:
        model = ReportRisk
        fields = ["title", "text", "code", "mitigations"]


class ImplicationForm(forms.ModelForm):
    """A sign-off that was given outside the portal is recorded for the text as it is saved with it."""

    class Meta:
        model = Implication
        fields = ["heading", "text", "post", "signed_on"]
        field_classes = {"signed_on": PastDayField}
        widgets = {"text": forms.Textarea(attrs={"rows": 4})}
        help_texts = {"post": "The post, not the person. It is asked on the report’s page of sign-offs."}

    def clean(self):
        cleaned, row = super().clean(), self.instance
        if not cleaned.get("signed_on"):
            row.signed_sha256 = ""
        elif "signed_on" in self.changed_data:
            row.signed_sha256 = text_sha256(cleaned.get("heading", ""), cleaned.get("text", ""))
        elif not row.signed_sha256:  # recorded before texts were told apart: for the text that stood until now
            row.signed_sha256 = text_sha256(self.initial["heading"], self.initial["text"])
        return cleaned


class AltField(forms.CharField):
    """Words that the page of a given picture has instead of it."""

    def __init__(self):
        help_text = "Of a picture only: for those who do not see it."
        super().__init__(label="What the picture shows", max_length=1000, required=False, help_text=help_text)


class AnnexForm(forms.ModelForm):
    upload = UploadField(
        label="File", required=False, help_text=f"A PDF or a picture (PNG or JPEG) of at most {MOST_MEGABYTES} MB."
    )
    alt = AltField()

    needed_when = {
        "upload": "needed for a file",
        "alt": "needed for a picture",
        "version": "needed for a version of the text",
    }
    field_order = ["label", "title", "source", "version", "upload", "alt", "page_from", "page_to", "note"]

    class Meta:
        model = Annex
        fields = ["label", "title", "source", "version", "page_from", "page_to", "note"]
        formfield_callback = counted
        help_texts = {"version": "Only for an earlier version of the text."}

    def __init__(self, *args, paper, by, **kwargs):
        super().__init__(*args, **kwargs)
        self.paper, self.by, self.content, self.remarks = paper, by, None, []
        self.fields["version"].queryset = paper.versions.defer("canonical")
        self.fields["version"].label_from_instance = lambda version: f"Version {version.number}"
        if self.instance.attachment_id:
            pages = f"{self.instance.pages} page{'' if self.instance.pages == 1 else 's'}"
            self.fields["upload"].help_text = f"Kept: {self.instance.attachment.name} ({pages}). Choose to replace."

    def _check_upload(self, upload, alt):
        upload.seek(0)
        content = upload.read()
        if is_picture(content) and not alt.strip():
            self.add_error("alt", ALT_WANTED)
            return
        try:
            file = checked_annex(content, alt=alt)
        except forms.ValidationError as error:
            self.add_error("upload", error)
            return
        self.content, self.instance.pages = file.content, file.pages
        self.remarks = [f"{upload.name}: {remark}" for remark in file.remarks]

    def clean(self):
        cleaned, source = super().clean(), self.cleaned_data.get("source", "")
        if cleaned.get("upload"):
            self._check_upload(cleaned["upload"], cleaned.get("alt", ""))
        if self.content and "upload" not in self.errors:
            source = cleaned["source"] = Annex.Source.FILE
        if source == Annex.Source.FILE and not (
            self.content or self.instance.attachment_id or self.errors.keys() & {"upload", "alt"}
        ):
            self.add_error("upload", "Choose the file.")
        if source == Annex.Source.VERSION and not cleaned.get("version"):
            self.add_error("version", "Choose the version.")
        self._only_what_it_is(cleaned, source)
        return cleaned

    def _only_what_it_is(self, cleaned, source):
        if source != Annex.Source.VERSION:
            cleaned["version"] = None
        if source != Annex.Source.FILE:
            self.instance.attachment = self.instance.pages = None
            return
        last = cleaned.get("page_to") or cleaned.get("page_from")
        if last and self.instance.pages and last > self.instance.pages:
            self.add_error("page_to", f"The file has {self.instance.pages} pages: there is no page {last}.")

    def keep_file(self):
        """Keep the checked file with the paper; called when the row is saved."""
        if self.content:
            self.instance.attachment = Attachment.store(
                self.paper,
                content=self.content,
                name=self.cleaned_data["upload"].name[:200],
                content_type=PDF,
                by=self.by,
            )


SPECIAL = {"sections": SectionForm, "risks": ReportRiskForm, "implications": ImplicationForm, "annexes": AnnexForm}


class PartFormSet(BaseModelFormSet):
    """Rows of one part in their order; positions are given anew on saving, and sections are numbered."""

    ordering_widget = forms.NumberInput(attrs={"class": "govuk-input--width-3"})

    def __init__(self, *args, report, part: ReportPart, by=None, **kwargs):
        self.report, self.part = report, part
        if part.name == "annexes":
            kwargs["form_kwargs"] = {"paper": report.paper, "by": by}
        super().__init__(*args, queryset=part.rows(report), prefix=part.name, **kwargs)

    def add_fields(self, form, index):
        super().add_fields(form, index)
        form.fields["ORDER"].label = "Place"
        form.fields["DELETE"].label = "Remove"
        if self.part.name == "sections":
            form.fields["paragraphs"].widget.chapter = (index or 0) + 1

    def begin_at(self, row: str):
        """Let a page that is not answered yet begin with a row that was chosen, else with the first."""
        chosen = int(row) if row.isdecimal() and int(row) < len(self.forms) else 0
        if not self.is_bound:
            first, *others = self.forms[chosen].visible_fields()
            (others[0] if row and self.part.name == "sections" else first).field.widget.attrs["autofocus"] = True

    @property
    def remarks(self) -> list[str]:
        """What people should know of the files that were given."""
        return [remark for form in self.forms for remark in getattr(form, "remarks", [])]

    def save_rows(self, *, reason=""):
        """Write what changed: rows added, changed, removed and moved, each with its history."""
        kept = [form for form in self.ordered_forms if form.has_changed() or form.instance.pk]
        for form in self.deleted_forms:
            if form.instance.pk:
                form.instance._change_reason = reason
                form.instance.delete()
        for position, form in enumerate(kept):
            row = form.instance
            moved = row.position != position
            row.report, row.position = self.report, position
            renumbered = self.part.name == "sections" and self._number(form, position + 1)
            if form.has_changed() or moved or renumbered:
                if isinstance(form, AnnexForm):
                    form.keep_file()
                row._change_reason = reason
                row.save()

    def _number(self, form, chapter) -> bool:
        """Give the paragraphs their numbers, 2.1 2.2 …; True when any changed."""
        section = form.instance
        texts = [ParagraphsField.text_of(paragraph) for paragraph in section.paragraphs]
        section.paragraphs = [{"number": f"{chapter}.{n}", "text": text} for n, text in enumerate(texts, start=1)]
        return section.paragraphs != form.initial.get("paragraphs", [])


def part_formset(part: ReportPart):
    """The formset class of one part."""
    long = [f.name for f in part.model._meta.fields if f.name in part.fields and f.get_internal_type() == "TextField"]
    widgets = {name: forms.Textarea(attrs={"rows": 4}) for name in long}
    form = SPECIAL.get(part.name) or modelform_factory(
        part.model, fields=part.fields, widgets=widgets, formfield_callback=_field
    )
    return modelformset_factory(
        part.model, form=form, formset=PartFormSet, extra=EMPTY_ROWS, can_delete=True, can_order=True, max_num=300
    )


def _field(model_field, **kwargs):
    if model_field.name == "is_ticked" and model_field.null:
        kwargs["form_class"] = forms.NullBooleanField
    return model_field.formfield(**kwargs)
