"""What the template of the action plan shows, worked out of a Document: pure functions, no queries."""

from datetime import date

from django.utils.formats import date_format

from actions.money import pounds_words
from plans.document.titles import titles_in

NO_PRIORITY = "Not under one priority"


def groups(data: dict, document: dict) -> list[dict]:
    """The actions under the priorities they serve, in the order of the Document's priorities."""
    titles = titles_in(document)
    order = {key: place for place, key in enumerate(titles)}
    found: dict[str, dict] = {}
    for action in data["actions"]:
        key = action["priority"]["key"] if action["priority"] else ""
        title = action["priority"]["title"] if action["priority"] else NO_PRIORITY
        group = found.setdefault(key, {"key": key, "title": title, "actions": []})
        group["actions"].append(shown_action(action, data["taxonomy"]))
    return sorted(found.values(), key=lambda group: order.get(group["key"], len(order) + (group["key"] == "")))


def shown_action(action: dict, taxonomy: list[dict]) -> dict:
    labels = {each["code"]: each["label"] for each in taxonomy}
    return {
        **action,
        "when": timescale_words(action["timescale"]),
        "lead_words": ", ".join(filter(None, [(action["lead"] or {}).get("name", ""), action["lead_post"]])),
        "partner_words": ", ".join(partner["name"] for partner in action["partners"]),
        "class_words": [labels.get(code, code) for code in action["classes"]],
        "cost_words": pounds_words(action["cost"]),
    }


def timescale_words(timescale: dict) -> str:
    """``By 31 March 2027`` · ``1 April 2026 to 31 March 2027`` · the words given · ``Not stated``."""
    start, end = (day_words(timescale[side]) for side in ("start", "end"))
    match timescale["kind"]:
        case "date" if timescale["date"]:
            words = f"By {day_words(timescale['date'])}"
        case "period" if start and end:
            words = f"{start} to {end}"
        case "period" if start or end:
            words = f"From {start}" if start else f"Until {end}"
        case _:
            words = ""
    return "; ".join(filter(None, [words, timescale["text"]])) or "Not stated"


def day_words(value: str | None) -> str:
    return date_format(date.fromisoformat(value), "j F Y") if value else ""
