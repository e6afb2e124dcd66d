from plans.rows.data import day, iso, key_or_none, text_or_none
from plans.rows.noun import Noun, PartKind
from priorities.indicators.words import mark_words, trend, with_unit
from priorities.models import Indicator, Priority, Reading

NAMES = ("title", "kind", "unit", "direction", "source", "note")


class IndicatorNoun(Noun):
    name = "indicator"
    label = "Indicator"
    model = Indicator
    parts = (PartKind("readings", Reading, "indicator"),)
    named = (Priority,)
    form_path = "priorities.indicators.form.IndicatorForm"
    table_path = "priorities.indicators.table.TABLE"
    has_sheet = True
    path = "indicators"
    section = "indicators"
    data_name = "indicators"

    def summary(self, item):
        latest = trend(item)
        return f"Latest figure: {latest['words']}" if latest else "No reading yet"

    def settle(self, old, new):
        """A new line of a file that has a target and says no kind has the kind of those."""
        if old is None and new["target"] and new["target"]["value"]:
            new["kind"] = Indicator.Kind.TARGET.value
        return []

    def read(self, row, parts):
        return {
            **{name: getattr(row, name) for name in NAMES},
            "key": str(row.key),
            "priority": text_or_none(row.priority_key),
            "baseline": _mark(row.baseline_label, row.baseline_value),
            "target": _mark(row.target_label, row.target_value),
            "readings": [_reading(reading) for reading in parts["readings"]],
        }

    def fields(self, item, found):
        nothing = {"label": "", "value": ""}
        baseline, target = item["baseline"] or nothing, item["target"] or nothing
        return {
            **{name: item[name] for name in ("key", *NAMES)},
            "priority_key": key_or_none(item["priority"]),
            "baseline_label": baseline["label"],
            "baseline_value": baseline["value"],
            "target_label": target["label"],
            "target_value": target["value"],
        }

    def part_fields(self, item, found):
        return {
            "readings": [
                {
                    **{name: reading[name] for name in ("label", "value", "note")},
                    "starts_on": day(reading["start"]),
                    "ends_on": day(reading["end"]),
                }
                for reading in item["readings"]
            ]
        }

    def words(self, item, names):
        unit = item["unit"]
        return [
            ("Indicator", item["title"]),
            ("Kind", Indicator.Kind(item["kind"]).label),
            ("Unit", unit),
            ("Direction", Indicator.Direction(item["direction"]).label),
            ("Priority", names.titles.get(item["priority"], "")),
            ("Baseline", mark_words(item["baseline"], unit)),
            ("Target", mark_words(item["target"], unit)),
            (
                "Readings",
                "\n".join(f"{r['label']}: {with_unit(r['value'], unit)} {r['note']}".strip() for r in item["readings"]),
            ),
            ("Source", item["source"]),
            ("Note", item["note"]),
        ]


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


INDICATORS = IndicatorNoun()
