"""The table of the indicators: where each starts from and where it should be, its readings on lines under it."""

from plans.forms.fields import FigureField, LineField, ParagraphField
from plans.rows.columns import ChoiceColumn, DateColumn, FieldColumn, InnerColumn, KeyColumn
from plans.rows.tables import Nested, RowTable
from priorities.indicators.noun import INDICATORS
from priorities.models import Indicator, Priority

MARK = ("label", "value")
ENTER_TITLE = {"required": "Enter what is measured."}


def blank_indicator() -> dict:
    texts = dict.fromkeys(("key", "title", "unit", "source", "note"), "")
    kind, direction = Indicator.Kind.TARGET.value, Indicator.Direction.DOWN.value
    marks = {"priority": None, "baseline": None, "target": None}
    return {**texts, **marks, "kind": kind, "direction": direction, "readings": []}


def kinds(known) -> dict[str, str]:
    return dict(Indicator.Kind.choices)


def directions(known) -> dict[str, str]:
    return dict(Indicator.Direction.choices)


def figure(part: str, label: str) -> InnerColumn:
    return InnerColumn(f"{part}_value", label, "narrow", part=part, inner="value", empty=MARK, field=FigureField())


def when(part: str, label: str) -> InnerColumn:
    return InnerColumn(f"{part}_label", label, part=part, inner="label", empty=MARK, field=LineField(most=100))


def blank_reading() -> dict:
    return {"start": None, "end": None, "label": "", "value": "", "note": ""}


PERIOD = LineField(
    most=100,
    required=True,
    error_messages={"required": "Enter the period that this figure is for, such as 2025/26."},
)
READINGS = Nested(
    "readings",
    "reading",
    (
        FieldColumn("period", "Period of a reading", also=("period", "year", "quarter"), of="label", field=PERIOD),
        FieldColumn("figure", "Figure", "narrow", also=("value",), of="value", field=FigureField()),
        DateColumn("start", "From"),
        DateColumn("end", "Until"),
        FieldColumn("note", "Note", "wide", field=LineField(most=500)),
    ),
    blank_reading,
    "period",
    has_keys=False,
    by_period=("period", "figure"),
)
TABLE = RowTable(
    INDICATORS,
    (
        FieldColumn("title", "Indicator", "wide", field=LineField(required=True, error_messages=ENTER_TITLE)),
        KeyColumn("priority", "Priority", is_sorting=True, model=Priority),
        FieldColumn("unit", "Unit", "narrow", field=LineField(most=100)),
        figure("baseline", "Baseline"),
        when("baseline", "Baseline measured"),
        figure("target", "Target"),
        when("target", "Target reached by"),
        ChoiceColumn("kind", "Kind", is_sorting=True, of=kinds, nothing=Indicator.Kind.TRACKER.value),
        ChoiceColumn("direction", "What is good", of=directions, nothing=Indicator.Direction.NONE.value),
        FieldColumn("source", "Source of the figures", field=LineField(most=300)),
        FieldColumn("note", "Note", "wide", field=ParagraphField()),
    ),
    blank_indicator,
    READINGS,
)
