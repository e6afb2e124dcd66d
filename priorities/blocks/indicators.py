from plans.kinds import BlockKind, register
from plans.schemas import DATE, KEY, TEXT, choice, decimal, html, many, nullable, record, text
from priorities.checks import check_indicators
from priorities.data import day, iso, key_or_none, text_or_none
from priorities.models import Indicator, Reading
from priorities.rows import put_parts, put_rows

NOT_RECORDED = {"const": ""}
FIGURE = {"anyOf": [decimal(), NOT_RECORDED], "type": "string"}
#: A baseline or a target states a period, a figure, or both.
MARK = {
    **record(label=text(100), value=FIGURE),
    "anyOf": [
        {"properties": {"label": {"minLength": 1}}},
        {"properties": {"value": {"minLength": 1}}},
    ],
}
READING = record(start=nullable(DATE), end=nullable(DATE), label=text(100), value=FIGURE, note=text(500))
INDICATOR = record(
    key=KEY,
    title=text(),
    kind=choice(*Indicator.Kind.values),
    unit=text(100),
    direction=choice(*Indicator.Direction.values),
    priority=nullable(KEY),
    baseline=nullable(MARK),
    target=nullable(MARK),
    source=text(300),
    note=text(TEXT),
    readings=many(READING, 500),
)


@register
class Indicators(BlockKind):
    """How success is measured: targets and trackers, their baselines and readings."""

    name = "indicators"
    label = "Indicators"
    help = "How success is measured: each indicator's baseline, target and readings, drawn as a line."
    schema = record(intro_html=html(), indicators=many(INDICATOR, 200))
    is_placement = True
    is_once = True
    load_order = 20
    edit_url_name = "priorities:indicators"

    def empty(self):
        return {"intro_html": ""}

    def compose(self, block):
        indicators = Indicator.objects.of(block.paper).prefetch_related("readings")
        return {
            "intro_html": block.data.get("intro_html", ""),
            "indicators": [indicator_data(indicator) for indicator in indicators],
        }

    def load(self, block, data, *, by):
        data = self.clean(data)
        block.data = {"intro_html": data["intro_html"]}
        load_indicators(block.paper, data["indicators"], by=by)

    def check(self, data, document):
        return check_indicators(data, document)


def indicator_data(row: Indicator) -> dict:
    return {
        "key": str(row.key),
        "title": row.title,
        "kind": row.kind,
        "unit": row.unit,
        "direction": row.direction,
        "priority": text_or_none(row.priority_key),
        "baseline": _mark(row.baseline_label, row.baseline_value),
        "target": _mark(row.target_label, row.target_value),
        "source": row.source,
        "note": row.note,
        "readings": [_reading(reading) for reading in row.readings.all()],
    }


def _mark(label, value):
    return {"label": label, "value": value} if label or value else None


def _reading(reading):
    return {
        "start": iso(reading.starts_on),
        "end": iso(reading.ends_on),
        "label": reading.label,
        "value": reading.value,
        "note": reading.note,
    }


def load_indicators(paper, items: list[dict], *, by, reason: str = "") -> None:
    """Make the paper's indicators, with their readings, equal the data."""
    rows = put_rows(Indicator, paper, [_fields(item) for item in items], by=by, reason=reason)
    wanted = [
        (row, [_reading_fields(reading) for reading in item["readings"]]) for row, item in zip(rows, items, strict=True)
    ]
    put_parts(Reading, "indicator", wanted, by=by, reason=reason)


def _fields(item):
    nothing = {"label": "", "value": ""}
    baseline, target = item["baseline"] or nothing, item["target"] or nothing
    names = ("key", "title", "kind", "unit", "direction", "source", "note")
    return {
        **{name: item[name] for name in names},
        "priority_key": key_or_none(item["priority"]),
        "baseline_label": baseline["label"],
        "baseline_value": baseline["value"],
        "target_label": target["label"],
        "target_value": target["value"],
    }


def _reading_fields(reading):
    kept = {name: reading[name] for name in ("label", "value", "note")}
    return {**kept, "starts_on": day(reading["start"]), "ends_on": day(reading["end"])}
