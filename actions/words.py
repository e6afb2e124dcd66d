"""What the templates of this room's blocks show, worked out of a Document: pure functions, no queries."""

from datetime import date
from decimal import Decimal

from django.utils.formats import date_format

from actions.models import FundingLine
from partnerships.days.partial import partial_date
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


def pounds_words(value: str | None) -> str:
    """``£1,250`` · ``£99.50`` · nothing where no sum is stated."""
    if value is None:
        return ""
    return f"£{Decimal(value):,.2f}".removesuffix(".00")


def shown_line(line: dict) -> dict:
    return {**line, "amount_words": pounds_words(line["amount"]), "standing": standing_words(line)}


def standing_words(line: dict) -> str:
    """``Received`` · ``Awaiting the decision of Cabinet on 6 February 2020`` · ``Not recorded``."""
    decision = line["decision"] or {"body": "", "on": ""}
    by = f" of {decision['body']}" if decision["body"] else ""
    on = _on(decision["on"])
    if line["state"] == FundingLine.State.AWAITING:
        return f"Awaiting the decision{by}{on}" if line["decision"] else "Awaiting a decision"
    label = FundingLine.State(line["state"]).label
    return f"{label}: decision{by}{on}" if line["decision"] else label


def _on(value):
    if not value:
        return ""
    return f" on {partial_date(value)}" if len(value) == 10 else f" in {partial_date(value)}"


def totals(lines: list[dict]) -> list[dict]:
    """What the stated sums of each year with several lines come to, and whether a sum of that year is missing."""
    years = {line["year"]: [each for each in lines if each["year"] == line["year"]] for line in lines}
    return [_total(year, of_year) for year, of_year in years.items() if len(of_year) > 1]


def _total(year, lines):
    stated = [Decimal(line["amount"]) for line in lines if line["amount"] is not None]
    return {
        "year": year,
        "words": pounds_words(str(sum(stated))) if stated else "Not stated",
        "is_partial": 0 < len(stated) < len(lines),
    }


def allocations(data: dict, document: dict) -> list[dict]:
    """Every allocation with its money's year and funder, and the priority it serves in words."""
    titles = titles_in(document)
    return [
        {
            **allocation,
            "year": line["year"],
            "funder": line["funder"],
            "amount_words": pounds_words(allocation["amount"]) or "Not stated",
            "priority_title": titles.get(allocation["priority"], ""),
        }
        for line in data["lines"]
        for allocation in line["allocations"]
    ]
