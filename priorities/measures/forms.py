"""Forms of measures and their figures."""

from decimal import Decimal
from functools import partial

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone

from partnerships.fields import DayField
from partnerships.memberships.offered import offer_members
from partnerships.reasons import ReasonField
from partnerships.shared_rows import SharedRowForm
from plans.forms.fields import CountField, FigureField, LineField, ParagraphField
from priorities.measures.entering import FigureEntry
from priorities.measures.pasting import lines_with_faults, pasted_lines
from priorities.measures.periods import YEAR, read_span, span_around, why_far_off, why_no_figure
from priorities.models import Comparator, Measure, MeasureValue
from priorities.population.reading import YearOfPeople

ENTER_TITLE = {"required": "Enter what is measured."}
#: What a figure that was given before depends on.
FIXED = ("frequency", "adds_up", "is_rolling", "per")


class MeasureForm(SharedRowForm):
    next_expected_on = DayField(
        label="Next figure expected on",
        required=False,
        help_text="The day on which the source publishes it, such as 25/01/2027. Whoever gives the figures is asked "
        "on that day and has ten working days; entering the figure moves the day on. Empty: nobody is asked.",
    )
    per = CountField(
        label="Per", least=1, largest=10_000_000, required=True, help_text="Of a rate: per so many people or cases."
    )

    class Meta:
        model = Measure
        fields = [
            "title", "group", "code", "unit", "direction", "frequency", "adds_up", "is_rolling", "per", "organisation",
            "owner_post", "source", "next_expected_on", "caveat", "small_counts", "is_public", "is_disputed",
            "baseline_points",
        ]  # fmt: skip
        error_messages = {"title": ENTER_TITLE}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        measure = self.instance
        offer_members(self.fields["organisation"], measure.partnership, named=[measure.organisation_id])
        if self.instance.pk and self.instance.values.exists():
            for name in FIXED:
                self.fields[name].disabled = True
            self.fields["frequency"].help_text = "It stays as it is, because figures were given for it."

    def clean(self):
        cleaned = super().clean()
        others = Measure.objects.filter(partnership=self.instance.partnership).exclude(pk=self.instance.pk)
        code, title = cleaned.get("code"), cleaned.get("title")
        if code and (other := others.filter(code=code).first()):
            self.add_error("code", f"“{other}” has this code: enter another, or leave it empty.")
        elif title and not code and others.filter(title__iexact=title, group=cleaned.get("group"), code="").exists():
            self.add_error("title", "There is a measure of this name already: give this one a code or a group.")
        return cleaned


def example_of(months: int) -> str:
    """The name of the period of so many months in which today lies."""
    return span_around(timezone.localdate(), months).name


class SpanField(LineField):
    """A period of as many months as the measure's figures are for."""

    def __init__(self, *, months, **options):
        self.months = months
        example = f"Such as {example_of(months)}."
        super().__init__(most=60, width="10", required=True, help_text=example, **options)

    def clean(self, value):
        try:
            return read_span(super().clean(value), self.months)
        except ValueError as wrong:
            raise ValidationError(str(wrong)) from None


class NumberField(FigureField):
    """A figure as a number."""

    def clean(self, value):
        digits = super().clean(value)
        if self.required and not digits:
            raise ValidationError(self.refusal)
        return Decimal(digits) if digits else None


class FigureForm(forms.Form):
    """One figure of one period."""

    field_order = ("period", "value", "numerator", "denominator")

    def __init__(self, *args, measure, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["period"] = SpanField(
            months=measure.months, label="Period", error_messages={"required": "Enter the period of the figure."}
        )
        if measure.is_rate:
            self.fields["numerator"] = NumberField(label="Count", required=True)
            self.fields["denominator"] = NumberField(
                label="Counted among", required=True, help_text=_people_words(self.initial.get("people"))
            )
        else:
            label = f"Figure ({measure.unit})" if measure.unit else "Figure"
            self.fields["value"] = NumberField(label=label, required=True)
        self.fields["state"] = forms.ChoiceField(
            label="State",
            choices=[each for each in MeasureValue.State.choices if each[0] != "revised"],
            initial="final",
        )
        if measure.adds_up == Measure.AddsUp.SUM:
            help_text = "Such as a ward. Empty: the figure is for the whole area."
            self.fields["area"] = LineField(label="Part of the area", most=100, help_text=help_text)
        self.fields["note"] = LineField(label="Note", most=500)
        self.order_fields(self.field_order)

    def clean_period(self):
        if wrong := why_no_figure(self.cleaned_data["period"], timezone.localdate()):
            raise ValidationError(wrong)
        return self.cleaned_data["period"]

    def entry(self) -> FigureEntry:
        data = self.cleaned_data
        figures = {name: data[name] for name in ("value", "numerator", "denominator") if name in data}
        more = {"state": data["state"], "note": data["note"], "area": data.get("area", "")}
        return FigureEntry(data["period"], **more, **figures)


def _people_words(people: YearOfPeople | None) -> str:
    return f"People who lived here in the middle of {people.year} ({people.release})." if people else ""


class PasteForm(forms.Form):
    """Lines copied out of a sheet. All are taken or none."""

    lines = forms.CharField(
        label="Lines of the sheet",
        widget=forms.Textarea(attrs={"rows": 8}),
        error_messages={"required": "Enter the lines: copy them in the sheet and paste them here."},
        max_length=60_000,
    )

    def __init__(self, *args, measure, **kwargs):
        super().__init__(*args, **kwargs)
        self.measure = measure
        figures = "the count and what it is counted among" if measure.is_rate else "the figure"
        period = f"the period (such as {example_of(measure.months)})"
        self.fields[
            "lines"
        ].help_text = f"A line for each period: {period}, then {figures}. “Provisional” may stand behind it."

    def clean_lines(self):
        text = self.cleaned_data["lines"]
        self.found = pasted_lines(text, months=self.measure.months, is_rate=self.measure.is_rate)
        if wrong := lines_with_faults(self.found, partial(why_no_figure, today=timezone.localdate())):
            raise ValidationError(wrong)
        return text

    def entries(self) -> list[FigureEntry]:
        return [
            FigureEntry(line.span, state=line.state, source="Pasted from a sheet", **self._figures(line))
            for line in self.found
        ]

    def _figures(self, line) -> dict[str, Decimal]:
        names = ("numerator", "denominator") if self.measure.is_rate else ("value",)
        return dict(zip(names, line.figures, strict=True))


class StartForm(forms.Form):
    is_public = forms.BooleanField(
        label="The public may read them", required=False, help_text="It can be changed for each of them later."
    )


class DefinitionForm(forms.Form):
    text = ParagraphField(
        label="What exactly is counted", most=4_000, required=True, error_messages={"required": "Say what is counted."}
    )
    applies_from = DayField(label="From", required=False, help_text="Empty: from the beginning.")
    breaks_series = forms.BooleanField(
        label="Figures before and after cannot be compared", required=False, help_text="The chart shows a break."
    )


class TargetForm(forms.Form):
    """The target of a financial year; it becomes a path through its periods."""

    target = NumberField(label="Target of the year", required=True)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["year"] = SpanField(months=YEAR, label="Year")
        self.order_fields(["year", "target"])

    def clean_year(self):
        if wrong := why_far_off(self.cleaned_data["year"], timezone.localdate()):
            raise ValidationError(wrong)
        return self.cleaned_data["year"]


class RebaseForm(forms.Form):
    starts_on = DayField(label="New limits from")
    reason = ReasonField(label="Why does the series start again?")


class ComparatorForm(forms.Form):
    name = LineField(label="Compared with", required=True, help_text="Such as “Anyshire” or “Most similar group”.")
    source = LineField(label="Source of its figures", most=300)
    may_be_published = forms.BooleanField(label="May be published", required=False)
    lines = forms.CharField(
        label="Its figures",
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text="A line for each period, as in a sheet. Those of other periods stay.",
    )

    def __init__(self, *args, measure, of: Comparator | None = None, **kwargs):
        super().__init__(*args, **kwargs)
        self.measure, self.of = measure, of
        if of:
            self.initial |= {name: getattr(of, name) for name in ("name", "source", "may_be_published")}
            self.fields["name"].disabled = True

    def clean_name(self):
        name = self.cleaned_data["name"]
        if self.measure.pk and self.measure.comparators.filter(name__iexact=name).exclude(pk=self.of and self.of.pk):
            raise ValidationError(
                f"“{name}” stands beside ours already: use “Add its figures” on the page of the measure, which keeps "
                "its source and whether it may be published."
            )
        return name

    def clean_lines(self):
        found = pasted_lines(self.cleaned_data["lines"], months=self.measure.months, is_rate=False)
        if wrong := lines_with_faults(found, partial(why_far_off, today=timezone.localdate())):
            raise ValidationError(wrong)
        return [(line.span, line.figures[0]) for line in found]
