"""Form of an indicator with its readings."""

from django import forms

from partnerships.fields import DayField
from plans.forms.base import ItemForm, Repeat
from plans.forms.fields import FigureField, LineField, ParagraphField
from plans.rows.data import day, iso
from plans.rows.forms import OneField, RowForm
from priorities.models import Indicator, Priority


class ReadingItem(ItemForm):
    label = LineField(
        label="Period",
        most=100,
        required=True,
        error_messages={"required": "Enter the period that this figure is for, such as 2025/26."},
    )
    value = FigureField(label="Figure")
    start = DayField(label="From", required=False)
    end = DayField(label="Until", required=False)
    note = LineField(most=500)

    def clean(self):
        data = self.cleaned_data
        if data.get("start") and data.get("end") and data["end"] < data["start"]:
            self.add_error("end", "The last day is before the first.")


class IndicatorForm(RowForm):
    title = LineField(label="Indicator", required=True, error_messages={"required": "Enter what is measured."})
    kind = forms.ChoiceField(choices=Indicator.Kind, initial=Indicator.Kind.TARGET, widget=forms.RadioSelect)
    unit = LineField(most=100, width="20", help_text="For example: per cent, offences, £.")
    direction = forms.ChoiceField(
        label="What is good",
        choices=Indicator.Direction,
        initial=Indicator.Direction.DOWN,
        widget=forms.RadioSelect,
    )
    priority = OneField(label="Priority")
    baseline_value = FigureField(label="Baseline", help_text="Where it starts from.")
    baseline_label = LineField(label="When the baseline was measured", most=100)
    target_value = FigureField(label="Target")
    target_label = LineField(label="When the target should be reached", most=100)
    source = LineField(label="Source of the figures", most=300)
    note = ParagraphField(rows=3)

    repeats = (
        Repeat(
            "readings", ReadingItem, "Readings", "reading", hint="Oldest first.", most=500, fresh=1, is_compact=True
        ),
    )

    def prepare(self):
        self.fields["priority"].offer(self.choices_of(Priority))

    def named(self, model):
        key = (self.item or {}).get("priority")
        return {key: "A priority of another text"} if key else {}

    def to_initial(self, item):
        readings = [{**r, "start": day(r["start"]), "end": day(r["end"])} for r in item["readings"]]
        marks = {}
        for name in ("baseline", "target"):
            mark = item[name] or {"label": "", "value": ""}
            marks |= {f"{name}_label": mark["label"], f"{name}_value": mark["value"]}
        return {**item, **marks, "readings": readings}

    def to_item(self, data):
        for name in ("baseline", "target"):
            mark = {part: data.pop(f"{name}_{part}") for part in ("label", "value")}
            data[name] = mark if any(mark.values()) else None
        data["readings"] = [{**r, "start": iso(r["start"]), "end": iso(r["end"])} for r in data["readings"]]
        return data
