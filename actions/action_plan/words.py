"""What the template of the action plan shows, worked out of a Document: pure functions, no queries."""

from collections.abc import Iterator
from datetime import date

from django.utils.formats import date_format

from actions.money import pounds_words
from plans.document.titles import titles_in

NO_PRIORITY = "Not under one priority"


def groups(data: dict, document: dict) -> list[dict]:
    """The actions under the first of the priorities they serve, in the order of the Document's priorities.

    Each group has its ``tables``: one for each sub-heading, in the order of the actions.
    """
    titles = titles_in(document)
    order = {key: place for place, key in enumerate(titles)}
    found: dict[str, dict] = {}
    for action in data["actions"]:
        first = action["priorities"][0] if action["priorities"] else {"key": "", "title": NO_PRIORITY}
        group = found.setdefault(first["key"], {"key": first["key"], "title": first["title"], "tables": {}})
        under = group["tables"].setdefault(action["subheading"], [])
        under.append(shown_action(action, data["taxonomy"]))
    shown = sorted(found.values(), key=lambda group: order.get(group["key"], len(order) + (group["key"] == "")))
    for group in shown:
        tables = sorted(group["tables"].items(), key=lambda table: table[0] != "")
        group["tables"] = [{"subheading": words, "actions": actions} for words, actions in tables]
    return shown


def shown_action(action: dict, taxonomy: list[dict]) -> dict:
    labels = {each["code"]: each["label"] for each in taxonomy}
    return {
        **action,
        "when": timescale_words(action["timescale"]),
        "lead_words": leads_words(action["leads"]),
        "partner_words": "; ".join(partner["name"] for partner in action["partners"]),
        "class_words": [labels.get(code, code) for code in action["classes"]],
        "cost_words": priced(action),
        "notes": list(notes_on(action)),
        "indicator_words": "; ".join(indicator["title"] for indicator in action["indicators"]),
        "steps": [{**activity, "said": "; ".join(step_words(activity))} for activity in action["activities"]],
    }


def notes_on(action: dict) -> Iterator[str]:
    """What else a reader should know beside the name of the action."""
    for label, served in (("Also serves", action["priorities"][1:]), ("Area of focus", action["areas"])):
        if served:
            yield f"{label}: {'; '.join(each['title'] for each in served)}"
    if action["places"]:
        yield f"Where: {', '.join(action['places'])}"


def step_words(activity: dict) -> Iterator[str]:
    """Who does an activity, by when, how that is measured, and what it costs: what is stated of it."""
    lead = leads_words([{"organisation": activity["organisation"], "post": activity["lead_post"]}])
    yield from filter(None, [lead, when_words(activity)])
    if activity["measure"]:
        yield f"measured by {activity['measure']}"
    if cost := priced(activity):
        yield f"cost {cost}"


def leads_words(leads: list[dict]) -> str:
    """``Anyborough Police, Chief Inspector; Fire Service``."""
    each = ((lead["organisation"] or {}).get("name", "") for lead in leads)
    pairs = zip(each, (lead["post"] for lead in leads), strict=True)
    return "; ".join(filter(None, (", ".join(filter(None, pair)) for pair in pairs)))


def when_words(activity: dict) -> str:
    """``by 31 March 2027`` · the words given."""
    by = f"by {day_words(activity['due_on'])}" if activity["due_on"] else ""
    return ", ".join(filter(None, [by, activity["due_text"]]))


def priced(item: dict) -> str:
    """The cost of an action or of an activity: a sum, words, or both."""
    return "; ".join(filter(None, [pounds_words(item["cost"]), item["cost_text"]]))


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
