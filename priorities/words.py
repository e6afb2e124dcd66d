"""What the templates of this room's blocks show, worked out of a Document: pure functions, no queries."""

from decimal import Decimal

from partnerships.verbs import and_words
from plans.document.charts import line_chart, written
from plans.models.assessments import Strand
from priorities.models import Indicator, Priority

#: Short enough for a tag; the long words are the labels of ``Strand``.
STRAND_WORDS = {
    Strand.CRIME_AND_DISORDER: "Crime and disorder",
    Strand.SUBSTANCE_MISUSE: "Drugs, alcohol and other substances",
    Strand.REOFFENDING: "Re-offending",
    Strand.SERIOUS_VIOLENCE: "Serious violence",
}
KIND_WORDS = {
    Priority.Kind.PLACE: "A place",
    Priority.Kind.CROSS_CUTTING: "Across all themes",
    Priority.Kind.MONITORED: "Monitored",
}


def shown_priority(priority: dict, names: dict[str, str]) -> dict:
    return {
        **priority,
        "kind_words": KIND_WORDS.get(priority["kind"], ""),
        "strand_words": [STRAND_WORDS.get(strand, strand) for strand in priority["strands"]],
        "lead_words": lead_words(priority["lead"], names),
        "lineage_words": lineage_words(priority),
    }


def lead_words(lead: dict | None, names: dict[str, str]) -> str:
    """``Head of Community Safety, Anyborough Council`` · ``post not stated`` · nothing where no lead is foreseen."""
    if lead is None:
        return ""
    words = ", ".join(filter(None, [lead["post"], names.get(lead["organisation"], "")])) or "post not stated"
    if lead["note"].endswith("."):
        return f"{words}. {lead['note']}"
    return f"{words} ({lead['note']})" if lead["note"] else words


def lineage_words(priority: dict) -> list[str]:
    """One sentence for each thing that happened to the priority since an earlier plan."""
    merged = [step for step in priority["lineage"] if step["change"] == "merged"]
    sentences = [_step_words(step, priority["title"]) for step in priority["lineage"] if step["change"] != "merged"]
    if merged:
        titles = [f"“{step['from_title']}”{_when(step, ' of ')}" for step in merged]
        sentences.append(_with_note("Brings together " + and_words(titles), merged[0]))
    return sentences


def _step_words(step, title):
    match step["change"]:
        case "renamed":
            words = f"Called “{step['from_title']}”{_when(step, ' in ') or ' before'}"
        case "split":
            words = f"Split off from “{step['from_title']}”{_when(step, ' of ')}"
        case _ if step["from_title"] == title:
            words = f"Carried forward from {step['from_period'] or 'the plan before'}"
        case _:
            words = f"Carried forward from “{step['from_title']}”{_when(step, ' of ')}"
    return _with_note(words, step)


def _when(step, word):
    """`` in 2016/17``; words such as “the year before” need no preposition."""
    period = step["from_period"]
    if not period:
        return ""
    return f"{word}{period}" if period[0].isdigit() else f" {period}"


def _with_note(words, step):
    return f"{words}. {step['note'].rstrip('.')}." if step["note"] else f"{words}."


def organisation_names(document: dict) -> dict[str, str]:
    """Names of the organisations that a Document names anywhere; a slug alone is spelled out."""
    names: dict[str, str] = {}
    _gather(document.get("blocks", []), names)
    return names


def _gather(value, names):
    if isinstance(value, dict):
        if isinstance(value.get("slug"), str) and value.get("name"):
            names[value["slug"]] = value["name"]
        elif isinstance(value.get("organisation"), str):
            names.setdefault(value["organisation"], value["organisation"].replace("-", " ").title())
        for part in value.values():
            _gather(part, names)
    elif isinstance(value, list):
        for part in value:
            _gather(part, names)


def matrix(aims: list[dict]) -> dict:
    """The alignment of aims and partners as a table: the longer side runs down, so that it fits a page.

    ``head`` is the words of the columns; each row is ``(words, cells)``; a cell is a list of contributions.
    """
    partners = list(dict.fromkeys(entry["partner"] for aim in aims for entry in aim["entries"]))
    cells = {(at, e["partner"]): e["contributions"] for at, aim in enumerate(aims) for e in aim["entries"]}
    titles = [aim["title"] for aim in aims]
    if len(partners) >= len(aims):
        rows = [(partner, [cells.get((at, partner), []) for at in range(len(aims))]) for partner in partners]
        return {"corner": "Partner", "head": titles, "rows": rows}
    rows = [(title, [cells.get((at, partner), []) for partner in partners]) for at, title in enumerate(titles)]
    return {"corner": "Aim", "head": partners, "rows": rows}


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
    figure = Decimal(value)
    words = written_exactly(value)
    if sign := symbol(unit):
        return written(figure, sign) if sign == "£" else f"{words}{sign}"
    return f"{words} {unit}".strip()


def written_exactly(value: str) -> str:
    """The figure as it was stated (``87.0`` stays ``87.0``), with commas."""
    return f"{Decimal(value):,f}".replace("-", "−")


def mark_words(mark, unit):
    if not mark:
        return ""
    value = with_unit(mark["value"], unit) if mark["value"] else "figure not stated"
    return f"{value} ({mark['label']})" if mark["label"] else value


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
    return {"words": words, "standing": standing, "standing_words": _standing_words(standing)}


def _standing(change, direction):
    if change == 0:
        return "same"
    if direction == Indicator.Direction.NONE:
        return "changed"
    return "better" if (change > 0) == (direction == Indicator.Direction.UP) else "worse"


def _standing_words(standing):
    return {
        "better": "Better than the baseline",
        "worse": "Worse than the baseline",
        "same": "As at the baseline",
        "changed": "Different from the baseline",
    }[standing]


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
