"""A council's report form: its fields, sections and implications, each in its order."""

from django import forms

from governance.models import HeadingKind, ReportHeading
from governance.reporting.headings import headings_of
from plans.forms.formsets import RowsFormSet, rows_formset

MOST = 40
EMPTY_ROWS = 2
TITLES = {
    HeadingKind.FIELD: "Head of the report",
    HeadingKind.SECTION: "Sections",
    HeadingKind.IMPLICATION: "Implications, and who signs them",
}


class HeadingForm(forms.Form):
    label = forms.CharField(label="Heading", max_length=100)


class ImplicationHeadingForm(HeadingForm):
    post = forms.CharField(
        label="Signed by",
        max_length=200,
        required=False,
        help_text=ReportHeading._meta.get_field("post").help_text,
    )


class HeadingsFormSet(RowsFormSet):
    needed = "label"

    def clean(self):
        if any(self.errors):
            return
        labels = [row["label"].casefold() for row in self.rows()]
        twice = sorted({label for label in labels if labels.count(label) > 1})
        if twice:
            raise forms.ValidationError([f"“{label}” stands there more than once." for label in twice])


def heading_formsets(council, data=None) -> dict[str, HeadingsFormSet]:
    """A formset for each kind of heading, filled with the council's own or with the usual ones."""
    known, formsets = headings_of(council), {}
    for kind in HeadingKind.values:
        form = ImplicationHeadingForm if kind == HeadingKind.IMPLICATION else HeadingForm
        factory = rows_formset(form, HeadingsFormSet, extra=EMPTY_ROWS, can_order=True, most=MOST)
        initial = [{"label": label, "post": post} for label, post in known[kind]]
        formsets[kind] = factory(data, prefix=kind, initial=initial)
        formsets[kind].title, formsets[kind].kind = TITLES[HeadingKind(kind)], kind
    return formsets
