"""What the template of the funding shows, worked out of a Document: pure functions, no queries."""

import re
from decimal import Decimal

from actions.models import FundingLine
from actions.money import pounds_words
from partnerships.days.partial import partial_date
from plans.document.titles import titles_in


def shown_line(line: dict) -> dict:
    return {**line, "amount_words": pounds_words(line["amount"]), "standing": standing_words(line)}


def years_in(words: str) -> tuple[str, ...]:
    """The years of a line, to be compared: ``2026/27`` and ``2026-2027`` are the same; empty where none is named."""
    return tuple(figures[-2:] for figures in re.findall(r"\d+", words))


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
