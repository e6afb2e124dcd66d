"""What the template of the priorities shows, worked out of a Document: pure functions, no queries."""

from partnerships.wording import and_words
from plans.models.assessments import Strand
from priorities.models import Priority

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
        "council_words": council_words(priority),
        "strand_words": [STRAND_WORDS.get(strand, strand) for strand in priority["strands"]],
        "lead_words": lead_words(priority["lead"], names),
        "lineage_words": lineage_words(priority),
    }


def council_words(priority: dict) -> str:
    """``Rochford District Council only``; nothing of a priority that is everybody's."""
    return f"{priority['council']['name']} only" if "council" in priority else ""


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
