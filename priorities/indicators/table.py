"""The table of the indicators: where each starts from and where it should be. Readings have their form."""

from plans.forms.fields import FigureField, LineField, ParagraphField
from plans.rows.columns import ChoiceColumn, FieldColumn, InnerColumn, KeyColumn, RowTable
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
)
