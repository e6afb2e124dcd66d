"""Forms of a committee report: its head, and one formset for each of its parts."""

import re

from django import forms
from django.forms import BaseModelFormSet, modelform_factory, modelformset_factory

from governance.models import Report, ReportRisk, ReportSection, Stage
from governance.reports import PARTS, Part

EMPTY_ROWS = 2


class ReportForm(forms.ModelForm):
    class Meta:
        model = Report
        fields = ["title", "stage", "author"]

    def __init__(self, *args, timetable, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["stage"].queryset = Stage.objects.filter(timetable=timetable).select_related("body", "timetable")
        self.fields["stage"].label_from_instance = _stage_label
        self.fields["stage"].empty_label = "No particular meeting"


def _stage_label(stage) -> str:
    return f"{stage.body.name} ({stage.get_role_display().lower()})"


class ListField(forms.CharField):
    """A list of texts, typed into one box."""

    def has_changed(self, initial, data):
        return self.split(self.prepare_value(initial) or "") != self.split(data or "")

    def prepare_value(self, value):
        return self.join.join(map(self.text_of, value)) if isinstance(value, list) else value

    def clean(self, value):
        return self.split(super().clean(value))

    @staticmethod
    def text_of(item):
        return item


class ParagraphsField(ListField):
    """Numbered paragraphs, typed with an empty line between them."""

    widget = forms.Textarea(attrs={"rows": 12})
    join = "\n\n"

    @staticmethod
    def text_of(item):
        return item["text"] if isinstance(item, dict) else item

    def split(self, value):
        paragraphs = re.split(r"\n\s*\n", value.replace("\r", ""))
        return [" ".join(text.split()) for text in paragraphs if text.strip()]


class LinesField(ListField):
    """One item to a line."""

    widget = forms.Textarea(attrs={"rows": 3})
    join = "\n"

    def split(self, value):
        return [line.strip() for line in value.splitlines() if line.strip()]


class SectionForm(forms.ModelForm):
    paragraphs = ParagraphsField(
        required=False,
        max_length=40000,
        help_text="Leave an empty line between two paragraphs. They are numbered for you.",
    )

    class Meta:
        model = ReportSection
        fields = ["heading", "paragraphs"]


class RiskForm(forms.ModelForm):
    mitigations = LinesField(required=False, max_length=8000, help_text="One to a line.")

    class Meta:
        model = ReportRisk
        fields = ["title", "text", "code", "mitigations"]


SPECIAL = {"sections": SectionForm, "risks": RiskForm}


class PartFormSet(BaseModelFormSet):
    """Rows of one part in their order; positions are given anew on saving, and sections are numbered."""

    ordering_widget = forms.NumberInput(attrs={"class": "govuk-input--width-3"})

    def __init__(self, *args, report, part: Part, **kwargs):
        self.report, self.part = report, part
        super().__init__(*args, queryset=part.rows(report), prefix=part.name, **kwargs)

    def add_fields(self, form, index):
        super().add_fields(form, index)
        form.fields["ORDER"].label = "Place in the list"
        form.fields["DELETE"].label = "Remove this row"

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
                row._change_reason = reason
                row.save()

    def _number(self, form, chapter) -> bool:
        """Give the paragraphs their numbers, 2.1 2.2 …; True when any changed."""
        section = form.instance
        texts = [ParagraphsField.text_of(paragraph) for paragraph in section.paragraphs]
        section.paragraphs = [{"number": f"{chapter}.{n}", "text": text} for n, text in enumerate(texts, start=1)]
        return section.paragraphs != form.initial.get("paragraphs", [])


def part_formset(part: Part):
    """The formset class of one part."""
    form = SPECIAL.get(part.name) or modelform_factory(
        part.model, fields=part.fields, widgets=_widgets(part), formfield_callback=_field
    )
    return modelformset_factory(
        part.model, form=form, formset=PartFormSet, extra=EMPTY_ROWS, can_delete=True, can_order=True, max_num=300
    )


def _widgets(part):
    long = [f.name for f in part.model._meta.fields if f.name in part.fields and f.get_internal_type() == "TextField"]
    return {name: forms.Textarea(attrs={"rows": 4}) for name in long}


def _field(model_field, **kwargs):
    if model_field.name == "is_ticked" and model_field.null:
        kwargs["form_class"] = forms.NullBooleanField
    return model_field.formfield(**kwargs)


def parts_in_order():
    return list(PARTS.values())
