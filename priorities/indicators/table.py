"""The table of the indicators: where each starts from and where it should be, its readings on lines under it."""

from plans.forms.fields import FigureField, LineField, ParagraphField
from plans.rows.columns import ChoiceColumn, DateColumn, FieldColumn, InnerColumn, KeyColumn
from plans.rows.tables import Nested, RowTable
from priorities.indicators.cells import MarkColumn, ReadingColumn
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


def figure(part: str, label: str, *also: str) -> InnerColumn:
    return MarkColumn(
        f"{part}_value", label, "narrow", also=also, part=part, inner="value", empty=MARK, field=FigureField()
    )


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
        ReadingColumn("figure", "Figure", "narrow", also=("value",), of="value", field=FigureField()),
        DateColumn("start", "From"),
        DateColumn("end", "Until"),
        FieldColumn("note", "Note", "wide", field=LineField(most=500)),
    ),
    blank_reading,
    "period",
    has_keys=False,
    by_period=("period", "figure"),
)
#: What sheets call it where more, or less, is good.
UP, DOWN, NONE = Indicator.Direction.UP.label, Indicator.Direction.DOWN.label, Indicator.Direction.NONE.label
SAID = (
    dict.fromkeys(("up", "increase", "increasing", "high", "higher", "high is good", "bigger is better", "↑", "▲",
                   "more is better", "maximise", "positive", "rise", "upward", "upwards"), UP)
    | dict.fromkeys(("down", "decrease", "decreasing", "low", "lower", "low is good", "smaller is better", "↓", "▼",
                     "less is better", "fewer is better", "minimise", "reduce", "reduction", "negative", "fall",
                     "downward", "downwards"), DOWN)
    | dict.fromkeys(("n/a", "na", "-", "–", "monitor", "neutral", "for information", "none", "neither"), NONE)
)  # fmt: skip
TITLES = ("measure", "kpi", "key performance indicator", "performance indicator", "performance measure", "metric",
          "indicator name", "name of indicator", "measure of success", "success measure")  # fmt: skip
GOOD = ("direction", "polarity", "good is", "good performance", "desired direction", "direction of travel wanted",
        "good to be", "better if", "what does good look like", "aim to maximise or minimise", "aim to")  # fmt: skip
SOURCES = ("source", "data source", "source of data", "data provider", "data owner", "where from")
TABLE = RowTable(
    INDICATORS,
    (
        FieldColumn(
            "title", "Indicator", "wide", also=TITLES, field=LineField(required=True, error_messages=ENTER_TITLE)
        ),
        KeyColumn("priority", "Priority", is_sorting=True, also=("theme", "objective", "aim"), model=Priority),
        FieldColumn("unit", "Unit", "narrow", also=("unit of measure", "measured in"), field=LineField(most=100)),
        figure("baseline", "Baseline", "baseline figure", "baseline value", "starting point", "base"),
        when("baseline", "Baseline measured"),
        figure("target", "Target", "target figure", "target value", "goal"),
        when("target", "Target reached by"),
        ChoiceColumn("kind", "Kind", is_sorting=True, of=kinds, nothing=Indicator.Kind.TRACKER.value),
        ChoiceColumn(
            "direction", "What is good", also=GOOD, of=directions, nothing=Indicator.Direction.NONE.value, said=SAID
        ),
        FieldColumn("source", "Source of the figures", also=SOURCES, field=LineField(most=300)),
        FieldColumn("note", "Note", "wide", also=("definition",), field=ParagraphField()),
    ),
    blank_indicator,
    READINGS,
    unsaid={"kind": Indicator.Kind.TRACKER.value, "direction": Indicator.Direction.NONE.value},
    dated={"baseline_value": "baseline_label", "target_value": "target_label"},
)
