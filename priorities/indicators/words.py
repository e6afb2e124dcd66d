"""What the template of the indicators shows, worked out of a Document: pure functions, no queries."""

from decimal import Decimal

from plans.document.charts import line_chart
from plans.document.highlights import BigNumber
from priorities.models import Indicator

STANDING_WORDS = {
    "better": "Better than the baseline",
    "worse": "Worse than the baseline",
    "same": "As at the baseline",
    "changed": "Different from the baseline",
}


def shown_indicator(indicator: dict, titles: dict[str, str]) -> dict:
    """An indicator with its picture, its latest figure and how that compares with the baseline, in words."""
    unit = symbol(indicator["unit"])
    figures = [number(reading["value"]) for reading in indicator["readings"]]
    return {
        **indicator,
        "kind_words": Indicator.Kind(indicator["kind"]).label,
        "direction_words": Indicator.Direction(indicator["direction"]).label,
        "priority_title": titles.get(indicator["priority"], ""),
        "baseline_words": mark_words(indicator["baseline"], indicator["unit"]),
        "target_words": mark_words(indicator["target"], indicator["unit"]),
        "trend": trend(indicator),
        "has_notes": any(reading["note"] for reading in indicator["readings"]),
        "rows": [{**r, "words": with_unit(r["value"], indicator["unit"])} for r in indicator["readings"]],
        "picture": picture(indicator, figures, unit) if sum(f is not None for f in figures) > 1 else "",
    }


def number(value: str) -> Decimal | None:
    return Decimal(value) if value else None


def symbol(unit: str) -> str:
    """The sign that charts write beside a figure; other units stand in the words around it."""
    return {"per cent": "%", "%": "%", "£": "£", "pounds": "£"}.get(unit.strip().lower(), "")


def with_unit(value: str, unit: str) -> str:
    if not value:
        return "not recorded"
    words, sign = written_exactly(value), symbol(unit)
    if sign == "£":
        return f"−£{words[1:]}" if words.startswith("−") else f"£{words}"
    return f"{words}{sign}" if sign else f"{words} {unit}".strip()


def written_exactly(value: str) -> str:
    """The figure as it was stated (``87.0`` stays ``87.0``), with commas."""
    return f"{Decimal(value):,f}".replace("-", "−")


def mark_words(mark, unit):
    if not mark:
        return ""
    value = with_unit(mark["value"], unit) if mark["value"] else "figure not stated"
    return f"{value} ({mark['label']})" if mark["label"] else value


def big_number(indicator: dict) -> BigNumber:
    """The target, large, with what it is measured against."""
    target, baseline = indicator["target"], indicator["baseline"]
    sign = symbol(indicator["unit"])
    figure = with_unit(target["value"], indicator["unit"]) if sign else written_exactly(target["value"])
    unit = "" if sign else indicator["unit"]
    words = f"{unit}: {indicator['title']}" if unit else indicator["title"]
    against = f"from {mark_words(baseline, indicator['unit'])}" if baseline and baseline["value"] else ""
    aimed = f"Target {lower_first(target['label'])}".strip()
    return BigNumber(figure, words, ", ".join(filter(None, (aimed, against))))


def aim_words(indicator: dict) -> str:
    """``Knife injuries: 4 people by March 2030``"""
    target = indicator["target"]
    value = with_unit(target["value"], indicator["unit"])
    return " ".join(filter(None, (f"{indicator['title']}: {value}", lower_first(target["label"]))))


def lower_first(words: str) -> str:
    """So that ``By March 2030`` goes on within a sentence."""
    return words[:1].lower() + words[1:]


def trend(indicator: dict) -> dict | None:
    """The latest figure and how it stands to the baseline: ``better``, ``worse``, ``same`` or ``changed``."""
    latest = next((reading for reading in reversed(indicator["readings"]) if reading["value"]), None)
    if latest is None:
        return None
    words = f"{with_unit(latest['value'], indicator['unit'])} ({latest['label']})"
    start = number((indicator["baseline"] or {"value": ""})["value"])
    if start is None:
        return {"words": words, "standing": "", "standing_words": ""}
    change = Decimal(latest["value"]) - start
    standing = _standing(change, indicator["direction"])
    return {"words": words, "standing": standing, "standing_words": STANDING_WORDS[standing]}


def _standing(change, direction):
    if change == 0:
        return "same"
    if direction == Indicator.Direction.NONE:
        return "changed"
    return "better" if (change > 0) == (direction == Indicator.Direction.UP) else "worse"


def picture(indicator: dict, figures: list[Decimal | None], unit: str):
    """The readings as a line, with the baseline and the target across it."""
    labels = [reading["label"] for reading in indicator["readings"]]
    series = [("Figure", figures)]
    for name in ("baseline", "target"):
        value = number((indicator[name] or {"value": ""})["value"])
        if value is not None:
            series.append((name.capitalize(), [value] * len(labels)))
    return line_chart(labels, series, title=indicator["title"], summary=summary(indicator), unit=unit)


def summary(indicator: dict) -> str:
    """The picture in one sentence: its alternative text."""
    stated = [reading for reading in indicator["readings"] if reading["value"]]
    first, last = stated[0], stated[-1]
    words = (
        f"{indicator['title']}: {with_unit(first['value'], indicator['unit'])} in {first['label']}, "
        f"{with_unit(last['value'], indicator['unit'])} in {last['label']}."
    )
    for name in ("baseline", "target"):
        if indicator[name] and indicator[name]["value"]:
            words += f" {name.capitalize()} {mark_words(indicator[name], indicator['unit'])}."
    return words
